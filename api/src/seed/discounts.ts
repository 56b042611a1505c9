import type { INestApplicationContext } from '@nestjs/common';
import { promotionInput } from '@smallshop/contract';
import { CodeService, PromotionService } from '../modules/promotion/index.js';
import type { Ctx } from '../plumbing/context.js';
import type { SeedDiscounts } from './content/index.js';

/** A discount that counts by itself, and one by a code. */
export async function plantDiscounts(app: INestApplicationContext, ctx: Ctx, seed: SeedDiscounts): Promise<void> {
  const promotions = app.get(PromotionService, { strict: false });
  await promotions.create(ctx, promotionInput.parse({ ...seed.automatic, isAutomatic: true }), null);
  const { id } = await promotions.create(ctx, promotionInput.parse(seed.byCode), null);
  await app.get(CodeService, { strict: false }).add(ctx, id, { from: 'list', codes: [seed.code] }, null);
}
