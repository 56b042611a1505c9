import type { TaxCategory } from '@smallshop/contract';

/** What tax categories are called. */
export const taxCategoryNames: Readonly<Record<TaxCategory, string>> = {
  standard: 'Standard rate',
  reduced: 'Reduced rate',
  zero: 'Zero rate',
  digital: 'Digital goods',
};
