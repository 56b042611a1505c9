import { commandLineOf, parentOf } from './liveness.js';

const CHECK_MS = 1000;
const GENERATIONS = 6;

/**
 * Calls `act` once when a program that only waits for this one has ended, which no signal tells: npm, the shell npm runs
 * scripts in, a `sh -c 'npm start'`, or the older Node that started us. A shell with more to do than wait (a person's,
 * or one that put us in the background) may end without ending the run.
 *
 * @param {() => void} act
 */
export function onParentEnd(act) {
  const waiting = waitingAncestors();
  if (waiting.length === 0) return;
  const timer = setInterval(() => {
    if (waiting.every(exists)) return;
    clearInterval(timer);
    act();
  }, CHECK_MS);
  timer.unref();
}

function waitingAncestors() {
  const found = [];
  for (let pid = process.ppid; pid > 1 && found.length < GENERATIONS; pid = parentOf(pid)) {
    const isOlderNode = pid === process.ppid && process.env.SMALLSHOP_PROVIDED_NODE;
    if (!isOlderNode && !onlyWaits(commandLineOf(pid))) break;
    found.push(pid);
  }
  return found;
}

function onlyWaits(commandLine) {
  if (/^npm |\bnpm-cli\.js /.test(commandLine)) return true;
  const [, script] = /^\S*sh -\w*c (.*)$/s.exec(commandLine) ?? [];
  return script !== undefined && !/[;&\n]/.test(script.trim().replace(/\d?>&\d|&&/g, ''));
}

function exists(pid) {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return error.code === 'EPERM';
  }
}
