import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { launchPostgres } from './postgres.js';
import { DATABASE_VARIABLES, provision } from './provision.js';

const DATABASE = 'smallshop';

/**
 * @typedef {object} DatabaseSource
 * @property {Record<string, string>} urls by environment variable, see provision.js
 * @property {number} pid of the embedded server, 0 for somebody else's
 * @property {string} identity differs between two databases, whatever their passwords and embedded ports
 */

/**
 * Provides the product's database: the embedded PostgreSQL, or the one `DATABASE_URL` names. There, either all the
 * roles' connection strings are given, or `DATABASE_URL` is a superuser's and the roles are made.
 *
 * @param {import('./settings.js').Settings} settings
 * @param {Record<string, string>} secrets see secrets.js
 * @param {object} options
 * @param {(postgres: import('./postgres.js').Postgres) => void} options.onLaunch called as soon as there is something to
 *   stop
 * @param {boolean} [options.throwaway] trade safety for speed
 * @returns {Promise<DatabaseSource>}
 */
export async function openDatabase(settings, secrets, { onLaunch, throwaway }) {
  if (settings.databaseUrl) return openGiven(settings.databaseUrl, secrets);
  const postgres = await launchPostgres({
    dataDir: databaseDirOf(settings),
    port: settings.ports.postgres,
    password: secrets.POSTGRES_PASSWORD,
    logFile: join(settings.dataDir, 'logs/postgres.log'),
    throwaway,
  });
  onLaunch(postgres);
  await postgres.ready;
  const urls = await provision(postgres.adminUrl('postgres'), { database: DATABASE, secrets });
  return { urls, pid: postgres.pid, identity: 'embedded' };
}

/**
 * The database of a product that is already running in this data folder.
 *
 * @param {{ postgres: { port: number } }} run what run.json says
 * @param {Record<string, string>} secrets
 * @returns {Promise<DatabaseSource>}
 */
export async function joinDatabase(run, secrets) {
  const adminUrl = `postgres://postgres:${secrets.POSTGRES_PASSWORD}@127.0.0.1:${run.postgres.port}/postgres`;
  return { urls: await provision(adminUrl, { database: DATABASE, secrets }), pid: 0, identity: 'embedded' };
}

/** @returns {string} where the embedded database of these settings is wanted */
export function databaseDirOf({ dataDir }) {
  return join(dataDir, 'postgres');
}

async function openGiven(url, secrets) {
  const { host, pathname } = new URL(url);
  const identity = createHash('sha256').update(`${host}${pathname}`).digest('hex').slice(0, 16);
  const given = DATABASE_VARIABLES.map((variable) => [variable, process.env[variable]]);
  if (given.every(([, value]) => value)) return { urls: Object.fromEntries(given), pid: 0, identity };
  const urls = await provision(url, { database: decodeURIComponent(pathname.slice(1)) || DATABASE, secrets });
  return { urls, pid: 0, identity };
}
