import { cartSchema, productDetailSchema } from '@smallshop/contract';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { testApp, type TestApp } from '../../../test/application.js';
import { aCategory, aProduct } from '../../../test/factories/catalog.factory.js';
import { Translator } from '../../../test/factories/language.factory.js';
import { aShop } from '../../../test/factories/shop.factory.js';
import { aStaffToken } from '../../../test/factories/staff.factory.js';
import type { ShopFacts } from '../../plumbing/context.js';

let spec: TestApp;
let shop: ShopFacts;
let translator: Translator;

beforeAll(async () => {
  spec = await testApp();
});
beforeEach(async () => {
  shop = await aShop(spec.database);
  translator = new Translator(spec, shop, await aStaffToken(spec, shop));
});
afterAll(() => spec.close());

const cup = {
  title: 'Red cup',
  subtitle: 'For tea',
  descriptionHtml: '<p>Holds tea.</p>',
  specs: [{ label: 'Volume', value: '200 ml' }],
  options: [{ name: 'Size', values: ['Small', 'Large'].map((value) => ({ value, swatch: null })) }],
  variants: ['Small', 'Large'].map((value) => ({ sku: `CUP-${value}`, optionValues: [value], priceMinor: 1000 })),
};

describe('what shoppers read', () => {
  it('is in the language they ask for, text by text, and else in the shop’s own', async () => {
    const { id, slug } = await aProduct(spec.app, shop, cup);
    await translator.offer('de');
    await translator.translate(`product/${id}/de`, {
      title: 'Rote Tasse',
      'specs.0.label': 'Inhalt',
      'options.0.name': 'Größe',
      'options.0.values.1': 'Groß',
    });
    const read = async (language?: string, query = '') => {
      const answer = await translator.shopper(`/products/${slug}${query}`, language);
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
    expect((await translator.shopper('/search?q=tasse&locale=de')).json()).toMatchObject({
      items: [{ title: 'Rote Tasse' }],
    });
    expect((await translator.shopper('/search/suggest?q=rot&locale=de')).json()).toMatchObject({
      items: [{ title: 'Rote Tasse' }],
    });
    expect((await translator.shopper('/products?locale=de&colour=red')).statusCode).toBe(422);
  });

  it('names categories, collections, pages and menus in it', async () => {
    const cups = await aCategory(spec.app, shop, { slug: 'cups', name: 'Cups', description: 'All cups' });
    const under = await aCategory(spec.app, shop, { slug: 'espresso', name: 'Espresso', parentId: cups });
    const collection = await translator.make('/collections', { name: 'Gifts' });
    const page = await translator.make('/pages', { title: 'About', bodyHtml: '<p>Us.</p>' });
    const children = [{ label: 'Espresso', href: '/categories/espresso' }];
    const items = [{ label: 'Cups', href: '/categories/cups', children }];
    const menu = await translator.make('/menus', { handle: 'main', title: 'Main', items });
    await translator.offer('de');
    await translator.translate(`category/${cups}/de`, { name: 'Tassen' });
    await translator.translate(`collection/${collection}/de`, { name: 'Geschenke' });
    await translator.translate(`page/${page}/de`, { bodyHtml: '<p onclick="x()">Wir.</p><script>x()</script>' });
    await translator.translate(`menu/${menu}/de`, { 'items.0.children.0.label': 'Espressotassen' });
    const queries = {
      categories: { kind: 'categories' },
      category: { kind: 'category', slug: 'espresso' },
      collection: { kind: 'collection', slug: 'gifts' },
      page: { kind: 'page', slug: 'about' },
      menu: { kind: 'menu', handle: 'main' },
    };
    const german = await translator.shopper('/storefront/data', 'de', { body: { queries } });
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
    const own = await translator.shopper('/storefront/data', undefined, { body: { queries } });
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
    await translator.offer('de');
    await translator.translate(`product/${id}/de`, { title: 'Rote Tasse', 'options.0.values.1': 'Groß' });
    const body = { variantId: variantIds[1], quantity: 1 };
    const added = cartSchema.parse((await translator.shopper('/cart/items', 'de', { body })).json());
    expect(added.lines).toMatchObject([{ title: 'Rote Tasse', variantTitle: 'Groß' }]);
    const token = { headers: { 'x-cart-token': added.token ?? '' } };
    expect(cartSchema.parse((await translator.shopper('/cart', 'de', token)).json()).lines).toMatchObject([
      { title: 'Rote Tasse' },
    ]);
    expect(cartSchema.parse((await translator.shopper('/cart', undefined, token)).json()).lines).toMatchObject([
      { title: 'Red cup', variantTitle: 'Large' },
    ]);
  });
});
