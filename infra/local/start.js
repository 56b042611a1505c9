import { buildStale } from './build.js';
import { runAsScript } from './entry.js';
import { installDependencies } from './install.js';
import { onStop } from './lifecycle.js';
import { Product, wipe } from './product.js';
import { Refusal } from './refusal.js';
import { reloadOnChange } from './reload.js';
import { readSettings } from './settings.js';
import { summaryOf } from './summary.js';
import { seconds, Terminal } from './terminal.js';

const OPTIONS = ['--reset', '--dev'];

/**
 * `npm start`: everything from a fresh clone to a running product.
 *
 * @param {string[]} args `--reset` deletes the data first, `--dev` rebuilds and restarts on every saved file
 * @param {ConstructorParameters<typeof Product>[2]} [parts] other processes than the product's own
 * @param {(terminal: Terminal) => Promise<unknown>} [build]
 */
export async function start(args, parts, build = buildStale) {
  const unknown = args.find((arg) => !OPTIONS.includes(arg));
  if (unknown) throw new Refusal(`Unknown option ${unknown}; there are ${OPTIONS.join(' and ')}.`);
  const startedAt = Date.now();
  // Source maps cost each process 10 MB: only who works on the sources needs stack traces to name them.
  if (args.includes('--dev'))
    process.env.NODE_OPTIONS = `${process.env.NODE_OPTIONS ?? ''} --enable-source-maps`.trim();
  const settings = readSettings();
  const terminal = new Terminal();
  const product = new Product(settings, terminal, parts);
  let isStopping = false;
  const stop = async () => {
    isStopping = true;
    await terminal.step('Stopping', () => product.stop());
  };
  onStop(stop, () => product.kill(), 0);
  try {
    await installDependencies(terminal);
    if (args.includes('--reset')) await terminal.step('Deleting the data', () => wipe(settings));
    await build(terminal);
    await product.start();
  } catch (error) {
    // A stop in the middle makes whatever was under way fail; only the stop is worth telling.
    if (isStopping) return;
    await product.stop();
    throw error;
  }
  terminal.done('SmallShop is running', seconds(Date.now() - startedAt));
  for (const line of summaryOf(settings, terminal)) terminal.line(line);
  if (args.includes('--dev')) reloadOnChange(product, terminal);
}

await runAsScript(import.meta.url, start);
