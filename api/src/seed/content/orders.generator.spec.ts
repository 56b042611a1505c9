import { describe, expect, it } from 'vitest';
import { inventHistory, shops } from './index.js';

const NOW = new Date('2026-03-18T10:00:00Z');
const DAY_MS = 86_400_000;

describe.each(shops.map((shop) => [shop.name, shop] as const))('the past of %s', (_, shop) => {
  const history = inventHistory(shop, NOW);

  it('is the same whenever it is told', () => {
    expect(inventHistory(shop, NOW)).toEqual(history);
  });

  it('orders only what the shop sells', () => {
    const skus = new Set(shop.products.flatMap(({ variants }) => variants.map(({ sku }) => sku)));
    const lines = history.orders.flatMap((order) => order.lines);
    expect(lines.filter(({ sku, quantity }) => !skus.has(sku) || quantity < 1)).toEqual([]);
    expect(history.orders.filter(({ lines: own }) => own.length === 0)).toEqual([]);
  });

  it('lies within the ninety days before now, oldest first', () => {
    const times = history.orders.map(({ placedAt }) => placedAt.getTime());
    expect(times.filter((time) => time > NOW.getTime() || time < NOW.getTime() - 90 * DAY_MS)).toEqual([]);
    expect(times).toEqual(times.toSorted((a, b) => a - b));
  });

  it('ships nothing before it was ordered or after now, and nothing that was cancelled', () => {
    const early = history.orders.filter(
      ({ shippedAt, placedAt }) => shippedAt && (shippedAt < placedAt || shippedAt > NOW),
    );
    expect(early).toEqual([]);
    const shipped = history.orders.filter(({ outcome }) => outcome === 'fulfilled' || outcome === 'refunded');
    expect(shipped.every(({ shippedAt }) => shippedAt !== undefined)).toBe(true);
    expect(history.orders.filter((order) => order.shippedAt).length).toBe(shipped.length);
  });

  it('is mostly fulfilled, with some orders waiting and a few cancelled or refunded', () => {
    const share = (outcome: string) =>
      history.orders.filter((order) => order.outcome === outcome).length / history.orders.length;
    expect(share('fulfilled')).toBeGreaterThan(0.8);
    expect(share('unfulfilled')).toBeGreaterThan(0);
    expect(share('cancelled') + share('refunded')).toBeGreaterThan(0.01);
    expect(share('cancelled') + share('refunded')).toBeLessThan(0.12);
  });

  it('knows different people, some of whom came back', () => {
    expect(new Set(history.customers.map(({ email }) => email)).size).toBe(history.customers.length);
    const buyers = history.orders.map(({ customer }) => customer);
    expect(buyers.filter((index) => !history.customers[index])).toEqual([]);
    expect(new Set(buyers).size).toBeLessThan(buyers.length * 0.7);
  });

  it('sends by a method the shop has', () => {
    const codes = new Set(shop.shippingMethods.map(({ code }) => code));
    expect(history.orders.filter(({ shippingMethodCode }) => !codes.has(shippingMethodCode))).toEqual([]);
  });
});

describe('the size of the past', () => {
  it('is 260 orders of 120 people for the first shop and 80 of 40 for the second', () => {
    const sizes = shops
      .map((shop) => inventHistory(shop, NOW))
      .map(({ customers, orders }) => [orders.length, customers.length]);
    expect(sizes).toEqual([
      [260, 120],
      [80, 40],
    ]);
  });
});
