import { spawn } from 'node:child_process';
import { shopClient } from './client.js';
import { answering, hotRowLimit, nginxLimit, rawLimit } from './limits.js';
import { drawnRow } from './drawn.row.js';
import { untilIdle } from './idle.js';
import { throughput } from './measure.js';
import { memoryOf, processorMsOf } from './processes.js';
import { checkoutRow, freshCartRow, readRows, rushRow } from './rows.js';

/** What drawing a page of 24 products may cost beside reading one row: 1,500 a core second where 11,068 are read a second. */
const DRAWN_SHARE = 0.136;

/** What memory under load and start may be beside those of node:http and pg alone: 250 MB where they take 144, 1.5 s where 0.12. */
const MEMORY_SHARE = 250 / 144;
const START_SHARE = 1.5 / 0.12;

/**
 * Measures the running product and prints each figure beside a limit measured in the same run.
 *
 * @param {object} product
 * @param {Record<string, any>} product.demo what the start prints, see `.data/demo.json`
 * @param {Record<string, string>} product.env the environment its processes have
 * @param {{ api: number, storefront: number }} product.ports
 * @param {Record<string, number>} product.pids of its processes, by name
 */
export async function bench({ demo, env, ports, pids }) {
  const shop = demo.shops[0];
  const apiUrl = `http://127.0.0.1:${ports.api}`;
  const client = shopClient(apiUrl, shop);
  const goods = await stockUp(client, shop.currency);
  const { DATABASE_QUEUE_URL: queueUrl, DATABASE_PLATFORM_URL: platformUrl } = env;
  const idle = () => untilIdle({ queueUrl, platformUrl });
  await idle();
  const answer = await fetch(`${apiUrl}/api/v1/products/${goods.slug}`, { headers: { 'x-shop': shop.slug } });
  const detail = await answer.text();
  const raw = await rawLimit({ queueUrl, body: detail, port: ports.api + 70 });
  const hot = await hotRowLimit({ queueUrl });
  const reads = readRows({ apiUrl, shop, productSlug: goods.slug });
  report('raw node + pg by key', raw);
  report('one hot row, updates', hot);
  report('list of 24 products', await reads.list(), raw, 4000);
  report('product detail', await reads.detail(), raw, 5000);
  report('search', await reads.search(), raw, 500);
  report('add to a fresh cart', await freshCartRow({ apiUrl, shop, variantId: goods.variantIds[0] }), hot, 1000);
  await idle();
  const { variantIds, shipping } = goods;
  // As every other row has it: a connection that is new plans each of an order's statements.
  await checkoutRow({ client, variantIds, shipping, name: 'warm-up', seconds: 2 });
  await idle();
  const timed = processorTimer(pids);
  const checkouts = await checkoutRow({ client, variantIds, shipping });
  report('whole checkout', checkouts, hot, 100);
  await idle();
  line('processor time an order', timed(checkouts.done));
  const rush = await rushRow({ client, ...goods.rare, shipping });
  line(
    '200 buyers, 50 units',
    `${rush.sold} sold, ${rush.refused} refused, ${rush.other} other; ${rush.free} left; p99 ${rush.p99Ms.toFixed(0)} ms`,
  );
  line('API memory after load', beside(memoryOf(pids.api), raw.memoryMb, { unit: 'MB', goal: MEMORY_SHARE }));
  await idle();
  await storefrontRows({ shop, env, ports, pids, raw });
  const startSeconds = await coldStart(env, ports.api + 71);
  line('API cold start', beside(startSeconds, raw.startSeconds, { unit: 's', goal: START_SHARE, digits: 2 }));
}

/** A figure beside that of the raw server in the same run. */
function beside(figure, raw, { unit, goal, digits = 0 }) {
  if (figure === null || raw === null) return '?';
  const share = `${(figure / raw).toFixed(1)} times the raw server’s ${raw.toFixed(digits)} ${unit} (goal ≤ ${goal.toFixed(1)} times)`;
  return `${figure.toFixed(digits)} ${unit}, ${share}`;
}

/** @returns {(orders: number) => string} what each process has worked since, in milliseconds an order */
function processorTimer(pids) {
  const names = ['api', 'workers'];
  const before = names.map((name) => processorMsOf(pids[name]));
  return (orders) =>
    names
      .map((name, index) => `${name} ${((processorMsOf(pids[name]) - before[index]) / orders).toFixed(1)} ms`)
      .join(', ');
}

async function storefrontRows({ shop, env, ports, pids, raw }) {
  const { hostname } = new URL(shop.storefrontUrl);
  const url = `http://127.0.0.1:${ports.storefront}`;
  const headers = { host: `${hostname}:${ports.storefront}` };
  const page = await fetchAs(`${url}/`, headers.host);
  const nginx = await nginxLimit({ body: page, port: ports.storefront + 70 });
  if (nginx) report('nginx, the same page', nginx);
  else line('nginx, the same page', 'not installed');
  report('storefront page, cached', await throughput({ url: `${url}/`, headers }), nginx, nginx && nginx.perSecond / 2);
  // A highest price nobody named before: 24 products, drawn anew each time.
  const first = 1_000_000 + (process.pid % 1000) * 1000;
  const path = (count) => `/products?max=${first + count}`;
  report('page of 24, drawn each time', await throughput({ url, headers, path }), raw);
  const drawn = await drawnRow({
    env,
    apiUrl: `http://127.0.0.1:${ports.api}`,
    host: headers.host,
    port: ports.api + 72,
    path,
  });
  const goal = raw.perSecond * DRAWN_SHARE;
  line(
    'same page, data in hand',
    `${drawn.perCoreSecond.toFixed(0).padStart(6)} for a core’s second  ${(drawn.perCoreSecond / raw.perSecond).toFixed(3)} of raw (goal ${DRAWN_SHARE}: ${goal.toFixed(0)})${drawn.failures ? `  ${drawn.failures} FAILED` : ''}`,
  );
  line('renderer memory after load', `${memoryOf(pids.storefront)?.toFixed(0) ?? '?'} MB`);
}

/** Products to sell: nobody wants a benchmark to sell out the demo shop. */
async function stockUp(client, currency) {
  const make = async (name, units) => {
    const sku = `BENCH-${name}-${process.pid}`;
    const body = {
      title: `Bench ${name} ${process.pid}`,
      status: 'active',
      variants: [{ sku, optionValues: [], priceMinor: 1900, initialStock: units }],
    };
    const made = await client.asStaff('POST', '/products', body);
    if (made.status !== 201) throw new Error(`No product to sell: ${JSON.stringify(made.body)}`);
    return { productId: made.body.id, variantId: made.body.variants[0].id };
  };
  const plenty = [];
  for (let n = 0; n < 8; n++) plenty.push(await make(`plenty-${n}`, 1_000_000));
  const list = await client.send('GET', '/products?limit=1');
  const methods = await client.send('GET', '/shipping/methods');
  const [method] = methods.body.items;
  return {
    currency,
    slug: list.body.items[0].slug,
    variantIds: plenty.map(({ variantId }) => variantId),
    rare: await make('rare', 50),
    shipping: { id: method.id, fullPrice: method.price.amount, freeOver: method.freeOver },
  };
}

async function coldStart(env, port) {
  const from = performance.now();
  const api = spawn(process.execPath, ['api/dist/main.js'], {
    env: { ...process.env, ...env, PORT: String(port), LOG_LEVEL: 'error' },
    stdio: 'ignore',
  });
  try {
    await answering(`http://127.0.0.1:${port}/health/ready`);
    return (performance.now() - from) / 1000;
  } finally {
    api.kill();
  }
}

async function fetchAs(url, host) {
  const { request } = await import('node:http');
  return new Promise((resolve, reject) => {
    request(url, { headers: { host } }, (answer) => {
      const chunks = [];
      answer.on('data', (chunk) => chunks.push(chunk)).on('end', () => resolve(Buffer.concat(chunks).toString()));
    })
      .on('error', reject)
      .end();
  });
}

function report(name, { perSecond, p50Ms, p99Ms, failures }, limit, goal) {
  const latency = p99Ms === undefined ? '' : `  p50 ${p50Ms.toFixed(1)} ms  p99 ${p99Ms.toFixed(1)} ms`;
  const ratio = limit ? `  ${(perSecond / limit.perSecond).toFixed(2)} of its limit` : '';
  const aim = goal ? `  (goal ${Math.round(goal)}/s)` : '';
  line(name, `${perSecond.toFixed(0).padStart(6)}/s${latency}${ratio}${aim}${failures ? `  ${failures} FAILED` : ''}`);
}

function line(name, text) {
  process.stdout.write(`${name.padEnd(28)} ${text}\n`);
}
