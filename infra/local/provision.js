import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Refusal } from './refusal.js';
import { ROOT } from './settings.js';

const EXTENSIONS = ['pg_trgm', 'citext', 'unaccent', 'btree_gin', 'pg_stat_statements'];

/** Who may do what; the grants on tables stand in the migrations, beside the tables. */
const ROLES = [
  { role: 'app_owner', options: 'LOGIN', secret: 'APP_OWNER_PASSWORD', variable: 'DATABASE_OWNER_URL' },
  { role: 'app_user', options: 'LOGIN', secret: 'APP_USER_PASSWORD', variable: 'DATABASE_URL' },
  {
    role: 'app_platform',
    options: 'LOGIN BYPASSRLS',
    secret: 'APP_PLATFORM_PASSWORD',
    variable: 'DATABASE_PLATFORM_URL',
  },
  { role: 'app_queue', options: 'LOGIN', secret: 'APP_QUEUE_PASSWORD', variable: 'DATABASE_QUEUE_URL' },
  { role: 'app_search', options: 'NOLOGIN BYPASSRLS' },
];

/** The variables that together name the database to the processes: one connection string for each role that logs in. */
export const DATABASE_VARIABLES = ROLES.flatMap(({ variable }) => variable ?? []);

/**
 * Makes the roles, the database, its extensions and the queue's schema; running it again changes nothing but passwords.
 *
 * @param {string} adminUrl superuser connection string to any existing database of the server
 * @param {object} options
 * @param {string} options.database made when missing
 * @param {Record<string, string>} options.secrets holds the roles' passwords, see secrets.js
 * @returns {Promise<Record<string, string>>} the connection strings by environment variable
 * @throws {Refusal} when the connection is refused or the user may not create such roles
 */
export async function provision(adminUrl, { database, secrets }) {
  await withClient(adminUrl, async (admin) => {
    await refuseWithoutPower(admin);
    // Two runs at once (tests beside the product) would trip over each other's CREATE ROLE.
    await admin.query('SELECT pg_advisory_lock(7001)');
    for (const role of ROLES) await makeRole(admin, role, secrets);
    // To hand the search functions to app_search, the migrations' role must be able to act as it.
    await admin.query('GRANT app_search TO app_owner WITH INHERIT FALSE, SET TRUE');
    await makeDatabase(admin, database);
  });
  await withClient(atDatabase(adminUrl, database), furnish);
  return roleUrls(adminUrl, database, secrets);
}

/**
 * Deletes every table and queue of a database, leaving the database itself; {@link provision} furnishes it again.
 *
 * @param {string} adminUrl superuser connection string to that database
 * @throws {Refusal} when the user may not
 */
export async function emptyDatabase(adminUrl) {
  await withClient(adminUrl, async (admin) => {
    await refuseWithoutPower(admin);
    const { rows } = await admin.query(
      "SELECT nspname FROM pg_namespace WHERE nspname !~ '^pg_' AND nspname <> 'information_schema'",
    );
    for (const { nspname } of rows) await admin.query(`DROP SCHEMA ${admin.escapeIdentifier(nspname)} CASCADE`);
    await admin.query('CREATE SCHEMA public AUTHORIZATION app_owner');
  });
}

/**
 * @param {string} url a connection string
 * @param {string} database
 * @returns {string} the same with another database
 */
function atDatabase(url, database) {
  const changed = new URL(url);
  changed.pathname = `/${database}`;
  return changed.href;
}

/**
 * Runs `work` on one connection and closes it.
 *
 * @template T
 * @param {string} url
 * @param {(client: import('pg').Client) => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function withClient(url, work) {
  // Loaded late: this file is read before the dependencies are installed.
  const { default: pg } = await import(pathToFileURL(join(ROOT, 'node_modules/pg/esm/index.mjs')).href);
  const client = new pg.Client({ connectionString: url });
  try {
    await client.connect();
  } catch (error) {
    const { hostname, port, pathname } = new URL(url);
    throw new Refusal(
      `The database at ${hostname}:${port || 5432}${pathname} refused the connection: ${error.message || error.code}`,
    );
  }
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

async function refuseWithoutPower(admin) {
  const { rows } = await admin.query('SELECT rolsuper FROM pg_roles WHERE rolname = current_user');
  if (rows[0]?.rolsuper) return;
  throw new Refusal(
    `DATABASE_URL names a user that cannot create roles and extensions. Give a superuser's, or all of ${DATABASE_VARIABLES.join(', ')} for a database prepared with "npm run db:provision".`,
  );
}

async function makeRole(admin, { role, options, secret }, secrets) {
  const { rowCount } = await admin.query('SELECT FROM pg_roles WHERE rolname = $1', [role]);
  const password = secret ? `PASSWORD ${admin.escapeLiteral(secrets[secret])}` : '';
  const safe = `NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION ${options.includes('BYPASSRLS') ? '' : 'NOBYPASSRLS'}`;
  await admin.query(`${rowCount ? 'ALTER' : 'CREATE'} ROLE ${role} ${safe} ${options} ${password}`);
}

async function makeDatabase(admin, database) {
  const name = admin.escapeIdentifier(database);
  const { rowCount } = await admin.query('SELECT FROM pg_database WHERE datname = $1', [database]);
  await admin.query(rowCount ? `ALTER DATABASE ${name} OWNER TO app_owner` : `CREATE DATABASE ${name} OWNER app_owner`);
}

async function furnish(client) {
  for (const extension of EXTENSIONS) await client.query(`CREATE EXTENSION IF NOT EXISTS ${extension}`);
  await client.query('ALTER SCHEMA public OWNER TO app_owner');
  await client.query('CREATE SCHEMA IF NOT EXISTS queue AUTHORIZATION app_queue');
  await client.query('ALTER ROLE app_queue SET search_path = queue');
  // BullMQ's migrations say CREATE SCHEMA IF NOT EXISTS, which asks for the right even when the schema exists.
  const { rows } = await client.query('SELECT current_database() AS name');
  await client.query(`GRANT CREATE ON DATABASE ${client.escapeIdentifier(rows[0].name)} TO app_queue`);
}

function roleUrls(adminUrl, database, secrets) {
  const urls = ROLES.filter(({ variable }) => variable).map(({ role, secret, variable }) => {
    const url = new URL(atDatabase(adminUrl, database));
    url.username = role;
    url.password = secrets[secret];
    return [variable, url.href];
  });
  return Object.fromEntries(urls);
}
