import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildStale } from './build.js';
import { runAsScript } from './entry.js';
import { installDependencies } from './install.js';
import { onStop } from './lifecycle.js';
import { freePort } from './ports.js';
import { Product } from './product.js';
import { Refusal } from './refusal.js';
import { readSecrets } from './secrets.js';
import { settingsApart } from './settings.apart.js';
import { Terminal } from './terminal.js';
import { StripeWire } from '../torture/stripe.wire.js';

/** Rounds of `npm run torture`; `npm test` takes one. */
const ROUNDS = 4;

/**
 * A product with data of its own that takes money through a Stripe it will not find on the internet.
 *
 * @param {Terminal} terminal
 * @param {string} folder of its data, below `.data/`
 */
export async function productToTorture(terminal, folder) {
  const settings = await settingsApart(folder);
  const stripePort = await freePort();
  const env = { LOG_LEVEL: 'warn', RATE_LIMIT_FACTOR: '0', ...StripeWire.environment(stripePort) };
  return { product: new Product(settings, terminal, { env }), stripePort };
}

/**
 * Tortures a started product and tells what came of it, a line for each sentence that must hold.
 *
 * @param {Awaited<ReturnType<typeof productToTorture>>} subject
 * @param {Terminal} terminal
 * @param {{ rounds: number, hasSilent: boolean }} extent
 * @returns {Promise<import('./test.tally.js').Tally>}
 */
export async function tortureProduct({ product, stripePort }, terminal, extent) {
  const { dataDir, ports } = product.settings;
  const seed = Number(process.env.TORTURE_SEED ?? Date.now() % 1_000_000);
  terminal.line(`Torture, TORTURE_SEED=${seed}`);
  // Loaded late: it needs the installed dependencies.
  const { torture } = await import('../torture/torture.js');
  const checks = await torture({
    ...{ dataDir, ports, stripePort, seed, ...extent },
    demo: JSON.parse(readFileSync(join(dataDir, 'demo.json'), 'utf8')),
    adminUrl: `postgres://postgres:${readSecrets(dataDir).POSTGRES_PASSWORD}@127.0.0.1:${ports.postgres}/smallshop`,
    tell: (text) => terminal.line(`  · ${text}`),
  });
  for (const { name, found } of checks) {
    terminal.line(`  ${found.length === 0 ? '✓' : '✗'} ${name}`);
    for (const contradiction of found.slice(0, 5)) terminal.line(`      ${JSON.stringify(contradiction)}`);
  }
  const failed = checks.filter(({ found }) => found.length > 0).length;
  return { passed: checks.length - failed, failed, skipped: 0 };
}

/** `npm run torture [-- --rounds=N]`: the long form, on data of its own. */
async function main(args) {
  const [, asked] = /^--rounds=(\d+)$/.exec(args[0] ?? '') ?? [];
  if (args.length > 0 && !asked) throw new Refusal('There is only --rounds=N.');
  const terminal = new Terminal();
  await installDependencies(terminal);
  await buildStale(terminal);
  const subject = await productToTorture(terminal, 'torture');
  onStop(
    () => subject.product.stop(),
    () => subject.product.kill(),
  );
  try {
    await subject.product.start();
    const { passed, failed } = await tortureProduct(subject, terminal, {
      rounds: Number(asked ?? ROUNDS),
      hasSilent: true,
    });
    terminal.line(`${passed} passed, ${failed} failed, 0 skipped`);
    return failed > 0 ? 1 : 0;
  } finally {
    await subject.product.stop();
  }
}

await runAsScript(import.meta.url, main);
