import type { SharedCart } from '@smallshop/contract';
import type { Ctx } from '../../../plumbing/context.js';
import type { Goods } from '../cart.prices.js';
import { mostOf } from '../units.rule.js';

/** Goods that are in no cart, at what they cost the caller now; nothing for a variant the catalog no longer has. */
export function viewKept(
  { currency, shop }: Pick<Ctx, 'currency' | 'shop'>,
  { variants, prices }: Pick<Goods, 'variants' | 'prices'>,
  { variantId, quantity }: { readonly variantId: string; readonly quantity: number },
): SharedCart['lines'] {
  const variant = variants.get(variantId);
  if (!variant) return [];
  const wished = prices.of(variant, currency, quantity);
  const price = wished ?? prices.of(variant, shop.currency, quantity);
  if (!price) throw new Error('A variant has no price in the shop’s own currency.');
  const { slug, title, variantTitle, image } = variant;
  const unitPrice = { amount: price.priceMinor, currency: wished ? currency : shop.currency };
  return [{ variantId, slug, title, variantTitle, image, quantity, unitPrice, maxQuantity: mostOf(variant) }];
}
