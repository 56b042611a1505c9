import { Injectable } from '@nestjs/common';
import { type Address, addressInput, type SavedAddress } from '@smallshop/contract';
import { z } from 'zod';
import type { TenantTx } from '../../plumbing/db/database.js';

const rowSchema = z
  .object({ id: z.string(), isDefault: z.boolean(), address: addressInput })
  .transform(({ id, isDefault, address }): SavedAddress => ({ ...address, id, isDefault }));
const columns = `id, is_default AS "isDefault", address`;

/** Address books of one shop's customers. */
@Injectable()
export class AddressRepository {
  /** Default first, then the newest. */
  list(tx: TenantTx, customerId: string): Promise<SavedAddress[]> {
    return tx.rows(rowSchema, {
      name: 'customer_address.list',
      text: `SELECT ${columns} FROM customer_addresses WHERE tenant_id = $1 AND customer_id = $2
        ORDER BY is_default DESC, id DESC LIMIT 200`,
      values: [tx.tenantId, customerId],
    });
  }

  /** Holds the customer's row, so that two first addresses cannot both become the default. */
  async lockBook(tx: TenantTx, customerId: string): Promise<void> {
    await tx.run({
      name: 'customer_address.lock_book',
      text: `SELECT 1 FROM customers WHERE tenant_id = $1 AND id = $2 FOR NO KEY UPDATE`,
      values: [tx.tenantId, customerId],
    });
  }

  /** Adds an address; the first of a book becomes its default. */
  insert(tx: TenantTx, customerId: string, address: Address): Promise<SavedAddress | null> {
    return tx.one(rowSchema, {
      name: 'customer_address.insert',
      text: `INSERT INTO customer_addresses (tenant_id, customer_id, address, is_default)
        SELECT $1, $2, $3::jsonb, NOT EXISTS (
          SELECT 1 FROM customer_addresses WHERE tenant_id = $1 AND customer_id = $2 AND is_default)
        RETURNING ${columns}`,
      values: [tx.tenantId, customerId, JSON.stringify(address)],
    });
  }

  /** Null when it is not in this customer's book. */
  update(tx: TenantTx, customerId: string, id: string, address: Address): Promise<SavedAddress | null> {
    return tx.one(rowSchema, {
      name: 'customer_address.update',
      text: `UPDATE customer_addresses SET address = $4::jsonb WHERE tenant_id = $1 AND customer_id = $2 AND id = $3
        RETURNING ${columns}`,
      values: [tx.tenantId, customerId, id, JSON.stringify(address)],
    });
  }

  /** Leaves a locked book without a default, when the address is in it. */
  async clearDefault(tx: TenantTx, customerId: string, id: string): Promise<void> {
    await tx.run({
      name: 'customer_address.clear_default',
      text: `UPDATE customer_addresses SET is_default = false WHERE tenant_id = $1 AND customer_id = $2 AND is_default
        AND EXISTS (SELECT FROM customer_addresses WHERE tenant_id = $1 AND customer_id = $2 AND id = $3)`,
      values: [tx.tenantId, customerId, id],
    });
  }

  /** Makes an address the default of a book that has none; null when it is not in it. */
  makeDefault(tx: TenantTx, customerId: string, id: string): Promise<SavedAddress | null> {
    return tx.one(rowSchema, {
      name: 'customer_address.make_default',
      text: `UPDATE customer_addresses SET is_default = true WHERE tenant_id = $1 AND customer_id = $2 AND id = $3
        RETURNING ${columns}`,
      values: [tx.tenantId, customerId, id],
    });
  }

  /** Whether the address was in this customer's book and is now gone. */
  async delete(tx: TenantTx, customerId: string, id: string): Promise<boolean> {
    const deleted = await tx.run({
      name: 'customer_address.delete',
      text: `DELETE FROM customer_addresses WHERE tenant_id = $1 AND customer_id = $2 AND id = $3`,
      values: [tx.tenantId, customerId, id],
    });
    return deleted > 0;
  }

  /** Makes the newest address the default of a book that has none. */
  async promoteDefault(tx: TenantTx, customerId: string): Promise<void> {
    await tx.run({
      name: 'customer_address.promote_default',
      text: `UPDATE customer_addresses SET is_default = true
        WHERE tenant_id = $1 AND id = (
          SELECT id FROM customer_addresses WHERE tenant_id = $1 AND customer_id = $2 ORDER BY id DESC LIMIT 1)
        AND NOT EXISTS (
          SELECT 1 FROM customer_addresses WHERE tenant_id = $1 AND customer_id = $2 AND is_default)`,
      values: [tx.tenantId, customerId],
    });
  }

  async deleteAll(tx: TenantTx, customerId: string): Promise<void> {
    await tx.run({
      name: 'customer_address.delete_all',
      text: `DELETE FROM customer_addresses WHERE tenant_id = $1 AND customer_id = $2`,
      values: [tx.tenantId, customerId],
    });
  }
}
