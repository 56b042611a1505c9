import fc from 'fast-check';
import { customFieldInput, customFieldKeySchema, customFieldKindSchema } from '@smallshop/contract';
import { describe, expect, it } from 'vitest';
import { fieldFormOf, fieldInputFrom, keyFrom } from './custom-field-form.js';

describe('the key of a custom field', () => {
  it.each([
    ['Care level', 'care_level'],
    ['Höhe (cm)', 'hohe_cm'],
    ['2nd wood', 'nd_wood'],
    ['—', ''],
  ])('%s is suggested as %s', (name, key) => expect(keyFrom(name)).toBe(key));

  it('is always one the API accepts, or nothing', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (name) => {
        const key = keyFrom(name);
        expect(key === '' || customFieldKeySchema.safeParse(key).success).toBe(true);
      }),
    );
  });
});

it('what a kind does not have is left out of what is saved', () => {
  for (const kind of customFieldKindSchema.options) {
    const form = {
      ...fieldFormOf(null),
      name: 'Wood',
      key: 'wood',
      kind,
      choices: 'Oak\n Ash \nOak',
      unit: 'cm',
      isFilterable: true,
    };
    expect(customFieldInput.safeParse(fieldInputFrom(form)).success, kind).toBe(true);
  }
});
