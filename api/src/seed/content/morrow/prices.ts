import type { SeedPrices } from '../shape.js';

/** Cafés and guesthouses buy for less, neighbours across the border pay in francs, and spring is to be cleared. */
export const prices: SeedPrices = {
  currency: { currency: 'CHF', rate: 0.96, rounding: 'ninety_five' },
  group: {
    name: 'Trade',
    description: 'Cafés, guesthouses and small shops that buy by the dozen.',
    list: { name: 'Trade prices', adjustmentPercent: -18, rounding: 'exact' },
  },
  sale: {
    list: { name: 'Spring clearing', adjustmentPercent: -15, rounding: 'ninety_five' },
    startsInDays: 14,
    days: 10,
  },
};
