import { mediaSchema, type Order } from '@smallshop/contract';
import sharp from 'sharp';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { testApp, type TestApp } from '../../../test/application.js';
import { Buyer } from '../../../test/factories/buyer.js';
import { germanTaxes, someGoods, type Goods } from '../../../test/factories/sales.factory.js';
import { aShop } from '../../../test/factories/shop.factory.js';
import { aStaffToken } from '../../../test/factories/staff.factory.js';
import type { ShopFacts } from '../../plumbing/context.js';

let spec: TestApp;
let shop: ShopFacts;
let token: string;
let goods: Goods;

beforeAll(async () => {
  spec = await testApp();
});
beforeEach(async () => {
  shop = await aShop(spec.database);
  token = await aStaffToken(spec, shop);
  await germanTaxes(spec.database, shop);
  goods = await someGoods(spec.database, shop, { isDigital: true });
});
afterAll(() => spec.close());

const content = '%PDF-0123456789';
const aFile = async (fileName: string, text = content): Promise<string> => {
  const answer = await spec.app.inject({
    ...{ method: 'POST', url: `/api/v1/admin/media?kind=file&fileName=${fileName}`, payload: text },
    headers: { host: 'api.localhost', 'x-shop': shop.slug, 'content-type': 'application/octet-stream', authorization: `Bearer ${token}` }, // prettier-ignore
  });
  return mediaSchema.parse(answer.json()).id;
};
const aPicture = async (): Promise<string> => {
  const payload = await sharp({ create: { width: 9, height: 9, channels: 3, background: '#333' } })
    .png()
    .toBuffer();
  const answer = await spec.app.inject({
    ...{ method: 'POST', url: '/api/v1/admin/media?fileName=a.png', payload },
    headers: { host: 'api.localhost', 'x-shop': shop.slug, 'content-type': 'application/octet-stream', authorization: `Bearer ${token}` }, // prettier-ignore
  });
  return mediaSchema.parse(answer.json()).id;
};
const sell = (files: readonly object[]) =>
  spec.request({ path: `/api/v1/admin/products/${goods.productId}/files`, method: 'PUT', shop: shop.slug, token, body: { files } }); // prettier-ignore
const buy = async (): Promise<{ order: Order; read: () => Promise<Order['lines']> }> => {
  const buyer = new Buyer(spec, shop);
  await buyer.add(goods.variantId);
  const bought = await buyer.buy({});
  const path = `/api/v1/checkout/${bought.id}?key=${bought.accessKey}`;
  const read = async () => (await spec.request({ path, shop: shop.slug })).json<{ order: Order }>().order.lines;
  if (!bought.order) throw new Error('Not bought.');
  return { order: bought.order, read };
};
const follow = (url: string | undefined, headers: Record<string, string> = {}) =>
  spec.request({ path: new URL(url ?? '').pathname, shop: shop.slug, headers });

describe('a bought file', () => {
  it('is among the order’s downloads with what belongs to its variant, and not what belongs to others', async () => {
    const { rows } = await spec.database.admin.query<{ id: string }>(
      `INSERT INTO variants (tenant_id, product_id, sku, option_values, price_minor) VALUES ($1, $2, 'OTHER-1', '{Other}', 100) RETURNING id`,
      [shop.id, goods.productId],
    );
    const [all, own, others] = [
      await aFile('all.pdf'),
      await aFile('own.pdf', '%PDF-own'),
      await aFile('o.pdf', '%PDF-o'),
    ];
    await sell([{ mediaId: all }, { mediaId: own, variantId: goods.variantId, downloadLimit: 2 }, { mediaId: others, variantId: rows[0]?.id }]); // prettier-ignore
    const { order } = await buy();
    expect(order.lines[0]?.downloads).toMatchObject([
      { fileName: 'all.pdf', byteSize: 15, remaining: null },
      { fileName: 'own.pdf', byteSize: 8, remaining: 2 },
    ]);
    expect(order.lines[0]?.downloadUrl).toBe(order.lines[0]?.downloads[0]?.url);
  });

  it('is downloaded as often as it was sold for, and no more', async () => {
    await sell([{ mediaId: await aFile('guide.pdf'), downloadLimit: 2 }]);
    const { order, read } = await buy();
    const url = order.lines[0]?.downloads[0]?.url;
    expect((await follow(url)).body).toBe(content);
    expect((await read())[0]?.downloads[0]?.remaining).toBe(1);
    expect((await follow(url)).statusCode).toBe(200);
    const refused = await follow(url);
    expect([refused.statusCode, refused.json()]).toMatchObject([409, { code: 'download.limit_reached' }]);
    expect((await read())[0]?.downloads[0]?.remaining).toBe(0);
  });

  it('is handed out once to two who ask for the last time at the same moment', async () => {
    await sell([{ mediaId: await aFile('guide.pdf'), downloadLimit: 1 }]);
    const { order } = await buy();
    const url = order.lines[0]?.downloads[0]?.url;
    const answers = await Promise.all(Array.from({ length: 8 }, () => follow(url)));
    expect(answers.filter(({ statusCode }) => statusCode === 200)).toHaveLength(1);
  });

  it('counts for each order apart', async () => {
    await sell([{ mediaId: await aFile('guide.pdf'), downloadLimit: 1 }]);
    for (const { order } of [await buy(), await buy()]) {
      expect((await follow(order.lines[0]?.downloads[0]?.url)).statusCode).toBe(200);
    }
  });

  it.each<[string, number, string, string | undefined]>([
    ['bytes=0-3', 206, '%PDF', 'bytes 0-3/15'],
    ['bytes=5-', 206, '0123456789', 'bytes 5-14/15'],
    ['bytes=14-99', 206, '9', 'bytes 14-14/15'],
    ['bytes=15-', 200, content, undefined],
    ['bytes=4-2', 200, content, undefined],
    ['bytes=-3', 200, content, undefined],
    ['bytes=0-1,3-4', 200, content, undefined],
    ['lines=1-2', 200, content, undefined],
  ])('comes in the part asked for: %s', async (range, status, body, contentRange) => {
    await sell([{ mediaId: await aFile('guide.pdf') }]);
    const { order } = await buy();
    const answer = await follow(order.lines[0]?.downloads[0]?.url, { range });
    expect([answer.statusCode, answer.body, answer.headers['content-range']]).toEqual([status, body, contentRange]);
    expect(answer.headers).toMatchObject({ 'accept-ranges': 'bytes', 'content-length': String(body.length) });
  });

  it('that broke off is resumed without counting, but not begun by its second byte', async () => {
    await sell([{ mediaId: await aFile('guide.pdf'), downloadLimit: 1 }]);
    const { order, read } = await buy();
    const url = order.lines[0]?.downloads[0]?.url;
    expect((await follow(url, { range: 'bytes=1-' })).statusCode).toBe(206);
    expect((await read())[0]?.downloads[0]?.remaining).toBe(0);
    expect((await follow(url, { range: 'bytes=9-' })).body).toBe('456789');
    expect((await follow(url, { range: 'bytes=0-' })).json()).toMatchObject({ code: 'download.limit_reached' });
    await spec.database.admin.query(`UPDATE file_downloads SET last_at = now() - interval '25 hours' WHERE tenant_id = $1`, [shop.id]); // prettier-ignore
    expect((await follow(url, { range: 'bytes=9-' })).json()).toMatchObject({ code: 'download.limit_reached' });
  });
});

describe('a digital product', () => {
  const ask = (path: string, method: 'GET' | 'PUT' | 'DELETE' = 'GET', body?: unknown) =>
    spec.request({ path: `/api/v1/admin${path}`, method, shop: shop.slug, token, ...(body !== undefined && { body }) });
  const files = (productId: string, wanted: object[]) => ask(`/products/${productId}/files`, 'PUT', { files: wanted });

  it('is sold with files in their order, for one variant or for all', async () => {
    const [first, second] = [await aFile('one.pdf', '%PDF-1'), await aFile('two.pdf', '%PDF-2')];
    const wanted = [
      { mediaId: second, downloadLimit: 3 },
      { mediaId: first, variantId: goods.variantId },
    ];
    const expected = [
      { media: { fileName: 'two.pdf', usageCount: 1 }, variantId: null, downloadLimit: 3 },
      { media: { fileName: 'one.pdf' }, variantId: goods.variantId, downloadLimit: null },
    ];
    expect((await files(goods.productId, wanted)).json()).toMatchObject({ items: expected });
    expect((await ask(`/products/${goods.productId}/files`)).json()).toMatchObject({ items: expected });
    expect((await ask(`/media/${first}`, 'DELETE')).json()).toMatchObject({
      details: { usages: [{ kind: 'download' }] },
    });
    await files(goods.productId, []);
    expect((await ask(`/media/${first}`, 'DELETE')).statusCode).toBe(204);
  });

  it('is not sold with pictures, unknown files or by strangers’ variants', async () => {
    const other = await someGoods(spec.database, shop, { isDigital: true });
    const file = await aFile('guide.pdf');
    await files(goods.productId, [{ mediaId: file }]);
    const refused: [object[], string][] = [
      [[{ mediaId: await aPicture() }], 'media.not_found'],
      [[{ mediaId: goods.productId }], 'media.not_found'],
      [[{ mediaId: file, variantId: other.variantId }], 'variant.not_found'],
      [[{ mediaId: file, downloadLimit: 0 }], 'request.invalid'],
    ];
    for (const [wanted, code] of refused) expect((await files(goods.productId, wanted)).json()).toMatchObject({ code });
    expect((await files(file, [])).json()).toMatchObject({ code: 'product.not_found' });
    expect((await ask(`/products/${goods.productId}/files`)).json()).toMatchObject({
      items: [{ media: { id: file } }],
    });
  });
});
