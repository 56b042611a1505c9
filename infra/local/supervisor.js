import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { addressesOf } from './environment.js';
import { ManagedProcess } from './managed.process.js';
import { Refusal } from './refusal.js';
import { seconds } from './terminal.js';

const READY_TIMEOUT_MS = 90_000;
const GRACE_MS = 8000;
const GIVE_UP_AFTER_RESTARTS = 3;
const SAME_ERROR_MS = 10_000;

/**
 * Runs the product's processes, keeps `run.json` in the data folder up to date (process ids, ports, addresses; for tests
 * and scripts) and sees to it that none outlives this one.
 */
export class Supervisor {
  /** @type {Map<string, ManagedProcess>} */
  #processes = new Map();
  #isStopping = false;
  #isUp = false;
  /** @type {Map<string, number>} */
  #lastTold = new Map();

  /**
   * @param {import('./settings.js').Settings} settings
   * @param {import('./terminal.js').Terminal} terminal
   * @param {{ env: Record<string, string>, postgresPid: number, guardian: ReturnType<
   *   typeof import('./guardian.js').appointGuardian> }} product `postgresPid` is 0 for somebody else's database
   */
  constructor(settings, terminal, { env, postgresPid, guardian }) {
    this.settings = settings;
    this.terminal = terminal;
    this.env = env;
    this.postgresPid = postgresPid;
    this.guardian = guardian;
    this.#record();
  }

  /**
   * Starts the processes and waits until each answers that it is ready.
   *
   * @param {import('./processes.js').ProcessDefinition[]} definitions
   * @throws {Refusal} with the last lines of one that keeps ending or is not ready in time
   */
  async start(definitions) {
    for (const definition of definitions) {
      const managed = new ManagedProcess(definition, this.#surroundings(definition));
      this.#processes.set(definition.name, managed);
      managed.start();
    }
    await Promise.all([...this.#processes.values()].map((managed) => this.#untilReady(managed)));
    this.#isUp = true;
  }

  /** Starts processes anew, by name; unknown names are ignored. */
  async restart(names) {
    const affected = names.flatMap((name) => this.#processes.get(name) ?? []);
    const again = affected.map((managed) => this.#untilReady(managed, managed.restarts + 1));
    for (const managed of affected) managed.restart();
    await Promise.all(again);
  }

  /** Stops everything; the faces first finish the requests they are in. */
  async stop() {
    this.#isStopping = true;
    await Promise.all([...this.#processes.values()].map((managed) => managed.stop(GRACE_MS)));
  }

  kill() {
    for (const managed of this.#processes.values()) managed.kill();
  }

  #surroundings(definition) {
    const { label, name, port } = definition;
    const { dataDir, ports } = this.settings;
    const log = relative(process.cwd(), join(dataDir, 'logs', `${name}.log`));
    return {
      dataDir,
      env: port ? { ...this.env, PORT: String(ports[port]) } : this.env,
      onChange: () => this.#record(),
      onError: (text) => this.#tellOnce(`${label}: ${text} ${this.terminal.dim(`(${log})`)}`),
      onEnd: (how, pauseMs) => {
        this.terminal.warn(`${label} ended (${how}); starting it again in ${seconds(pauseMs)}. Log: ${log}`);
        if (this.#isUp) void this.#tellReturn(name);
      },
    };
  }

  async #tellReturn(name) {
    const managed = this.#processes.get(name);
    const startedAt = Date.now();
    try {
      await this.#untilReady(managed, managed.restarts + 1);
      if (!this.#isStopping) this.terminal.done(`${managed.definition.label} is back`, seconds(Date.now() - startedAt));
    } catch {
      this.#tellOnce(`${managed.definition.label} does not come back; see its log.`);
    }
  }

  #tellOnce(text) {
    const now = Date.now();
    if (now - (this.#lastTold.get(text) ?? 0) < SAME_ERROR_MS || this.#isStopping) return;
    this.#lastTold.set(text, now);
    this.terminal.warn(text.slice(0, 500));
  }

  async #untilReady(managed, fromRestart = 0) {
    const { label, port, readyPath } = managed.definition;
    const url = `http://127.0.0.1:${this.settings.ports[port]}${readyPath}`;
    const deadline = Date.now() + READY_TIMEOUT_MS;
    while (!this.#isStopping) {
      const isNew = managed.pid > 0 && managed.restarts >= fromRestart;
      if (isNew && (!readyPath || (await answers(url)))) return;
      const keepsEnding = managed.restarts - fromRestart >= GIVE_UP_AFTER_RESTARTS;
      if (keepsEnding || Date.now() > deadline) {
        const what = keepsEnding ? 'keeps ending' : `was not ready after ${READY_TIMEOUT_MS / 1000} seconds`;
        throw new Refusal(`${managed.tail.join('\n')}\n\n${label} ${what}; its last lines are above.`);
      }
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }

  #record() {
    const processes = [...this.#processes.values()];
    if (!this.#isStopping)
      this.guardian.watch(
        this.postgresPid,
        processes.flatMap(({ pid }) => pid || []),
      );
    const byName = processes.map((managed) => [
      managed.definition.name,
      { pid: managed.pid, port: this.settings.ports[managed.definition.port], restarts: managed.restarts },
    ]);
    const run = {
      supervisorPid: process.pid,
      urls: addressesOf(this.settings),
      postgres: { pid: this.postgresPid, port: this.settings.ports.postgres },
      processes: Object.fromEntries(byName),
    };
    writeRun(this.settings.dataDir, run);
  }
}

function writeRun(dataDir, run) {
  mkdirSync(dataDir, { recursive: true });
  const file = join(dataDir, 'run.json');
  writeFileSync(`${file}.new`, `${JSON.stringify(run, null, 2)}\n`);
  renameSync(`${file}.new`, file);
}

async function answers(url) {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(3000), redirect: 'manual' });
    await response.arrayBuffer();
    return response.status === 200;
  } catch {
    return false;
  }
}
