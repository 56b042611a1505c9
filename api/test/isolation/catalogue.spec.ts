import type { PoolClient } from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testDatabase, type TestDatabase } from '../database.js';
import { isolationBreaches } from './catalogue.js';

let test: TestDatabase;
let client: PoolClient;

beforeAll(async () => {
  test = await testDatabase();
  client = await test.admin.connect();
});
afterAll(async () => {
  client.release();
  await test.drop();
});

/** The breaches there would be after `damage`, which is taken back. */
async function breachesAfter(damage: string): Promise<string[]> {
  await client.query('BEGIN');
  try {
    await client.query(damage);
    return await isolationBreaches(client);
  } finally {
    await client.query('ROLLBACK');
  }
}

describe('the database', () => {
  it('keeps every shop to itself by construction', async () => {
    expect(await isolationBreaches(client)).toEqual([]);
  });

  it('would be caught without any one of its policies', async () => {
    const { rows } = await client.query<{ policy: string; tenant_table: string }>(
      `SELECT polname AS policy, polrelid::regclass::text AS tenant_table FROM pg_policy ORDER BY 2`,
    );
    expect(rows.length).toBeGreaterThan(30);
    for (const { policy, tenant_table } of rows) {
      const breaches = await breachesAfter(`DROP POLICY ${policy} ON ${tenant_table}`);
      expect(breaches).toContain(`command not covered by exactly one policy: ${tenant_table} r`);
    }
  });

  it.each([
    ['row security switched off', 'ALTER TABLE products DISABLE ROW LEVEL SECURITY', 'row-level security off'],
    ['row security not forced', 'ALTER TABLE orders NO FORCE ROW LEVEL SECURITY', 'row-level security off'],
    ['a policy for everybody', 'CREATE POLICY open ON carts USING (true)', 'policy of another shape'],
    ['a table without a tenant', 'CREATE TABLE notes (id uuid PRIMARY KEY)', 'table without a tenant'],
    ['a key across shops', 'CREATE UNIQUE INDEX skus ON variants (sku)', 'key that does not begin with the tenant'],
    ['a reference across shops', foreignKeyWithoutTenant(), 'without the tenant on both sides'],
    ['a view with its owner’s eyes', 'CREATE VIEW all_orders AS SELECT * FROM orders', 'reads with its owner’s rights'],
    ['a function with its owner’s rights', definerFunction(), 'function with another’s rights'],
    ['a role that ignores policies', 'ALTER ROLE app_user BYPASSRLS', 'application role with powers'],
    ['a role that owns a table', 'ALTER TABLE carts OWNER TO app_user', 'application role that owns tables'],
    ['the right to truncate', 'GRANT TRUNCATE ON orders TO app_user', 'right beyond reading and writing rows'],
    ['the platform opened to shops', 'GRANT USAGE ON SCHEMA platform TO app_user', 'into the platform'],
    ['an audit that can be edited', 'GRANT UPDATE ON audit_events TO app_user', 'history that can be rewritten'],
  ])('would be caught with %s', async (_what, damage, rule) => {
    expect((await breachesAfter(damage)).join('\n')).toContain(rule);
  });
});

function foreignKeyWithoutTenant(): string {
  return `CREATE UNIQUE INDEX media_id ON media (id);
    ALTER TABLE categories ADD CONSTRAINT stray FOREIGN KEY (media_id) REFERENCES media (id)`;
}

function definerFunction(): string {
  return `CREATE FUNCTION everything() RETURNS bigint LANGUAGE sql SECURITY DEFINER AS 'SELECT count(*) FROM orders'`;
}
