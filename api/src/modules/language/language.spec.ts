import {
  cartSchema,
  listLanguages,
  productDetailSchema,
  shopLanguageSchema,
  translatedRecordSchema,
  translationSchema,
} from '@smallshop/contract';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { testApp, type ShopRequest, type TestApp } from '../../../test/application.js';
import { aCategory, aProduct } from '../../../test/factories/catalog.factory.js';
import { aShop } from '../../../test/factories/shop.factory.js';
import { aStaffToken } from '../../../test/factories/staff.factory.js';
import { systemCtx, type ShopFacts } from '../../plumbing/context.js';
import { LanguageBuilder } from './language.builder.js';

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
const shopper = (path: string, language?: string, request: Partial<ShopRequest> = {}) =>
  spec.request({
    shop: shop.slug,
    ...request,
    path: `/api/v1${path}`,
    headers: { ...(language !== undefined && { 'accept-language': language }), ...request.headers },
  });
const add = async (locale: string) => {
  const answer = await ask('/admin/languages', { body: { locale } });
  expect(answer.statusCode, answer.body).toBe(201);
  return shopLanguageSchema.parse(answer.json());
};
const publish = (locale: string, isPublished = true, headers: Record<string, string> = {}) =>
  ask(`/admin/languages/${locale}`, { method: 'PATCH', body: { isPublished }, headers });
const build = (locale: string) => spec.app.get(LanguageBuilder).build(systemCtx(shop, 'Languages', new Date()), locale);
const offer = async (locale: string) => {
  await add(locale);
  await publish(locale);
  await build(locale);
};
const translate = (path: string, texts: Record<string, string>, headers: Record<string, string> = {}) =>
  ask(`/admin/translations/${path}`, { method: 'PATCH', body: { texts }, headers });
const record = async (path: string) => translatedRecordSchema.parse((await ask(`/admin/translations/${path}`)).json());
const codeOf = (answer: { json: () => unknown }) => z.object({ code: z.string() }).parse(answer.json()).code;
const listed = async () => {
  const { items } = listLanguages.response.parse((await ask('/admin/languages')).json());
  return items.map(({ locale, state }) => `${locale} ${state}`);
};
const outbox = async (topic: string) =>
  (
    await spec.database.admin.query<{ payload: unknown }>(
      `DELETE FROM outbox WHERE tenant_id = $1 AND topic = $2 RETURNING payload`,
      [shop.id, topic],
    )
  ).rows.map(({ payload }) => payload);

const cup = {
  title: 'Red cup',
  subtitle: 'For tea',
  descriptionHtml: '<p>Holds tea.</p>',
  specs: [{ label: 'Volume', value: '200 ml' }],
  options: [{ name: 'Size', values: ['Small', 'Large'].map((value) => ({ value, swatch: null })) }],
  variants: ['Small', 'Large'].map((value) => ({ sku: `CUP-${value}`, optionValues: [value], priceMinor: 1000 })),
};

describe('languages of a shop', () => {
  it('begin with its own, and are added as drafts nobody sees', async () => {
    expect(await listed()).toEqual(['en-GB published']);
    expect(await add('de')).toMatchObject({ isDefault: false, state: 'draft', storefrontUrl: `${shop.origin}/de` });
    expect(await listed()).toEqual(['en-GB published', 'de draft']);
    expect((await shopper('/shop')).json()).toMatchObject({ locale: 'en-GB', locales: ['en-GB'] });
  });

  it('are each there once, and there are not more than twenty', async () => {
    await add('de');
    expect(codeOf(await ask('/admin/languages', { body: { locale: 'de' } }))).toBe('language.exists');
    expect(codeOf(await ask('/admin/languages', { body: { locale: 'en-GB' } }))).toBe('language.exists');
    await spec.database.admin.query(
      `INSERT INTO shop_locales (tenant_id, locale) SELECT $1, 'y' || chr(96 + n) FROM generate_series(1, 19) n`,
      [shop.id],
    );
    expect(codeOf(await ask('/admin/languages', { body: { locale: 'fr' } }))).toBe('language.too_many');
  });

  it('are shown to shoppers once their pages are made, in the order the merchant chose', async () => {
    await offer('de');
    await add('fr');
    expect(shopLanguageSchema.parse((await publish('fr')).json())).toMatchObject({
      state: 'building',
      progress: { done: 0, total: 0 },
    });
    expect((await shopper('/shop')).json()).toMatchObject({ locales: ['en-GB', 'de'] });
    await build('fr');
    expect(await listed()).toEqual(['en-GB published', 'de published', 'fr published']);
    const order = { method: 'PUT', body: { locales: ['fr', 'de'] } } as const;
    expect((await ask('/admin/languages', order)).statusCode).toBe(200);
    expect((await shopper('/shop')).json()).toMatchObject({ locales: ['en-GB', 'fr', 'de'] });
    const partial = { method: 'PUT', body: { locales: ['fr'] } } as const;
    expect(codeOf(await ask('/admin/languages', partial))).toBe('language.list_differs');
    expect((await shopper('/shop')).json()).toMatchObject({ locales: ['en-GB', 'fr', 'de'] });
  });

  it('are made of every product, and forgotten again when taken back', async () => {
    const made = await aProduct(spec.app, shop, cup);
    const documents = async () =>
      (
        await spec.database.admin.query<{ locale: string }>(
          `SELECT locale FROM product_documents WHERE tenant_id = $1 AND product_id = $2 ORDER BY 1`,
          [shop.id, made.id],
        )
      ).rows.map(({ locale }) => locale);
    await offer('de');
    expect(await documents()).toEqual(['de', 'en-GB']);
    expect(await outbox('language.changed')).toEqual([{ locale: 'de' }]);
    expect(await outbox('shop.changed')).toEqual([{ isHard: true }]);
    await publish('de', false);
    expect((await shopper('/shop')).json()).toMatchObject({ locales: ['en-GB'] });
    expect(await outbox('shop.changed')).toEqual([{ isHard: true }]);
    await build('de');
    expect(await documents()).toEqual(['en-GB']);
    await build('en-GB');
    expect(await documents()).toEqual(['en-GB']);
  });

  it('go with their translations only when that is said', async () => {
    const { id } = await aProduct(spec.app, shop, cup);
    await offer('de');
    await translate(`product/${id}/de`, { title: 'Rote Tasse' });
    const remove = (path: string) => ask(`/admin/languages/${path}`, { method: 'DELETE' });
    expect(codeOf(await remove('de?deleteTranslations=true'))).toBe('language.published');
    await publish('de', false);
    const refused = await remove('de');
    expect(refused.json()).toMatchObject({ code: 'language.has_translations', details: { translations: 1 } });
    expect(await listed()).toEqual(['en-GB published', 'de draft']);
    expect((await remove('de?deleteTranslations=true')).statusCode).toBe(204);
    expect(await listed()).toEqual(['en-GB published']);
    expect((await record(`product/${id}`)).translations).toEqual([]);
    expect(codeOf(await remove('de'))).toBe('language.not_found');
    expect(codeOf(await remove('en-GB'))).toBe('language.is_default');
    expect(codeOf(await publish('en-GB', false))).toBe('language.is_default');
  });

  it('are not published over somebody else’s decision', async () => {
    await add('de');
    expect(codeOf(await publish('de', true, { 'if-match': '"7"' }))).toBe('precondition.failed');
    expect(await listed()).toEqual(['en-GB published', 'de draft']);
    expect((await publish('de', true, { 'if-match': '"1"' })).statusCode).toBe(200);
  });

  it('cannot become the shop’s own while it is translated into them', async () => {
    await add('de');
    const settings = z.looseObject({}).parse((await ask('/admin/settings')).json());
    const { name, legalName, tagline, contactEmail, timezone } = settings;
    const body = { name, legalName, tagline, contactEmail, timezone, locale: 'de' };
    expect(codeOf(await ask('/admin/settings', { method: 'PUT', body }))).toBe('language.exists');
    expect((await ask('/admin/settings')).json()).toMatchObject({ locale: 'en-GB' });
  });

  it('are decided by owners, and looked at by those who may see settings', async () => {
    const manager = await aStaffToken(spec, shop, 'manager');
    const staff = await aStaffToken(spec, shop, 'staff');
    expect((await ask('/admin/languages', { token: manager })).statusCode).toBe(200);
    expect(codeOf(await ask('/admin/languages', { token: manager, body: { locale: 'de' } }))).toBe('auth.forbidden');
    expect(codeOf(await ask('/admin/languages', { token: staff }))).toBe('auth.forbidden');
    expect(codeOf(await shopper('/admin/languages'))).toBe('auth.required');
    expect((await ask('/admin/languages', { body: { locale: 'German' } })).statusCode).toBe(422);
  });
});

describe('what shoppers read', () => {
  it('is in the language they ask for, text by text, and else in the shop’s own', async () => {
    const { id, slug } = await aProduct(spec.app, shop, cup);
    await offer('de');
    await translate(`product/${id}/de`, {
      title: 'Rote Tasse',
      'specs.0.label': 'Inhalt',
      'options.0.name': 'Größe',
      'options.0.values.1': 'Groß',
    });
    const read = async (language?: string, query = '') => {
      const answer = await shopper(`/products/${slug}${query}`, language);
      return [answer.headers['content-language'], productDetailSchema.parse(answer.json())] as const;
    };
    const [language, german] = await read('de-AT,de;q=0.9,en;q=0.8');
    expect(language).toBe('de');
    expect(german).toMatchObject({
      title: 'Rote Tasse',
      subtitle: 'For tea',
      specs: [{ label: 'Inhalt', value: '200 ml' }],
      options: [{ name: 'Größe', values: [{ value: 'Small' }, { value: 'Groß' }] }],
      variants: [{ optionValues: ['Small'] }, { optionValues: ['Groß'] }],
    });
    const [own, english] = await read('en;q=0.9,de;q=0.2');
    expect([own, english.title]).toEqual(['en-GB', 'Red cup']);
    expect((await read('de', '?locale=en-GB'))[1].title).toBe('Red cup');
    expect((await read(undefined, '?locale=de'))[1].title).toBe('Rote Tasse');
    expect((await read('it'))[1].title).toBe('Red cup');
    expect((await shopper('/search?q=tasse&locale=de')).json()).toMatchObject({ items: [{ title: 'Rote Tasse' }] });
    expect((await shopper('/search/suggest?q=rot&locale=de')).json()).toMatchObject({
      items: [{ title: 'Rote Tasse' }],
    });
    expect((await shopper('/products?locale=de&colour=red')).statusCode).toBe(422);
  });

  it('names categories, collections, pages and menus in it', async () => {
    const cups = await aCategory(spec.app, shop, { slug: 'cups', name: 'Cups', description: 'All cups' });
    const under = await aCategory(spec.app, shop, { slug: 'espresso', name: 'Espresso', parentId: cups });
    const collected = z
      .object({ id: z.string() })
      .parse((await ask('/collections', { body: { name: 'Gifts' } })).json());
    const page = z
      .object({ id: z.string() })
      .parse((await ask('/pages', { body: { title: 'About', bodyHtml: '<p>Us.</p>' } })).json());
    const link = {
      label: 'Cups',
      href: '/categories/cups',
      children: [{ label: 'Espresso', href: '/categories/espresso' }],
    };
    const menu = z
      .object({ id: z.string() })
      .parse((await ask('/menus', { body: { handle: 'main', title: 'Main', items: [link] } })).json());
    await offer('de');
    await translate(`category/${cups}/de`, { name: 'Tassen' });
    await translate(`collection/${collected.id}/de`, { name: 'Geschenke' });
    await translate(`page/${page.id}/de`, { bodyHtml: '<p onclick="x()">Wir.</p><script>x()</script>' });
    await translate(`menu/${menu.id}/de`, { 'items.0.children.0.label': 'Espressotassen' });
    const queries = {
      categories: { kind: 'categories' },
      category: { kind: 'category', slug: 'espresso' },
      collection: { kind: 'collection', slug: 'gifts' },
      page: { kind: 'page', slug: 'about' },
      menu: { kind: 'menu', handle: 'main' },
    };
    const german = await shopper('/storefront/data', 'de', { body: { queries } });
    expect(german.json()).toMatchObject({
      results: {
        categories: [{ name: 'Tassen', description: 'All cups' }, { name: 'Espresso' }],
        category: { id: under, breadcrumbs: [{ name: 'Tassen' }] },
        collection: { name: 'Geschenke' },
        page: { title: 'About', bodyHtml: '<p>Wir.</p>' },
        menu: {
          title: 'Main',
          items: [{ label: 'Cups', children: [{ label: 'Espressotassen', href: '/categories/espresso' }] }],
        },
      },
    });
    const own = await shopper('/storefront/data', undefined, { body: { queries } });
    expect(own.json()).toMatchObject({
      results: {
        category: { breadcrumbs: [{ name: 'Cups' }] },
        menu: { items: [{ children: [{ label: 'Espresso' }] }] },
      },
    });
  });

  it('stays the language of their cart', async () => {
    const { id, variantIds } = await aProduct(spec.app, shop, cup);
    await spec.database.admin.query(`UPDATE stock_levels SET on_hand = 5 WHERE tenant_id = $1`, [shop.id]);
    await offer('de');
    await translate(`product/${id}/de`, { title: 'Rote Tasse', 'options.0.values.1': 'Groß' });
    const body = { variantId: variantIds[1], quantity: 1 };
    const added = cartSchema.parse((await shopper('/cart/items', 'de', { body })).json());
    expect(added.lines).toMatchObject([{ title: 'Rote Tasse', variantTitle: 'Groß' }]);
    const token = { headers: { 'x-cart-token': added.token ?? '' } };
    expect(cartSchema.parse((await shopper('/cart', 'de', token)).json()).lines).toMatchObject([
      { title: 'Rote Tasse' },
    ]);
    expect(cartSchema.parse((await shopper('/cart', undefined, token)).json()).lines).toMatchObject([
      { title: 'Red cup', variantTitle: 'Large' },
    ]);
  });
});

describe('translations', () => {
  it('say what is missing, and what is older than its original', async () => {
    const { id } = await aProduct(spec.app, shop, {
      ...cup,
      specs: [],
      options: [],
      variants: [{ sku: 'ONE', optionValues: [], priceMinor: 100 }],
    });
    await add('de');
    const german = async () => {
      const { missing, outdated, version } = (await record(`product/${id}`)).translations[0] ?? {};
      return { missing, outdated, version };
    };
    expect(await german()).toEqual({ missing: ['title', 'subtitle', 'descriptionHtml'], outdated: [], version: 0 });
    await translate(`product/${id}/de`, { title: 'Rote Tasse', subtitle: 'Für Tee' });
    expect(await german()).toEqual({ missing: ['descriptionHtml'], outdated: [], version: 1 });
    await spec.database.admin.query(`UPDATE products SET title = 'Crimson cup', position = 9 WHERE id = $1`, [id]);
    expect(await german()).toEqual({ missing: ['descriptionHtml'], outdated: ['title'], version: 1 });
    await translate(`product/${id}/de`, { title: 'Rote Tasse' });
    expect(await german()).toEqual({ missing: ['descriptionHtml'], outdated: [], version: 2 });
    await translate(`product/${id}/de`, { subtitle: '' });
    expect(await german()).toEqual({ missing: ['subtitle', 'descriptionHtml'], outdated: [], version: 3 });
  });

  it('are counted by kind, and listed where something lacks', async () => {
    const first = await aProduct(spec.app, shop, { title: 'One' });
    const second = await aProduct(spec.app, shop, { title: 'Two' });
    const third = await aProduct(spec.app, shop, { title: 'Three' });
    await add('de');
    await translate(`product/${first.id}/de`, { title: 'Eins' });
    await translate(`product/${second.id}/de`, { title: 'Zwei' });
    await spec.database.admin.query(`UPDATE products SET title = 'Pair' WHERE id = $1`, [second.id]);
    const progress = z.object({ items: z.array(z.unknown()) }).parse((await ask('/admin/translations')).json());
    expect(progress.items[0]).toEqual({
      locale: 'de',
      kind: 'product',
      total: 3,
      complete: 1,
      outdated: 1,
      missing: 1,
    });
    const gaps = async (query: string) =>
      (await ask(`/admin/translations/missing?locale=de&kind=product${query}`)).json();
    const pair = { kind: 'product', id: second.id, title: 'Pair', missing: [], outdated: ['title'] };
    const three = { kind: 'product', id: third.id, title: 'Three', missing: ['title'], outdated: [] };
    expect(await gaps('')).toEqual({ items: [pair, three], nextCursor: null });
    expect(await gaps('&state=outdated')).toEqual({ items: [pair], nextCursor: null });
    expect(await gaps('&state=missing')).toEqual({ items: [three], nextCursor: null });
    const page = z.object({ items: z.array(z.unknown()), nextCursor: z.string() }).parse(await gaps('&limit=1'));
    expect(page.items).toEqual([pair]);
    expect(await gaps(`&limit=1&cursor=${page.nextCursor}`)).toEqual({ items: [three], nextCursor: null });
    expect(codeOf(await ask('/admin/translations/missing?locale=fr&kind=product'))).toBe('language.not_found');
  });

  it('tell of what shoppers see changed', async () => {
    const cups = await aCategory(spec.app, shop, { name: 'Cups' });
    const { id } = await aProduct(spec.app, shop, { title: 'One', categoryIds: [cups] });
    await offer('de');
    await outbox('product.changed');
    await outbox('category.changed');
    await translate(`product/${id}/de`, { title: 'Eins' });
    expect(await outbox('product.changed')).toEqual([{ productId: id, slug: 'one', isHard: false }]);
    await translate(`category/${cups}/de`, { name: 'Tassen' });
    expect(await outbox('category.changed')).toEqual([{ categoryId: cups }]);
    expect(await outbox('products.stale')).toEqual([{ productIds: [id] }]);
  });

  it('are refused whole when a text is unknown, too long, or somebody else was faster', async () => {
    const { id } = await aProduct(spec.app, shop, { title: 'One' });
    await add('de');
    const path = `product/${id}/de`;
    const unknown = await translate(path, { title: 'Eins', 'options.3.name': 'x' });
    expect(unknown.json()).toMatchObject({ code: 'translation.text_unknown', details: { keys: ['options.3.name'] } });
    const long = await translate(path, { title: 'x'.repeat(201) });
    expect(long.json()).toMatchObject({ code: 'translation.text_too_long', details: { key: 'title', most: 200 } });
    expect((await record(`product/${id}`)).translations[0]?.version).toBe(0);
    const written = await translate(path, { title: 'Eins' }, { 'if-match': '"0"' });
    expect([written.headers.etag, translationSchema.parse(written.json()).texts]).toEqual(['"1"', { title: 'Eins' }]);
    const stale = await translate(path, { title: 'Uno' }, { 'if-match': '"0"' });
    expect(stale.json()).toMatchObject({ code: 'precondition.failed', details: { currentVersion: 1 } });
    expect((await record(`product/${id}`)).translations[0]?.texts).toEqual({ title: 'Eins' });
    expect(codeOf(await translate(`product/${id}/fr`, { title: 'Un' }))).toBe('language.not_found');
    expect(codeOf(await translate(`product/${shop.id}/de`, { title: 'x' }))).toBe('translation.not_found');
  });

  it('of pages and menus are for those who may write them', async () => {
    const page = z.object({ id: z.string() }).parse((await ask('/pages', { body: { title: 'About' } })).json());
    await add('de');
    const staff = await aStaffToken(spec, shop, 'staff');
    const support = await aStaffToken(spec, shop, 'support');
    const write = (token: string) =>
      ask(`/admin/translations/page/${page.id}/de`, { method: 'PATCH', token, body: { texts: { title: 'Über uns' } } });
    expect(codeOf(await write(staff))).toBe('auth.forbidden');
    expect((await ask(`/admin/translations/page/${page.id}`, { token: staff })).statusCode).toBe(200);
    expect(codeOf(await ask(`/admin/translations/page/${page.id}`, { token: support }))).toBe('auth.forbidden');
    const seen = z.object({ items: z.array(z.object({ kind: z.string() })) });
    const kinds = seen.parse((await ask('/admin/translations', { token: support })).json()).items;
    expect(kinds.map(({ kind }) => kind)).toEqual(['product', 'category', 'collection']);
    expect((await write(owner)).statusCode).toBe(200);
    expect(codeOf(await shopper(`/admin/translations/page/${page.id}`))).toBe('auth.required');
  });
});
