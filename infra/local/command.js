import { spawn } from 'node:child_process';
import { createWriteStream, mkdirSync, readFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { Refusal } from './refusal.js';
import { ROOT } from './settings.js';

const TAIL_LINES = 40;
const POSIX = process.platform !== 'win32';

/** @type {Set<import('node:child_process').ChildProcess>} */
const running = new Set();

/**
 * The environment for tools: the running Node first on PATH, so that `#!/usr/bin/env node` finds the same one, and none
 * of the variables npm adds for its own scripts.
 *
 * @param {NodeJS.ProcessEnv} extra wins over the inherited environment; a value of undefined removes the variable
 * @returns {NodeJS.ProcessEnv}
 */
export function toolEnvironment(extra = {}) {
  const inherited = Object.entries(process.env).filter(([name]) => !name.startsWith('npm_') && name !== 'INIT_CWD');
  const env = { ...Object.fromEntries(inherited), ...extra };
  env.PATH = [dirname(process.execPath), process.env.PATH].join(delimiter);
  return env;
}

/**
 * The arguments that run a package's executable with the running Node, on every platform.
 *
 * @param {string} packageName installed in the checkout
 * @param {string} executable a key of the package's `bin`
 * @returns {string} absolute path of the script
 */
export function executableOf(packageName, executable) {
  const folder = join(ROOT, 'node_modules', packageName);
  const { bin } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  return join(folder, typeof bin === 'string' ? bin : bin[executable]);
}

/**
 * Runs a command to its end, in a process group of its own so that {@link stopCommands} also reaches its children.
 *
 * @param {string} command
 * @param {string[]} args
 * @param {object} options
 * @param {string} [options.cwd] default: the checkout
 * @param {NodeJS.ProcessEnv} [options.env] added to {@link toolEnvironment}
 * @param {string} [options.logFile] everything it prints is written there
 * @param {(line: string) => void} [options.onLine] called for each line it prints
 * @param {boolean} [options.inherit] print straight to this terminal instead
 * @param {boolean} [options.mayFail] answer the exit code instead of refusing
 * @returns {Promise<number>} the exit code
 * @throws {Refusal} with the last lines of its output when it fails
 */
export async function run(command, args, options = {}) {
  const child = spawn(command, args, {
    cwd: options.cwd ?? ROOT,
    env: toolEnvironment(options.env),
    stdio: options.inherit ? ['ignore', 'inherit', 'inherit'] : ['ignore', 'pipe', 'pipe'],
    detached: POSIX,
    shell: !POSIX && command === 'npm',
  });
  running.add(child);
  const tail = options.inherit ? [] : collect(child, options);
  const code = await new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (exitCode) => resolve(exitCode ?? 1));
  }).finally(() => running.delete(child));
  if (code !== 0 && !options.mayFail) {
    const shown = [command, ...args].join(' ').replaceAll(`${ROOT}/`, '');
    throw new Refusal([...tail, '', `This command failed with code ${code}: ${shown}`].join('\n'));
  }
  return code;
}

/** Runs a script with the running Node; see {@link run}. */
export function runNode(args, options = {}) {
  return run(process.execPath, args, options);
}

/** Ends every command still running, with all its children. */
export function stopCommands() {
  for (const child of running) signalGroup(child.pid, 'SIGTERM');
}

/**
 * Signals a process and the group it leads; a process that is gone already is no error.
 *
 * @param {number | undefined} pid
 * @param {NodeJS.Signals} signal
 */
export function signalGroup(pid, signal) {
  if (!pid) return;
  try {
    process.kill(POSIX ? -pid : pid, signal);
  } catch (error) {
    if (error.code !== 'ESRCH' && error.code !== 'EPERM') throw error;
  }
}

function collect(child, { logFile, onLine }) {
  const tail = [];
  if (logFile) mkdirSync(dirname(logFile), { recursive: true });
  const log = logFile ? createWriteStream(logFile) : undefined;
  for (const stream of [child.stdout, child.stderr]) {
    createInterface({ input: stream }).on('line', (line) => {
      tail.push(line);
      if (tail.length > TAIL_LINES) tail.shift();
      log?.write(`${line}\n`);
      onLine?.(line);
    });
  }
  child.on('close', () => log?.end());
  return tail;
}
