import { existsSync, statSync, watch } from 'node:fs';
import { join } from 'node:path';
import { buildStale } from './build.js';
import { isInput } from './build.stale.js';
import { STEPS } from './build.steps.js';
import { Refusal } from './refusal.js';
import { ROOT } from './settings.js';

const QUIET_MS = 250;

/**
 * Rebuilds what a saved file makes stale and starts the processes anew that run it. A build that fails is shown, and the
 * last good one goes on running.
 *
 * @param {import('./product.js').Product} product
 * @param {import('./terminal.js').Terminal} terminal
 */
export function reloadOnChange(product, terminal) {
  let timer;
  let isBusy = false;
  let isAgain = false;
  const rebuild = async () => {
    if (isBusy) {
      isAgain = true;
      return;
    }
    isBusy = true;
    await rebuildOnce(product, terminal);
    isBusy = false;
    if (isAgain) {
      isAgain = false;
      void rebuild();
    }
  };
  for (const path of watchedPaths()) {
    const recursive = statSync(path).isDirectory();
    watch(path, { recursive }, (_event, file) => {
      if (file && !isInput(file)) return;
      clearTimeout(timer);
      timer = setTimeout(() => void rebuild(), QUIET_MS);
    });
  }
  terminal.line(terminal.dim('  Watching the sources: a saved file is rebuilt and its process restarted.'));
}

async function rebuildOnce(product, terminal) {
  try {
    const built = await buildStale(terminal);
    const served = STEPS.filter(({ name }) => built.includes(name)).flatMap(({ serves }) => serves);
    if (served.length > 0) await product.restart([...new Set(served)]);
  } catch (error) {
    terminal.warn(error instanceof Refusal ? error.message : String(error));
  }
}

/** Source folders only: watching a package's node_modules would cost thousands of watches. */
function watchedPaths() {
  const inputs = [...new Set(STEPS.flatMap((step) => step.inputs))].map((input) => join(ROOT, input));
  const isCovered = (path) => inputs.some((other) => other !== path && path.startsWith(`${other}/`));
  return inputs.filter((path) => existsSync(path) && !isCovered(path));
}
