import type { Cart } from '@smallshop/contract';
import type { SaleVariant } from '../catalog/index.js';
import type { LineToStore, StoredLine } from './cart.repository.js';
import { mostOf, mostUnits } from './units.rule.js';

/** A customer's cart after a guest's went into it. */
export interface Merge {
  /** Lines to write: those the guest brought, with the units of both. */
  readonly lines: readonly LineToStore[];
  readonly notices: Cart['notices'];
}

/**
 * Joins a guest's lines to a customer's: units of the same variant add up, as far as stock and a line's limit go, and never
 * below what either cart held alone. What could not be added is told.
 */
export function mergeLines(
  guest: readonly StoredLine[],
  own: readonly StoredLine[],
  variants: ReadonlyMap<string, SaleVariant>,
): Merge {
  const merged = guest.map((line) => {
    const mine = own.find((candidate) => candidate.variantId === line.variantId);
    const wanted = line.quantity + (mine?.quantity ?? 0);
    const variant = variants.get(line.variantId);
    const most = variant ? mostOf(variant) : 0;
    const quantity = Math.min(mostUnits, wanted, Math.max(most, line.quantity, mine?.quantity ?? 0));
    const told = { variantId: line.variantId, title: variant?.title ?? 'an item' };
    const notice = quantity < wanted ? tellCapped(told, wanted, quantity) : null;
    const { seenPriceMinor, seenCurrency } = mine ?? line;
    return { line: { variantId: line.variantId, quantity, seenPriceMinor, seenCurrency }, notice };
  });
  return {
    lines: merged.map(({ line }) => line),
    notices: merged.map(({ notice }) => notice).filter((notice) => notice !== null),
  };
}

function tellCapped(
  { variantId, title }: Pick<SaleVariant, 'variantId' | 'title'>,
  wanted: number,
  quantity: number,
): Cart['notices'][number] {
  const message = `Your two carts held ${wanted} of ${title}; there are fewer, so it is ${quantity} now.`;
  return { id: `merged:${variantId}:${wanted}:${quantity}`, kind: 'merged', lineId: null, message };
}
