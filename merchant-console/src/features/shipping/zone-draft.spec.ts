import { shippingZoneInput, type ShippingZone } from '@smallshop/contract';
import { describe, expect, it } from 'vitest';
import { draftOf, inputOf } from './zone-draft.js';

const zone: ShippingZone = {
  ...{ id: '0192f0c1-7c1a-7e30-9d61-1f0a4a0b6a52', name: 'North', version: 3, updatedBy: 'Ada' },
  updatedAt: '2026-11-23T12:00:00Z',
  areas: [{ country: 'US', regions: ['CA', 'NY'], postcodes: ['900*', '10115-12527'] }],
  methods: [
    {
      ...{ id: '0192f0c1-7c1a-7e30-9d61-1f0a4a0b6a53', name: 'Freight', description: '', taxCategory: 'standard' },
      ...{ minDays: 1, maxDays: 3, isActive: true, freeOverMinor: 10_000 },
      charge: {
        by: 'weight',
        steps: [
          { fromGrams: 0, price: 490 },
          { fromGrams: 1_200, price: 1_290 },
        ],
        mostGrams: 31_500,
      },
    },
    {
      ...{ id: '0192f0c1-7c1a-7e30-9d61-1f0a4a0b6a54', name: 'Parcel', description: '', taxCategory: 'standard' },
      ...{ minDays: 1, maxDays: 3, isActive: true, freeOverMinor: null },
      charge: { by: 'total', steps: [{ from: 5_000, price: 0 }] },
    },
  ],
};

describe('a zone in its form', () => {
  it('comes out as it went in', () => {
    const { name, areas, methods } = zone;
    expect(shippingZoneInput.parse(inputOf(draftOf(zone, 'EUR'), 'EUR'))).toEqual({ name, areas, methods });
  });

  it('reads weights and prices as people type them', () => {
    const draft = draftOf(zone, 'EUR');
    const [freight] = draft.methods;
    if (!freight) throw new Error('The zone has lost its method.');
    const typed = { ...freight, steps: [{ from: '1,5', price: '4,9' }] };
    expect(inputOf({ ...draft, methods: [typed] }, 'EUR').methods).toMatchObject([
      { charge: { steps: [{ fromGrams: 1_500, price: 490 }] } },
    ]);
  });

  it('does not pass what is no amount', () => {
    const draft = draftOf(zone, 'EUR');
    const broken = draft.methods.map((method) => ({ ...method, freeOver: 'much' }));
    expect(shippingZoneInput.safeParse(inputOf({ ...draft, methods: broken }, 'EUR')).success).toBe(false);
  });
});
