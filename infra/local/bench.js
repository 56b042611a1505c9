import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { buildStale } from './build.js';
import { runNode } from './command.js';
import { joinDatabase } from './database.source.js';
import { runAsScript } from './entry.js';
import { installDependencies } from './install.js';
import { onStop } from './lifecycle.js';
import { freePort } from './ports.js';
import { Product, readRun } from './product.js';
import { Refusal } from './refusal.js';
import { readSecrets } from './secrets.js';
import { CHECKOUT_CACHE, ROOT } from './settings.js';
import { Terminal } from './terminal.js';

const BENCHMARK = join(ROOT, 'infra/load/bench.js');

/**
 * `npm run bench`: the whole product, as built for production, on free ports with data of its own; then the benchmark in
 * infra/load against it, whose arguments are passed on.
 */
await runAsScript(import.meta.url, async (args) => {
  if (!existsSync(BENCHMARK)) throw new Refusal('There is no infra/load/bench.js to run.');
  const terminal = new Terminal();
  await installDependencies(terminal);
  await buildStale(terminal);
  const settings = {
    dataDir: join(CHECKOUT_CACHE, 'bench'),
    host: '127.0.0.1',
    ports: {
      api: await freePort(),
      storefront: await freePort(),
      console: await freePort(),
      postgres: await freePort(),
    },
    databaseUrl: undefined,
  };
  // Limits protect shops from floods, and a benchmark is one.
  const product = new Product(settings, terminal, { env: { LOG_LEVEL: 'warn', RATE_LIMITS: 'off' } });
  onStop(
    () => product.stop(),
    () => product.kill(),
  );
  try {
    await product.start();
    return await runNode([BENCHMARK, ...args], { env: await benchEnvironment(settings), inherit: true, mayFail: true });
  } finally {
    await product.stop();
  }
});

/** Addresses, the data folder (demo.json, run.json) and the roles' connection strings. */
async function benchEnvironment(settings) {
  const { dataDir, ports } = settings;
  const { urls } = await joinDatabase(readRun(dataDir), readSecrets(dataDir));
  return {
    ...urls,
    BENCH_DATA_DIR: dataDir,
    BENCH_API_URL: `http://127.0.0.1:${ports.api}`,
    BENCH_STOREFRONT_URL: `http://127.0.0.1:${ports.storefront}`,
    BENCH_CONSOLE_URL: `http://127.0.0.1:${ports.console}`,
  };
}
