import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildStale } from './build.js';
import { runAsScript } from './entry.js';
import { installDependencies } from './install.js';
import { onStop } from './lifecycle.js';
import { freePort } from './ports.js';
import { Product, readRun } from './product.js';
import { CHECKOUT_CACHE } from './settings.js';
import { Terminal } from './terminal.js';

/**
 * `npm run bench`: the whole product, as built for production, on free ports with data of its own; then the benchmark in
 * infra/load against it.
 */
await runAsScript(import.meta.url, async () => {
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
  const product = new Product(settings, terminal, { env: { LOG_LEVEL: 'warn', RATE_LIMIT_FACTOR: '0' } });
  onStop(
    () => product.stop(),
    () => product.kill(),
  );
  try {
    await product.start();
    // Loaded late: the benchmark needs the installed dependencies.
    const { bench } = await import('../load/bench.js');
    await bench(measured(product));
    return 0;
  } finally {
    await product.stop();
  }
});

function measured({ settings: { dataDir, ports }, env }) {
  const processes = Object.entries(readRun(dataDir)?.processes ?? {});
  return {
    demo: JSON.parse(readFileSync(join(dataDir, 'demo.json'), 'utf8')),
    env,
    ports,
    pids: Object.fromEntries(processes.map(([name, { pid }]) => [name, pid])),
  };
}
