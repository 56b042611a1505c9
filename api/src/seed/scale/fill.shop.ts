import type { INestApplicationContext } from '@nestjs/common';
import { createShopInput, customFieldInput } from '@smallshop/contract';
import { z } from 'zod';
import { CustomFieldService, ProductDocuments } from '../../modules/catalog/index.js';
import { CreateShop } from '../../modules/platform/index.js';
import { ShopFinder } from '../../modules/tenant/index.js';
import { systemCtx, type Ctx } from '../../plumbing/context.js';
import { Database, type TenantTx } from '../../plumbing/db/database.js';
import type { ScaleShop } from './scale.shops.js';
import {
  categories,
  idsOf,
  levels,
  movements,
  products,
  shelves,
  stretchesOf,
  variants,
  type Stretch,
} from './shelf.statements.js';

/** Products made in one transaction: so many are there whole or not at all, and an interrupted run goes on behind them. */
const stretchSize = 500;

/** Two work at once: a core each on the smallest machine, and no more than the pool has connections for. */
const lanes = 2;

/** Opens the shop, if nobody has, with its categories and custom fields. */
export async function openScaleShop(app: INestApplicationContext, { slug, name }: ScaleShop): Promise<Ctx> {
  const now = new Date();
  const existing = await app.get(ShopFinder).bySlug(slug);
  if (existing) return systemCtx(existing, 'Seed', now);
  const owner = { name: 'Scale owner', email: 'scale@smallshop.example' };
  const place = { currency: 'EUR', locale: 'en', country: 'DE', timezone: 'Europe/Berlin' };
  const input = createShopInput.parse({ name, slug, owner, themeId: 'harbor', ...place, catalog: 'empty' });
  const admin = { actor: { kind: 'system', name: 'Seed' }, requestId: 'seed', now } as const;
  await app.get(CreateShop).execute(admin, input, null);
  const shop = await app.get(ShopFinder).bySlug(slug);
  if (!shop) throw new Error(`The shop ${slug} is not there.`);
  return systemCtx(shop, 'Seed', now);
}

/** What its products refer to, once. */
async function furnish(app: INestApplicationContext, ctx: Ctx): Promise<void> {
  const fields = app.get(CustomFieldService);
  if ((await fields.list(ctx)).items.length > 0) return;
  await app.get(Database).withTenant(ctx, (tx) => tx.run(categories(ctx.tenantId)));
  await fields.create(
    ctx,
    customFieldInput.parse({ key: 'material', name: 'Material', kind: 'text', isFilterable: true }),
  );
  const weight = { key: 'weight', name: 'Weight', kind: 'decimal', unit: 'kg', isFilterable: true };
  await fields.create(ctx, customFieldInput.parse(weight));
}

/**
 * Fills the shop up to its number of products, documents included, a stretch of them at a time.
 *
 * @param onProgress told how many there are so far
 */
export async function fillScaleShop(
  app: INestApplicationContext,
  ctx: Ctx,
  wanted: number,
  onProgress: (products: number) => void,
): Promise<void> {
  const database = app.get(Database);
  const known = await database.withTenant(ctx, (tx) =>
    tx.rows(z.object({ first: z.number() }), stretchesOf(ctx.tenantId, stretchSize)),
  );
  const made = new Set(known.map(({ first }) => first));
  const missing = Array.from({ length: Math.ceil(wanted / stretchSize) }, (_, n) => n * stretchSize + 1).filter(
    (first) => !made.has(first),
  );
  if (missing.length === 0) return;
  await furnish(app, ctx);
  let done = made.size * stretchSize;
  const lane = async () => {
    for (let first = missing.shift(); first !== undefined; first = missing.shift()) {
      const stretch = { shopId: ctx.tenantId, first, last: Math.min(first + stretchSize - 1, wanted) };
      await database.withTenant(ctx, (tx) => fill(tx, app.get(ProductDocuments), stretch));
      onProgress(Math.min((done += stretchSize), wanted));
    }
  };
  await Promise.all(Array.from({ length: lanes }, lane));
}

async function fill(tx: TenantTx, documents: ProductDocuments, stretch: Stretch): Promise<void> {
  for (const statement of [products, variants, shelves, levels, movements]) await tx.run(statement(stretch));
  const ids = await tx.rows(z.object({ id: z.string() }), idsOf(stretch));
  await documents.refresh(
    tx,
    ids.map(({ id }) => id),
  );
}
