import { afterAll, beforeAll, expect, test } from 'vitest';
import { testApp, type TestApp } from '../../../test/application.js';
import { aCategory, aProduct } from '../../../test/factories/catalog.factory.js';
import { Importer } from '../../../test/factories/import.factory.js';
import { aShop } from '../../../test/factories/shop.factory.js';
import { aStaffToken } from '../../../test/factories/staff.factory.js';
import type { ShopFacts } from '../../plumbing/context.js';

let spec: TestApp;
let shop: ShopFacts;
let token: string;
let cups: string;
const made = { collection: '', page: '', import: '' };

const send = (path: string, body: object) => spec.request({ path: `/api/v1${path}`, shop: shop.slug, token, body });
const rest = async (path: string, body: object) => (await send(path, body)).json<{ id: string }>();
const ask = async (query: string, by: string | undefined = token) => {
  const answer = await spec.request({ path: '/graphql', shop: shop.slug, ...(by && { token: by }), body: { query } });
  return answer.json<{ data: Record<string, unknown> | null; errors?: { extensions: { code: string } }[] }>();
};

beforeAll(async () => {
  spec = await testApp();
  shop = await aShop(spec.database);
  token = await aStaffToken(spec, shop);
  cups = await aCategory(spec.app, shop, { slug: 'cups', name: 'Cups' });
  const mug = await aProduct(spec.app, shop, { title: 'Mug', status: 'draft', categoryIds: [cups] });
  made.collection = (await rest('/collections', { name: 'Gifts', isPublished: false })).id;
  await send(`/admin/collections/${made.collection}/products`, { productIds: [mug.id] });
  made.page = (await rest('/pages', { title: 'Studio', isPublished: false })).id;
  await rest('/menus', { handle: 'main', title: 'Main', items: [{ label: 'Studio', href: '/pages/studio' }] });
  made.import = (await new Importer(spec, shop, token).check('Title,SKU,Price\nBowl,B,10\nJar,J,cheap\n')).id;
});
afterAll(() => spec.close());

test('staff read shelves, pages, menus and imports over GraphQL as over REST', async () => {
  const { data, errors } = await ask(`{
    adminCategories { slug productCount }
    adminCategory(id: "${cups}") { name version }
    categoryProducts(id: "${cups}", include: "total") { total items { title status } }
    adminCollections(q: "gift", include: "total") { total items { name isPublished productCount } }
    adminCollection(id: "${made.collection}") { slug kind rules isApplying }
    collectionProducts(id: "${made.collection}") { items { title } }
    adminPages { items { title isPublished } }
    adminPage(id: "${made.page}") { slug linkedFrom }
    adminMenus { handle items { href state children { href } } }
    productImports { items { state counts { create error } } }
    productImport(id: "${made.import}") { fileName columns { name field } options { policy } progress { phase } }
    importedProducts(id: "${made.import}", outcome: "create") { items { title outcome } }
    importIssues(id: "${made.import}", severity: "error") { items { row column code } }
    failedImportImages(id: "${made.import}") { items { url } nextCursor }
  }`);
  expect(errors).toBeUndefined();
  expect(data).toEqual({
    adminCategories: [{ slug: 'cups', productCount: 1 }],
    adminCategory: { name: 'Cups', version: 1 },
    categoryProducts: { total: 1, items: [{ title: 'Mug', status: 'draft' }] },
    adminCollections: { total: 1, items: [{ name: 'Gifts', isPublished: false, productCount: 1 }] },
    adminCollection: { slug: 'gifts', kind: 'manual', rules: null, isApplying: false },
    collectionProducts: { items: [{ title: 'Mug' }] },
    adminPages: { items: [{ title: 'Studio', isPublished: false }] },
    adminPage: { slug: 'studio', linkedFrom: ['Main'] },
    adminMenus: [{ handle: 'main', items: [{ href: '/pages/studio', state: 'hidden', children: [] }] }],
    productImports: { items: [{ state: 'checked', counts: { create: 1, error: 1 } }] },
    productImport: {
      fileName: 'products.csv',
      columns: [
        { name: 'Title', field: 'title' },
        { name: 'SKU', field: 'sku' },
        { name: 'Price', field: 'price' },
      ],
      options: { policy: 'createAndUpdate' },
      progress: null,
    },
    importedProducts: { items: [{ title: 'Bowl', outcome: 'create' }] },
    importIssues: { items: [{ row: 3, column: 'Price', code: 'value.invalid' }] },
    failedImportImages: { items: [], nextCursor: null },
  });
});

test.each([
  'adminCategories { id }',
  'adminCollections { items { id } }',
  'adminPages { items { id } }',
  'adminMenus { id }',
  'productImports { items { id } }',
])('nobody else reads %s', async (field) => {
  const answers = [
    await ask(`{ ${field} }`, ''),
    await ask(`{ ${field} }`, await aStaffToken(spec, await aShop(spec.database))),
  ];
  expect(answers.map(({ data }) => data)).toEqual([null, null]);
  expect(answers.map(({ errors }) => errors?.[0]?.extensions.code)).toEqual(['auth.required', 'auth.forbidden']);
});
