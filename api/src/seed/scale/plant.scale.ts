import type { INestApplicationContext } from '@nestjs/common';
import { permissions } from '@smallshop/contract';
import { FacetCounts } from '../../modules/catalog/index.js';
import { ApiKeyService } from '../../modules/staff/index.js';
import type { Ctx } from '../../plumbing/context.js';
import { fillScaleShop, openScaleShop } from './fill.shop.js';
import { metropolis, scaleShops, town, type ScaleShop } from './scale.shops.js';

/** A shop of the measurement as the benchmark asks for it. */
export interface MeasuredShop {
  readonly slug: string;
  readonly products: number;
  readonly apiKey: string;
}

/** How many small shops are opened at once. */
const lanes = 4;

/**
 * Makes a large shop beside a thousand small ones; what is there already stays.
 *
 * @returns the two to compare, each with a new API key
 */
export async function plantScale(
  app: INestApplicationContext,
  say: (line: string) => void,
): Promise<{ readonly large: MeasuredShop; readonly small: MeasuredShop }> {
  const opened = new Map<string, Ctx>();
  const waiting = [...scaleShops];
  const lane = async () => {
    for (let shop = waiting.shift(); shop; shop = waiting.shift()) {
      const ctx = await openScaleShop(app, shop);
      if (shop !== metropolis) await fillScaleShop(app, ctx, shop.products, () => undefined);
      if (opened.set(shop.slug, ctx).size % 100 === 0) say(`${opened.size} of ${scaleShops.length} shops`);
    }
  };
  await Promise.all(Array.from({ length: lanes }, lane));
  const measured = async (shop: ScaleShop): Promise<MeasuredShop> => {
    const ctx = opened.get(shop.slug);
    if (!ctx) throw new Error(`The shop ${shop.slug} was not opened.`);
    if (shop === metropolis) {
      await fillScaleShop(app, ctx, shop.products, (made) => {
        if (made % 5_000 === 0) say(`${made} of ${shop.products} products in ${shop.name}`);
      });
    }
    await app.get(FacetCounts).recount(ctx);
    const apiKey = await app.get(ApiKeyService).create(ctx, { name: 'Benchmark', permissions });
    return { slug: shop.slug, products: shop.products, apiKey };
  };
  return { large: await measured(metropolis), small: await measured(town) };
}
