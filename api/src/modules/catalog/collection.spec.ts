import {
  adminCollectionSchema,
  collectionSchema,
  placedProductListSchema,
  type AdminCollection,
} from '@smallshop/contract';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { testApp, type ShopRequest, type TestApp } from '../../../test/application.js';
import { aCategory, aProduct } from '../../../test/factories/catalog.factory.js';
import { aShop } from '../../../test/factories/shop.factory.js';
import { aStaffToken } from '../../../test/factories/staff.factory.js';
import { systemCtx, type ShopFacts } from '../../plumbing/context.js';
import { CollectionMembership } from './collection.membership.js';

let spec: TestApp;
let shop: ShopFacts;
let owner: string;

beforeAll(async () => {
  spec = await testApp();
});
beforeEach(async () => {
  shop = await aShop(spec.database);
  owner = await aStaffToken(spec, shop);
});
afterAll(() => spec.close());

const ask = (path: string, request: Partial<ShopRequest> = {}) =>
  spec.request({ shop: shop.slug, token: owner, ...request, path: `/api/v1${path}` });
const put = (path: string, body: unknown, headers: Record<string, string> = {}) =>
  ask(path, { method: 'PUT', body, headers });
const collect = async (body: object): Promise<AdminCollection> => {
  const answer = await ask('/collections', { body });
  expect(answer.statusCode, answer.body).toBe(201);
  return adminCollectionSchema.parse(answer.json());
};
const listed = async (query: string): Promise<string[]> =>
  (await ask(`/products?${query}`)).json<{ items: { title: string }[] }>().items.map(({ title }) => title);
const held = async (id: string): Promise<string[]> =>
  placedProductListSchema
    .parse((await ask(`/admin/collections/${id}/products?limit=100`)).json())
    .items.map(({ title }) => title);
const rules = (...conditions: object[]) => ({ match: 'all', conditions });
const cheap = rules({ field: 'price', operator: 'atMost', value: 1000 });
const membership = () => spec.app.get(CollectionMembership);
const workers = (now = new Date()) => systemCtx(shop, 'Catalog', now);
const topics = async (): Promise<{ topic: string; payload: unknown }[]> =>
  (
    await spec.database.admin.query(
      `DELETE FROM outbox WHERE tenant_id = $1 AND topic = 'collection.changed' RETURNING topic, payload`,
      [shop.id],
    )
  ).rows;

describe('a collection by hand', () => {
  it('is shown in the order by hand, drafts left out, and in any order a shopper asks for', async () => {
    const gifts = await collect({ name: 'Gifts under the tree' });
    expect(gifts).toMatchObject({ slug: 'gifts-under-the-tree', kind: 'manual', rules: null, isApplying: false });
    const made = [];
    for (const [title, priceMinor] of [
      ['C', 300],
      ['A', 100],
      ['B', 200],
    ] as const)
      made.push(await aProduct(spec.app, shop, { title, priceMinor }));
    made.push(await aProduct(spec.app, shop, { title: 'Unfinished', status: 'draft' }));
    await ask(`/admin/collections/${gifts.id}/products`, { body: { productIds: made.map(({ id }) => id) } });
    expect(await held(gifts.id)).toEqual(['C', 'A', 'B', 'Unfinished']);
    expect(await listed(`collection=${gifts.slug}`)).toEqual(['C', 'A', 'B']);
    expect(await listed(`collection=${gifts.slug}&sort=title`)).toEqual(['A', 'B', 'C']);
    await put(`/admin/collections/${gifts.id}/products/${made[2]?.id}/place`, { beforeId: made[0]?.id });
    expect(await listed(`collection=${gifts.slug}`)).toEqual(['B', 'C', 'A']);
    await ask(`/admin/collections/${gifts.id}/products/${made[0]?.id}`, { method: 'DELETE' });
    expect(await listed(`collection=${gifts.slug}`)).toEqual(['B', 'A']);
  });

  it('begins in the order the merchant chose for it, page by page', async () => {
    const gifts = await collect({ name: 'Gifts', sort: '-price' });
    const productIds = [];
    for (const priceMinor of [100, 300, 200])
      productIds.push((await aProduct(spec.app, shop, { title: `${priceMinor}`, priceMinor })).id);
    await ask(`/admin/collections/${gifts.id}/products`, { body: { productIds } });
    const first = (await ask(`/products?collection=gifts&limit=2&include=total`)).json();
    expect(first).toMatchObject({ items: [{ title: '300' }, { title: '200' }], total: 3 });
    expect(await listed(`collection=gifts&limit=2&cursor=${first.nextCursor}`)).toEqual(['100']);
  });

  it('is the same in GraphQL', async () => {
    const gifts = await collect({ name: 'Gifts', description: 'For them.' });
    const mug = await aProduct(spec.app, shop, { title: 'Mug' });
    await ask(`/admin/collections/${gifts.id}/products`, { body: { productIds: [mug.id] } });
    const query =
      '{ collections { slug } collection(slug: "gifts") { name description } products(collection: "gifts") { items { title } } }';
    const { data } = (await spec.request({ path: '/graphql', shop: shop.slug, body: { query } })).json();
    expect(data).toEqual({
      collections: [{ slug: 'gifts' }],
      collection: { name: 'Gifts', description: 'For them.' },
      products: { items: [{ title: 'Mug' }] },
    });
  });

  it('is nowhere to be found while it is not published', async () => {
    const { id } = await collect({ name: 'Secret', isPublished: false });
    for (const path of ['/collections/secret', `/collections/${id}`, '/products?collection=secret']) {
      expect([path, (await ask(path)).json()]).toMatchObject([path, { code: 'collection.not_found' }]);
    }
    expect((await ask('/collections')).json()).toEqual({ items: [] });
    await put(`/collections/${id}`, { name: 'Secret' });
    expect(collectionSchema.parse((await ask('/collections/secret')).json()).name).toBe('Secret');
  });
});

describe('a collection by rules', () => {
  it('holds what its rules choose once workers have applied them', async () => {
    await aProduct(spec.app, shop, { title: 'Spoon', priceMinor: 900 });
    await aProduct(spec.app, shop, { title: 'Pan', priceMinor: 9000 });
    const { id } = await collect({ name: 'Small things', rules: cheap });
    expect(await topics()).toMatchObject([{ payload: { collectionId: id, rulesChanged: true } }]);
    expect((await ask(`/admin/collections/${id}`)).json()).toMatchObject({ isApplying: true, productCount: 0 });
    await membership().apply(workers(), id);
    expect((await ask(`/admin/collections/${id}`)).json()).toMatchObject({ isApplying: false, productCount: 1 });
    expect(await listed('collection=small-things')).toEqual(['Spoon']);
  });

  it('gains and loses products as they change, and tells the storefront only then', async () => {
    const { id } = await collect({ name: 'Small things', rules: cheap });
    const pan = await aProduct(spec.app, shop, { title: 'Pan', priceMinor: 900 });
    await topics();
    await membership().match(workers(), [pan.id]);
    expect(await held(id)).toEqual(['Pan']);
    expect(await topics()).toMatchObject([{ payload: { collectionId: id, rulesChanged: false } }]);
    await membership().match(workers(), [pan.id]);
    expect(await topics()).toEqual([]);
    await spec.database.admin.query('UPDATE variants SET price_minor = 5000 WHERE product_id = $1', [pan.id]);
    await membership().match(workers(), [pan.id]);
    expect(await held(id)).toEqual([]);
  });

  it('is found anew when its rules change, with what it held by the old ones gone', async () => {
    await aProduct(spec.app, shop, { title: 'Spoon', priceMinor: 900 });
    await aProduct(spec.app, shop, { title: 'Pan', priceMinor: 9000 });
    const { id } = await collect({ name: 'Small things', rules: cheap });
    await membership().apply(workers(), id);
    await put(`/collections/${id}`, {
      name: 'Pans',
      rules: rules({ field: 'title', operator: 'contains', value: 'pan' }),
    });
    await membership().apply(workers(), id);
    await membership().apply(workers(), id);
    expect(await held(id)).toEqual(['Pan']);
  });

  it('loses what is no longer new as days pass', async () => {
    await aProduct(spec.app, shop, { title: 'Mug' });
    const { id } = await collect({ name: 'New', rules: rules({ field: 'publishedAt', operator: 'within', value: 7 }) });
    await membership().apply(workers(), id);
    expect(await held(id)).toEqual(['Mug']);
    expect(await membership().aging()).toContainEqual({ shopId: shop.id, collectionId: id });
    await membership().apply(workers(new Date(Date.now() + 8 * 86_400_000)), id);
    expect(await held(id)).toEqual([]);
  });

  it('shows what rules would choose before they are saved', async () => {
    await aProduct(spec.app, shop, { title: 'Spoon', priceMinor: 900 });
    await aProduct(spec.app, shop, { title: 'Pan', priceMinor: 9000 });
    const answer = await ask('/admin/collections/preview', { body: cheap });
    expect([answer.statusCode, answer.json()]).toMatchObject([200, { total: 1, items: [{ title: 'Spoon' }] }]);
  });

  it('follows the tree of categories its rules name', async () => {
    const [table, cups] = [
      await aCategory(spec.app, shop, { slug: 'table' }),
      await aCategory(spec.app, shop, { slug: 'cups' }),
    ];
    await aProduct(spec.app, shop, { title: 'Mug', categoryIds: [cups] });
    const { id } = await collect({
      name: 'Table',
      rules: rules({ field: 'category', operator: 'equals', value: table }),
    });
    await membership().apply(workers(), id);
    expect(await held(id)).toEqual([]);
    await topics();
    await put(`/admin/categories/${cups}/place`, { parentId: table, beforeId: null });
    expect(await topics()).toMatchObject([{ payload: { collectionId: id, rulesChanged: true } }]);
    await membership().apply(workers(), id);
    expect(await held(id)).toEqual(['Mug']);
  });

  it('leaves the collections of other shops alone', async () => {
    const { id } = await collect({ name: 'Small things', rules: cheap });
    const other = await aShop(spec.database);
    const pan = await aProduct(spec.app, other, { title: 'Pan', priceMinor: 900 });
    await membership().match(workers(), [pan.id]);
    await membership().apply(systemCtx(other, 'Catalog', new Date()), id);
    expect(await held(id)).toEqual([]);
    expect((await ask(`/admin/collections/${id}`)).json()).toMatchObject({ isApplying: true });
  });
});

describe('what is refused changes nothing', () => {
  const nobody = '0192f0c1-7c1a-7e30-9d61-000000000009';

  it.each([
    ['an address another collection has', 'slug', { name: 'x', slug: 'gifts' }, 409, 'collection.slug_taken'],
    ['rules on a category that is not there', 'rules', { name: 'x', rules: rules({ field: 'category', operator: 'equals', value: nobody }) }, 409, 'collection.rule_unknown'],
    ['rules on a custom field that is not there', 'rules', { name: 'x', rules: rules({ field: 'customField', key: 'material', operator: 'isSet' }) }, 409, 'collection.rule_unknown'],
    ['a picture that is not there', 'mediaId', { name: 'x', mediaId: nobody }, 404, 'media.not_found'],
    ['rules without conditions', 'rules', { name: 'x', rules: { match: 'all', conditions: [] } }, 422, 'request.invalid'],
    ['an operator its field does not have', 'rules', { name: 'x', rules: rules({ field: 'price', operator: 'contains', value: 1 }) }, 422, 'request.invalid'],
  ])('%s', async (_case, _field, body, status, code) => {
    await collect({ name: 'Gifts' });
    const answer = await ask('/collections', { body });
    expect([answer.statusCode, answer.json()]).toMatchObject([status, { code }]);
    expect((await ask('/admin/collections?include=total')).json()).toMatchObject({ total: 1 });
  }); // prettier-ignore

  it('arranging by hand what rules decide, and turning one kind into the other', async () => {
    const { id } = await collect({ name: 'Small things', rules: cheap });
    const mug = await aProduct(spec.app, shop, { title: 'Mug', priceMinor: 900 });
    await membership().apply(workers(), id);
    for (const answer of [
      await ask(`/admin/collections/${id}/products`, { body: { productIds: [mug.id] } }),
      await ask(`/admin/collections/${id}/products/${mug.id}`, { method: 'DELETE' }),
      await put(`/admin/collections/${id}/products/${mug.id}/place`, { beforeId: null }),
    ])
      expect([answer.statusCode, answer.json()]).toMatchObject([409, { code: 'collection.rules_decide' }]);
    expect(await held(id)).toEqual(['Mug']);
    const turned = await put(`/collections/${id}`, { name: 'By hand', rules: null });
    expect([turned.statusCode, turned.json()]).toMatchObject([409, { code: 'collection.kind_fixed' }]);
    expect((await ask(`/admin/collections/${id}`)).json()).toMatchObject({ name: 'Small things', kind: 'rules' });
  });

  it('a change made from an older version, which says whose came first; a changed address leaves a redirect', async () => {
    const { id } = await collect({ name: 'Gifts' });
    expect(
      (await put(`/collections/${id}`, { name: 'Presents', slug: 'presents' }, { 'if-match': '"1"' })).statusCode,
    ).toBe(200);
    const { rows } = await spec.database.admin.query('SELECT path, target FROM url_redirects WHERE tenant_id = $1', [
      shop.id,
    ]);
    expect(rows).toEqual([{ path: '/collections/gifts', target: '/collections/presents' }]);
    for (const late of [
      await put(`/collections/${id}`, { name: 'Late' }, { 'if-match': '"1"' }),
      await ask(`/collections/${id}`, { method: 'DELETE', headers: { 'if-match': '"1"' } }),
    ])
      expect([late.statusCode, late.json()]).toMatchObject([
        412,
        { code: 'precondition.failed', details: { currentVersion: 2, updatedBy: expect.stringMatching(/\S/) } },
      ]);
    expect((await ask(`/admin/collections/${id}`)).json()).toMatchObject({ name: 'Presents' });
    expect((await ask(`/collections/${id}`, { method: 'DELETE', headers: { 'if-match': '"2"' } })).statusCode).toBe(
      204,
    );
    expect((await ask(`/admin/collections/${id}`)).statusCode).toBe(404);
  });

  it('products and collections that are not there, guests, and staff who only look', async () => {
    const { id } = await collect({ name: 'Gifts' });
    const missing = await ask(`/admin/collections/${id}/products`, { body: { productIds: [nobody] } });
    expect([missing.statusCode, missing.json()]).toMatchObject([
      404,
      { code: 'product.not_found', details: { productIds: [nobody] } },
    ]);
    for (const [method, path, body] of [
      ['GET', `/admin/collections/${nobody}`, undefined],
      ['GET', `/admin/collections/${nobody}/products`, undefined],
      ['PUT', `/collections/${nobody}`, { name: 'x' }],
      ['DELETE', `/collections/${nobody}`, undefined],
    ] as const)
      expect((await ask(path, { method, ...(body && { body }) })).json()).toMatchObject({
        code: 'collection.not_found',
      });
    expect((await spec.request({ shop: shop.slug, path: '/api/v1/admin/collections' })).statusCode).toBe(401);
    const support = await aStaffToken(spec, shop, 'support');
    expect((await ask('/collections', { token: support, body: { name: 'x' } })).json()).toMatchObject({
      code: 'auth.forbidden',
    });
    expect((await ask('/admin/collections?q=gif', { token: support })).json()).toMatchObject({
      items: [{ name: 'Gifts' }],
    });
  });
});
