import type { INestApplicationContext } from '@nestjs/common';
import { z } from 'zod';
import {
  CountService,
  LocationService,
  StockService,
  TransferService,
  VariantStockService,
} from '../modules/inventory/index.js';
import { type Ctx, systemCtx } from '../plumbing/context.js';
import { Database } from '../plumbing/db/database.js';
import type { StockroomSeed } from './content/index.js';

const variantSchema = z.object({ sku: z.string(), variantId: z.string() });
const categorySchema = z.object({ id: z.string() });

/** Opens a shop's second place and does there what its people would: transfers, counts, marks. */
export async function plantStockroom(
  app: INestApplicationContext,
  shop: Ctx,
  owner: string,
  seed: StockroomSeed,
): Promise<void> {
  const ctx = systemCtx(shop.shop, owner, shop.now);
  const room = await Stockroom.open(app, ctx, seed);
  await room.setRules(seed);
  await room.transfer(Object.entries(seed.moved).map(([sku, units]) => ({ sku, sent: units, received: units })));
  await room.transfer(Object.entries(seed.onTheWay).map(([sku, units]) => ({ sku, ...units })));
  const applied = await room.count(seed.counted);
  await app.get(CountService).apply(ctx, applied, null);
  await room.count(seed.counting);
}

class Stockroom {
  private constructor(
    private readonly app: INestApplicationContext,
    private readonly ctx: Ctx,
    private readonly places: { readonly main: string; readonly second: string },
    private readonly variants: ReadonlyMap<string, string>,
  ) {}

  static async open(app: INestApplicationContext, ctx: Ctx, { location }: StockroomSeed): Promise<Stockroom> {
    const { id: second } = await app.get(LocationService).create(ctx, location, null);
    const { items } = await app.get(LocationService).list(ctx);
    const main = items.find(({ isDefault }) => isDefault)?.id ?? second;
    const rows = await app.get(Database).withTenant(ctx, (tx) =>
      tx.rows(variantSchema, {
        name: 'seed.stockroom-variants',
        text: `SELECT sku, id AS "variantId" FROM variants WHERE tenant_id = $1`,
        values: [tx.tenantId],
      }),
    );
    return new Stockroom(app, ctx, { main, second }, new Map(rows.map(({ sku, variantId }) => [sku, variantId])));
  }

  async setRules({ thresholds, soldOn }: StockroomSeed): Promise<void> {
    for (const sku of new Set([...Object.keys(thresholds), ...soldOn])) {
      const backorderPolicy = soldOn.includes(sku) ? 'allow' : 'refuse';
      const rules = { backorderPolicy, lowStockThreshold: thresholds[sku] ?? null } as const;
      await this.app.get(VariantStockService).setPolicy(this.ctx, this.#variant(sku), rules);
    }
  }

  /** Sends units to the second place; the transfer stays on its way while some have not arrived. */
  async transfer(lines: readonly { sku: string; sent: number; received: number }[]): Promise<void> {
    const transfers = this.app.get(TransferService);
    const sent = lines.map(({ sku, sent: quantity }) => ({ variantId: this.#variant(sku), quantity }));
    const way = {
      originId: this.places.main,
      destinationId: this.places.second,
      note: '',
      tracking: '',
      expectedOn: null,
    };
    const { id } = await transfers.create(this.ctx, { ...way, lines: sent }, null);
    await transfers.send(this.ctx, id, null, null);
    const arrived = lines.filter(({ received }) => received > 0);
    const receipt = arrived.map(({ sku, received: quantity }) => ({ variantId: this.#variant(sku), quantity }));
    await transfers.receive(this.ctx, id, { lines: receipt }, null);
  }

  /** Counts what the seed names in a category at the main place. @returns the count, still open */
  async count({ categorySlug, differences }: StockroomSeed['counted']): Promise<string> {
    const { main: locationId } = this.places;
    const counts = this.app.get(CountService);
    const input = { locationId, categoryId: await this.#category(categorySlug), note: '' };
    const { id } = await counts.open(this.ctx, input, null);
    const { items } = await this.app.get(StockService).match(this.ctx, locationId, Object.keys(differences));
    for (const { code, variantId, onHand } of items) {
      const units = Math.max(0, onHand + (differences[code] ?? 0));
      await counts.enter(this.ctx, id, { mode: 'set', variantId, units, seen: null }, null);
    }
    return id;
  }

  #variant(sku: string): string {
    const id = this.variants.get(sku);
    if (id === undefined) throw new Error(`The seed has no variant ${sku}.`);
    return id;
  }

  async #category(slug: string): Promise<string> {
    const found = await this.app.get(Database).withTenant(this.ctx, (tx) =>
      tx.one(categorySchema, {
        name: 'seed.stockroom-category',
        text: `SELECT id FROM categories WHERE tenant_id = $1 AND slug = $2`,
        values: [tx.tenantId, slug],
      }),
    );
    if (!found) throw new Error(`The seed has no category ${slug}.`);
    return found.id;
  }
}
