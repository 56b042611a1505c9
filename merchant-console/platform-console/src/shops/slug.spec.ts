import { slugSchema } from '@smallshop/contract';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { slugOf } from './slug.js';

describe('the address suggested for a new shop', () => {
  it('keeps what can be read in an address', () => {
    expect(slugOf('Crème & Co.')).toBe('creme-co');
    expect(slugOf('Große Straße 7')).toBe('grosse-strasse-7');
    expect(slugOf('茶')).toBe('');
  });

  it('is always an address the contract accepts, or empty', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', maxLength: 90 }),
        (name) => slugOf(name) === '' || slugSchema.safeParse(slugOf(name)).success,
      ),
    );
  });
});
