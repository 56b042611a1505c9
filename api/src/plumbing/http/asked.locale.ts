import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { ShopFacts } from '../context.js';

const querySchema = z.object({ locale: z.string() });

/**
 * The language a request is answered in: `?locale=` when given, else the best of `Accept-Language`, among those the shop has
 * published; its own when none fits. A language fits by its whole tag, else by its first part: `de-AT` is served by `de`.
 */
export function askedLocale(request: FastifyRequest, shop: Pick<ShopFacts, 'locale' | 'otherLocales'>): string {
  if (shop.otherLocales.length === 0) return shop.locale;
  const query = querySchema.safeParse(request.query);
  const asked = query.success ? [query.data.locale] : preferred(request.headers['accept-language']);
  const offered = [shop.locale, ...shop.otherLocales];
  for (const tag of asked) {
    const fitting = fittingLocale(tag, offered);
    if (fitting !== undefined) return fitting;
  }
  return shop.locale;
}

function fittingLocale(tag: string, offered: readonly string[]): string | undefined {
  const wanted = tag.toLowerCase();
  const language = wanted.split('-')[0];
  return (
    offered.find((locale) => locale.toLowerCase() === wanted) ??
    offered.find((locale) => locale.toLowerCase().split('-')[0] === language)
  );
}

// RFC 9110, 12.5.4; browsers send a handful, so the rest of a long header is not worth reading.
const mostTags = 10;

function preferred(header: string | undefined): string[] {
  const weighed = (header ?? '').split(',', mostTags).map((part) => {
    const [tag = '', weight] = part.trim().split(/;\s*q=/);
    return { tag, weight: weight === undefined ? 1 : Number(weight) };
  });
  return weighed
    .filter(({ tag, weight }) => tag !== '' && weight > 0)
    .sort((left, right) => right.weight - left.weight)
    .map(({ tag }) => tag);
}

/** A query without the language it asks for, which every public operation takes beside its own parameters. */
export function withoutLocale(query: unknown): unknown {
  if (!querySchema.safeParse(query).success) return query;
  const { locale: _locale, ...rest } = z.looseObject({ locale: z.string() }).parse(query);
  return rest;
}
