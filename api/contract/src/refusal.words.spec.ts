import { describe, expect, it } from 'vitest';
import { operations } from './operations.js';
import { refusals, type RefusalCode } from './refusal.js';
import { refusalIn, refusalWords } from './refusal.words.js';

/** Refused by what stands before every operation. */
const everywhere: readonly RefusalCode[] = [
  ...(['request.malformed', 'request.invalid', 'request.too_large', 'request.rate_limited'] as const),
  ...(['request.unsupported_media_type', 'request.cross_site', 'route.not_found', 'auth.required'] as const),
  ...(['auth.forbidden', 'shop.not_found', 'shop.suspended', 'idempotency.missing', 'idempotency.mismatch'] as const),
  ...(['idempotency.in_progress', 'dependency.unavailable', 'internal.error'] as const),
];
const toShoppers = Object.values(operations).filter(
  ({ access, inShop }) => inShop && (access.kind === 'public' || access.kind === 'shopper'),
);
const met = [...new Set([...everywhere, ...toShoppers.flatMap((operation) => operation.refusals)])];
const languages = Object.keys(refusalWords);

describe('what a shopper is refused', () => {
  it.each(languages)('is said in %s, all of it', (language) => {
    expect(met.filter((code) => refusalIn(language, code) === null)).toEqual([]);
  });

  it('is said in English by the catalogue itself, and so in languages nobody has translated it into', () => {
    expect(met.filter((code) => refusals[code].meaning.trim() === '')).toEqual([]);
    expect(['en', 'en-GB', 'fr'].map((locale) => refusalIn(locale, 'cart.empty'))).toEqual([null, null, null]);
  });

  it('is said in a language whatever the country', () => {
    expect(refusalIn('de-AT', 'cart.empty')).toBe('Ihr Warenkorb ist leer.');
  });

  it('names what it is about, and differs by the reason', () => {
    expect(refusalIn('de', 'stock.insufficient', { free: 3 })).toContain('nur noch 3 da');
    expect(refusalIn('de', 'stock.insufficient', { free: 0 })).toBe('Dieser Artikel ist ausverkauft.');
    expect(refusalIn('de', 'payment.declined', { reason: 'expired_card' })).toContain('abgelaufen');
    expect(refusalIn('de', 'payment.declined', { reason: 'do_not_honor' })).toContain('abgelehnt');
  });
});
