import { Injectable } from '@nestjs/common';
import { currencySchema, type StaffRole, staffRoleSchema } from '@smallshop/contract';
import { z } from 'zod';
import type { PlatformTx, TenantTx } from '../../plumbing/db/database.js';

const accountSchema = z.object({
  id: z.string(),
  email: z.string(),
  name: z.string(),
  isPlatformAdmin: z.boolean(),
  passwordHash: z.string().nullable(),
});
/** A person who works in one or more shops, or on the platform itself. */
export type StaffAccount = z.output<typeof accountSchema>;

const membershipSchema = z.object({
  shopId: z.string(),
  slug: z.string(),
  name: z.string(),
  currency: currencySchema,
  locale: z.string(),
  timezone: z.string(),
  status: z.enum(['active', 'suspended']),
  host: z.string(),
  role: staffRoleSchema,
});
/** A shop an account works in; `host` is the shop's canonical one. */
export type StaffMembership = z.output<typeof membershipSchema>;

/** An account to be made. Without a hash nobody can sign in to it by password. */
export interface NewStaffAccount {
  readonly email: string;
  readonly name: string;
  readonly passwordHash: string | null;
  readonly isPlatformAdmin: boolean;
}

const columns = `id, email::text AS email, name, is_platform_admin AS "isPlatformAdmin", password_hash AS "passwordHash"`;

/** Staff accounts, which stand above shops, and their memberships. */
@Injectable()
export class StaffAccountRepository {
  findByEmail(tx: PlatformTx, email: string): Promise<StaffAccount | null> {
    return tx.one(accountSchema, {
      name: 'staff.by_email',
      text: `SELECT ${columns} FROM platform.staff_accounts WHERE email = $1`,
      values: [email],
    });
  }

  findById(tx: PlatformTx, id: string): Promise<StaffAccount | null> {
    return tx.one(accountSchema, {
      name: 'staff.by_id',
      text: `SELECT ${columns} FROM platform.staff_accounts WHERE id = $1`,
      values: [id],
    });
  }

  findByClerkUser(tx: PlatformTx, clerkUserId: string): Promise<StaffAccount | null> {
    return tx.one(accountSchema, {
      name: 'staff.by_clerk_user',
      text: `SELECT ${columns} FROM platform.staff_accounts WHERE clerk_user_id = $1`,
      values: [clerkUserId],
    });
  }

  /** Null when the e-mail has an account already. */
  insert(tx: PlatformTx, account: NewStaffAccount): Promise<StaffAccount | null> {
    return tx.one(accountSchema, {
      name: 'staff.insert',
      text: `INSERT INTO platform.staff_accounts (email, name, password_hash, is_platform_admin) VALUES ($1, $2, $3, $4)
        ON CONFLICT (email) DO NOTHING RETURNING ${columns}`,
      values: [account.email, account.name, account.passwordHash, account.isPlatformAdmin],
    });
  }

  async touchLogin(tx: PlatformTx, id: string): Promise<void> {
    await tx.run({
      name: 'staff.touch_login',
      text: `UPDATE platform.staff_accounts SET last_login_at = now() WHERE id = $1`,
      values: [id],
    });
  }

  /** Shops the account works in, by name. */
  memberships(tx: PlatformTx, accountId: string): Promise<StaffMembership[]> {
    return tx.rows(membershipSchema, {
      name: 'staff.memberships',
      text: `SELECT t.id AS "shopId", t.slug, s.name, s.currency, s.locale, s.timezone, t.status, m.role,
          (SELECT d.host FROM platform.domains d WHERE d.tenant_id = t.id AND d.verified_at IS NOT NULL
            ORDER BY d.is_primary DESC, d.created_at, d.host LIMIT 1) AS host
        FROM staff_members m
        JOIN platform.tenants t ON t.id = m.tenant_id
        JOIN shop_settings s ON s.tenant_id = t.id
        WHERE m.account_id = $1 ORDER BY s.name, t.id`,
      values: [accountId],
    });
  }

  async addMember(tx: TenantTx, accountId: string, role: StaffRole): Promise<void> {
    await tx.run({
      name: 'staff.add_member',
      text: `INSERT INTO staff_members (tenant_id, account_id, role) VALUES ($1, $2, $3)`,
      values: [tx.tenantId, accountId, role],
    });
  }

  /** What the account is in a shop; null when it does not work there. */
  membership(tx: PlatformTx, tenantId: string, accountId: string): Promise<{ role: StaffRole; name: string } | null> {
    return tx.one(z.object({ role: staffRoleSchema, name: z.string() }), {
      name: 'staff.membership',
      text: `SELECT m.role, a.name FROM staff_members m JOIN platform.staff_accounts a ON a.id = m.account_id
        WHERE m.tenant_id = $1 AND m.account_id = $2`,
      values: [tenantId, accountId],
    });
  }
}
