import { describe, expect, it } from 'vitest';
import { quoteShipping, type Parcel, type ShippingMethod } from './quote.rule.js';

const parcel = (change: Partial<Parcel> = {}): Parcel => ({
  place: { country: 'DE', postcode: '10115' },
  subtotal: 4_000n,
  weightGrams: 1_500,
  ...change,
});
const post: ShippingMethod = {
  name: 'Post',
  taxCategory: 'standard',
  zones: [
    { areas: [{ country: 'DE' }], charge: { by: 'order', price: 490n }, freeOver: 5_000n },
    {
      areas: [{ country: 'DE', postcodes: ['18565', '27498'] }],
      charge: { by: 'order', price: 1_490n },
      freeOver: null,
    },
    {
      areas: [{ country: 'AT' }, { country: 'CH' }],
      charge: {
        by: 'weight',
        steps: [
          { fromGrams: 2_000, price: 1_690n },
          { fromGrams: 0, price: 990n },
        ],
        mostGrams: 10_000,
      },
      freeOver: null,
    },
    {
      areas: [],
      charge: {
        by: 'total',
        steps: [
          { from: 10_000n, price: 1_500n },
          { from: 3_000n, price: 2_500n },
        ],
      },
      freeOver: 20_000n,
    },
  ],
};
const pickup: ShippingMethod = {
  name: 'Pick up',
  taxCategory: 'standard',
  isPickup: true,
  zones: [{ areas: [{ country: 'DE' }], charge: { by: 'order', price: 0n }, freeOver: null }],
};
describe('a shipping method', () => {
  it.each([
    ['flat in its zone', parcel(), { price: 490n, isWaived: false }],
    ['nothing from its threshold on', parcel({ subtotal: 5_000n }), { price: 0n, isWaived: true }],
    [
      'more on an island, whose postcode is more precise',
      parcel({ place: { country: 'DE', postcode: '27498' }, subtotal: 9_000n }),
      { price: 1_490n, isWaived: false },
    ],
    ['by weight', parcel({ place: { country: 'AT' } }), { price: 990n, isWaived: false }],
    [
      'the next step from its weight on',
      parcel({ place: { country: 'CH' }, weightGrams: 2_000 }),
      { price: 1_690n, isWaived: false },
    ],
    ['by total elsewhere', parcel({ place: { country: 'FR' } }), { price: 2_500n, isWaived: false }],
    [
      'less from the next step on',
      parcel({ place: { country: 'FR' }, subtotal: 10_000n }),
      { price: 1_500n, isWaived: false },
    ],
    [
      'nothing there either, from its threshold on',
      parcel({ place: { country: 'FR' }, subtotal: 20_000n }),
      { price: 0n, isWaived: true },
    ],
    [
      'not offered for what is too heavy',
      parcel({ place: { country: 'AT' }, weightGrams: 10_001 }),
      { refusal: 'too_heavy' },
    ],
    [
      'not offered for too small a cart',
      parcel({ place: { country: 'FR' }, subtotal: 2_999n }),
      { refusal: 'below_minimum' },
    ],
  ])('costs %s', (_, what, quote) => {
    expect(quoteShipping(post, what)).toEqual(quote);
  });

  it('does not take what is lighter than its first step', () => {
    const charge = { by: 'weight', steps: [{ fromGrams: 10_000, price: 4_900n }], mostGrams: null } as const;
    const freight = { ...post, zones: [{ areas: [], charge, freeOver: null }] };
    expect(quoteShipping(freight, parcel())).toEqual({ refusal: 'too_light' });
  });

  it('is not offered where it does not go', () => {
    const domestic = { ...post, zones: post.zones.slice(0, 1) };
    expect(quoteShipping(domestic, parcel({ place: { country: 'AT' } }))).toEqual({ refusal: 'not_there' });
    expect(quoteShipping({ ...pickup, zones: [] }, parcel())).toEqual({ refusal: 'not_there' });
  });

  it('is free of charge, not waived, when it never costs anything', () => {
    expect(quoteShipping(pickup, parcel({ place: { country: 'JP' } }))).toEqual({ price: 0n, isWaived: false });
  });
});
