import type { ProductDetail, Variant } from '@smallshop/contract';
import { describe, expect, it } from 'vitest';
import { optionChoices } from './product.js';

const id = (last: number): string => `0192f0c1-7c1a-7e30-9d61-00000000000${last}`;
const aVariant = (
  last: number,
  optionValues: string[],
  availability: Variant['availability'] = 'in_stock',
): Variant => ({
  id: id(last),
  sku: `MUG-${last}`,
  barcode: null,
  title: optionValues.join(' / '),
  optionValues,
  price: { amount: 1900, currency: 'EUR' },
  compareAtPrice: null,
  availability,
  weightGrams: 300,
  imageId: null,
});
const aProduct = (variants: Variant[]): ProductDetail => ({
  id: id(9),
  slug: 'mug',
  title: 'Mug',
  subtitle: '',
  brand: '',
  price: { amount: 1900, currency: 'EUR' },
  priceMax: { amount: 1900, currency: 'EUR' },
  compareAtPrice: null,
  availability: 'in_stock',
  isDigital: false,
  isNew: false,
  image: null,
  secondImage: null,
  options: [
    {
      name: 'Glaze',
      values: [
        { value: 'Chalk', swatch: '#efe9dd' },
        { value: 'Ink', swatch: '#26303f' },
      ],
    },
    {
      name: 'Size',
      values: [
        { value: 'Small', swatch: null },
        { value: 'Large', swatch: null },
      ],
    },
  ],
  specs: [],
  variantCount: variants.length,
  defaultVariantId: null,
  descriptionHtml: '',
  images: [],
  variants,
  categories: [],
  tags: [],
  customFields: [],
  seo: { title: '', description: '' },
  version: 1,
  updatedAt: '2026-11-01T10:00:00.000Z',
});

describe('the options of a product', () => {
  const chalkSmall = aVariant(1, ['Chalk', 'Small']);
  const product = aProduct([chalkSmall, aVariant(2, ['Ink', 'Small'], 'out_of_stock'), aVariant(3, ['Ink', 'Large'])]);

  it('say which values can be bought beside the rest of the selection', () => {
    const states = optionChoices(product, chalkSmall).map(({ choices }) =>
      choices.map(({ value, state }) => [value, state]),
    );
    expect(states).toEqual([
      [
        ['Chalk', 'available'],
        ['Ink', 'sold_out'],
      ],
      [
        ['Small', 'available'],
        ['Large', 'missing'],
      ],
    ]);
  });

  it('lead to a variant that exists, without JavaScript', () => {
    const [, size] = optionChoices(product, chalkSmall);
    expect(size?.choices.map(({ href }) => href)).toEqual([
      `/products/mug?variant=${id(1)}`,
      `/products/mug?variant=${id(3)}`,
    ]);
  });

  it('are not asked for when there is one variant only', () => {
    expect(optionChoices(aProduct([chalkSmall]), chalkSmall)).toEqual([]);
  });
});
