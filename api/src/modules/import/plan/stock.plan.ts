import type { ImportedVariant } from '@smallshop/contract';
import type { VariantFacts } from '../../catalog/index.js';
import type { Change } from './changes.js';

/** Locations by name, and the one chosen for counts without a name. */
export interface Shelves {
  readonly chosenId: string;
  readonly idOfName: ReadonlyMap<string, string>;
}

/** Units a file counted where fewer or more were known. */
export interface StockPlan {
  readonly changes: readonly Change[];
  /** Counts below what is promised to checkouts; they are left out. */
  readonly refused: readonly { readonly sku: string; readonly reserved: number; readonly onHand: number }[];
}

/** What a count of one variant changes; `facts` is null for a new variant. */
export function planStock(
  wanted: ImportedVariant,
  variant: { readonly id: string; readonly sku: string },
  facts: VariantFacts | null,
  shelves: Shelves,
): StockPlan {
  const changes: Change[] = [];
  const refused: StockPlan['refused'][number][] = [];
  for (const { location, onHand } of wanted.stock ?? []) {
    const locationId = location === null ? shelves.chosenId : shelves.idOfName.get(location);
    if (locationId === undefined) continue;
    const level = facts?.stock.find((known) => known.locationId === locationId);
    const before = level?.onHand ?? 0;
    if (before === onHand) continue;
    if (onHand < (level?.reserved ?? 0)) refused.push({ sku: variant.sku, reserved: level?.reserved ?? 0, onHand });
    else changes.push({ field: 'onHand', sku: variant.sku, variantId: variant.id, locationId, before, after: onHand });
  }
  return { changes, refused };
}
