import { describe, expect, it } from 'vitest';
import type { ShippingMethod } from '../shipping/quote.rule.js';
import type { CartToPrice, LineToPrice } from './cart.rule.js';
import { priceCart } from './pricing.rule.js';

const taxRates = [
  { name: 'MwSt. 19 %', country: 'DE', taxCategory: 'standard', ratePpm: 190_000 },
  { name: 'MwSt. 7 %', country: 'DE', taxCategory: 'reduced', ratePpm: 70_000 },
  { name: 'TVA', country: 'FR', taxCategory: 'standard', ratePpm: 200_000 },
  { name: 'GST', country: 'CA', taxCategory: 'standard', ratePpm: 50_000 },
  { name: 'QST', country: 'CA', regions: ['QC'], taxCategory: 'standard', ratePpm: 95_000, level: 2, isCompound: true },
];
const parcel: ShippingMethod = {
  name: 'Parcel',
  taxCategory: 'standard',
  zones: [
    {
      areas: [{ country: 'DE' }, { country: 'FR' }, { country: 'US' }],
      charge: { by: 'order', price: 490n },
      freeOver: null,
    },
  ],
};
const line = (key: string, unitPrice: bigint, change: Partial<LineToPrice> = {}): LineToPrice => ({
  key,
  label: key,
  unitPrice,
  quantity: 1,
  taxCategory: 'standard',
  isDigital: false,
  ...change,
});
const aCart = (change: Partial<CartToPrice> = {}): CartToPrice => ({
  lines: [line('Mug', 1_999n, { quantity: 2 })],
  shippingMethod: parcel,
  taxRates,
  country: 'DE',
  pricesIncludeTax: true,
  ...change,
});
const home = { country: 'DE' };

describe('a cart taxed twice', () => {
  it('as Québec did until 2013: the province on top of the federation', () => {
    const canadian = { lines: [line('Coat', 10_000n)], shippingMethod: null, country: 'CA', pricesIncludeTax: false };
    const cart = priceCart(aCart({ ...canadian, region: 'QC' }));
    expect(cart).toMatchObject({ subtotal: 10_000n, tax: 1_498n, total: 11_498n });
    expect(cart.taxes).toEqual([
      { name: 'QST', ratePercent: 9.5, amount: 998n },
      { name: 'GST', ratePercent: 5, amount: 500n },
    ]);
    expect(priceCart(aCart({ ...canadian, region: 'AB' })).total).toBe(10_500n);
  });
});

describe('shipping', () => {
  const lines = [line('Bread', 3_000n, { taxCategory: 'reduced' }), line('Knife', 1_000n)];

  it('is taxed by the method, unless the shop taxes it as the goods', () => {
    const own = priceCart(aCart({ lines }));
    expect(own.shippingDetail.taxes).toEqual([{ name: 'MwSt. 19 %', ratePercent: 19, amount: 78n }]);
    const shared = priceCart(aCart({ lines, tax: { shippingTax: 'as_goods' } }));
    expect(shared.shippingDetail.taxes).toEqual([
      { name: 'MwSt. 19 %', ratePercent: 19, amount: 19n },
      { name: 'MwSt. 7 %', ratePercent: 7, amount: 24n },
    ]);
    expect(shared.taxes.map(({ amount }) => amount)).toEqual([179n, 220n]);
    expect([own.total, shared.total]).toEqual([4_490n, 4_490n]);
  });

  it('leaves what is downloaded out of that proportion', () => {
    const song = line('Song', 9_000n, { isDigital: true });
    const tax = { shippingTax: 'as_goods' } as const;
    const { shippingDetail } = priceCart(aCart({ lines: [...lines.slice(0, 1), song], tax }));
    expect(shippingDetail.taxes).toEqual([{ name: 'MwSt. 7 %', ratePercent: 7, amount: 32n }]);
  });

  it('of goods that are given away is taxed by what they were worth', () => {
    const effect = { kind: 'percentage', ratePpm: 1_000_000, target: { on: 'order' } } as const;
    const limits = { startsAt: null, endsAt: null, mostUses: null, mostUsesPerCustomer: null };
    const gift = { id: 'gift', name: 'Gift', effect, combinesWith: [], priority: 0, ...limits };
    const promotions = {
      now: new Date('2026-11-23T12:00:00Z'),
      buyer: { groupIds: [], isFirstOrder: true },
      automatic: [{ promotion: gift }],
      codes: [],
    };
    const cart = priceCart(aCart({ lines: lines.slice(0, 1), promotions, tax: { shippingTax: 'as_goods' } }));
    expect(cart.total).toBe(490n);
    expect(cart.shippingDetail.taxes).toEqual([{ name: 'MwSt. 7 %', ratePercent: 7, amount: 32n }]);
  });

  it('of goods that cost nothing is taxed by the method', () => {
    const free = [line('Sample', 0n, { taxCategory: 'reduced' })];
    const { shippingDetail } = priceCart(aCart({ lines: free, tax: { shippingTax: 'as_goods' } }));
    expect(shippingDetail.taxes).toEqual([{ name: 'MwSt. 19 %', ratePercent: 19, amount: 78n }]);
  });

  const byWeight: ShippingMethod = {
    name: 'By weight',
    taxCategory: 'standard',
    zones: [
      {
        areas: [home],
        charge: {
          by: 'weight',
          steps: [
            { fromGrams: 0, price: 390n },
            { fromGrams: 1_600, price: 690n },
          ],
          mostGrams: 2_000,
        },
        freeOver: null,
      },
    ],
  };

  it('weighs everything that is sent', () => {
    const weighed = [
      line('Mug', 1_999n, { quantity: 2, weightGrams: 800 }),
      line('Song', 99n, { isDigital: true, weightGrams: 5_000 }),
    ];
    expect(priceCart(aCart({ lines: weighed, shippingMethod: byWeight })).shipping).toBe(690n);
  });

  it('is not known, and says why, when the method does not take the parcel', () => {
    const heavy = priceCart(
      aCart({ lines: [line('Anvil', 9_000n, { weightGrams: 2_001 })], shippingMethod: byWeight }),
    );
    expect(heavy).toMatchObject({ shipping: null, total: 9_000n });
    expect(heavy.shippingDetail.refusal).toBe('too_heavy');
    const abroad = priceCart(aCart({ shippingMethod: byWeight, country: 'FR' }));
    expect(abroad.shippingDetail.refusal).toBe('not_there');
  });

  it('is no matter of the buyer’s country when goods are fetched: they are taxed where the shop is', () => {
    const pickup: ShippingMethod = {
      name: 'Pick up',
      taxCategory: 'standard',
      isPickup: true,
      zones: [{ areas: [home], charge: { by: 'order', price: 0n }, freeOver: null }],
    };
    const cart = priceCart(aCart({ shippingMethod: pickup, country: 'FR', tax: { home } }));
    expect(cart).toMatchObject({ shipping: 0n, total: 3_998n, tax: 638n });
  });
});

describe('prices that include tax, abroad', () => {
  it('stay the same, and hold the tax of the destination', () => {
    const french = priceCart(aCart({ country: 'FR' }));
    expect(french).toMatchObject({ subtotal: 3_998n, total: 4_488n, tax: 748n });
    expect(priceCart(aCart({ country: 'US' }))).toMatchObject({ total: 4_488n, tax: 0n });
  });

  it('change their tax where the shop says so, and say that they did', () => {
    const tax = { abroad: 'destination_tax', home } as const;
    const french = priceCart(aCart({ country: 'FR', tax }));
    expect(french).toMatchObject({ subtotal: 4_032n, shipping: 494n, total: 4_526n, tax: 754n });
    expect(french.lines[0]?.explanations.slice(0, 3)).toEqual([
      { rule: 'price', label: 'Mug', amount: 1_999n },
      { rule: 'foreign_price', label: 'Mug', amount: 2_016n },
      { rule: 'quantity', label: '2 × Mug', amount: 4_032n },
    ]);
    expect(priceCart(aCart({ country: 'US', tax }))).toMatchObject({
      subtotal: 3_360n,
      shipping: 412n,
      total: 3_772n,
      tax: 0n,
    });
    expect(priceCart(aCart({ tax }))).toEqual(priceCart(aCart()));
  });
});

describe('a buyer who owes no tax', () => {
  it('is not asked for the tax inside a price', () => {
    const cart = priceCart(aCart({ tax: { isExempt: true } }));
    expect(cart).toMatchObject({ subtotal: 3_360n, shipping: 412n, total: 3_772n, tax: 0n, taxes: [] });
    expect(cart.explanations).toContainEqual({ rule: 'tax_exempt', label: 'Tax exempt', amount: 0n });
  });

  it('pays prices without tax as they are', () => {
    const cart = priceCart(aCart({ pricesIncludeTax: false, tax: { isExempt: true } }));
    expect(cart).toMatchObject({ total: 4_488n, tax: 0n });
  });

  it('is not asked for the tax of the shop’s home either, where prices hold that', () => {
    const tax = { isExempt: true, abroad: 'destination_tax', home } as const;
    expect(priceCart(aCart({ country: 'FR', tax })).total).toBe(3_772n);
  });
});

describe('tax rounded on the total', () => {
  it('is one cent more than three lines of 3.33 by themselves', () => {
    const lines = ['x', 'y', 'z'].map((key) => line(key, 333n));
    const cart = aCart({ lines, shippingMethod: null, pricesIncludeTax: false });
    expect(priceCart(cart).tax).toBe(189n);
    const onTotal = priceCart({ ...cart, tax: { rounding: 'total' } });
    expect(onTotal.tax).toBe(190n);
    expect(onTotal.lines.map(({ tax }) => tax)).toEqual([64n, 63n, 63n]);
  });
});
