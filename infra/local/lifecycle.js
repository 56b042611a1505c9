import { stopCommands } from './command.js';
import { onParentEnd } from './parent.js';

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'];
const SAME_PRESS_MS = 700;
const INTERRUPTED = 130;

/** @type {{ stop: () => Promise<void>, force: () => void, exitCode: number }[]} */
const parts = [];
let firstAt = 0;

/**
 * Ends the run cleanly when the person or the system ends it: Ctrl-C, SIGTERM, a closed terminal, or the death of the npm
 * or Node process that started it. Commands are ended first, then the parts registered by {@link onStop}, latest first. A
 * second Ctrl-C ends everything at once.
 */
export function listenForStop() {
  for (const signal of SIGNALS) process.on(signal, handle);
  onParentEnd(handle);
}

/**
 * Registers something that must be stopped before the process may end.
 *
 * @param {() => Promise<void>} stop
 * @param {() => void} force ends it at once, without waiting
 * @param {number} exitCode of the process when it is interrupted; 0 where being interrupted is the normal end
 * @returns {() => void} takes it off the list
 */
export function onStop(stop, force, exitCode = INTERRUPTED) {
  const part = { stop, force, exitCode };
  parts.push(part);
  return () => {
    if (parts.includes(part)) parts.splice(parts.indexOf(part), 1);
  };
}

function handle() {
  // One key press may arrive twice: from the terminal, and forwarded by npm.
  if (firstAt && Date.now() - firstAt < SAME_PRESS_MS) return;
  if (firstAt) {
    forceAll();
    process.exit(INTERRUPTED);
  }
  firstAt = Date.now();
  stopCommands();
  const exitCode = parts.at(-1)?.exitCode ?? INTERRUPTED;
  stopAll().then(
    () => process.exit(exitCode),
    (error) => {
      process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
      forceAll();
      process.exit(1);
    },
  );
}

async function stopAll() {
  for (const { stop } of [...parts].reverse()) await stop();
}

function forceAll() {
  for (const { force } of parts) force();
}
