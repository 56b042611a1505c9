import type { Minor } from '../money/money.rule.js';
import type { ItemFilter, Promotion } from './promotion.rule.js';

/** What promotions ask of goods. */
export interface GoodsFacts {
  readonly productId: string;
  readonly variantId: string;
  readonly categoryIds: readonly string[];
  readonly collectionIds: readonly string[];
  readonly tags: readonly string[];
}

/** A line on its way through the promotions. */
export interface Goods {
  readonly unitPrice: Minor;
  readonly quantity: number;
  /** Null: only promotions on all goods or on the order reach it. */
  readonly facts: GoodsFacts | null;
  /** Gift cards are not: a discount on money would be spent on the rest of the shop. */
  readonly isDiscountable: boolean;
  /** What is left of the line after the discounts so far, 0 or more. */
  readonly rest: Minor;
}

const holdsOne = (wanted: readonly string[] | undefined, own: readonly string[]): boolean =>
  wanted !== undefined && wanted.some((id) => own.includes(id));

const meansAll = ({ productIds, variantIds, categoryIds, collectionIds, tags }: ItemFilter): boolean =>
  [productIds, variantIds, categoryIds, collectionIds, tags].every((ids) => !ids?.length);

function filtersOf(effect: Promotion['effect']): readonly (ItemFilter | undefined)[] {
  switch (effect.kind) {
    case 'percentage':
    case 'fixed_amount':
      return [effect.target.on === 'lines' ? effect.target.items : undefined];
    case 'fixed_price':
      return [effect.items];
    case 'buy_x_get_y':
      return [effect.buy.items, effect.get.items];
    case 'free_shipping':
      return [];
  }
}

/** Whether a promotion asks which goods they are; otherwise it counts the same without their {@link GoodsFacts}. */
export const asksWhichGoods = ({ effect, conditions }: Pick<Promotion, 'effect' | 'conditions'>): boolean =>
  [...filtersOf(effect), conditions?.items].some((filter) => filter !== undefined && !meansAll(filter));

/** Whether a filter means these goods. What cannot be discounted is never meant. */
export function isMeant({ facts, isDiscountable }: Goods, filter: ItemFilter = {}): boolean {
  if (!isDiscountable) return false;
  if (meansAll(filter)) return true;
  if (!facts) return false;
  const { productIds, variantIds, categoryIds, collectionIds, tags } = filter;
  return (
    holdsOne(productIds, [facts.productId]) ||
    holdsOne(variantIds, [facts.variantId]) ||
    holdsOne(categoryIds, facts.categoryIds) ||
    holdsOne(collectionIds, facts.collectionIds) ||
    holdsOne(tags, facts.tags)
  );
}
