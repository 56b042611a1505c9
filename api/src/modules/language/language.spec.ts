import { listLanguages, shopLanguageSchema } from '@smallshop/contract';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { testApp, type TestApp } from '../../../test/application.js';
import { aProduct } from '../../../test/factories/catalog.factory.js';
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

const listed = async () => {
  const { items } = listLanguages.response.parse((await translator.ask('/admin/languages')).json());
  return items.map(({ locale, state }) => `${locale} ${state}`);
};

describe('languages of a shop', () => {
  it('begin with its own, and are added as drafts nobody sees', async () => {
    expect(await listed()).toEqual(['en-GB published']);
    expect(await translator.add('de')).toMatchObject({
      isDefault: false,
      state: 'draft',
      storefrontUrl: `${shop.origin}/de`,
    });
    expect(await listed()).toEqual(['en-GB published', 'de draft']);
    expect((await translator.shopper('/shop')).json()).toMatchObject({ locale: 'en-GB', locales: ['en-GB'] });
  });

  it('are each there once, and there are not more than twenty', async () => {
    await translator.add('de');
    expect(codeOf(await translator.ask('/admin/languages', { body: { locale: 'de' } }))).toBe('language.exists');
    expect(codeOf(await translator.ask('/admin/languages', { body: { locale: 'en-GB' } }))).toBe('language.exists');
    await spec.database.admin.query(
      `INSERT INTO shop_locales (tenant_id, locale) SELECT $1, 'y' || chr(96 + n) FROM generate_series(1, 19) n`,
      [shop.id],
    );
    expect(codeOf(await translator.ask('/admin/languages', { body: { locale: 'fr' } }))).toBe('language.too_many');
  });

  it('are shown to shoppers once their pages are made, in the order the merchant chose', async () => {
    await translator.offer('de');
    await translator.add('fr');
    expect(shopLanguageSchema.parse((await translator.publish('fr')).json())).toMatchObject({
      state: 'building',
      progress: { done: 0, total: 0 },
    });
    expect((await translator.shopper('/shop')).json()).toMatchObject({ locales: ['en-GB', 'de'] });
    await translator.build('fr');
    expect(await listed()).toEqual(['en-GB published', 'de published', 'fr published']);
    const order = { method: 'PUT', body: { locales: ['fr', 'de'] } } as const;
    expect((await translator.ask('/admin/languages', order)).statusCode).toBe(200);
    expect((await translator.shopper('/shop')).json()).toMatchObject({ locales: ['en-GB', 'fr', 'de'] });
    const partial = { method: 'PUT', body: { locales: ['fr'] } } as const;
    expect(codeOf(await translator.ask('/admin/languages', partial))).toBe('language.list_differs');
    expect((await translator.shopper('/shop')).json()).toMatchObject({ locales: ['en-GB', 'fr', 'de'] });
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
    await translator.offer('de');
    expect(await documents()).toEqual(['de', 'en-GB']);
    expect(await translator.told('language.changed')).toEqual([{ locale: 'de' }]);
    expect(await translator.told('shop.changed')).toEqual([{ isHard: true }]);
    await translator.publish('de', false);
    expect((await translator.shopper('/shop')).json()).toMatchObject({ locales: ['en-GB'] });
    expect(await translator.told('shop.changed')).toEqual([{ isHard: true }]);
    await translator.build('de');
    expect(await documents()).toEqual(['en-GB']);
    await translator.build('en-GB');
    expect(await documents()).toEqual(['en-GB']);
  });

  it('go with their translations only when that is said', async () => {
    const { id } = await aProduct(spec.app, shop, cup);
    await translator.offer('de');
    await translator.translate(`product/${id}/de`, { title: 'Rote Tasse' });
    const remove = (path: string) => translator.ask(`/admin/languages/${path}`, { method: 'DELETE' });
    expect(codeOf(await remove('de?deleteTranslations=true'))).toBe('language.published');
    await translator.publish('de', false);
    const refused = await remove('de');
    expect(refused.json()).toMatchObject({ code: 'language.has_translations', details: { translations: 1 } });
    expect(await listed()).toEqual(['en-GB published', 'de draft']);
    expect((await remove('de?deleteTranslations=true')).statusCode).toBe(204);
    expect(await listed()).toEqual(['en-GB published']);
    expect((await translator.record(`product/${id}`)).translations).toEqual([]);
    expect(codeOf(await remove('de'))).toBe('language.not_found');
    expect(codeOf(await remove('en-GB'))).toBe('language.is_default');
    expect(codeOf(await translator.publish('en-GB', false))).toBe('language.is_default');
  });

  it('are not published over somebody else’s decision', async () => {
    await translator.add('de');
    expect(codeOf(await translator.publish('de', true, { 'if-match': '"7"' }))).toBe('precondition.failed');
    expect(await listed()).toEqual(['en-GB published', 'de draft']);
    expect((await translator.publish('de', true, { 'if-match': '"1"' })).statusCode).toBe(200);
  });

  it('cannot become the shop’s own while it is translated into them', async () => {
    await translator.add('de');
    const settings = z.looseObject({}).parse((await translator.ask('/admin/settings')).json());
    const { name, legalName, tagline, contactEmail, timezone } = settings;
    const body = { name, legalName, tagline, contactEmail, timezone, locale: 'de' };
    expect(codeOf(await translator.ask('/admin/settings', { method: 'PUT', body }))).toBe('language.exists');
    expect((await translator.ask('/admin/settings')).json()).toMatchObject({ locale: 'en-GB' });
  });

  it('are decided by owners, and looked at by those who may see settings', async () => {
    const manager = await aStaffToken(spec, shop, 'manager');
    const staff = await aStaffToken(spec, shop, 'staff');
    expect((await translator.ask('/admin/languages', { token: manager })).statusCode).toBe(200);
    expect(codeOf(await translator.ask('/admin/languages', { token: manager, body: { locale: 'de' } }))).toBe(
      'auth.forbidden',
    );
    expect(codeOf(await translator.ask('/admin/languages', { token: staff }))).toBe('auth.forbidden');
    expect(codeOf(await translator.shopper('/admin/languages'))).toBe('auth.required');
    expect((await translator.ask('/admin/languages', { body: { locale: 'German' } })).statusCode).toBe(422);
  });
});
