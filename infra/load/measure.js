import autocannon from 'autocannon';

/** Connections of every throughput row, as in the figures the goals were taken from. */
export const CONNECTIONS = 32;

const ROUNDS = 3;
/** How long one round of a row takes. */
export const ROUND_SECONDS = Number(process.env.BENCH_SECONDS ?? 4);

/**
 * Runs a load several times after a short warm-up and keeps the median round.
 *
 * @param {object} load
 * @param {string} load.url
 * @param {Record<string, string>} [load.headers]
 * @param {import('autocannon').Request[]} [load.requests]
 * @param {(count: number) => string} [load.path] a path for each request, for pages that must differ
 * @returns {Promise<{ perSecond: number, p50Ms: number, p99Ms: number, failures: number }>} failures: answers outside 2xx
 */
export async function throughput({ url, headers = {}, requests, path }) {
  await fire({ url, headers, requests, path, duration: 1 });
  const rounds = [];
  for (let round = 0; round < ROUNDS; round++) {
    rounds.push(await fire({ url, headers, requests, path, duration: ROUND_SECONDS }));
  }
  return median(rounds, (round) => round.perSecond);
}

/** @template T @param {T[]} items @param {(item: T) => number} by @returns {T} the middle one */
function median(items, by) {
  return [...items].sort((a, b) => by(a) - by(b))[Math.floor(items.length / 2)];
}

/** @param {number[]} values @param {number} share between 0 and 1 @returns {number} */
export function quantile(values, share) {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}

/**
 * Does `work` again and again from `workers` loops until time is up.
 *
 * @param {{ workers: number, seconds: number }} extent
 * @param {(turn: number) => Promise<boolean>} work false: it failed
 */
export async function repeat({ workers, seconds }, work) {
  const latencies = [];
  let failures = 0;
  let turn = 0;
  const startedAt = performance.now();
  const end = startedAt + seconds * 1000;
  const loop = async () => {
    while (performance.now() < end) {
      const from = performance.now();
      if (!(await work(turn++))) failures++;
      latencies.push(performance.now() - from);
    }
  };
  await Promise.all(Array.from({ length: workers }, loop));
  const took = (performance.now() - startedAt) / 1000;
  return {
    perSecond: (latencies.length - failures) / took,
    done: latencies.length - failures,
    p50Ms: quantile(latencies, 0.5),
    p99Ms: quantile(latencies, 0.99),
    failures,
  };
}

/** Over all rounds: a page one round had drawn would be a kept one in the next. */
let count = 0;

/**
 * One round of a load, of `duration` seconds.
 *
 * @returns {Promise<{ perSecond: number, p50Ms: number, p99Ms: number, done: number, failures: number }>} done: answers in 2xx
 */
export function fire({ url, headers, requests, path, duration }) {
  const setup =
    path && ((client) => client.setRequests([{ setupRequest: (request) => ({ ...request, path: path(count++) }) }]));
  return new Promise((resolve, reject) => {
    const options = { url, headers, duration, connections: CONNECTIONS, requests, setupClient: setup };
    autocannon(options, (error, result) => {
      if (error) return reject(error);
      resolve({
        perSecond: result.requests.average,
        p50Ms: result.latency.p50,
        p99Ms: result.latency.p99,
        done: result['2xx'],
        failures: result.non2xx + result.errors,
      });
    });
  });
}
