import { describe, expect, it } from 'vitest';
import type { ShippingMethod } from '../shipping/quote.rule.js';
import type { LineToPrice } from './cart.rule.js';
import { offerDelivery } from './offer.rule.js';
import { priceCart } from './pricing.rule.js';

const germany = { country: 'DE' };
const method = (name: string, zones: ShippingMethod['zones'], isPickup = false): ShippingMethod => ({
  name,
  taxCategory: 'standard',
  zones,
  isPickup,
});
const flat = (price: bigint) => ({ areas: [germany], charge: { by: 'order', price } as const, freeOver: null });
const post = method('Post', [flat(490n)]);
const express = method('Express', [flat(1_290n)]);
const pickup = method('Pick up', [flat(0n)], true);
const freight = method('Freight', [
  {
    areas: [],
    charge: { by: 'weight', steps: [{ fromGrams: 30_000, price: 4_900n }], mostGrams: null },
    freeOver: null,
  },
]);
const parcel: ShippingMethod = {
  name: 'Parcel',
  taxCategory: 'standard',
  zones: [{ areas: [{ country: 'AT' }], charge: { by: 'order', price: 590n }, freeOver: 3_000n }],
};

const mug: LineToPrice = {
  key: 'mug',
  label: 'Mug',
  unitPrice: 1_999n,
  quantity: 2,
  taxCategory: 'standard',
  isDigital: false,
  weightGrams: 400,
};
const cart = {
  lines: [mug],
  taxRates: [
    { name: 'VAT', country: 'DE', taxCategory: 'standard', ratePpm: 190_000 },
    { name: 'TVA', country: 'FR', taxCategory: 'standard', ratePpm: 200_000 },
  ],
  country: 'DE',
  pricesIncludeTax: true,
};
const smallFree = {
  id: 'free',
  name: 'Free post',
  effect: { kind: 'free_shipping', mostPrice: 500n },
  combinesWith: [],
  priority: 0,
  ...{ startsAt: null, endsAt: null, mostUses: null, mostUsesPerCustomer: null },
} as const;
const promotions = {
  now: new Date('2026-11-23T12:00:00Z'),
  buyer: { groupIds: [], isFirstOrder: true },
  automatic: [{ promotion: smallFree }],
  codes: [],
};

describe('the ways to hand a cart over', () => {
  it('are those that take it, in the shop’s order, and why not the others', () => {
    const { offers, refused, reason } = offerDelivery(cart, [express, parcel, freight, post, pickup]);
    expect(offers.map(({ method: { name }, price, total }) => [name, price, total])).toEqual([
      ['Express', 1_290n, 5_288n],
      ['Post', 490n, 4_488n],
      ['Pick up', 0n, 3_998n],
    ]);
    expect(refused.map((one) => [one.method.name, one.reason])).toEqual([
      ['Parcel', 'not_there'],
      ['Freight', 'too_light'],
    ]);
    expect(reason).toBeNull();
  });

  it('cost what the cart says once they are chosen, promotions and foreign tax in', () => {
    const tax = { abroad: 'destination_tax', home: germany } as const;
    const everywhere = method('World', [{ ...flat(490n), areas: [] }]);
    const abroad = { ...cart, country: 'FR', tax };
    expect(offerDelivery(abroad, [everywhere]).offers[0]?.price).toBe(494n);
    expect(priceCart({ ...abroad, shippingMethod: everywhere }).shipping).toBe(494n);
    expect(offerDelivery({ ...cart, promotions }, [post, express]).offers).toEqual([
      { method: post, price: 0n, discount: 490n, total: 3_998n },
      { method: express, price: 1_290n, discount: 0n, total: 5_288n },
    ]);
  });

  it('are free from a flat rate’s threshold on', () => {
    expect(offerDelivery({ ...cart, country: 'AT' }, [parcel]).offers[0]?.price).toBe(0n);
  });

  it.each([
    ['nothing is in the cart', { ...cart, lines: [] }, [post], 'empty'],
    ['nothing is sent', { ...cart, lines: [{ ...mug, isDigital: true }] }, [post], 'nothing_to_ship'],
    ['the shop has none', cart, [], 'no_methods'],
    ['none goes there', { ...cart, country: 'JP' }, [post, parcel], 'all_refused'],
  ])('are none when %s', (_, what, methods, reason) => {
    expect(offerDelivery(what, methods)).toMatchObject({ offers: [], reason });
  });
});
