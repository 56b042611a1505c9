import fc from 'fast-check';
import { slugSchema, variantInput } from '@smallshop/contract';
import { describe, expect, test } from 'vitest';
import { difference, freeSlug, isPublishable, optionsProblem, slugFrom } from './product.rule.js';

describe('the address a title suggests', () => {
  test.each([
    ['Stoneware mug', 'stoneware-mug'],
    ['  Große Tasse & Löffel! ', 'grosse-tasse-and-loffel'],
    ['Crème brûlée (2×)', 'creme-brulee-2'],
    ['Captain’s “Łódź” øl', 'captains-lodz-ol'],
    ['湯のみ', 'product'],
  ])('%s → %s', (title, slug) => expect(slugFrom(title)).toBe(slug));

  test('is always one the contract accepts', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', maxLength: 300 }),
        (title) => slugSchema.safeParse(slugFrom(title)).success,
      ),
    );
  });

  test('is cut between words', () =>
    expect(slugFrom(`${'word '.repeat(30)}end`)).toBe(Array(20).fill('word').join('-')));

  test('gets the first free number when taken', () => {
    expect(freeSlug('mug', new Set())).toBe('mug');
    expect(freeSlug('mug', new Set(['mug', 'mug-2', 'mug-4']))).toBe('mug-3');
  });
});

const option = (name: string, ...values: string[]) => ({
  name,
  values: values.map((value) => ({ value, swatch: null })),
});
const variant = (sku: string, optionValues: string[], isActive = true) =>
  variantInput.parse({ sku, optionValues, isActive, priceMinor: 100 });
const sizes = option('Size', 'S', 'L');
const colours = option('Colour', 'Sea', 'Clay');

test.each([
  ['one variant without options', [], [variant('A', [])], null],
  [
    'a variant for each combination in use',
    [sizes, colours],
    [variant('A', ['S', 'Sea']), variant('B', ['L', 'Clay'])],
    null,
  ],
  [
    'two variants without options',
    [],
    [variant('A', []), variant('B', [])],
    'Two variants have the same option values.',
  ],
  ['a missing value', [sizes, colours], [variant('A', ['S'])], 'Variant A needs one value for each of the 2 options.'],
  ['an unlisted value', [sizes], [variant('A', ['M'])], 'Variant A has no listed value of the option “Size”.'],
  [
    'values in another order',
    [sizes, colours],
    [variant('A', ['Sea', 'S'])],
    'Variant A has no listed value of the option “Size”.',
  ],
  ['two alike', [sizes], [variant('A', ['S']), variant('B', ['S'])], 'Two variants have the same option values.'],
  ['a value listed twice', [option('Size', 'S', 'S')], [variant('A', ['S'])], 'The option “Size” lists a value twice.'],
  ['options of one name', [sizes, option('size', 'S')], [variant('A', ['S', 'S'])], 'Two options have the same name.'],
])('%s', (_case, options, variants, problem) => expect(optionsProblem({ options, variants })).toBe(problem));

test('only something that can be bought goes on sale', () => {
  expect(isPublishable({ status: 'active', variants: [variant('A', [], false)] })).toBe(false);
  expect(isPublishable({ status: 'draft', variants: [variant('A', [], false)] })).toBe(true);
  expect(isPublishable({ status: 'active', variants: [variant('A', [], false), variant('B', [])] })).toBe(true);
});

test('a difference is what came or went', () => expect(difference(['a', 'b'], ['b', 'c'])).toEqual(['a', 'c']));
