import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { answering } from './limits.js';
import { fire } from './measure.js';
import { processorMsOf } from './processes.js';

/**
 * Pages of 24 products drawn by a renderer whose data is in hand, for one second of one core.
 *
 * @param {{ env: Record<string, string | undefined>, apiUrl: string, host: string, port: number, path: (count: number) => string }} options
 *   `port` and the one above it must be free
 * @returns {Promise<{ perCoreSecond: number, failures: number }>}
 */
export async function drawnRow({ env, apiUrl, host, port, path }) {
  const recorded = child([join(import.meta.dirname, 'recorded.server.js')], { PORT: String(port), API_URL: apiUrl });
  await new Promise((resolve) => recorded.stdout.once('data', resolve));
  const renderer = child(['--max-semi-space-size=16', '--max-old-space-size=256', 'storefront-renderer/server/main.js'], {
    ...env,
    PORT: String(port + 1),
    API_URL: `http://127.0.0.1:${port}`,
    CACHE_DIR: undefined,
    TRUST_PROXY: 'false',
    LOG_LEVEL: 'error',
  }); // prettier-ignore
  try {
    const url = `http://127.0.0.1:${port + 1}`;
    await answering(`${url}/-/health`);
    await fire({ url, headers: { host }, path, duration: 3 });
    const before = processorMsOf(renderer.pid);
    const { done, failures } = await fire({ url, headers: { host }, path, duration: 3 });
    return { perCoreSecond: done / ((processorMsOf(renderer.pid) - before) / 1000), failures };
  } finally {
    renderer.kill('SIGINT');
    recorded.kill();
  }
}

const child = (args, env) =>
  spawn(process.execPath, args, { env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'inherit'] });
