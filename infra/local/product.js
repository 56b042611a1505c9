import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { runNode } from './command.js';
import { databaseDirOf, openDatabase } from './database.source.js';
import { productEnvironment } from './environment.js';
import { appointGuardian } from './guardian.js';
import { commandLineOf } from './liveness.js';
import { refuseBusyPorts } from './ports.js';
import { stopLeftover } from './postgres.js';
import { databaseFolders } from './postgres.place.js';
import { PREPARATION, PROCESSES } from './processes.js';
import { emptyDatabase } from './provision.js';
import { Refusal } from './refusal.js';
import { readSecrets } from './secrets.js';
import { Supervisor } from './supervisor.js';

/** What a reset deletes besides the database; secrets and the provided Node stay. */
const DATA = ['media', 'html-cache', 'hold', 'demo.json', 'seeded', 'logs', 'run.json'];

/**
 * The whole product on this machine: database, migrations, sample data on first use, processes. The code behind
 * `npm start`, the browser journeys and the benchmark.
 */
export class Product {
  /** @type {import('./postgres.js').Postgres | undefined} */
  #postgres;
  /** @type {Supervisor | undefined} */
  #supervisor;
  #guardian = appointGuardian();
  /** The environment its processes have; complete once it has started. */
  env = /** @type {Record<string, string>} */ ({});

  /**
   * @param {import('./settings.js').Settings} settings
   * @param {import('./terminal.js').Terminal} terminal
   * @param {object} [parts]
   * @param {import('./processes.js').ProcessDefinition[]} [parts.processes]
   * @param {typeof PREPARATION} [parts.preparation]
   * @param {Record<string, string>} [parts.env] added to every process's environment
   */
  constructor(settings, terminal, { processes = PROCESSES, preparation = PREPARATION, env = {} } = {}) {
    this.settings = settings;
    this.terminal = terminal;
    this.processes = processes;
    this.preparation = preparation;
    this.extraEnv = env;
  }

  /**
   * Starts everything and waits until it answers. Call {@link stop} also when this refuses.
   *
   * @throws {Refusal} for a busy port, a product already running in this data folder, or a part that does not start
   */
  async start() {
    const { settings, terminal } = this;
    refuseSecondRun(settings.dataDir);
    const { api, storefront, console } = settings.ports;
    await refuseBusyPorts({ api, storefront, console });
    const secrets = readSecrets(settings.dataDir);
    const database = await terminal.step(settings.databaseUrl ? 'Preparing the database' : 'Starting PostgreSQL', () =>
      openDatabase(settings, secrets, { onLaunch: (postgres) => this.#own(postgres) }),
    );
    this.env = { ...productEnvironment(settings, secrets, database.urls), ...this.extraEnv };
    const { env } = this;
    await prepare(this.preparation, { settings, terminal, env, identity: database.identity });
    const { pid: postgresPid } = database;
    this.#supervisor = new Supervisor(settings, terminal, { env, postgresPid, guardian: this.#guardian });
    const labels = this.processes.map(({ label }) => label).join(', ');
    await terminal.step(`Starting ${labels}`, () => this.#supervisor.start(this.processes));
  }

  /** Starts processes anew, by name. */
  async restart(names) {
    await this.#supervisor?.restart(names);
  }

  /** Stops everything in order; nothing is left running. */
  async stop() {
    await this.#supervisor?.stop();
    await this.#postgres?.stop();
    this.#guardian.release();
    if (this.#supervisor) rmSync(join(this.settings.dataDir, 'run.json'), { force: true });
  }

  /** Ends everything at once. */
  kill() {
    this.#supervisor?.kill();
    this.#postgres?.kill();
  }

  #own(postgres) {
    this.#postgres = postgres;
    this.#guardian.watch(postgres.pid, []);
  }
}

/**
 * Migrates, and on first use of a database fills it with the sample shops.
 *
 * @param {typeof PREPARATION} scripts
 * @param {{ settings: import('./settings.js').Settings, terminal: import('./terminal.js').Terminal,
 *   env: Record<string, string>, identity: string }} context
 */
export async function prepare(scripts, { settings, terminal, env, identity }) {
  const logs = join(settings.dataDir, 'logs');
  await terminal.step('Migrating the database', () =>
    runNode(scripts.migrate, { env, logFile: join(logs, 'migrate.log') }),
  );
  const stamp = join(settings.dataDir, 'seeded');
  const isSeeded = existsSync(stamp) && readFileSync(stamp, 'utf8') === identity;
  if (isSeeded && existsSync(env.SMALLSHOP_DEMO_FILE)) return;
  await seed(scripts, { settings, terminal, env, identity });
}

/** Fills the database with the shops of `scripts`; see {@link prepare}. */
export async function seed(scripts, { settings, terminal, env, identity }) {
  await terminal.step(scripts.filling, (say) =>
    runNode(scripts.seed, { env, logFile: join(settings.dataDir, 'logs/seed.log'), onLine: say }),
  );
  mkdirSync(settings.dataDir, { recursive: true });
  writeFileSync(join(settings.dataDir, 'seeded'), identity);
}

/**
 * Deletes the data of a product that is not running: database, uploads, caches, logs.
 *
 * @param {import('./settings.js').Settings} settings
 * @throws {Refusal} when it is running
 */
export async function wipe(settings) {
  refuseSecondRun(settings.dataDir);
  if (settings.databaseUrl) await emptyDatabase(settings.databaseUrl);
  const folders = databaseFolders(databaseDirOf(settings));
  for (const folder of folders) await stopLeftover(folder);
  for (const path of [...folders, ...DATA.map((name) => join(settings.dataDir, name))]) {
    rmSync(path, { recursive: true, force: true });
  }
}

/**
 * @param {string} dataDir
 * @returns {{ supervisorPid: number, urls: Record<string, string>, postgres: { pid: number, port: number },
 *   processes: Record<string, { pid: number, port?: number, restarts: number }> } | undefined} the running product
 */
export function readRun(dataDir) {
  const file = join(dataDir, 'run.json');
  if (!existsSync(file)) return undefined;
  const run = JSON.parse(readFileSync(file, 'utf8'));
  return commandLineOf(run.supervisorPid).includes('node') ? run : undefined;
}

function refuseSecondRun(dataDir) {
  const run = readRun(dataDir);
  if (!run) return;
  throw new Refusal(
    `SmallShop is already running from ${dataDir} (process ${run.supervisorPid}). Stop it first, or start this one elsewhere with SMALLSHOP_DATA_DIR and other ports.`,
  );
}
