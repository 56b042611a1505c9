import { translationSchema } from '@smallshop/contract';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { testApp, type TestApp } from '../../../test/application.js';
import { aCategory, aProduct } from '../../../test/factories/catalog.factory.js';
import { codeOf, Translator } from '../../../test/factories/language.factory.js';
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

describe('translations', () => {
  it('say what is missing, and what is older than its original', async () => {
    const { id } = await aProduct(spec.app, shop, {
      ...cup,
      specs: [],
      options: [],
      variants: [{ sku: 'ONE', optionValues: [], priceMinor: 100 }],
    });
    await translator.add('de');
    const german = async () => {
      const { missing, outdated, version } = (await translator.record(`product/${id}`)).translations[0] ?? {};
      return { missing, outdated, version };
    };
    expect(await german()).toEqual({ missing: ['title', 'subtitle', 'descriptionHtml'], outdated: [], version: 0 });
    await translator.translate(`product/${id}/de`, { title: 'Rote Tasse', subtitle: 'Für Tee' });
    expect(await german()).toEqual({ missing: ['descriptionHtml'], outdated: [], version: 1 });
    await spec.database.admin.query(`UPDATE products SET title = 'Crimson cup', position = 9 WHERE id = $1`, [id]);
    expect(await german()).toEqual({ missing: ['descriptionHtml'], outdated: ['title'], version: 1 });
    await translator.translate(`product/${id}/de`, { title: 'Rote Tasse' });
    expect(await german()).toEqual({ missing: ['descriptionHtml'], outdated: [], version: 2 });
    await translator.translate(`product/${id}/de`, { subtitle: '' });
    expect(await german()).toEqual({ missing: ['subtitle', 'descriptionHtml'], outdated: [], version: 3 });
  });

  it('are counted by kind, and listed where something lacks', async () => {
    const first = await aProduct(spec.app, shop, { title: 'One' });
    const second = await aProduct(spec.app, shop, { title: 'Two' });
    const third = await aProduct(spec.app, shop, { title: 'Three' });
    await translator.add('de');
    await translator.translate(`product/${first.id}/de`, { title: 'Eins' });
    await translator.translate(`product/${second.id}/de`, { title: 'Zwei' });
    await spec.database.admin.query(`UPDATE products SET title = 'Pair' WHERE id = $1`, [second.id]);
    const progress = z
      .object({ items: z.array(z.unknown()) })
      .parse((await translator.ask('/admin/translations')).json());
    expect(progress.items[0]).toEqual({
      locale: 'de',
      kind: 'product',
      total: 3,
      complete: 1,
      outdated: 1,
      missing: 1,
    });
    const gaps = async (query: string) =>
      (await translator.ask(`/admin/translations/missing?locale=de&kind=product${query}`)).json();
    const pair = { kind: 'product', id: second.id, title: 'Pair', missing: [], outdated: ['title'] };
    const three = { kind: 'product', id: third.id, title: 'Three', missing: ['title'], outdated: [] };
    expect(await gaps('')).toEqual({ items: [pair, three], nextCursor: null });
    expect(await gaps('&state=outdated')).toEqual({ items: [pair], nextCursor: null });
    expect(await gaps('&state=missing')).toEqual({ items: [three], nextCursor: null });
    const page = z.object({ items: z.array(z.unknown()), nextCursor: z.string() }).parse(await gaps('&limit=1'));
    expect(page.items).toEqual([pair]);
    expect(await gaps(`&limit=1&cursor=${page.nextCursor}`)).toEqual({ items: [three], nextCursor: null });
    expect(codeOf(await translator.ask('/admin/translations/missing?locale=fr&kind=product'))).toBe(
      'language.not_found',
    );
  });

  it('tell of what shoppers see changed', async () => {
    const cups = await aCategory(spec.app, shop, { name: 'Cups' });
    const { id } = await aProduct(spec.app, shop, { title: 'One', categoryIds: [cups] });
    await translator.offer('de');
    await translator.told('product.changed');
    await translator.told('category.changed');
    await translator.translate(`product/${id}/de`, { title: 'Eins' });
    expect(await translator.told('product.changed')).toEqual([{ productId: id, slug: 'one', isHard: false }]);
    await translator.translate(`category/${cups}/de`, { name: 'Tassen' });
    expect(await translator.told('category.changed')).toEqual([{ categoryId: cups }]);
    expect(await translator.told('products.stale')).toEqual([{ productIds: [id] }]);
  });

  it('are refused whole when a text is unknown, too long, or somebody else was faster', async () => {
    const { id } = await aProduct(spec.app, shop, { title: 'One' });
    await translator.add('de');
    const path = `product/${id}/de`;
    const unknown = await translator.translate(path, { title: 'Eins', 'options.3.name': 'x' });
    expect(unknown.json()).toMatchObject({ code: 'translation.text_unknown', details: { keys: ['options.3.name'] } });
    const long = await translator.translate(path, { title: 'x'.repeat(201) });
    expect(long.json()).toMatchObject({ code: 'translation.text_too_long', details: { key: 'title', most: 200 } });
    expect((await translator.record(`product/${id}`)).translations[0]?.version).toBe(0);
    const written = await translator.translate(path, { title: 'Eins' }, { 'if-match': '"0"' });
    expect([written.headers.etag, translationSchema.parse(written.json()).texts]).toEqual(['"1"', { title: 'Eins' }]);
    const stale = await translator.translate(path, { title: 'Uno' }, { 'if-match': '"0"' });
    expect(stale.json()).toMatchObject({ code: 'precondition.failed', details: { currentVersion: 1 } });
    expect((await translator.record(`product/${id}`)).translations[0]?.texts).toEqual({ title: 'Eins' });
    expect(codeOf(await translator.translate(`product/${id}/fr`, { title: 'Un' }))).toBe('language.not_found');
    expect(codeOf(await translator.translate(`product/${shop.id}/de`, { title: 'x' }))).toBe('translation.not_found');
  });

  it('of pages and menus are for those who may write them', async () => {
    const page = await translator.make('/pages', { title: 'About' });
    await translator.add('de');
    const staff = await aStaffToken(spec, shop, 'staff');
    const support = await aStaffToken(spec, shop, 'support');
    const write = (token?: string) =>
      translator.ask(`/admin/translations/page/${page}/de`, {
        method: 'PATCH',
        ...(token !== undefined && { token }),
        body: { texts: { title: 'Über uns' } },
      });
    expect(codeOf(await write(staff))).toBe('auth.forbidden');
    expect((await translator.ask(`/admin/translations/page/${page}`, { token: staff })).statusCode).toBe(200);
    expect(codeOf(await translator.ask(`/admin/translations/page/${page}`, { token: support }))).toBe('auth.forbidden');
    const seen = z.object({ items: z.array(z.object({ kind: z.string() })) });
    const kinds = seen.parse((await translator.ask('/admin/translations', { token: support })).json()).items;
    expect(kinds.map(({ kind }) => kind)).toEqual(['product', 'category', 'collection', 'custom_field', 'media']);
    expect((await write()).statusCode).toBe(200);
    expect(codeOf(await translator.shopper(`/admin/translations/page/${page}`))).toBe('auth.required');
  });
});
