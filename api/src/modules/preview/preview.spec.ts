import { adminPageSchema, previewLinkSchema, previewSchema } from '@smallshop/contract';
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { z } from 'zod';
import { testApp, type ShopRequest, type TestApp } from '../../../test/application.js';
import { aProduct } from '../../../test/factories/catalog.factory.js';
import { aShop } from '../../../test/factories/shop.factory.js';
import { aStaffToken } from '../../../test/factories/staff.factory.js';
import type { ShopFacts } from '../../plumbing/context.js';

let spec: TestApp;
let shop: ShopFacts;
let token: string;
const nobody = '0192f0c1-7c1a-7e30-9d61-000000000009';
const hourMs = 3_600_000;

beforeAll(async () => {
  spec = await testApp();
});
beforeEach(async () => {
  shop = await aShop(spec.database);
  token = await aStaffToken(spec, shop);
});
afterAll(() => spec.close());

const ask = (path: string, request: Partial<ShopRequest> = {}) =>
  spec.request({ shop: shop.slug, token, ...request, path: `/api/v1${path}` });
const link = async (noun: 'products' | 'pages' | 'collections', id: string) =>
  previewLinkSchema.parse((await ask(`/admin/${noun}/${id}/preview`, { method: 'POST' })).json());
const tokenIn = (url: string) => url.split('/preview/')[1] ?? '';
/** As the storefront asks, for somebody who has not signed in. */
const open = (preview: string, at: ShopFacts = shop) =>
  spec.request({ path: '/api/v1/storefront/previews', shop: at.slug, body: { token: preview } });
const stored = async (table: 'products' | 'pages' | 'collections') =>
  (await spec.database.admin.query(`SELECT * FROM ${table} WHERE tenant_id = $1 ORDER BY id`, [shop.id])).rows;
const traces = async () =>
  (
    await spec.database.admin.query(
      `SELECT (SELECT count(*) FROM product_documents WHERE tenant_id = $1)::int AS documents,
        (SELECT count(*) FROM outbox WHERE tenant_id = $1)::int AS events, (SELECT count(*) FROM product_due WHERE tenant_id = $1)::int AS due`,
      [shop.id],
    )
  ).rows[0];
const aPage = async (body: object) => adminPageSchema.parse((await ask('/pages', { body })).json());

describe('a product that is not on sale', () => {
  test.each([
    ['a draft', { status: 'draft' }],
    ['a scheduled one', { status: 'active', publishedAt: new Date(Date.now() + 48 * hourMs).toISOString() }],
    ['one whose time is over', { publishedAt: '2024-01-01T00:00:00Z', unpublishAt: '2024-02-01T00:00:00Z' }],
    ['an archived one', { status: 'archived' }],
  ] as const)('%s is shown by its link as it would look on sale, and nothing is written', async (_case, wishes) => {
    const { id } = await aProduct(spec.app, shop, { title: 'Moon jar', ...wishes });
    const [before, traced] = [await stored('products'), await traces()];
    const { url, expiresAt } = await link('products', id);
    expect(url).toMatch(new RegExp(`^${shop.origin}/preview/`));
    const answer = await open(tokenIn(url));
    expect([answer.statusCode, answer.headers['cache-control']]).toEqual([200, 'private, no-store']);
    expect(previewSchema.parse(answer.json())).toMatchObject({
      ...{ kind: 'product', slug: 'moon-jar', expiresAt },
      product: {
        id,
        title: 'Moon jar',
        price: { amount: 1999, currency: 'EUR' },
        variants: [{ availability: 'in_stock' }],
      },
    });
    expect([await stored('products'), await traces()]).toEqual([before, traced]);
    expect((await ask('/products/moon-jar')).statusCode).toBe(404);
    expect((await ask('/products')).json()).toMatchObject({ items: [] });
  });

  test('has no preview before it has something to sell', async () => {
    const variants = [{ sku: 'JAR', optionValues: [], priceMinor: 100, isActive: false }];
    const { id } = await aProduct(spec.app, shop, { status: 'draft', variants });
    const answer = await ask(`/admin/products/${id}/preview`, { method: 'POST' });
    expect([answer.statusCode, answer.json()]).toMatchObject([409, { code: 'product.publish_incomplete' }]);
    const missing = await ask(`/admin/products/${nobody}/preview`, { method: 'POST' });
    expect([missing.statusCode, missing.json()]).toMatchObject([404, { code: 'product.not_found' }]);
  });
});

describe('a hidden page', () => {
  test('is shown by its link, and nowhere else', async () => {
    const { id } = await aPage({ title: 'Studio', bodyHtml: '<p>By the water</p>', isPublished: false });
    const { url } = await link('pages', id);
    expect(previewSchema.parse((await open(tokenIn(url))).json())).toMatchObject({
      ...{ kind: 'page', slug: 'studio', page: { title: 'Studio', bodyHtml: '<p>By the water</p>' } },
    });
    expect((await ask('/pages/studio')).statusCode).toBe(404);
    const sitemap = await ask('/storefront/data', { body: { queries: { sitemap: { kind: 'sitemap' } } } });
    expect(sitemap.json()).toMatchObject({ results: { sitemap: { pages: [] } } });
    const missing = await ask(`/admin/pages/${nobody}/preview`, { method: 'POST' });
    expect([missing.statusCode, missing.json()]).toMatchObject([404, { code: 'page.not_found' }]);
  });
});

describe('a preview link', () => {
  const refused = { code: 'preview.not_found' };

  test('is good for an hour', async () => {
    const { id } = await aPage({ title: 'Studio', isPublished: false });
    const { url, expiresAt } = await link('pages', id);
    expect(Math.round((Date.parse(expiresAt) - Date.now()) / 60_000)).toBe(60);
    vi.useFakeTimers({ toFake: ['Date'], now: Date.parse(expiresAt) - 1000 });
    try {
      expect((await open(tokenIn(url))).statusCode).toBe(200);
      vi.setSystemTime(Date.parse(expiresAt));
      const late = await open(tokenIn(url));
      expect([late.statusCode, late.json()]).toMatchObject([404, refused]);
    } finally {
      vi.useRealTimers();
    }
  });

  test('shows nothing when it was made up, belongs to another shop, or what it led to is gone', async () => {
    const { id } = await aPage({ title: 'Studio', isPublished: false });
    const { url } = await link('pages', id);
    const [content = '', signature = ''] = tokenIn(url).split('.');
    const bent = `${content.slice(0, -2)}AA.${signature}`;
    for (const [given, at] of [
      [bent, shop],
      ['not-a-token', shop],
      [tokenIn(url), await aShop(spec.database)],
    ] as const)
      expect((await open(given, at)).json()).toMatchObject(refused);
    await ask(`/pages/${id}`, { method: 'DELETE' });
    expect((await open(tokenIn(url))).json()).toMatchObject(refused);
  });

  test('is made by staff who may read the thing only', async () => {
    const page = await aPage({ title: 'Studio', isPublished: false });
    const stranger = await spec.request({
      ...{ path: `/api/v1/admin/pages/${page.id}/preview`, method: 'POST', shop: shop.slug },
    });
    expect(stranger.statusCode).toBe(401);
    const key = await aStaffToken(spec, await aShop(spec.database));
    for (const path of [`/admin/pages/${page.id}/preview`, `/admin/products/${nobody}/preview`])
      expect((await ask(path, { method: 'POST', token: key })).statusCode).toBe(403);
  });
});

describe('a hidden collection', () => {
  test('is shown by its link with what it would hold, in its own order, and stays hidden', async () => {
    const ids = [];
    for (const title of ['Bowl', 'Cup', 'Vase']) ids.push((await aProduct(spec.app, shop, { title })).id);
    const body = { name: 'Winter', sort: 'title', isPublished: false };
    const { id } = z.object({ id: z.string() }).parse((await ask('/collections', { body })).json());
    await ask(`/admin/collections/${id}/products`, { body: { productIds: [ids[2], ids[0]] } });
    const before = await stored('collections');
    const { url, expiresAt } = await link('collections', id);
    const preview = previewSchema.parse((await open(tokenIn(url))).json());
    expect(preview).toMatchObject({
      ...{ kind: 'collection', slug: 'winter', expiresAt, collection: { id, name: 'Winter' } },
      products: { items: [{ title: 'Bowl' }, { title: 'Vase' }], nextCursor: null },
    });
    expect(await stored('collections')).toEqual(before);
    expect((await ask('/collections/winter')).json().code).toBe('collection.not_found');
    expect((await open(tokenIn(url), await aShop(spec.database))).json().code).toBe('preview.not_found');
    expect((await ask(`/admin/collections/${nobody}/preview`, { method: 'POST' })).json().code).toBe(
      'collection.not_found',
    );
  });
});
