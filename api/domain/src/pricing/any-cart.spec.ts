import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sumOf } from '../money/money.rule.js';
import type { DiscountClass, DiscountTarget, Promotion, PromotionEffect } from '../promotion/promotion.rule.js';
import { everythingLeft, refundSale } from '../refund/refund.rule.js';
import { paidFor, saleOf } from '../refund/sale.rule.js';
import type { ShippingMethod } from '../shipping/quote.rule.js';
import type { CartToPrice, LineToPrice, PricedCart } from './cart.rule.js';
import { priceCart } from './pricing.rule.js';

const taxRates = [
  { name: 'MwSt.', country: 'DE', taxCategory: 'standard', ratePpm: 190_000 },
  { name: 'MwSt.', country: 'DE', taxCategory: 'reduced', ratePpm: 70_000 },
  { name: 'GST', country: 'CA', taxCategory: 'standard', ratePpm: 50_000 },
  { name: 'QST', country: 'CA', taxCategory: 'standard', ratePpm: 95_000, level: 2, isCompound: true },
  { name: 'GST', country: 'CA', taxCategory: 'reduced', ratePpm: 50_000 },
];
const parcel: ShippingMethod = {
  name: 'Parcel',
  taxCategory: 'standard',
  zones: [{ areas: [], charge: { by: 'order', price: 490n }, freeOver: 500_000n }],
};
const shelves = ['rugs', 'lamps', 'mugs'];

const anyLine = fc.record({
  unitPrice: fc.bigInt(0n, 100_000n),
  quantity: fc.integer({ min: 1, max: 12 }),
  taxCategory: fc.constantFrom('standard', 'reduced', 'zero', 'digital'),
  isDigital: fc.boolean(),
  isDiscountable: fc.constantFrom(true, true, true, false),
  facts: fc.subarray(shelves).map((categoryIds) => ({
    productId: 'any',
    variantId: 'any',
    categoryIds,
    collectionIds: [],
    tags: [],
  })),
});
const anyLines: fc.Arbitrary<LineToPrice[]> = fc
  .array(anyLine, { maxLength: 8 })
  .map((lines) => lines.map((line, at) => ({ ...line, key: `line-${at}`, label: `Item ${at}` })));

const anyItems = fc.subarray(shelves, { maxLength: 2 }).map((categoryIds) => ({ categoryIds }));
const anyTarget: fc.Arbitrary<DiscountTarget> = fc.oneof(
  anyItems.map((items) => ({ on: 'lines' as const, items })),
  fc.constantFrom({ on: 'order' as const }, { on: 'shipping' as const }),
);
const anyRate = fc.nat({ max: 1_000_000 });
const anyAmount = fc.bigInt(0n, 50_000n);
const anyUnits = fc.integer({ min: 1, max: 3 });
const anyEffect: fc.Arbitrary<PromotionEffect> = fc.oneof(
  fc.record({
    kind: fc.constant('percentage' as const),
    ratePpm: anyRate,
    target: anyTarget,
    most: fc.option(anyAmount),
  }),
  fc.record({
    kind: fc.constant('fixed_amount' as const),
    amount: anyAmount,
    target: anyTarget,
    isPerUnit: fc.boolean(),
  }),
  fc.record({ kind: fc.constant('fixed_price' as const), unitPrice: anyAmount, items: anyItems }),
  fc.record({
    kind: fc.constant('buy_x_get_y' as const),
    buy: fc.record({ items: anyItems, units: anyUnits }),
    get: fc.record({ items: anyItems, units: anyUnits, ratePpm: anyRate }),
  }),
  fc.constant({ kind: 'free_shipping' as const }),
);
const classes: DiscountClass[] = ['product', 'order', 'shipping'];
const anyPromotion = fc.record({
  effect: anyEffect,
  combinesWith: fc.oneof(fc.constant(classes), fc.subarray(classes)),
  priority: fc.nat({ max: 2 }),
  conditions: fc.record({ minSubtotal: fc.option(anyAmount), items: anyItems }),
});
const anyPromotions = fc.array(anyPromotion, { maxLength: 5 }).map((some) => {
  const limits = { startsAt: null, endsAt: null, mostUses: null, mostUsesPerCustomer: null };
  const promotions = some.map((one, at): Promotion => ({ ...one, ...limits, id: `p${at}`, name: `Promotion ${at}` }));
  return {
    now: new Date('2026-11-23T12:00:00Z'),
    buyer: { groupIds: [], isFirstOrder: true },
    automatic: promotions.slice(0, 2).map((promotion) => ({ promotion })),
    codes: promotions.slice(2).map((promotion) => ({ code: promotion.id, promotion })),
  };
});
const anyCart: fc.Arbitrary<CartToPrice> = fc.record({
  lines: anyLines,
  shippingMethod: fc.option(fc.constant(parcel)),
  taxRates: fc.constant(taxRates),
  country: fc.constantFrom('DE', 'CA', 'US'),
  pricesIncludeTax: fc.boolean(),
  promotions: anyPromotions,
  tax: fc.record({
    rounding: fc.constantFrom('line' as const, 'total' as const),
    shippingTax: fc.constantFrom('own_category' as const, 'as_goods' as const),
    abroad: fc.constantFrom('same_price' as const, 'destination_tax' as const),
    home: fc.constant({ country: 'DE' }),
    isExempt: fc.constantFrom(false, false, true),
  }),
  tenders: fc
    .array(anyAmount, { maxLength: 3 })
    .map((balances) =>
      balances.map((balance, at) => ({ id: `${at}`, kind: 'gift_card' as const, label: `Card ${at}`, balance })),
    ),
});
const runs = { numRuns: 400 };

const hasTotals = ({ subtotal, shipping, discount, tax, taxes, total, due, discounts, paidWith }: PricedCart) => ({
  ...{ subtotal, shipping, discount, tax, taxes, total, due, discounts, paidWith },
});
const byKey = (cart: PricedCart) => cart.lines.toSorted((a, b) => (a.key < b.key ? -1 : 1));

describe('whatever is in a cart, and whatever the shop’s rules', () => {
  it('its parts add up: lines, discounts, taxes, explanations', () => {
    fc.assert(
      fc.property(anyCart, (cart) => {
        const priced = priceCart(cart);
        const { lines, shippingDetail: shipping, shipping: price } = priced;
        const added = cart.pricesIncludeTax ? 0n : priced.tax;
        expect(priced.total).toBe(priced.subtotal + (price ?? 0n) - priced.discount + added);
        expect(sumOf([...lines, shipping].map(({ charged }) => charged))).toBe(priced.total);
        expect(sumOf([...lines, shipping].map(({ tax }) => tax))).toBe(priced.tax);
        expect(sumOf(priced.taxes.map(({ amount }) => amount))).toBe(priced.tax);
        expect(sumOf(priced.discounts.map(({ amount }) => amount))).toBe(priced.discount + shipping.discount);
        const told = priced.explanations.filter(({ rule }) => rule !== 'tax_included');
        expect(sumOf(told.map(({ amount }) => amount))).toBe(priced.due);
        for (const line of lines) {
          const taken = line.explanations.filter(({ rule }) => rule === 'discount');
          expect(-sumOf(taken.map(({ amount }) => amount))).toBe(line.discount);
          expect(sumOf(line.taxes.map(({ amount }) => amount))).toBe(line.tax);
        }
      }),
      runs,
    );
  });

  it('no amount is negative, and included tax is never more than what includes it', () => {
    fc.assert(
      fc.property(anyCart, (cart) => {
        const { lines, shippingDetail, subtotal, discount, tax, total, due } = priceCart(cart);
        const parts = [...lines, shippingDetail];
        const amounts = parts.flatMap((part) => [part.discount, part.tax, part.charged]);
        expect(parts.every((part) => !cart.pricesIncludeTax || part.tax <= part.charged)).toBe(true);
        return [subtotal, discount, tax, total, due, ...amounts].every((amount) => amount >= 0n);
      }),
      runs,
    );
  });

  it('the order of lines, promotions and codes does not matter, to the cent of every line', () => {
    fc.assert(
      fc.property(anyCart, (cart) => {
        const { promotions } = cart;
        const turned = priceCart({
          ...cart,
          lines: cart.lines.toReversed(),
          promotions: promotions && {
            ...promotions,
            automatic: promotions.automatic.toReversed(),
            codes: promotions.codes.toReversed(),
          },
        });
        const priced = priceCart(cart);
        expect(hasTotals(turned)).toEqual(hasTotals(priced));
        expect(byKey(turned)).toEqual(byKey(priced));
        expect(turned.shippingDetail).toEqual(priced.shippingDetail);
        expect(new Set(turned.refusedCodes)).toEqual(new Set(priced.refusedCodes));
      }),
      runs,
    );
  });

  it('promotions never raise the price of a line, of shipping, or, but for tax on shipping by the goods’ rates, of all', () => {
    fc.assert(
      fc.property(anyCart, (cart) => {
        const full = priceCart({ ...cart, promotions: undefined });
        const reduced = priceCart(cart);
        const netOf = ({ lineTotal, discount }: PricedCart['lines'][number]) => lineTotal - discount;
        expect(reduced.lines.every((line, at) => netOf(line) <= (full.lines[at]?.lineTotal ?? 0n))).toBe(true);
        expect((reduced.shipping ?? 0n) <= (full.shipping ?? 0n)).toBe(true);
        return reduced.total <= full.total || (!cart.pricesIncludeTax && cart.tax?.shippingTax === 'as_goods');
      }),
      runs,
    );
  });

  it('gift cards pay no more than is due, and change neither total nor tax', () => {
    fc.assert(
      fc.property(anyCart, (cart) => {
        const { total, tax, due, paidWith } = priceCart(cart);
        expect(priceCart({ ...cart, tenders: [] })).toMatchObject({ total, tax, due: total });
        return sumOf(paidWith.map(({ amount }) => amount)) === total - due && due >= 0n;
      }),
      runs,
    );
  });

  it('prices with and without tax agree to one unit a line, or one a kind of goods when rounded on the total', () => {
    fc.assert(
      fc.property(anyCart, (cart) => {
        const rounding = cart.tax?.rounding ?? 'line';
        const bare = { ...cart, promotions: undefined, shippingMethod: null, tax: { rounding } };
        const net = priceCart({ ...bare, pricesIncludeTax: false });
        const lines = cart.lines.map((line, at) => ({ ...line, unitPrice: net.lines[at]?.charged ?? 0n, quantity: 1 }));
        const gross = priceCart({ ...bare, lines, pricesIncludeTax: true });
        expect(gross.total).toBe(net.total);
        const kinds = new Set(cart.lines.map(({ taxCategory }) => taxCategory)).size;
        const bound = BigInt(rounding === 'line' ? cart.lines.length : kinds);
        const difference = gross.tax - net.tax;
        return difference <= bound && difference >= -bound;
      }),
      runs,
    );
  });

  it('refunding everything gives back exactly what was paid, and its tax', () => {
    fc.assert(
      fc.property(anyCart, (cart) => {
        const priced = priceCart(cart);
        const sale = saleOf(priced);
        expect(paidFor(sale)).toBe(priced.total);
        const refund = refundSale(sale, [], priced.total, everythingLeft(sale, []));
        if (cart.lines.length === 0) expect(refund).toEqual({ refusal: 'nothing' });
        else expect(refund).toMatchObject({ amount: priced.total, tax: priced.tax, taxes: priced.taxes });
      }),
      runs,
    );
  });
});
