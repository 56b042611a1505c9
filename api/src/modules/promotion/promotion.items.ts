import type { PromotionInput } from '@smallshop/contract';
import type { NamedIds } from './promotion.repository.js';

type Filter = PromotionInput['conditions']['items'];

function filtersOf({ effect, conditions }: Pick<PromotionInput, 'effect' | 'conditions'>): Filter[] {
  const own = (): Filter[] => {
    switch (effect.kind) {
      case 'percentage':
      case 'fixed_amount':
        return effect.target.on === 'lines' ? [effect.target.items] : [];
      case 'fixed_price':
        return [effect.items];
      case 'buy_x_get_y':
        return [effect.buy.items, effect.get.items];
      case 'free_shipping':
        return [];
    }
  };
  return [conditions.items, ...own()];
}

/** Everything a promotion names by its id, each once. */
export function idsNamedBy(input: Pick<PromotionInput, 'effect' | 'conditions'>): NamedIds {
  const filters = filtersOf(input);
  const all = (idsOf: (filter: Filter) => readonly string[]) => [...new Set(filters.flatMap(idsOf))];
  return {
    products: all(({ productIds }) => productIds),
    variants: all(({ variantIds }) => variantIds),
    categories: all(({ categoryIds }) => categoryIds),
    collections: all(({ collectionIds }) => collectionIds),
    groups: [...new Set(input.conditions.customerGroupIds)],
  };
}
