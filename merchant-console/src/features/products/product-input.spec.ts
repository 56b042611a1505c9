import { productInput } from '@smallshop/contract';
import { describe, expect, it } from 'vitest';
import { changedFields, rebase } from './product-input.js';

const id = (last: number) => `0192f0c1-7c1a-7e30-9d61-00000000000${last}`;
const variant = (last: number, priceMinor: number) => ({
  id: id(last),
  sku: `MUG-${last}`,
  optionValues: [String(last)],
  priceMinor,
});
const base = productInput.parse({ title: 'Mug', brand: 'Harbor', variants: [variant(1, 1200), variant(2, 1400)] });
const change = (changes: Partial<typeof base>) => productInput.parse({ ...base, ...changes });

describe('two people editing one product', () => {
  it('names the fields each of them changed', () => {
    expect(changedFields(base, change({ brand: 'Volt', title: 'Cup' }))).toEqual(['title', 'brand']);
    expect(changedFields(base, change({}))).toEqual([]);
  });

  it('keeps both, when they changed different fields', () => {
    const merged = rebase(base, change({ title: 'Cup' }), change({ brand: 'Volt' }));
    expect([merged.title, merged.brand]).toEqual(['Cup', 'Volt']);
  });

  it('keeps mine, when both changed the same field and I chose mine', () => {
    expect(rebase(base, change({ title: 'Cup' }), change({ title: 'Beaker' })).title).toBe('Cup');
  });

  it('keeps my price of one variant and their price of another', () => {
    const mine = change({
      variants: [variant(1, 1000), variant(2, 1400)].map((row) => productInput.shape.variants.element.parse(row)),
    });
    const theirs = change({
      variants: [variant(1, 1200), variant(2, 1500)].map((row) => productInput.shape.variants.element.parse(row)),
    });
    expect(rebase(base, mine, theirs).variants.map(({ priceMinor }) => priceMinor)).toEqual([1000, 1500]);
  });

  it('keeps variants I added and they added, and drops those I removed', () => {
    const element = productInput.shape.variants.element;
    const added = element.parse({ sku: 'MINE', optionValues: ['3'], priceMinor: 1 });
    const mine = change({ variants: [element.parse(variant(1, 1200)), added] });
    const theirs = change({
      variants: [variant(1, 1300), variant(2, 1400), variant(4, 900)].map((row) => element.parse(row)),
    });
    expect(rebase(base, mine, theirs).variants.map(({ sku, priceMinor }) => `${sku} ${priceMinor}`)).toEqual([
      'MUG-1 1300',
      'MUG-4 900',
      'MINE 1',
    ]);
  });

  it('does not bring back a variant they removed', () => {
    const theirs = productInput.parse({ ...base, variants: [variant(2, 1400)] });
    expect(rebase(base, change({ title: 'Cup' }), theirs).variants.map(({ sku }) => sku)).toEqual(['MUG-2']);
  });
});
