import { spawn } from 'node:child_process';
import { createWriteStream, existsSync, mkdirSync, renameSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { signalGroup, toolEnvironment } from './command.js';
import { ROOT } from './settings.js';

const FIRST_PAUSE_MS = 200;
const LONGEST_PAUSE_MS = 10_000;
const STABLE_MS = 30_000;
const KEPT_LOG_BYTES = 20 * 1024 * 1024;
const TAIL_LINES = 30;
/** pino's levels error and fatal. */
const ERROR_LINE = /"level":(?:50|60|"error"|"fatal")/;

/**
 * One process of the product, started again when it ends by itself: at once the first time, then at growing intervals of
 * up to ten seconds. While a file `hold/<name>` lies in the data folder it stays down, so that a person or a test can
 * see how the others do without it.
 */
export class ManagedProcess {
  /** @type {import('node:child_process').ChildProcess | undefined} */
  #child;
  #startedAt = 0;
  #quickEnds = 0;
  #isStopping = false;
  #restartAsked = false;
  /** @type {NodeJS.Timeout | undefined} */
  #timer;
  /** Last lines it wrote, for the message when it cannot start. */
  tail = /** @type {string[]} */ ([]);
  restarts = 0;

  /**
   * @param {import('./processes.js').ProcessDefinition} definition
   * @param {{ env: Record<string, string>, dataDir: string, onChange: () => void, onError: (text: string) => void,
   *   onEnd: (how: string, pauseMs: number) => void }} surroundings
   */
  constructor(definition, surroundings) {
    this.definition = definition;
    this.surroundings = surroundings;
    this.log = openLog(join(surroundings.dataDir, 'logs', `${definition.name}.log`));
  }

  /** @returns {number} 0 while it is down */
  get pid() {
    return this.#child?.pid ?? 0;
  }

  start() {
    const { args, env } = this.definition;
    this.#startedAt = Date.now();
    this.#child = spawn(process.execPath, args, {
      cwd: ROOT,
      env: toolEnvironment({ ...this.surroundings.env, ...env }),
      stdio: ['ignore', 'pipe', 'pipe'],
      detached: process.platform !== 'win32',
    });
    this.#child.on('error', (error) => this.surroundings.onError(error.message));
    this.#child.on('close', (code, signal) => this.#ended(signal ?? `code ${code}`));
    for (const stream of [this.#child.stdout, this.#child.stderr]) {
      createInterface({ input: stream }).on('line', (line) => this.#heard(line));
    }
    this.surroundings.onChange();
  }

  /** Ends the running process and starts it anew, without counting it as a failure. */
  restart() {
    if (!this.#child) return;
    this.#restartAsked = true;
    signalGroup(this.pid, 'SIGTERM');
  }

  /**
   * Ends it for good.
   *
   * @param {number} graceMs after which it is killed
   */
  async stop(graceMs) {
    this.#isStopping = true;
    clearTimeout(this.#timer);
    const child = this.#child;
    if (child) {
      const closed = new Promise((resolve) => child.once('close', resolve));
      signalGroup(child.pid, 'SIGTERM');
      const killer = setTimeout(() => signalGroup(child.pid, 'SIGKILL'), graceMs);
      await closed;
      clearTimeout(killer);
    }
    this.log.end();
  }

  kill() {
    this.#isStopping = true;
    signalGroup(this.pid, 'SIGKILL');
  }

  #heard(line) {
    this.log.write(`${line}\n`);
    this.tail.push(line);
    if (this.tail.length > TAIL_LINES) this.tail.shift();
    if (ERROR_LINE.test(line)) this.surroundings.onError(messageOf(line));
  }

  #ended(how) {
    this.#child = undefined;
    if (this.#isStopping) return;
    const wasAsked = this.#restartAsked;
    this.#restartAsked = false;
    const wasStable = Date.now() - this.#startedAt > STABLE_MS;
    this.#quickEnds = wasStable || wasAsked ? 0 : this.#quickEnds + 1;
    const pauseMs = wasAsked ? 0 : Math.min(FIRST_PAUSE_MS * 2 ** Math.max(0, this.#quickEnds - 1), LONGEST_PAUSE_MS);
    if (!wasAsked) this.surroundings.onEnd(how, pauseMs);
    this.surroundings.onChange();
    this.#comeBack(pauseMs);
  }

  #comeBack(pauseMs) {
    this.#timer = setTimeout(() => {
      if (existsSync(join(this.surroundings.dataDir, 'hold', this.definition.name))) {
        this.#comeBack(FIRST_PAUSE_MS);
        return;
      }
      this.restarts += 1;
      this.start();
    }, pauseMs);
  }
}

function openLog(file) {
  mkdirSync(join(file, '..'), { recursive: true });
  if (existsSync(file) && statSync(file).size > KEPT_LOG_BYTES) renameSync(file, `${file}.1`);
  return createWriteStream(file, { flags: 'a' });
}

function messageOf(line) {
  try {
    const { msg, err } = JSON.parse(line);
    return [msg, err?.message].filter(Boolean).join(': ') || line;
  } catch {
    return line;
  }
}
