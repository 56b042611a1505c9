import { resolve } from 'node:path';
import { runMigrations } from 'bullmq';
import pg from 'pg';
import Postgrator from 'postgrator';
import { queueSchema } from '../queue/backend.js';

const folder = resolve(import.meta.dirname, '../../../prisma/migrations');
const lockKey = 7002;

/** Whose connection strings migrations need. */
export interface MigrationUrls {
  /** Owns the tables. */
  readonly ownerUrl: string;
  /** Owns the queue's schema. */
  readonly queueUrl: string;
}

/**
 * Brings the database to the newest version: our tables, then the queue's. Each file is applied whole or not at all; several
 * processes may try at once.
 *
 * @returns the names of the files applied now
 * @throws Error when an applied file has been edited, or one fails
 */
export async function migrate({ ownerUrl, queueUrl }: MigrationUrls): Promise<string[]> {
  const applied = await withClient(ownerUrl, async (client) => {
    await client.query('SELECT pg_advisory_lock($1)', [lockKey]);
    const postgrator = new Postgrator({
      driver: 'pg',
      migrationPattern: `${folder}/*.sql`,
      // Outside `public`, where the application's roles would be granted it.
      schemaTable: 'migration.applied',
      execQuery: (query) => client.query(query),
    });
    return postgrator.migrate();
  });
  await withClient(queueUrl, (client) => runMigrations(inExistingSchema(client), queueSchema));
  return applied.map(({ name }) => name);
}

/** Tells the planner what the tables hold, after more was written at once than it should wait to notice. */
export const collectStatistics = (ownerUrl: string): Promise<void> =>
  withClient(ownerUrl, async (client) => {
    await client.query('VACUUM (ANALYZE)');
  });

/** Leaves out the one statement that needs the right to create schemas: provisioning has made this one, for this role. */
const inExistingSchema = (client: pg.Client) => ({
  query: (text: string, values?: unknown[]) =>
    client.query(text.startsWith('CREATE SCHEMA IF NOT EXISTS') ? 'SELECT 1' : text, values),
});

async function withClient<R>(url: string, work: (client: pg.Client) => Promise<R>): Promise<R> {
  const client = new pg.Client({ connectionString: url, application_name: 'smallshop-migrate' });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
