import { randomBytes, randomUUID } from 'node:crypto';
import { permissions as allPermissions, type Permission, type StaffRole } from '@smallshop/contract';
import { ApiKeyService } from '../../src/modules/staff/api-key.service.js';
import { Tokens } from '../../src/plumbing/auth/tokens.js';
import { systemCtx, type ShopFacts } from '../../src/plumbing/context.js';
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

/** A key of a shop for another program. @returns the key */
export function anApiKey({ app }: TestApp, shop: ShopFacts, permissions: readonly Permission[]): Promise<string> {
  const ctx = { ...systemCtx(shop, 'Spec', new Date()), permissions: new Set(allPermissions) };
  return app.get(ApiKeyService, { strict: false }).create(ctx, { name: 'Spec', permissions });
}
