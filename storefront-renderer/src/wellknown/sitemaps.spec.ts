import type { ResolvedHost, Sitemap, StorefrontQuery } from '@smallshop/contract';
import { resolvedHostSchema } from '@smallshop/contract';
import { describe, expect, it } from 'vitest';
import { Answers } from '../plumbing/answers.js';
import { aHost } from '../server/host.fixture.js';
import { Sitemaps } from './sitemaps.js';

const english: ResolvedHost = resolvedHostSchema.parse(aHost('two'));
const bilingual: ResolvedHost = resolvedHostSchema.parse(aHost('one'));
const day = '2026-03-01T00:00:00Z';
const goods = (count: number, from = 0) =>
  Array.from({ length: count }, (_one, place) => ({ slug: `mug-${from + place}`, updatedAt: day }));

/** A shop of so many products, 10,000 to a page. */
function shopOf(productCount: number) {
  const asked: number[] = [];
  const read = (_host: ResolvedHost, queries: Readonly<Record<string, StorefrontQuery>>) => {
    const page = queries.sitemap?.kind === 'sitemap' ? (queries.sitemap.page ?? 1) : 0;
    asked.push(page);
    const from = (page - 1) * 10_000;
    const sitemap: Sitemap = {
      products: goods(Math.max(0, Math.min(10_000, productCount - from)), from),
      ...{ categories: [{ slug: 'cups', updatedAt: day }], collections: [], pages: [] },
      pageCount: Math.max(1, Math.ceil(productCount / 10_000)),
    };
    return Promise.resolve({ answers: new Answers({ sitemap }), tags: [], purgeSequence: 0 });
  };
  return { sitemaps: new Sitemaps({ read }), asked };
}
const count = (text: string, part: string): number => text.split(part).length - 1;

describe('a sitemap', () => {
  it('is one file while one can hold every address in every language', async () => {
    const { sitemaps } = shopOf(2);
    const { body = '' } = (await sitemaps.file(bilingual, '/sitemap.xml')) ?? {};
    expect(count(body.toString(), '<url>')).toBe(2 * 5);
    expect(body).toContain('<loc>http://one.example/de/products/mug-1</loc><lastmod>2026-03-01</lastmod>');
    expect(body).toContain('hreflang="en-GB" href="http://one.example/products/mug-1"');
  });

  it('is an index of files beyond that, each of one language, that together hold every product once', async () => {
    const { sitemaps } = shopOf(25_000);
    const { body = '' } = (await sitemaps.file(english, '/sitemap.xml')) ?? {};
    const files = [...body.toString().matchAll(/<loc>([^<]+)<\/loc>/g)].map(([, url = '']) => new URL(url).pathname);
    expect(files).toEqual(['/sitemap-en-gb-1.xml', '/sitemap-en-gb-2.xml', '/sitemap-en-gb-3.xml']);
    const held = await Promise.all(files.map((file) => sitemaps.file(english, file)));
    const found = held.flatMap((file) =>
      [...String(file?.body).matchAll(/\/products\/(mug-\d+)</g)].map(([, slug]) => slug),
    );
    expect([found.length, new Set(found).size]).toEqual([25_000, 25_000]);
    expect(held.map((file) => count(String(file?.body), '/categories/cups'))).toEqual([1, 0, 0]);
  });

  it('has a file for each language of a large shop', async () => {
    const { sitemaps } = shopOf(10_001);
    const { body = '' } = (await sitemaps.file(bilingual, '/sitemap.xml')) ?? {};
    expect(count(body.toString(), '<sitemap>')).toBe(4);
    const german = await sitemaps.file(bilingual, '/sitemap-de-2.xml');
    expect(String(german?.body)).toContain('<loc>http://one.example/de/products/mug-10000</loc>');
  });

  it('has no other parts, and is made once in ten minutes', async () => {
    const { sitemaps, asked } = shopOf(25_000);
    for (const path of ['/sitemap-en-gb-4.xml', '/sitemap-fr-1.xml', '/sitemap-en-gb-0.xml', '/sitemap-.xml', '/'])
      expect(await sitemaps.file(english, path)).toBeNull();
    await sitemaps.file(english, '/sitemap.xml');
    await sitemaps.file(english, '/sitemap.xml');
    expect(asked).toEqual([4, 1]);
  });
});
