import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sumOf } from '../money/money.rule.js';
import type { ShippingMethod } from '../shipping/quote.rule.js';
import type { CartToPrice, LineToPrice } from './cart.rule.js';
import { priceCart } from './pricing.rule.js';

const taxRates = [
  { name: 'VAT 19 %', country: 'DE', taxCategory: 'standard', ratePpm: 190_000 },
  { name: 'VAT 7 %', country: 'DE', taxCategory: 'reduced', ratePpm: 70_000 },
];
const parcel: ShippingMethod = {
  name: 'Parcel',
  taxCategory: 'standard',
  zones: [{ areas: [{ country: 'DE' }, { country: 'US' }], charge: { by: 'order', price: 490n }, freeOver: 10_000n }],
};
const mug: LineToPrice = {
  key: 'mug',
  label: 'Mug',
  unitPrice: 1_999n,
  quantity: 2,
  taxCategory: 'standard',
  isDigital: false,
};
const book: LineToPrice = {
  ...mug,
  key: 'book',
  label: 'Book',
  unitPrice: 1_500n,
  quantity: 1,
  taxCategory: 'reduced',
};
const pattern: LineToPrice = { ...mug, key: 'pattern', label: 'Pattern', quantity: 1, isDigital: true };

const aCart = (change: Partial<CartToPrice> = {}): CartToPrice => ({
  lines: [mug, book],
  shippingMethod: parcel,
  taxRates,
  country: 'DE',
  pricesIncludeTax: true,
  ...change,
});

const anyLine = fc.record({
  unitPrice: fc.bigInt(0n, 10_000_000n),
  quantity: fc.integer({ min: 1, max: 999 }),
  taxCategory: fc.constantFrom('standard', 'reduced', 'zero', 'digital'),
  isDigital: fc.boolean(),
});
const anyCart = fc.record({
  lines: fc
    .array(anyLine, { maxLength: 12 })
    .map((lines) => lines.map((line, index) => ({ ...line, key: `line-${index}`, label: `Item ${index}` }))),
  shippingMethod: fc.option(fc.constant(parcel)),
  taxRates: fc.constant(taxRates),
  country: fc.constantFrom('DE', 'FR'),
  pricesIncludeTax: fc.boolean(),
});

describe('a priced cart', () => {
  it('shows the tax inside its prices without adding it', () => {
    const cart = priceCart(aCart());
    expect(cart.subtotal).toBe(5_498n);
    expect(cart.shipping).toBe(490n);
    expect(cart.total).toBe(5_988n);
    expect(cart.taxes).toEqual([
      { name: 'VAT 19 %', ratePercent: 19, amount: 638n + 78n },
      { name: 'VAT 7 %', ratePercent: 7, amount: 98n },
    ]);
    expect(cart.tax).toBe(814n);
  });

  it('adds the tax where prices exclude it', () => {
    const cart = priceCart(aCart({ pricesIncludeTax: false }));
    expect(cart.tax).toBe(760n + 105n + 93n);
    expect(cart.total).toBe(5_498n + 490n + 958n);
  });

  it('explains every amount', () => {
    const cart = priceCart(aCart());
    expect(cart.explanations).toEqual([
      { rule: 'quantity', label: '2 × Mug', amount: 3_998n },
      { rule: 'quantity', label: '1 × Book', amount: 1_500n },
      { rule: 'shipping', label: 'Parcel', amount: 490n },
      { rule: 'tax_included', label: 'VAT 19 %', amount: 716n, ratePercent: 19 },
      { rule: 'tax_included', label: 'VAT 7 %', amount: 98n, ratePercent: 7 },
    ]);
    expect(cart.lines[0]?.explanations).toEqual([
      { rule: 'price', label: 'Mug', amount: 1_999n },
      { rule: 'quantity', label: '2 × Mug', amount: 3_998n },
      { rule: 'tax_included', label: 'VAT 19 %', amount: 638n, ratePercent: 19 },
    ]);
  });

  it('ships free from the threshold on, and says so', () => {
    const cart = priceCart(aCart({ lines: [{ ...mug, unitPrice: 5_000n }] }));
    expect(cart.shipping).toBe(0n);
    expect(cart.explanations).toContainEqual({ rule: 'free_shipping', label: 'Parcel', amount: 0n });
  });

  it('needs no shipping for digital goods, whatever method is chosen', () => {
    const cart = priceCart(aCart({ lines: [pattern] }));
    expect(cart).toMatchObject({ requiresShipping: false, shipping: 0n, total: 1_999n });
    expect(cart.explanations).toContainEqual({ rule: 'no_shipping', label: 'Nothing to ship', amount: 0n });
  });

  it('does not know the shipping before a method is chosen', () => {
    expect(priceCart(aCart({ shippingMethod: null }))).toMatchObject({ shipping: null, total: 5_498n });
  });

  it('charges no tax in a country without a rate', () => {
    expect(priceCart(aCart({ country: 'US' }))).toMatchObject({ tax: 0n, taxes: [], total: 5_988n });
  });

  it('is worth nothing when empty', () => {
    expect(priceCart(aCart({ lines: [] }))).toMatchObject({ subtotal: 0n, shipping: null, tax: 0n, total: 0n });
  });

  it('refuses lines of no units', () => {
    expect(() => priceCart(aCart({ lines: [{ ...mug, quantity: 0 }] }))).toThrow(RangeError);
  });

  it('refuses negative prices', () => {
    expect(() => priceCart(aCart({ lines: [{ ...mug, unitPrice: -1n }], country: 'US' }))).toThrow(RangeError);
  });

  it('adds up: lines to the subtotal, shares to the tax, parts to the total', () => {
    fc.assert(
      fc.property(anyCart, (cart) => {
        const priced = priceCart(cart);
        expect(sumOf(priced.lines.map((line) => line.lineTotal))).toBe(priced.subtotal);
        expect(sumOf(priced.taxes.map((share) => share.amount))).toBe(priced.tax);
        const added = cart.pricesIncludeTax ? 0n : priced.tax;
        expect(priced.total).toBe(priced.subtotal + (priced.shipping ?? 0n) - priced.discount + added);
      }),
    );
  });

  it('is never negative in any part', () => {
    fc.assert(
      fc.property(anyCart, (cart) => {
        const { subtotal, shipping, tax, total, lines } = priceCart(cart);
        const parts = [subtotal, shipping ?? 0n, tax, total, ...lines.flatMap((line) => [line.lineTotal, line.tax])];
        return parts.every((part) => part >= 0n);
      }),
    );
  });

  it('costs the same in whatever order things were put in', () => {
    fc.assert(
      fc.property(anyCart, (cart) => {
        const { subtotal, shipping, tax, taxes, total } = priceCart(cart);
        const reversed = priceCart({ ...cart, lines: cart.lines.toReversed() });
        expect(reversed).toMatchObject({ subtotal, shipping, tax, taxes, total });
      }),
    );
  });

  it('costs the same with prices including or excluding tax, to within one unit a line', () => {
    fc.assert(
      fc.property(anyCart, (cart) => {
        const net = priceCart({ ...cart, pricesIncludeTax: false, shippingMethod: null });
        const asGross = cart.lines.map((line, index) => {
          const tax = net.lines[index]?.tax ?? 0n;
          return { ...line, unitPrice: line.unitPrice * BigInt(line.quantity) + tax, quantity: 1 };
        });
        const gross = priceCart({ ...cart, lines: asGross, pricesIncludeTax: true, shippingMethod: null });
        expect(gross.total).toBe(net.total);
        const difference = gross.tax - net.tax;
        const bound = BigInt(cart.lines.length);
        expect(difference <= bound && difference >= -bound).toBe(true);
      }),
    );
  });
});
