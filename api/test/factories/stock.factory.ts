import type { LightMyRequestResponse } from 'fastify';
import { expect } from 'vitest';
import type { ShopFacts } from '../../src/plumbing/context.js';
import type { TestApp } from '../application.js';
import type { TestDatabase } from '../database.js';
import { aProduct, type ProductWishes } from './catalog.factory.js';

/** A staff member's hands on the stock of a shop, over REST. */
export class Storekeeper {
  constructor(
    private readonly app: TestApp,
    private readonly shop: ShopFacts,
    private readonly token: string,
  ) {}

  get(path: string): Promise<LightMyRequestResponse> {
    return this.app.request({ path: `/api/v1/admin${path}`, shop: this.shop.slug, token: this.token });
  }

  send(
    method: 'POST' | 'PUT' | 'DELETE',
    path: string,
    body?: unknown,
    headers: Record<string, string> = {},
  ): Promise<LightMyRequestResponse> {
    const request = { path: `/api/v1/admin${path}`, method, shop: this.shop.slug, token: this.token, headers };
    return this.app.request({ ...request, ...(body !== undefined && { body }) });
  }

  /** Sends and expects it to be done. */
  async done<Answer>(method: 'POST' | 'PUT', path: string, body?: unknown): Promise<Answer> {
    const answer = await this.send(method, path, body);
    if (answer.statusCode >= 300) throw new Error(`${method} ${path} was refused: ${answer.body}`);
    return answer.json<Answer>();
  }
}

/** One more place that holds stock. @returns its id */
export async function aLocation(database: TestDatabase, shop: ShopFacts, name = 'Loft'): Promise<string> {
  const { rows } = await database.admin.query<{ id: string }>(
    `INSERT INTO locations (tenant_id, name, position)
     SELECT $1, $2, coalesce(max(position), 0) + 1 FROM locations WHERE tenant_id = $1 RETURNING id`,
    [shop.id, name],
  );
  return rows[0]?.id ?? '';
}

/** The location every shop begins with. @returns its id */
export async function defaultLocation(database: TestDatabase, shop: ShopFacts): Promise<string> {
  const { rows } = await database.admin.query<{ id: string }>(
    'SELECT id FROM locations WHERE tenant_id = $1 AND is_default',
    [shop.id],
  );
  return rows[0]?.id ?? '';
}

/** A product with one variant and `stock` units at the default location. @returns the variant's id */
export async function aVariant(
  app: TestApp,
  shop: ShopFacts,
  stock: number,
  wishes: ProductWishes = {},
): Promise<string> {
  return (await aProduct(app.app, shop, { stock, ...wishes })).variantIds[0] ?? '';
}

/** Sells a variant beyond what is there. */
export async function sellBeyondTheShelf(database: TestDatabase, variantId: string): Promise<void> {
  await database.admin.query(`UPDATE variants SET backorder_policy = 'allow' WHERE id = $1`, [variantId]);
}

/** On hand, reserved and backordered of a variant by the name of the location. */
export async function unitsByPlace(database: TestDatabase, variantId: string): Promise<Record<string, number[]>> {
  const { rows } = await database.admin.query<{ name: string; units: number[] }>(
    `SELECT p.name, ARRAY[l.on_hand, l.reserved, l.backordered] AS units
     FROM stock_levels l JOIN locations p ON p.id = l.location_id WHERE l.variant_id = $1`,
    [variantId],
  );
  return Object.fromEntries(rows.map(({ name, units }) => [name, units]));
}

/** The variant's ledger, oldest first: `reason delta`. */
export async function ledgerOf(database: TestDatabase, variantId: string): Promise<string[]> {
  const { rows } = await database.admin.query<{ line: string }>(
    `SELECT reason || ' ' || delta AS line FROM stock_movements WHERE variant_id = $1 ORDER BY id`,
    [variantId],
  );
  return rows.map(({ line }) => line);
}

/** Expects every level of the shop to be the sum of its movements, reservations and promises, and none below zero. */
export async function expectSoundBooks(database: TestDatabase, shop: ShopFacts): Promise<void> {
  const { rows } = await database.admin.query(
    `SELECT l.variant_id, l.location_id, l.on_hand, l.reserved, l.backordered FROM stock_levels l
     WHERE l.tenant_id = $1 AND (l.on_hand < 0 OR l.reserved > l.on_hand
       OR l.on_hand <> (SELECT coalesce(sum(m.delta), 0) FROM stock_movements m
         WHERE m.tenant_id = $1 AND m.variant_id = l.variant_id AND m.location_id = l.location_id)
       OR l.reserved <> (SELECT coalesce(sum(r.quantity), 0) FROM stock_reservations r
         WHERE r.tenant_id = $1 AND r.variant_id = l.variant_id AND r.location_id = l.location_id)
       OR l.backordered <> (SELECT coalesce(sum(b.quantity), 0) FROM stock_backorders b
         WHERE b.tenant_id = $1 AND b.variant_id = l.variant_id AND b.location_id = l.location_id))`,
    [shop.id],
  );
  expect(rows).toEqual([]);
}
