import { Injectable } from '@nestjs/common';
import {
  areaSchema,
  pickupSchema,
  shippingZoneSchema,
  type Pickup,
  type PickupInput,
  type ShippingMethodInput,
  type ShippingZone,
  type ShippingZoneInput,
} from '@smallshop/contract';
import { z } from 'zod';
import { Database, type TenantScope, type TenantTx } from '../../plumbing/db/database.js';
import { pickupJson, zoneJson } from './shipping.statements.js';

const zoneRow = z.object({ shown: shippingZoneSchema });
const pickupRow = z.object({ shown: pickupSchema });
const heldRow = z.object({ version: z.number(), updatedBy: z.string(), updatedAt: z.date() });
const drawnRow = z.object({ id: z.string(), name: z.string(), areas: z.array(areaSchema) });
const idRow = z.object({ id: z.string() });
const countRow = z.object({ n: z.number() });

/** What a change needs to know of a record; it stays as it is until the transaction ends. */
export type Held = z.infer<typeof heldRow>;

/** A zone by what it covers. */
export type DrawnZone = z.infer<typeof drawnRow>;

/** Zones with their methods, and places to fetch goods at, as staff keep them. */
@Injectable()
export class ShippingSettingsRepository {
  constructor(private readonly database: Database) {}

  /** JSON of `{ zones, pickups }`, in the order in which they were added. */
  async all(scope: TenantScope): Promise<string> {
    const text = await this.database.read(scope, {
      name: 'shipping.settings',
      text: `SELECT json_build_object(
        'zones', (SELECT coalesce(json_agg(${zoneJson} ORDER BY z.id), '[]') FROM shipping_zones z WHERE z.tenant_id = $1),
        'pickups', (SELECT coalesce(json_agg(${pickupJson} ORDER BY m.position, m.id), '[]') FROM shipping_methods m
          WHERE m.tenant_id = $1 AND m.zone_id IS NULL))`,
      values: [scope.tenantId],
    });
    if (text === null) throw new Error('A statement without FROM returned no row.');
    return text;
  }

  async zone(tx: TenantTx, id: string): Promise<ShippingZone | null> {
    const row = await tx.one(zoneRow, {
      name: 'shipping.zone',
      text: `SELECT ${zoneJson} AS shown FROM shipping_zones z WHERE z.tenant_id = $1 AND z.id = $2`,
      values: [tx.tenantId, id],
    });
    return row?.shown ?? null;
  }

  async pickup(tx: TenantTx, id: string): Promise<Pickup | null> {
    const row = await tx.one(pickupRow, {
      name: 'shipping.pickup',
      text: `SELECT ${pickupJson} AS shown FROM shipping_methods m WHERE m.tenant_id = $1 AND m.id = $2 AND m.zone_id IS NULL`,
      values: [tx.tenantId, id],
    });
    return row?.shown ?? null;
  }

  /** Every zone; none is drawn anew until the transaction ends, so that two never come to cover the same place. */
  async lockMap(tx: TenantTx): Promise<DrawnZone[]> {
    const [, zones] = await Promise.all([
      tx.run({
        name: 'shipping.lock-map',
        text: `SELECT pg_advisory_xact_lock(hashtextextended('shipping-zones:' || $1::text, 0))`,
        values: [tx.tenantId],
      }),
      tx.rows(drawnRow, {
        name: 'shipping.map',
        text: `SELECT id, name, areas FROM shipping_zones WHERE tenant_id = $1 ORDER BY id`,
        values: [tx.tenantId],
      }),
    ]);
    return zones;
  }

  lockZone(tx: TenantTx, id: string): Promise<Held | null> {
    return tx.one(heldRow, {
      name: 'shipping.lock-zone',
      text: `SELECT version, updated_by AS "updatedBy", updated_at AS "updatedAt" FROM shipping_zones
        WHERE tenant_id = $1 AND id = $2 FOR UPDATE`,
      values: [tx.tenantId, id],
    });
  }

  lockPickup(tx: TenantTx, id: string): Promise<Held | null> {
    return tx.one(heldRow, {
      name: 'shipping.lock-pickup',
      text: `SELECT version, updated_by AS "updatedBy", updated_at AS "updatedAt" FROM shipping_methods
        WHERE tenant_id = $1 AND id = $2 AND zone_id IS NULL FOR UPDATE`,
      values: [tx.tenantId, id],
    });
  }

  /** @param id of the zone to replace; null adds one. @returns its id */
  async putZone(tx: TenantTx, id: string | null, { name, areas }: ShippingZoneInput, by: string): Promise<string> {
    const values = [tx.tenantId, name, JSON.stringify(areas), by];
    const row = await tx.one(
      idRow,
      id === null
        ? {
            name: 'shipping.add-zone',
            text: `INSERT INTO shipping_zones (tenant_id, name, areas, updated_by) VALUES ($1, $2, $3, $4) RETURNING id`,
            values,
          }
        : {
            name: 'shipping.replace-zone',
            text: `UPDATE shipping_zones SET name = $2, areas = $3, updated_by = $4, version = version + 1, updated_at = now()
              WHERE tenant_id = $1 AND id = $5 RETURNING id`,
            values: [...values, id],
          },
    );
    if (!row) throw new Error('A locked zone is gone.');
    return row.id;
  }

  /** Those of the ids that are no methods of the zone. */
  async foreignMethods(tx: TenantTx, zoneId: string | null, ids: readonly string[]): Promise<string[]> {
    const rows = await tx.rows(idRow, {
      name: 'shipping.foreign-methods',
      text: `SELECT w.id::text FROM unnest($3::uuid[]) AS w (id) WHERE NOT EXISTS (
        SELECT FROM shipping_methods m WHERE m.tenant_id = $1 AND m.zone_id = $2 AND m.id = w.id)`,
      values: [tx.tenantId, zoneId, ids],
    });
    return rows.map(({ id }) => id);
  }

  /** Replaces the methods of a locked zone, in the order given. */
  async putMethods(tx: TenantTx, zoneId: string, methods: readonly ShippingMethodInput[]): Promise<void> {
    const kept = methods.flatMap(({ id }) => (id === undefined ? [] : [id]));
    await tx.run({
      name: 'shipping.put-methods',
      text: `WITH gone AS (DELETE FROM shipping_methods WHERE tenant_id = $1 AND zone_id = $2 AND id <> ALL ($4::uuid[]))
        INSERT INTO shipping_methods AS m (tenant_id, zone_id, id, name, description, charge, free_over_minor, min_days, max_days,
          tax_category, is_active, position)
        SELECT $1, $2, coalesce(w.id, uuidv7()), w.name, w.description, w.charge, w."freeOverMinor", w."minDays", w."maxDays",
          w."taxCategory", w."isActive", w.ordinality
        FROM ROWS FROM (jsonb_to_recordset($3::jsonb) AS (id uuid, name text, description text, charge jsonb, "freeOverMinor" bigint,
          "minDays" int, "maxDays" int, "taxCategory" text, "isActive" boolean)) WITH ORDINALITY w
        ON CONFLICT (tenant_id, id) DO UPDATE SET name = excluded.name, description = excluded.description, charge = excluded.charge,
          free_over_minor = excluded.free_over_minor, min_days = excluded.min_days, max_days = excluded.max_days,
          tax_category = excluded.tax_category, is_active = excluded.is_active, position = excluded.position
        WHERE m.zone_id = excluded.zone_id`,
      values: [tx.tenantId, zoneId, JSON.stringify(methods), kept],
    });
  }

  async deleteZone(tx: TenantTx, id: string): Promise<void> {
    await tx.run({
      name: 'shipping.delete-zone',
      text: `DELETE FROM shipping_zones WHERE tenant_id = $1 AND id = $2`,
      values: [tx.tenantId, id],
    });
  }

  async countPickups(tx: TenantTx): Promise<number> {
    const row = await tx.one(countRow, {
      name: 'shipping.count-pickups',
      text: `SELECT count(*)::int AS n FROM shipping_methods WHERE tenant_id = $1 AND zone_id IS NULL`,
      values: [tx.tenantId],
    });
    return row?.n ?? 0;
  }

  /** @param id of the place to replace; null adds one. @returns its id */
  async putPickup(tx: TenantTx, id: string | null, input: PickupInput, by: string): Promise<string> {
    const charge = JSON.stringify({ by: 'order', price: input.priceMinor });
    const values = [
      ...[tx.tenantId, input.name, input.description, charge, JSON.stringify(input.place)],
      ...[input.minDays, input.maxDays, input.isActive, by],
    ];
    const row = await tx.one(
      idRow,
      id === null
        ? {
            name: 'shipping.add-pickup',
            text: `INSERT INTO shipping_methods (tenant_id, name, description, charge, pickup, min_days, max_days, is_active, updated_by, position)
              SELECT $1, $2, $3, $4, $5, $6, $7, $8, $9, 1 + coalesce(max(position), 0)
              FROM shipping_methods WHERE tenant_id = $1 AND zone_id IS NULL RETURNING id`,
            values,
          }
        : {
            name: 'shipping.replace-pickup',
            text: `UPDATE shipping_methods SET name = $2, description = $3, charge = $4, pickup = $5, min_days = $6, max_days = $7,
                is_active = $8, updated_by = $9, version = version + 1, updated_at = now()
              WHERE tenant_id = $1 AND id = $10 RETURNING id`,
            values: [...values, id],
          },
    );
    if (!row) throw new Error('A locked place is gone.');
    return row.id;
  }

  async deletePickup(tx: TenantTx, id: string): Promise<void> {
    await tx.run({
      name: 'shipping.delete-pickup',
      text: `DELETE FROM shipping_methods WHERE tenant_id = $1 AND id = $2 AND zone_id IS NULL`,
      values: [tx.tenantId, id],
    });
  }
}
