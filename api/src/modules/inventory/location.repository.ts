import { Injectable } from '@nestjs/common';
import { locationAddressSchema, type Location, type LocationChange, type LocationInput } from '@smallshop/contract';
import { z } from 'zod';
import type { TenantTx } from '../../plumbing/db/database.js';

const rowSchema = z.object({
  id: z.string(),
  name: z.string(),
  address: locationAddressSchema.nullable(),
  isDefault: z.boolean(),
  isActive: z.boolean(),
  position: z.number(),
  units: z.number(),
  openTransfers: z.number(),
  openCounts: z.number(),
  version: z.number(),
  updatedAt: z.date().transform((date) => date.toISOString()),
});
const heldSchema = z.object({
  id: z.string(),
  name: z.string(),
  isDefault: z.boolean(),
  isActive: z.boolean(),
  version: z.number(),
});
const idSchema = z.object({ id: z.string() });

/** What decisions about a location need; it stays as it is until the transaction ends. */
export type HeldLocation = z.infer<typeof heldSchema>;

const columns = `p.id, p.name, p.address, p.is_default AS "isDefault", p.is_active AS "isActive", p.position, p.version,
  p.updated_at AS "updatedAt",
  (SELECT coalesce(sum(l.on_hand), 0)::int FROM stock_levels l WHERE l.tenant_id = $1 AND l.location_id = p.id) AS units,
  (SELECT count(*)::int FROM stock_transfers t WHERE t.tenant_id = $1 AND p.id IN (t.origin_id, t.destination_id)
    AND t.status IN ('draft', 'in_transit')) AS "openTransfers",
  (SELECT count(*)::int FROM stock_counts c WHERE c.tenant_id = $1 AND c.location_id = p.id AND c.status = 'open') AS "openCounts"`;

/** Places that hold stock. */
@Injectable()
export class LocationRepository {
  /** In the order orders are filled from them; closed ones last. */
  list(tx: TenantTx): Promise<Location[]> {
    return tx.rows(rowSchema, {
      name: 'location.list',
      text: `SELECT ${columns} FROM locations p WHERE p.tenant_id = $1
        ORDER BY p.is_active DESC, p.is_default DESC, p.position, p.id`,
      values: [tx.tenantId],
    });
  }

  find(tx: TenantTx, id: string): Promise<Location | null> {
    return tx.one(rowSchema, {
      name: 'location.find',
      text: `SELECT ${columns} FROM locations p WHERE p.tenant_id = $1 AND p.id = $2`,
      values: [tx.tenantId, id],
    });
  }

  nameOf(tx: TenantTx, id: string): Promise<string | null> {
    return tx.text({
      name: 'location.name',
      text: `SELECT name FROM locations WHERE tenant_id = $1 AND id = $2`,
      values: [tx.tenantId, id],
    });
  }

  /** Nobody closes them until the transaction ends. Ids that are not this shop's are simply not there. */
  share(tx: TenantTx, ids: readonly string[]): Promise<HeldLocation[]> {
    return tx.rows(heldSchema, {
      name: 'location.share',
      text: `SELECT id, name, is_default AS "isDefault", is_active AS "isActive", version FROM locations
        WHERE tenant_id = $1 AND id = ANY ($2::uuid[]) ORDER BY id FOR SHARE`,
      values: [tx.tenantId, ids],
    });
  }

  /** Likewise the one orders are filled from first. */
  shareDefault(tx: TenantTx): Promise<HeldLocation | null> {
    return tx.one(heldSchema, {
      name: 'location.share-default',
      text: `SELECT id, name, is_default AS "isDefault", is_active AS "isActive", version FROM locations
        WHERE tenant_id = $1 AND is_default FOR SHARE`,
      values: [tx.tenantId],
    });
  }

  /** Waits for everyone who uses the location, and keeps others from beginning to. */
  lock(tx: TenantTx, id: string): Promise<HeldLocation | null> {
    return tx.one(heldSchema, {
      name: 'location.lock',
      text: `SELECT id, name, is_default AS "isDefault", is_active AS "isActive", version FROM locations
        WHERE tenant_id = $1 AND id = $2 FOR NO KEY UPDATE`,
      values: [tx.tenantId, id],
    });
  }

  /** @returns the new id, or null when the name is taken */
  async insert(tx: TenantTx, input: LocationInput): Promise<string | null> {
    const made = await tx.one(idSchema, {
      name: 'location.insert',
      text: `INSERT INTO locations (tenant_id, name, address, position)
        SELECT $1, $2, $3::jsonb, coalesce(max(position), 0) + 1 FROM locations WHERE tenant_id = $1
        ON CONFLICT DO NOTHING RETURNING id`,
      values: [tx.tenantId, input.name, input.address && JSON.stringify(input.address)],
    });
    return made?.id ?? null;
  }

  /** Whether another location has this name, however it is written. */
  async isNameTaken(tx: TenantTx, id: string, name: string): Promise<boolean> {
    const other = await tx.one(idSchema, {
      name: 'location.by-name',
      text: `SELECT id FROM locations WHERE tenant_id = $1 AND id <> $2 AND lower(name) = lower($3)`,
      values: [tx.tenantId, id, name],
    });
    return other !== null;
  }

  async update(tx: TenantTx, id: string, input: LocationChange): Promise<void> {
    await tx.run({
      name: 'location.update',
      text: `UPDATE locations SET name = $3, address = $4::jsonb, is_default = $5, is_active = $6, version = version + 1,
          updated_at = now() WHERE tenant_id = $1 AND id = $2`,
      values: [
        ...[tx.tenantId, id, input.name, input.address && JSON.stringify(input.address)],
        ...[input.isDefault, input.isActive],
      ],
    });
  }

  /** Makes room for another default. */
  async clearDefault(tx: TenantTx): Promise<void> {
    await tx.run({
      name: 'location.clear-default',
      text: `UPDATE locations SET is_default = false, version = version + 1, updated_at = now()
        WHERE tenant_id = $1 AND is_default`,
      values: [tx.tenantId],
    });
  }

  /** Puts `ids` first in their order. @returns how many of them exist */
  async order(tx: TenantTx, ids: readonly string[]): Promise<number> {
    const known = await this.share(tx, ids);
    await tx.run({
      name: 'location.order',
      text: `UPDATE locations p SET position = ranked.n, version = p.version + 1, updated_at = now()
        FROM (SELECT l.id, row_number() OVER (ORDER BY array_position($2::uuid[], l.id), l.position, l.id) AS n
              FROM locations l WHERE l.tenant_id = $1) ranked
        WHERE p.tenant_id = $1 AND p.id = ranked.id AND p.position <> ranked.n`,
      values: [tx.tenantId, ids],
    });
    return known.length;
  }

  /** Deletes a location nothing was ever recorded at. @returns whether it is gone */
  async delete(tx: TenantTx, id: string): Promise<boolean> {
    const deleted = await tx.run({
      name: 'location.delete',
      text: `WITH empty AS (
          DELETE FROM stock_levels l WHERE l.tenant_id = $1 AND l.location_id = $2 AND l.on_hand = 0 AND l.backordered = 0
            AND NOT EXISTS (SELECT FROM stock_movements m WHERE m.tenant_id = $1 AND m.location_id = $2))
        DELETE FROM locations p WHERE p.tenant_id = $1 AND p.id = $2
          AND NOT EXISTS (SELECT FROM stock_movements m WHERE m.tenant_id = $1 AND m.location_id = p.id)
          AND NOT EXISTS (SELECT FROM stock_transfers t WHERE t.tenant_id = $1 AND p.id IN (t.origin_id, t.destination_id))
          AND NOT EXISTS (SELECT FROM stock_counts c WHERE c.tenant_id = $1 AND c.location_id = p.id)`,
      values: [tx.tenantId, id],
    });
    return deleted === 1;
  }
}
