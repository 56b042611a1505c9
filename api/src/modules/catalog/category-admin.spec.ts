import {
  adminCategorySchema,
  adminCategoryTreeSchema,
  listCategories,
  placedProductListSchema,
} from '@smallshop/contract';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { testApp, type ShopRequest, type TestApp } from '../../../test/application.js';
import { aCategory, aProduct } from '../../../test/factories/catalog.factory.js';
import { aShop } from '../../../test/factories/shop.factory.js';
import { aStaffToken } from '../../../test/factories/staff.factory.js';
import type { ShopFacts } from '../../plumbing/context.js';

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
const category = (slug: string, parentId?: string) =>
  aCategory(spec.app, shop, { slug, name: slug, ...(parentId !== undefined && { parentId }) });

/** The tree as indented slugs. */
async function drawn(): Promise<string[]> {
  const { items } = adminCategoryTreeSchema.parse((await ask('/admin/categories')).json());
  const depth = (id: string | null): number =>
    id === null ? 0 : 1 + depth(items.find((item) => item.id === id)?.parentId ?? null);
  return items.map(({ slug, parentId }) => `${'> '.repeat(depth(parentId))}${slug}`);
}
const listed = async (slug: string): Promise<string[]> =>
  (await ask(`/products?category=${slug}`)).json<{ items: { title: string }[] }>().items.map(({ title }) => title);
const standing = async (id: string): Promise<string[]> =>
  placedProductListSchema.parse((await ask(`/admin/categories/${id}/products`)).json()).items.map(({ title }) => title);
const events = async (): Promise<unknown[]> =>
  (await spec.database.admin.query('SELECT topic FROM outbox WHERE tenant_id = $1 ORDER BY id', [shop.id])).rows;
const redirects = async (): Promise<unknown[]> =>
  (await spec.database.admin.query('SELECT path, target FROM url_redirects WHERE tenant_id = $1 ORDER BY 1', [shop.id]))
    .rows;

describe('a merchant’s tree of categories', () => {
  it('grows by categories added after their siblings, with an address made from the name', async () => {
    const answer = await ask('/categories', { body: { name: 'Mugs & cups' } });
    expect([answer.statusCode, answer.headers.etag]).toEqual([201, '"1"']);
    const mugs = adminCategorySchema.parse(answer.json());
    expect(mugs).toMatchObject({ slug: 'mugs-and-cups', parentId: null, productCount: 0 });
    await ask('/categories', { body: { name: 'Mugs & cups' } });
    await ask('/categories', { body: { name: 'Espresso', parentId: mugs.id } });
    expect(await drawn()).toEqual(['mugs-and-cups', '> espresso', 'mugs-and-cups-2']);
    const { items = [] } = listCategories.response?.parse((await ask('/categories')).json()) ?? {};
    expect(items.map(({ slug }) => slug)).toEqual(['mugs-and-cups', 'espresso', 'mugs-and-cups-2']);
  });

  it('is rearranged by moving a category with everything below it', async () => {
    const [table, kitchen] = [await category('table'), await category('kitchen')];
    const cups = await category('cups', table);
    await category('espresso', cups);
    expect((await put(`/admin/categories/${cups}/place`, { parentId: kitchen, beforeId: null })).statusCode).toBe(200);
    expect(await drawn()).toEqual(['table', 'kitchen', '> cups', '> > espresso']);
    await put(`/admin/categories/${cups}/place`, { parentId: null, beforeId: table });
    expect(await drawn()).toEqual(['cups', '> espresso', 'table', 'kitchen']);
  });

  it('shows products in the categories above where they stand now, and no longer in those they left', async () => {
    const [table, kitchen] = [await category('table'), await category('kitchen')];
    const cups = await category('cups', table);
    await aProduct(spec.app, shop, { title: 'Mug', categoryIds: [cups] });
    expect([await listed('table'), await listed('kitchen')]).toEqual([['Mug'], []]);
    await put(`/admin/categories/${cups}/place`, { parentId: kitchen, beforeId: null });
    expect([await listed('table'), await listed('kitchen')]).toEqual([[], ['Mug']]);
  });

  it('survives two moves at once that would close a circle together', async () => {
    const [a, b] = [await category('a'), await category('b')];
    const answers = await Promise.all([
      put(`/admin/categories/${a}/place`, { parentId: b, beforeId: null }),
      put(`/admin/categories/${b}/place`, { parentId: a, beforeId: null }),
    ]);
    expect(answers.map(({ statusCode }) => statusCode).toSorted()).toEqual([200, 409]);
    expect(await drawn()).toHaveLength(2);
  });

  it('loses a category but none of its products, and what stood below takes its place', async () => {
    await category('first');
    const table = await category('table');
    await category('last');
    await category('cups', table);
    await category('bowls', table);
    const mug = await aProduct(spec.app, shop, { title: 'Mug', categoryIds: [table] });
    expect((await ask(`/categories/${table}`, { method: 'DELETE' })).statusCode).toBe(204);
    expect(await drawn()).toEqual(['first', 'cups', 'bowls', 'last']);
    expect((await ask(`/products/${mug.id}`)).statusCode).toBe(200);
    expect(await events()).toContainEqual({ topic: 'products.stale' });
  });
});

describe('a category', () => {
  it('moves to another address and leaves a redirect that never chains', async () => {
    const id = await category('cups');
    await put(`/categories/${id}`, { name: 'Cups', slug: 'mugs' });
    await put(`/categories/${id}`, { name: 'Cups', slug: 'drinkware' });
    expect(await redirects()).toEqual([
      { path: '/categories/cups', target: '/categories/drinkware' },
      { path: '/categories/mugs', target: '/categories/drinkware' },
    ]);
    await put(`/categories/${id}`, { name: 'Cups', slug: 'cups' });
    expect(await redirects()).toEqual([
      { path: '/categories/drinkware', target: '/categories/cups' },
      { path: '/categories/mugs', target: '/categories/cups' },
    ]);
    await ask('/categories', { body: { name: 'Mugs', slug: 'mugs' } });
    expect(await redirects()).toEqual([{ path: '/categories/drinkware', target: '/categories/cups' }]);
  });

  it('takes the menus’ links along when its address changes', async () => {
    const id = await category('cups');
    const items = (href: string) => [{ label: 'Shop', href: '/products', children: [{ label: 'Cups', href }] }];
    await spec.database.admin.query(
      `INSERT INTO menus (tenant_id, handle, title, items) VALUES ($1, 'main', 'Main', $2)`,
      [shop.id, JSON.stringify(items('/categories/cups'))],
    );
    await put(`/categories/${id}`, { name: 'Cups', slug: 'mugs' });
    expect((await ask('/menus/main')).json()).toMatchObject({ items: items('/categories/mugs') });
    expect(await events()).toContainEqual({ topic: 'content.changed' });
  });

  it('refuses a change made from an older version and says whose came first', async () => {
    const id = await category('cups');
    await put(`/categories/${id}`, { name: 'Cups' }, { 'if-match': '"1"' });
    const late = await put(`/categories/${id}`, { name: 'Mugs' }, { 'if-match': '"1"' });
    expect([late.statusCode, late.json()]).toMatchObject([
      412,
      { code: 'precondition.failed', details: { currentVersion: 2, updatedBy: expect.stringMatching(/\S/) } },
    ]);
    expect((await ask(`/admin/categories/${id}`)).json()).toMatchObject({ name: 'Cups', version: 2 });
  });

  it('holds products in an order by hand', async () => {
    const id = await category('cups');
    const [a, b, c, d] = await Promise.all(['A', 'B', 'C', 'D'].map((title) => aProduct(spec.app, shop, { title })));
    await ask(`/admin/categories/${id}/products`, { body: { productIds: [a, b, c, d].map((product) => product?.id) } });
    expect(await standing(id)).toEqual(['A', 'B', 'C', 'D']);
    await put(`/admin/categories/${id}/products/${d?.id}/place`, { beforeId: b?.id });
    expect([await standing(id), await listed('cups')]).toEqual([
      ['A', 'D', 'B', 'C'],
      ['A', 'D', 'B', 'C'],
    ]);
    await put(`/admin/categories/${id}/products/${a?.id}/place`, { beforeId: null });
    expect(await standing(id)).toEqual(['D', 'B', 'C', 'A']);
    await ask(`/admin/categories/${id}/products/${b?.id}`, { method: 'DELETE' });
    expect([await standing(id), await listed('cups')]).toEqual([
      ['D', 'C', 'A'],
      ['D', 'C', 'A'],
    ]);
  });

  it('lists its products page by page', async () => {
    const id = await category('cups');
    for (const title of ['A', 'B', 'C']) await aProduct(spec.app, shop, { title, categoryIds: [id] });
    const first = (await ask(`/admin/categories/${id}/products?limit=2&include=total`)).json();
    expect(first).toMatchObject({ items: [{ title: 'A' }, { title: 'B' }], total: 3 });
    const next = await ask(`/admin/categories/${id}/products?limit=2&cursor=${first.nextCursor}`);
    expect(next.json()).toMatchObject({ items: [{ title: 'C' }], nextCursor: null });
  });

  it('is added once, however often the same request arrives', async () => {
    const request = { body: { name: 'Cups' }, headers: { 'idempotency-key': 'cups-once' } };
    const answers = [await ask('/categories', request), await ask('/categories', request)];
    expect(answers[1]?.body).toBe(answers[0]?.body);
    expect(await drawn()).toEqual(['cups']);
  });
});

describe('what is refused changes nothing', () => {
  const nobody = '0192f0c1-7c1a-7e30-9d61-000000000009';

  async function refusedLike(answer: Awaited<ReturnType<typeof ask>>, status: number, code: string, tree: string[]) {
    expect([answer.statusCode, answer.json()]).toMatchObject([status, { code }]);
    expect(await drawn()).toEqual(tree);
  }

  it('an address another category has', async () => {
    const id = await category('cups');
    await category('bowls');
    const tree = ['cups', 'bowls'];
    await refusedLike(await put(`/categories/${id}`, { name: 'x', slug: 'bowls' }), 409, 'category.slug_taken', tree);
    await refusedLike(
      await ask('/categories', { body: { name: 'x', slug: 'bowls' } }),
      409,
      'category.slug_taken',
      tree,
    );
  });

  it('a circle, a sixth level, a neighbour that moved away', async () => {
    const path: string[] = [];
    for (const slug of ['a', 'b', 'c', 'd', 'e']) path.push(await category(slug, path.at(-1)));
    const other = await category('other');
    const [a, b] = path;
    const tree = ['a', '> b', '> > c', '> > > d', '> > > > e', 'other'];
    const place = (id: string | undefined, parentId: string | null | undefined, beforeId: string | null = null) =>
      put(`/admin/categories/${id}/place`, { parentId, beforeId });
    await refusedLike(await place(a, path[4]), 409, 'category.cycle', tree);
    await refusedLike(await place(other, path[4]), 409, 'category.too_deep', tree);
    await refusedLike(await place(other, a, path[4]), 409, 'category.sibling_moved', tree);
    await refusedLike(await place(nobody, null), 404, 'category.not_found', tree);
    await refusedLike(await place(b, nobody), 404, 'category.not_found', tree);
    await refusedLike(
      await ask('/categories', { body: { name: 'f', parentId: path[4] } }),
      409,
      'category.too_deep',
      tree,
    );
  });

  it('a picture, a product or a category that is not there', async () => {
    const id = await category('cups');
    const tree = ['cups'];
    await refusedLike(await put(`/categories/${id}`, { name: 'x', mediaId: nobody }), 404, 'media.not_found', tree);
    const mug = await aProduct(spec.app, shop, { title: 'Mug', categoryIds: [id] });
    const missing = await ask(`/admin/categories/${id}/products`, { body: { productIds: [mug.id, nobody] } });
    await refusedLike(missing, 404, 'product.not_found', tree);
    await refusedLike(
      await put(`/admin/categories/${id}/products/${mug.id}/place`, { beforeId: nobody }),
      404,
      'product.not_found',
      tree,
    );
    await refusedLike(
      await ask(`/admin/categories/${id}/products/${nobody}`, { method: 'DELETE' }),
      404,
      'product.not_found',
      tree,
    );
    expect(await standing(id)).toEqual(['Mug']);
    for (const path of ['', '/products']) {
      await refusedLike(await ask(`/admin/categories/${nobody}${path}`), 404, 'category.not_found', tree);
    }
    await refusedLike(await ask(`/categories/${nobody}`, { method: 'DELETE' }), 404, 'category.not_found', tree);
  });

  it('an unknown field, a guest, and support staff who only look', async () => {
    const id = await category('cups');
    await refusedLike(await put(`/categories/${id}`, { name: 'x', colour: 'red' }), 422, 'request.invalid', ['cups']);
    expect((await spec.request({ shop: shop.slug, path: '/api/v1/admin/categories' })).statusCode).toBe(401);
    const support = await aStaffToken(spec, shop, 'support');
    expect((await ask('/admin/categories', { token: support })).statusCode).toBe(200);
    for (const [method, path, body] of [
      ['PUT', `/categories/${id}`, { name: 'x' }],
      ['DELETE', `/categories/${id}`, undefined],
      ['PUT', `/admin/categories/${id}/place`, { parentId: null, beforeId: null }],
      ['POST', `/admin/categories/${id}/products`, { productIds: [id] }],
    ] as const) {
      const answer = await ask(path, { method, token: support, ...(body && { body }) });
      expect([answer.statusCode, answer.json()]).toMatchObject([403, { code: 'auth.forbidden' }]);
    }
  });
});
