import { describe, expect, it } from 'vitest';
import { sumOf } from '../money/money.rule.js';
import type { ShippingMethod } from '../shipping/quote.rule.js';
import type { Promotion, PromotionsToApply } from '../promotion/promotion.rule.js';
import type { CartToPrice, LineToPrice } from './cart.rule.js';
import { priceCart } from './pricing.rule.js';

const taxRates = [
  { name: 'VAT 19 %', country: 'DE', taxCategory: 'standard', ratePpm: 190_000 },
  { name: 'VAT 7 %', country: 'DE', taxCategory: 'reduced', ratePpm: 70_000 },
];
const parcel: ShippingMethod = {
  name: 'Parcel',
  taxCategory: 'standard',
  zones: [{ areas: [{ country: 'DE' }], charge: { by: 'order', price: 490n }, freeOver: 10_000n }],
};
const line = (key: string, unitPrice: bigint, change: Partial<LineToPrice> = {}): LineToPrice => ({
  key,
  label: key,
  unitPrice,
  quantity: 1,
  taxCategory: 'standard',
  isDigital: false,
  facts: { productId: key, variantId: key, categoryIds: [], collectionIds: [], tags: [] },
  ...change,
});
const mug = line('Mug', 1_999n, { quantity: 2 });
const book = line('Book', 1_500n, { taxCategory: 'reduced' });
const thirds = ['x', 'y', 'z'].map((key) => line(key, 333n));

const aCart = (change: Partial<CartToPrice> = {}): CartToPrice => ({
  lines: [mug, book],
  shippingMethod: parcel,
  taxRates,
  country: 'DE',
  pricesIncludeTax: true,
  ...change,
});
const promotion = (id: string, change: Partial<Promotion>): Promotion => ({
  id,
  name: id,
  effect: { kind: 'percentage', ratePpm: 100_000, target: { on: 'order' } },
  combinesWith: ['product', 'order', 'shipping'],
  priority: 0,
  startsAt: null,
  endsAt: null,
  mostUses: null,
  mostUsesPerCustomer: null,
  ...change,
});
const offered = (...automatic: Promotion[]): PromotionsToApply => ({
  now: new Date('2026-11-23T12:00:00Z'),
  buyer: { groupIds: [], isFirstOrder: true },
  automatic: automatic.map((one) => ({ promotion: one })),
  codes: [],
});
const off = (amount: bigint) => promotion('Off', { effect: { kind: 'fixed_amount', amount, target: { on: 'order' } } });

const mugs = promotion('Mugs', {
  effect: { kind: 'percentage', ratePpm: 100_000, target: { on: 'lines', items: { productIds: ['Mug'] } } },
});
const freeShipping = promotion('Free shipping', { effect: { kind: 'free_shipping' } });

describe('a cart with promotions', () => {
  const promotions: PromotionsToApply = {
    ...offered(freeShipping, mugs),
    codes: [{ code: 'FIVE', promotion: off(500n) }],
  };
  const cart = priceCart(aCart({ promotions }));

  it('takes them off products, then off the order, then off shipping', () => {
    expect(cart.lines.map(({ discount, charged, tax }) => [discount, charged, tax])).toEqual([
      [753n, 3_245n, 518n],
      [147n, 1_353n, 89n],
    ]);
    expect(cart).toMatchObject({ subtotal: 5_498n, discount: 900n, shipping: 0n, total: 4_598n, tax: 607n });
    expect(cart.discounts.map(({ promotionId, code, amount }) => [promotionId, code, amount])).toEqual([
      ['Mugs', null, 400n],
      ['Off', 'FIVE', 500n],
      ['Free shipping', null, 490n],
    ]);
  });

  it('explains what each took off, and where', () => {
    const five = { rule: 'discount', label: 'Off', promotionId: 'Off', code: 'FIVE' };
    const tenth = { rule: 'discount', label: 'Mugs', promotionId: 'Mugs', ratePercent: 10, amount: -400n };
    expect(cart.explanations).toEqual([
      { rule: 'quantity', label: '2 × Mug', amount: 3_998n },
      { rule: 'quantity', label: '1 × Book', amount: 1_500n },
      tenth,
      { ...five, amount: -500n },
      { rule: 'shipping', label: 'Parcel', amount: 490n },
      { rule: 'shipping_discount', label: 'Free shipping', promotionId: 'Free shipping', amount: -490n },
      { rule: 'tax_included', label: 'VAT 19 %', amount: 518n, ratePercent: 19 },
      { rule: 'tax_included', label: 'VAT 7 %', amount: 89n, ratePercent: 7 },
    ]);
    expect(cart.lines[0]?.explanations).toEqual([
      { rule: 'price', label: 'Mug', amount: 1_999n },
      { rule: 'quantity', label: '2 × Mug', amount: 3_998n },
      tenth,
      { ...five, amount: -353n },
      { rule: 'tax_included', label: 'VAT 19 %', amount: 518n, ratePercent: 19 },
    ]);
  });

  it('says why a code takes nothing off', () => {
    const promotions: PromotionsToApply = { ...offered(), codes: [{ code: 'TYPO', promotion: null }] };
    const { refusedCodes, discount } = priceCart(aCart({ promotions }));
    expect({ refusedCodes, discount }).toEqual({
      refusedCodes: [{ code: 'TYPO', promotionId: null, reason: 'unknown' }],
      discount: 0n,
    });
  });

  it('keeps the free shipping its goods had earned before the discount', () => {
    const lines = [line('Lamp', 10_000n)];
    expect(priceCart(aCart({ lines, promotions: offered(off(1n)) }))).toMatchObject({ shipping: 0n, total: 9_999n });
  });

  it('waits with free shipping until the method is known', () => {
    const waiting = priceCart(aCart({ shippingMethod: null, promotions: offered(freeShipping) }));
    expect(waiting).toMatchObject({ shipping: null, total: 5_498n });
    expect(waiting.discounts).toMatchObject([{ promotionId: 'Free shipping', class: 'shipping', amount: 0n }]);
  });

  it.each([
    ['with', true],
    ['without', false],
  ])('costs exactly nothing at 100 %% off, in prices %s tax', (_, pricesIncludeTax) => {
    const all = promotion('All', { effect: { kind: 'percentage', ratePpm: 1_000_000, target: { on: 'order' } } });
    const promotions = offered(all, freeShipping);
    const nothing = priceCart(aCart({ lines: [mug, ...thirds], promotions, pricesIncludeTax }));
    expect(nothing).toMatchObject({ total: 0n, tax: 0n, due: 0n, discount: 4_997n, shipping: 0n });
    expect(nothing.lines.every(({ charged, tax }) => charged === 0n && tax === 0n)).toBe(true);
  });

  it('shares yen, which have no smaller unit', () => {
    const yen = [{ name: 'Reduced', country: 'JP', taxCategory: 'standard', ratePpm: 80_000 }];
    const cart = aCart({
      lines: thirds,
      taxRates: yen,
      country: 'JP',
      shippingMethod: null,
      promotions: offered(off(100n)),
    });
    const perLine = priceCart(cart);
    expect(perLine.lines.map(({ charged, tax }) => [charged, tax])).toEqual([
      [299n, 22n],
      [300n, 22n],
      [300n, 22n],
    ]);
    const onTotal = priceCart({ ...cart, tax: { rounding: 'total' } });
    expect(onTotal.lines.map(({ tax }) => tax)).toEqual([22n, 23n, 22n]);
    expect([perLine.tax, onTotal.tax, perLine.total, onTotal.total]).toEqual([66n, 67n, 899n, 899n]);
  });

  it('shares Kuwaiti fils, a thousand to the dinar', () => {
    const rates = [{ name: 'Tax', country: 'KW', taxCategory: 'standard', ratePpm: 50_000 }];
    const lines = ['x', 'y', 'z'].map((key) => line(key, 1_333n));
    const cart = priceCart(
      aCart({
        lines,
        taxRates: rates,
        country: 'KW',
        shippingMethod: null,
        pricesIncludeTax: false,
        promotions: offered(off(1_000n)),
      }),
    );
    expect(cart.lines.map(({ discount, tax }) => [discount, tax])).toEqual([
      [334n, 50n],
      [333n, 50n],
      [333n, 50n],
    ]);
    expect(cart.total).toBe(3_149n);
  });

  it('never discounts gift cards', () => {
    const card = line('Gift card', 5_000n, { isDiscountable: false, isDigital: true, taxCategory: 'zero' });
    const cart = priceCart(aCart({ lines: [card, ...thirds], promotions: offered(off(9_999n)) }));
    expect(cart.lines.map(({ discount }) => discount)).toEqual([0n, 333n, 333n, 333n]);
  });
});

describe('a cart paid with gift cards', () => {
  const tenders = [
    { id: 'card', kind: 'gift_card', label: 'Gift card ••3F9K', balance: 5_000n },
    { id: 'credit', kind: 'store_credit', label: 'Store credit', balance: 2_000n },
  ] as const;

  it('owes less, and costs and is taxed the same', () => {
    const cart = priceCart(aCart({ tenders }));
    expect(cart).toMatchObject({ total: 5_988n, tax: 814n, due: 0n });
    expect(cart.paidWith.map(({ id, amount, balanceLeft }) => [id, amount, balanceLeft])).toEqual([
      ['card', 5_000n, 0n],
      ['credit', 988n, 1_012n],
    ]);
    expect(cart.explanations.slice(-2)).toEqual([
      { rule: 'gift_card', label: 'Gift card ••3F9K', amount: -5_000n },
      { rule: 'store_credit', label: 'Store credit', amount: -988n },
    ]);
  });

  it('owes what they do not cover', () => {
    const { due, paidWith } = priceCart(aCart({ tenders: tenders.slice(0, 1) }));
    expect(due).toBe(988n);
    expect(sumOf(paidWith.map(({ amount }) => amount))).toBe(5_000n);
  });
});
