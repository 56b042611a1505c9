import { expect, it } from 'vitest';
import { counted } from './counted.js';

it('one thing is not several, and none are', () => {
  expect([0, 1, 2].map((count) => counted(count, 'product'))).toEqual(['0 products', '1 product', '2 products']);
  expect([1, 3].map((count) => counted(count, 'category', 'categories'))).toEqual(['1 category', '3 categories']);
});
