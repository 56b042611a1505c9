import type { SeedDiscounts } from '../shape.js';

/** Five percent off big orders, and a tenth off the first one by WELCOME10. */
export const discounts: SeedDiscounts = {
  automatic: {
    name: 'Five percent off from 400',
    effect: { kind: 'percentage', ratePpm: 50_000, target: { on: 'order' } },
    conditions: { minSubtotal: 40_000 },
  },
  byCode: {
    name: 'A tenth off your first order',
    effect: { kind: 'percentage', ratePpm: 100_000, target: { on: 'order' } },
    conditions: { isFirstOrder: true },
  },
  code: 'WELCOME10',
};
