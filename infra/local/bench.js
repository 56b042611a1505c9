import { readFileSync } from 'node:fs';
import { buildStale } from './build.js';
import { runAsScript } from './entry.js';
import { installDependencies } from './install.js';
import { onStop } from './lifecycle.js';
import { PREPARATION, SCALE } from './processes.js';
import { Product, readRun } from './product.js';
import { forScale } from './scale.js';
import { settingsApart } from './settings.apart.js';
import { Terminal } from './terminal.js';

/**
 * `npm run bench`: the whole product, as built for production, on free ports with data of its own; then the benchmark in
 * infra/load against it. With `--scale`, on the data of `npm run db:scale`, made first when it is missing.
 */
await runAsScript(import.meta.url, async (args) => {
  const isScale = args.includes('--scale');
  const terminal = new Terminal();
  await installDependencies(terminal);
  await buildStale(terminal);
  const settings = await settingsApart(isScale ? 'scale' : 'bench');
  // Limits protect shops from floods, and a benchmark is one.
  const env = { LOG_LEVEL: 'warn', RATE_LIMIT_FACTOR: '0', ...(isScale && forScale(settings)) };
  const product = new Product(settings, terminal, { env, preparation: isScale ? SCALE : PREPARATION });
  onStop(
    () => product.stop(),
    () => product.kill(),
  );
  try {
    await product.start();
    // Loaded late: the benchmarks need the installed dependencies.
    if (isScale) {
      const { benchScale } = await import('../load/scale.js');
      await benchScale({ shops: readJson(product.env.SMALLSHOP_DEMO_FILE), ports: settings.ports });
    } else {
      const { bench } = await import('../load/bench.js');
      await bench(measured(product));
    }
    return 0;
  } finally {
    await product.stop();
  }
});

function measured({ settings: { dataDir, ports }, env }) {
  const processes = Object.entries(readRun(dataDir)?.processes ?? {});
  return {
    demo: readJson(env.SMALLSHOP_DEMO_FILE),
    env,
    ports,
    pids: Object.fromEntries(processes.map(([name, { pid }]) => [name, pid])),
  };
}

function readJson(file) {
  return JSON.parse(readFileSync(file, 'utf8'));
}
