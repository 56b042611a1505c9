import { spawn, spawnSync } from 'node:child_process';
import { chownSync, existsSync, mkdirSync, openSync, closeSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { commandLineOf, hasEnded } from './liveness.js';
import { refuseBusyPorts } from './ports.js';
import { placePostgres } from './postgres.place.js';
import { Refusal } from './refusal.js';

const START_TIMEOUT_MS = 60_000;
const STOP_TIMEOUT_MS = 15_000;

/** One machine, one shop owner at a laptop: enough memory to be quick, small enough not to be noticed. */
const CONFIGURATION = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  max_connections: 200,
  shared_buffers: '256MB',
  effective_cache_size: '1GB',
  work_mem: '16MB',
  max_wal_size: '2GB',
  checkpoint_timeout: '15min',
  random_page_cost: 1.1,
  jit: 'off',
  max_parallel_workers_per_gather: 0,
  shared_preload_libraries: 'pg_stat_statements',
  log_min_duration_statement: '1s',
};

/** For databases that nobody misses after a crash of the machine: tests. */
const THROWAWAY = { fsync: 'off', full_page_writes: 'off', synchronous_commit: 'off' };

/**
 * @typedef {object} Postgres
 * @property {number} pid
 * @property {Promise<void>} ready refuses when it cannot start
 * @property {(database: string) => string} adminUrl superuser connection string
 * @property {() => Promise<void>} stop ends sessions, writes everything down, ends the server
 * @property {() => void} kill ends it at once; the next start recovers
 * @property {Promise<number | null>} ended
 */

/**
 * Launches the embedded PostgreSQL, making its data folder on first use and stopping one that a killed run left behind.
 * It answers before the server is ready, so that the caller can already stop it.
 *
 * @param {object} options
 * @param {string} options.dataDir where its data should lie
 * @param {number} options.port on 127.0.0.1
 * @param {string} options.password of the superuser `postgres`
 * @param {string} options.logFile
 * @param {boolean} [options.throwaway] trade safety for speed
 * @returns {Promise<Postgres>}
 */
export async function launchPostgres({ dataDir, port, password, logFile, throwaway = false }) {
  const place = placePostgres(dataDir);
  await stopLeftover(place.databaseDir);
  await refuseBusyPorts({ postgres: port });
  if (!existsSync(join(place.databaseDir, 'PG_VERSION'))) initialise(place, password);
  const child = launch(place, { port, logFile, throwaway });
  const ended = new Promise((resolve) => child.on('close', resolve));
  const ready = untilReady(child, place.databaseDir, logFile);
  ready.catch(() => undefined);
  return {
    pid: child.pid,
    ready,
    adminUrl: (database) => `postgres://postgres:${password}@127.0.0.1:${port}/${database}`,
    stop: () => stopPid(child.pid, place),
    kill: () => child.kill(process.platform === 'win32' ? 'SIGKILL' : 'SIGQUIT'),
    ended,
  };
}

function initialise({ binaries, databaseDir, owner }, password) {
  const passwordFile = join(dirname(databaseDir), `initial-password-${process.pid}`);
  writeFileSync(passwordFile, password, { mode: 0o600 });
  if (owner) chownSync(passwordFile, owner.uid, owner.gid);
  // The built-in locale sorts alike on every platform; shops' languages are sorted by explicit collations.
  const locale = ['--encoding=UTF8', '--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--locale=C'];
  const args = ['-D', databaseDir, '-U', 'postgres', '--auth=scram-sha-256', `--pwfile=${passwordFile}`, ...locale];
  const made = spawnSync(join(binaries, 'initdb'), args, {
    ...owner,
    cwd: databaseDir,
    encoding: 'utf8',
    env: plainEnv(),
  });
  rmSync(passwordFile);
  if (made.status !== 0) {
    rmSync(databaseDir, { recursive: true, force: true });
    throw new Refusal(`PostgreSQL could not make its data folder ${databaseDir}:\n${made.error ?? made.stderr}`);
  }
}

function launch({ binaries, databaseDir, owner }, { port, logFile, throwaway }) {
  mkdirSync(dirname(logFile), { recursive: true });
  const log = openSync(logFile, 'a');
  const settings = { port, ...CONFIGURATION, ...(throwaway ? THROWAWAY : {}) };
  const flags = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  // A group of its own: Ctrl-C at the terminal must not reach it before the processes that use it have stopped.
  const child = spawn(join(binaries, 'postgres'), ['-D', databaseDir, ...flags], {
    ...owner,
    cwd: databaseDir,
    env: plainEnv(),
    stdio: ['ignore', log, log],
    detached: process.platform !== 'win32',
  });
  closeSync(log);
  return child;
}

async function untilReady(child, databaseDir, logFile) {
  const deadline = Date.now() + START_TIMEOUT_MS;
  const failed = new Promise((_, reject) => {
    const explain = () => reject(new Refusal(`PostgreSQL did not start:\n${lastLines(logFile)}`));
    child.once('error', explain);
    child.once('exit', explain);
  });
  const ready = async () => {
    while (readPidFile(databaseDir)?.status !== 'ready') {
      if (Date.now() > deadline) throw new Refusal(`PostgreSQL was not ready in time:\n${lastLines(logFile)}`);
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  };
  failed.catch(() => undefined);
  await Promise.race([ready(), failed]);
}

/**
 * Stops a server that a killed run left behind in this data folder.
 *
 * @param {string} databaseDir may be missing or empty
 */
export async function stopLeftover(databaseDir) {
  const left = readPidFile(databaseDir);
  if (!left) return;
  // In containers another program may have got the number since.
  if (commandLineOf(left.pid).includes('postgres')) await stopPid(left.pid, { databaseDir });
  rmSync(join(databaseDir, 'postmaster.pid'), { force: true });
}

async function stopPid(pid, { binaries, databaseDir }) {
  if (process.platform === 'win32' && binaries) {
    spawnSync(join(binaries, 'pg_ctl'), ['stop', '-D', databaseDir, '-m', 'fast']);
    return;
  }
  for (const signal of ['SIGINT', 'SIGQUIT', 'SIGKILL']) {
    try {
      process.kill(pid, signal);
    } catch {
      return;
    }
    if (await hasEnded(pid, STOP_TIMEOUT_MS)) return;
  }
}

/** Lines of postmaster.pid: 1 pid, 2 data folder, 4 port, 8 status. */
function readPidFile(databaseDir) {
  const file = join(databaseDir, 'postmaster.pid');
  if (!existsSync(file)) return undefined;
  const lines = readFileSync(file, 'utf8').split('\n');
  const pid = Number(lines[0]);
  return pid > 0 ? { pid, status: (lines[7] ?? '').trim() } : undefined;
}

function plainEnv() {
  const { PATH, HOME, SystemRoot, TEMP, TZ } = process.env;
  return { PATH, HOME, SystemRoot, TEMP, TZ, LC_MESSAGES: 'C' };
}

function lastLines(file) {
  return existsSync(file) ? readFileSync(file, 'utf8').trimEnd().split('\n').slice(-12).join('\n') : '';
}
