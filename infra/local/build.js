import { mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { freshness, markFresh } from './build.stale.js';
import { STEPS } from './build.steps.js';
import { runAsScript } from './entry.js';
import { installDependencies } from './install.js';
import { commandLineOf } from './liveness.js';
import { CHECKOUT_CACHE } from './settings.js';
import { Terminal } from './terminal.js';

const AT_ONCE = 2;
const LOCK = join(CHECKOUT_CACHE, 'build/lock');

/**
 * Builds what is stale, two steps at a time, each after the steps it reads from.
 *
 * @param {Terminal} terminal
 * @param {import('./build.steps.js').BuildStep[]} steps
 * @returns {Promise<string[]>} names of the steps that were built
 */
export async function buildStale(terminal, steps = STEPS) {
  await takeLock(terminal);
  try {
    return await buildAll(terminal, steps);
  } finally {
    rmSync(LOCK, { force: true });
  }
}

async function buildAll(terminal, steps) {
  const built = [];
  const waiting = new Set(steps);
  const finished = new Set();
  /** @type {Map<object, Promise<void>>} */
  const running = new Map();
  while (waiting.size > 0 || running.size > 0) {
    for (const step of waiting) {
      if (running.size >= AT_ONCE || !step.after.every((name) => finished.has(name))) continue;
      waiting.delete(step);
      const work = buildOne(terminal, step, built).then(() => {
        finished.add(step.name);
        running.delete(step);
      });
      running.set(step, work);
    }
    await Promise.race(running.values()).catch(async (error) => {
      await Promise.allSettled(running.values());
      throw error;
    });
  }
  return built;
}

async function buildOne(terminal, step, built) {
  const { isFresh, hash } = freshness(step);
  if (isFresh) return;
  const logFile = join(CHECKOUT_CACHE, `logs/build-${step.name}.log`);
  await terminal.step(step.label, () => step.build({ logFile }));
  markFresh(step, hash);
  built.push(step.name);
}

/** Two builds of one checkout at once (a test run beside the product) would write the same files. */
async function takeLock(terminal) {
  mkdirSync(join(LOCK, '..'), { recursive: true });
  for (let isTold = false; ; isTold = true) {
    try {
      return writeFileSync(LOCK, String(process.pid), { flag: 'wx' });
    } catch (error) {
      if (error.code !== 'EEXIST') throw error;
    }
    if (!isHeld()) rmSync(LOCK, { force: true });
    else if (!isTold) terminal.line('  Waiting for another build of this checkout');
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}

function isHeld() {
  try {
    const pid = Number(readFileSync(LOCK, 'utf8'));
    if (!pid) return Date.now() - statSync(LOCK).mtimeMs < 2000;
    return pid !== process.pid && commandLineOf(pid).includes('node');
  } catch {
    return false;
  }
}

await runAsScript(import.meta.url, async () => {
  const terminal = new Terminal();
  await installDependencies(terminal);
  const built = await buildStale(terminal);
  if (built.length === 0) terminal.done('Everything is built');
  return 0;
});
