import type { Cart } from '@smallshop/contract';
import type { SaleVariant } from '../catalog/index.js';
import type { StoredLine } from './cart.repository.js';
import { mostLines, mostOf, mostUnits } from './units.rule.js';

type CartNotice = Cart['notices'][number];

/** Goods somebody wants in a cart at once. `title`: what to call them when the catalog no longer has them. */
export interface Wanted {
  readonly variantId: string;
  readonly quantity: number;
  readonly title?: string;
}

/** What of it fits. */
export interface Filling {
  /** Units each line then has, those it had before included; lines that stay as they are do not stand here. */
  readonly lines: readonly { readonly variantId: string; readonly quantity: number }[];
  /** What does not, line by line. */
  readonly notices: readonly CartNotice[];
}

const leftOut = (variantId: string, message: string): CartNotice => ({
  ...{ id: `left_out:${variantId}`, kind: 'left_out', lineId: null, message },
});

/**
 * Puts goods into a cart as far as stock, the limit of a line and the number of lines go: never fewer units than it held, and
 * every unit left out is told of.
 *
 * @param held  the cart's lines; none for one that is about to begin
 */
export function fillLines(
  wanted: readonly Wanted[],
  held: readonly Pick<StoredLine, 'variantId' | 'quantity'>[],
  variants: ReadonlyMap<string, SaleVariant>,
): Filling {
  const lines: { variantId: string; quantity: number }[] = [];
  const notices: CartNotice[] = [];
  let room = mostLines - held.length;
  for (const { variantId, quantity, title } of together(wanted)) {
    const variant = variants.get(variantId);
    const name = variant?.title ?? title ?? 'An item';
    const before = held.find((line) => line.variantId === variantId)?.quantity ?? 0;
    const asked = before + quantity;
    const most = variant ? Math.min(mostOf(variant), mostUnits) : 0;
    const granted = Math.max(before, Math.min(asked, most));
    if (!variant?.isSellable) notices.push(leftOut(variantId, `${name} is no longer sold, so it was left out.`));
    else if (most === 0) notices.push(leftOut(variantId, `${name} is sold out, so it was left out.`));
    else if (before === 0 && room === 0) notices.push(leftOut(variantId, `The cart is full: ${name} was left out.`));
    else {
      if (granted < asked) notices.push(leftOut(variantId, `Only ${most} of ${name} left, so it is ${granted} now.`));
      if (granted > before) lines.push({ variantId, quantity: granted });
      if (before === 0) room -= 1;
    }
  }
  return { lines, notices };
}

function together(wanted: readonly Wanted[]): Wanted[] {
  const byVariant = Map.groupBy(wanted, ({ variantId }) => variantId);
  return [...byVariant.values()].flatMap((same) => {
    const [first] = same;
    return first ? [{ ...first, quantity: same.reduce((sum, { quantity }) => sum + quantity, 0) }] : [];
  });
}
