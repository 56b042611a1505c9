import type { INestApplicationContext } from '@nestjs/common';
import type { Ctx } from '../plumbing/context.js';
import type { ShopSeed } from './content/index.js';
import type { PictureBook } from './pictures.js';

export async function publishTheme(
  app: INestApplicationContext,
  ctx: Ctx,
  shop: ShopSeed,
  book: PictureBook,
): Promise<void> {
  await Promise.resolve([app, ctx, shop, book]);
}
