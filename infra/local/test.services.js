import { spawn } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { runNode } from './command.js';
import { installFromDebian, onPath } from './found.program.js';
import { appointGuardian } from './guardian.js';
import { freePort } from './ports.js';
import { launchPostgres } from './postgres.js';
import { PREPARATION } from './processes.js';
import { provision, withClient } from './provision.js';
import { readSecrets } from './secrets.js';
import { CHECKOUT_CACHE } from './settings.js';

const FOLDER = join(CHECKOUT_CACHE, 'test');
const TEMPLATE = 'smallshop_template';

/**
 * Services the specs may use, with the environment that tells them where:
 *
 * - `TEST_DATABASE_ADMIN_URL`: superuser, database `postgres`
 * - `TEST_TEMPLATE_DATABASE`: a migrated, empty database to copy (`CREATE DATABASE … TEMPLATE … OWNER app_owner`); nobody
 *   may stay connected to it
 * - `DATABASE_URL` and its siblings: the roles' connection strings; replace the database's name by the copy's
 * - `TEST_REDIS_URL`: only where a redis-server could be found; specs of the Redis adapters skip without it
 */
export class TestServices {
  #guardian = appointGuardian();
  /** @type {import('./postgres.js').Postgres | undefined} */
  #postgres;
  /** @type {import('node:child_process').ChildProcess | undefined} */
  #redis;

  /** @returns {Promise<Record<string, string>>} the environment for the specs */
  async start() {
    const secrets = readSecrets(FOLDER);
    this.#postgres = await launchPostgres({
      dataDir: join(CHECKOUT_CACHE, 'test-postgres'),
      port: await freePort(),
      password: secrets.POSTGRES_PASSWORD,
      logFile: join(FOLDER, 'postgres.log'),
      throwaway: true,
    });
    this.#guardian.watch(this.#postgres.pid, []);
    await this.#postgres.ready;
    const adminUrl = this.#postgres.adminUrl('postgres');
    await dropOldDatabases(adminUrl);
    const urls = await provision(adminUrl, { database: TEMPLATE, secrets });
    await runNode(PREPARATION.migrate, {
      env: { ...specSecrets(secrets), ...urls },
      logFile: join(FOLDER, 'migrate.log'),
    });
    const redisUrl = await this.#startRedis();
    return {
      ...specSecrets(secrets),
      ...urls,
      TEST_DATABASE_ADMIN_URL: adminUrl,
      TEST_TEMPLATE_DATABASE: TEMPLATE,
      ...(redisUrl ? { TEST_REDIS_URL: redisUrl } : {}),
    };
  }

  async stop() {
    this.#redis?.kill('SIGTERM');
    await this.#postgres?.stop();
    this.#guardian.release();
  }

  kill() {
    this.#redis?.kill('SIGKILL');
    this.#postgres?.kill();
  }

  async #startRedis() {
    const program = await findRedis();
    if (!program) return undefined;
    const port = await freePort();
    mkdirSync(FOLDER, { recursive: true });
    const flags = ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no', '--dir', FOLDER];
    this.#redis = spawn(program, flags, { stdio: 'ignore', detached: process.platform !== 'win32' });
    this.#guardian.watch(this.#postgres?.pid ?? 0, [this.#redis.pid ?? 0]);
    return `redis://127.0.0.1:${port}`;
  }
}

async function findRedis() {
  const installed = onPath(['redis-server']);
  if (installed) return installed;
  const isProvided = await installFromDebian('redis-server', join(FOLDER, 'redis.log'));
  return isProvided ? onPath(['redis-server']) : undefined;
}

/** A killed run leaves its copies behind; the template itself is made anew, so that edited migrations apply. */
async function dropOldDatabases(adminUrl) {
  await withClient(adminUrl, async (admin) => {
    const { rows } = await admin.query(
      "SELECT datname FROM pg_database WHERE datname NOT IN ('postgres', 'template0', 'template1')",
    );
    for (const { datname } of rows) {
      await admin.query(`DROP DATABASE ${admin.escapeIdentifier(datname)} WITH (FORCE)`);
    }
  });
}

function specSecrets({ AUTH_SECRET, INTERNAL_TOKEN, ENCRYPTION_KEY }) {
  return { AUTH_SECRET, INTERNAL_TOKEN, ENCRYPTION_KEY, NODE_ENV: 'test', STORAGE_DIR: join(FOLDER, 'media') };
}
