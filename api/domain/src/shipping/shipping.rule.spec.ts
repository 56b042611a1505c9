import { describe, expect, it } from 'vitest';
import { servesCountry, shippingPrice } from './shipping.rule.js';

describe('shipping', () => {
  it.each([
    [4_999n, 490n],
    [5_000n, 0n],
    [0n, 490n],
  ])('of a cart worth %s costs %s when free from 5000', (subtotal, price) => {
    expect(shippingPrice({ price: 490n, freeOver: 5_000n }, subtotal)).toBe(price);
  });

  it('is always charged without a threshold', () => {
    expect(shippingPrice({ price: 490n, freeOver: null }, 10n ** 9n)).toBe(490n);
  });

  it('goes only where the method goes', () => {
    expect(servesCountry({ countries: ['DE', 'AT'] }, 'AT')).toBe(true);
    expect(servesCountry({ countries: ['DE', 'AT'] }, 'FR')).toBe(false);
  });
});
