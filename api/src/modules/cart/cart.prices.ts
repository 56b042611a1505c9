import type { Currency } from '@smallshop/contract';
import type { SaleVariant } from '../catalog/index.js';
import type { KnownPrices, ListedPrice, OfferedPromotions } from '../pricing/index.js';
import type { StoredCart, StoredLine } from './cart.repository.js';

/** A variant at what it costs this buyer for so many units. */
export type PricedVariant = SaleVariant & Pick<ListedPrice, 'list'>;

/** A line and what the catalog says of it now. */
export interface LoadedLine {
  readonly line: StoredLine;
  readonly variant: PricedVariant;
}

/** A stored cart with the catalog's facts; without a record for the cart nobody has started. */
export interface LoadedCart {
  readonly record: Pick<StoredCart, 'id' | 'version' | 'notices' | 'discountCodes'> | null;
  readonly lines: readonly LoadedLine[];
  /** Of all prices: the one wished for, or the shop's own where a line has no price in it. */
  readonly currency: Currency;
  /** What was wished for and could not be had. */
  readonly refusedCurrency: Currency | null;
  /** Null in a shop without promotions. */
  readonly promotions: OfferedPromotions | null;
}

/** What the catalog says of the variants of a cart. */
export interface Goods {
  readonly variants: ReadonlyMap<string, SaleVariant>;
  readonly prices: KnownPrices;
  readonly promotions: OfferedPromotions | null;
}

/** In which currency: the buyer's wish, and the shop's own, in which everything has a price. */
export interface CurrencyWish {
  readonly wished: Currency;
  readonly own: Currency;
}

type Unpriced = readonly { readonly line: StoredLine; readonly variant: SaleVariant }[];

function pricedIn(lines: Unpriced, prices: KnownPrices, currency: Currency): LoadedLine[] | null {
  const priced = lines.map(({ line, variant }) => {
    const price = prices.of(variant, currency, line.quantity);
    return price && { line, variant: { ...variant, ...price } };
  });
  return priced.every((line) => line !== null) ? priced : null;
}

/**
 * A stored cart at today's prices. Lines follow their variant out of the catalog, so each stored line has one; a line deleted
 * in between is left out. A cart is in one currency: where a line has no price in the one wished for, all are in the shop's own.
 */
export function assemble(
  cart: StoredCart,
  { variants, prices, promotions }: Goods,
  { wished, own }: CurrencyWish,
): LoadedCart {
  const lines = cart.lines.flatMap((line) => {
    const variant = variants.get(line.variantId);
    return variant ? [{ line, variant }] : [];
  });
  const inWished = pricedIn(lines, prices, wished);
  if (inWished) return { record: cart, lines: inWished, currency: wished, refusedCurrency: null, promotions };
  const inOwn = pricedIn(lines, prices, own);
  if (!inOwn) throw new Error('A variant has no price in the shop’s own currency.');
  return { record: cart, lines: inOwn, currency: own, refusedCurrency: wished, promotions };
}

/**
 * The price a line's buyer has been shown once its units change: what follows from the units alone is no news, what changed
 * meanwhile still is.
 */
export function seenAfter(
  line: StoredLine,
  quantity: number,
  variant: SaleVariant,
  prices: KnownPrices,
  wish: CurrencyWish,
) {
  const currency = line.seenCurrency === wish.wished ? wish.wished : wish.own;
  const [old, now] = [line.quantity, quantity].map((units) => prices.of(variant, currency, units)?.priceMinor);
  if (now === undefined || old !== line.seenPriceMinor) return line;
  return { ...line, seenPriceMinor: now };
}
