import { randomBytes, randomUUID } from 'node:crypto';
import type { StaffRole } from '@smallshop/contract';
import { Tokens } from '../../src/plumbing/auth/tokens.js';
import type { ShopFacts } from '../../src/plumbing/context.js';
import type { TestApp } from '../application.js';

/** A member of a shop's staff. @returns an access token */
export async function aStaffToken(
  { app, database }: TestApp,
  shop: ShopFacts,
  role: StaffRole = 'owner',
): Promise<string> {
  const { rows } = await database.admin.query<{ id: string }>(
    `WITH account AS (INSERT INTO platform.staff_accounts (email, name) VALUES ($1, 'Robin Staff') RETURNING id),
      member AS (INSERT INTO staff_members (tenant_id, account_id, role) SELECT $2, id, $3 FROM account)
     SELECT id FROM account`,
    [`staff-${randomBytes(5).toString('hex')}@example.com`, shop.id, role],
  );
  const sub = rows[0]?.id ?? '';
  const claims = { kind: 'staff', sub, sessionId: randomUUID() } as const;
  return (await app.get(Tokens).signAccess(claims, new Date())).token;
}
