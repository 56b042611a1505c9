import { Injectable } from '@nestjs/common';
import { type Customer, type profileInput, type RegisterInput, timestampSchema } from '@smallshop/contract';
import { z } from 'zod';
import type { TenantTx } from '../../plumbing/db/database.js';

const columns = `id, email, first_name AS "firstName", last_name AS "lastName", phone, marketing_at IS NOT NULL AS "acceptsMarketing",
  created_at AS "createdAt"`;
const rowSchema = z.object({
  id: z.string(),
  email: z.string(),
  firstName: z.string(),
  lastName: z.string(),
  phone: z.string(),
  acceptsMarketing: z.boolean(),
  createdAt: z.date().transform((date) => timestampSchema.parse(date.toISOString())),
});
const credentialSchema = rowSchema.extend({ passwordHash: z.string().nullable() });

/** A customer with the hash that sign-in checks; null for a guest who only ordered. */
export type CustomerCredential = z.output<typeof credentialSchema>;

/** Accounts of one shop's customers. */
@Injectable()
export class CustomerRepository {
  findByEmail(tx: TenantTx, email: string): Promise<CustomerCredential | null> {
    return tx.one(credentialSchema, {
      name: 'customer.by_email',
      text: `SELECT ${columns}, password_hash AS "passwordHash" FROM customers WHERE tenant_id = $1 AND email = $2`,
      values: [tx.tenantId, email],
    });
  }

  /** The account of this id; null for guest records, which nobody can sign in to. */
  findAccount(tx: TenantTx, id: string): Promise<Customer | null> {
    return tx.one(rowSchema, {
      name: 'customer.account',
      text: `SELECT ${columns} FROM customers WHERE tenant_id = $1 AND id = $2 AND password_hash IS NOT NULL`,
      values: [tx.tenantId, id],
    });
  }

  /** Opens an account, taking over a guest record of that e-mail; null when the e-mail has an account. */
  openAccount(
    tx: TenantTx,
    input: RegisterInput & { readonly locale: string },
    passwordHash: string,
  ): Promise<Customer | null> {
    return tx.one(rowSchema, {
      name: 'customer.open_account',
      text: `INSERT INTO customers AS c (tenant_id, email, password_hash, first_name, last_name, locale)
        VALUES ($1, $2, $3, $4, $5, $6)
        ON CONFLICT (tenant_id, email) DO UPDATE
          SET password_hash = EXCLUDED.password_hash, first_name = EXCLUDED.first_name, last_name = EXCLUDED.last_name,
              phone = '', locale = EXCLUDED.locale, version = c.version + 1, updated_at = now()
          WHERE c.password_hash IS NULL
        RETURNING ${columns}`,
      values: [tx.tenantId, input.email, passwordHash, input.firstName, input.lastName, input.locale],
    });
  }

  /** An account with the hash sign-in checks; null for guest records and those that are gone. */
  findCredential(tx: TenantTx, id: string): Promise<CustomerCredential | null> {
    return tx.one(credentialSchema, {
      name: 'customer.credential',
      text: `SELECT ${columns}, password_hash AS "passwordHash" FROM customers
        WHERE tenant_id = $1 AND id = $2 AND password_hash IS NOT NULL`,
      values: [tx.tenantId, id],
    });
  }

  async setPassword(tx: TenantTx, id: string, passwordHash: string): Promise<void> {
    await tx.run({
      name: 'customer.set_password',
      text: `UPDATE customers SET password_hash = $3, version = version + 1, updated_at = now() WHERE tenant_id = $1 AND id = $2`,
      values: [tx.tenantId, id, passwordHash],
    });
  }

  updateProfile(tx: TenantTx, id: string, profile: z.output<typeof profileInput>): Promise<Customer | null> {
    return tx.one(rowSchema, {
      name: 'customer.update_profile',
      text: `UPDATE customers SET first_name = $3, last_name = $4, phone = $5, version = version + 1, updated_at = now(),
          marketing_at = CASE WHEN $6::boolean IS NULL THEN marketing_at WHEN $6 THEN coalesce(marketing_at, now()) END
        WHERE tenant_id = $1 AND id = $2 RETURNING ${columns}`,
      values: [tx.tenantId, id, profile.firstName, profile.lastName, profile.phone, profile.acceptsMarketing ?? null],
    });
  }
}
