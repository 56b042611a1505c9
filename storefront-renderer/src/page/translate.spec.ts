import { describe, expect, it } from 'vitest';
import { flattenTexts, textsFor, translator } from './translate.js';

const english = flattenTexts({
  cart: { items: { one: '{count} thing', other: '{count} things' }, hello: 'Hello {name}' },
});
const polish = flattenTexts({
  cart: { items: { one: '{count} rzecz', few: '{count} rzeczy', other: '{count} rzeczy*' } },
});

describe('texts', () => {
  it('follow the plural rules of the language', () => {
    const en = translator(english, 'en-GB');
    const pl = translator(polish, 'pl');
    expect([en('cart.items', { count: 1 }), en('cart.items', { count: 2 })]).toEqual(['1 thing', '2 things']);
    expect([pl('cart.items', { count: 3 }), pl('cart.items', { count: 5 })]).toEqual(['3 rzeczy', '5 rzeczy*']);
  });

  it('fill in values and leave unknown ones and unknown keys visible', () => {
    const t = translator(english, 'en');
    expect([t('cart.hello', { name: 'Ada' }), t('cart.hello'), t('nope')]).toEqual([
      'Hello Ada',
      'Hello {name}',
      'nope',
    ]);
  });

  it('fall back from tag to language to English', () => {
    const all = new Map([
      ['en', english],
      ['pl', polish],
    ]);
    expect(textsFor(all, 'pl-PL')).toBe(polish);
    expect(textsFor(all, 'fr-FR')).toBe(english);
  });
});
