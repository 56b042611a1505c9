import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { loadConfig, type Config } from '../src/config.js';

/** A database of one spec file, migrated and empty; drop it in `afterAll`. */
export interface TestDatabase {
  readonly name: string;
  /** The configuration of an application on this database. */
  readonly config: Config;
  /** Superuser connections, past every policy: for arranging and for looking, never for what is tested. */
  readonly admin: pg.Pool;
  drop(): Promise<void>;
}

const roleVariables = ['DATABASE_URL', 'DATABASE_PLATFORM_URL', 'DATABASE_OWNER_URL', 'DATABASE_QUEUE_URL'] as const;

/**
 * Copies the template database (see infra/local/test.services.js for the environment this reads).
 *
 * @param settings variables of the configuration to set otherwise
 */
export async function testDatabase(settings: Record<string, string> = {}): Promise<TestDatabase> {
  const name = `spec_${randomBytes(6).toString('hex')}`;
  const adminUrl = required('TEST_DATABASE_ADMIN_URL');
  await administrate(
    adminUrl,
    `CREATE DATABASE ${name} TEMPLATE ${required('TEST_TEMPLATE_DATABASE')} OWNER app_owner`,
  );
  const urls = Object.fromEntries(roleVariables.map((variable) => [variable, atDatabase(required(variable), name)]));
  const config = loadConfig({
    NODE_ENV: 'test',
    LOG_LEVEL: 'silent',
    DATABASE_POOL: '6',
    RATE_LIMIT_FACTOR: '0',
    AUTH_SECRET: 'spec-auth-secret-spec-auth-secret-0001',
    INTERNAL_TOKEN: 'spec-internal-token-spec-internal-0001',
    STORAGE_DIR: `${process.env.TMPDIR ?? '/tmp'}/smallshop-${name}`,
    ...urls,
    ...settings,
  });
  const admin = new pg.Pool({ connectionString: atDatabase(adminUrl, name), max: 2 });
  // A pool has ended before its connections have: the drop may meet one of them on its way out.
  admin.on('error', () => undefined);
  const drop = async () => {
    await admin.end();
    await administrate(adminUrl, `DROP DATABASE ${name} WITH (FORCE)`);
  };
  return { name, config, admin, drop };
}

function required(variable: string): string {
  const value = process.env[variable];
  if (!value) throw new Error(`${variable} is not set: run the specs with "npm test", which starts what they need.`);
  return value;
}

function atDatabase(url: string, database: string): string {
  const changed = new URL(url);
  changed.pathname = `/${database}`;
  return changed.href;
}

async function administrate(url: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}
