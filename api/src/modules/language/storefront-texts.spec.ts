import { productDetailSchema, resolvedHostSchema } from '@smallshop/contract';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { testApp, type TestApp } from '../../../test/application.js';
import { aProduct } from '../../../test/factories/catalog.factory.js';
import { Translator } from '../../../test/factories/language.factory.js';
import { aShippingMethod } from '../../../test/factories/sales.factory.js';
import { aShop } from '../../../test/factories/shop.factory.js';
import { aStaffToken } from '../../../test/factories/staff.factory.js';
import { aThemesFolder } from '../../../test/factories/theme.factory.js';
import { systemCtx, type ShopFacts } from '../../plumbing/context.js';
import { Database } from '../../plumbing/db/database.js';
import { ProductDocuments } from '../catalog/index.js';
import { ThemeService } from '../theme/index.js';

let spec: TestApp;
let shop: ShopFacts;
let translator: Translator;

beforeAll(async () => {
  spec = await testApp({ THEMES_DIR: await aThemesFolder() });
});
beforeEach(async () => {
  shop = await aShop(spec.database);
  translator = new Translator(spec, shop, await aStaffToken(spec, shop));
});
afterAll(() => spec.close());

const scalar = async (text: string): Promise<string> => {
  const { rows } = await spec.database.admin.query<{ value: string }>(text, [shop.id]);
  return z.string().parse(rows[0]?.value);
};
const partId = (part: string) => scalar(`SELECT id AS value FROM shop_texts WHERE tenant_id = $1 AND part = '${part}'`);

/** Publishes a home page with an opening picture and one promise. */
const publish = (heading: string): Promise<number> =>
  spec.app.get(ThemeService).publish(systemCtx(shop, 'Spec', new Date()), {
    ...{ themeId: 'harbor', themeVersion: '1.2.0', settings: { accent: '#aa3300', slogan: 'By hand' } },
    templates: {
      home: {
        sections: [
          { id: 'hero', type: 'hero', settings: { heading, text: '', actionHref: '/products' } },
          {
            ...{ id: 'promises', type: 'promises', settings: {} },
            blocks: [{ id: 'p-1', type: 'promise', settings: { text: 'Thirty days to decide' } }],
          },
          { id: 'old', type: 'hero', hidden: true, settings: { heading: 'Last winter' } },
        ],
      },
    },
  });

const progressOf = async (kind: string): Promise<unknown> => {
  const answer = await translator.ask('/admin/translations');
  const { items } = z.object({ items: z.array(z.looseObject({ kind: z.string() })) }).parse(answer.json());
  return items.find((item) => item.kind === kind);
};

describe('the words of a storefront', () => {
  it('are what a merchant wrote into the theme: texts that shoppers see, none of its links and colours', async () => {
    await publish('Made slowly');
    await translator.add('de');
    const home = await translator.record(`storefront/${await partId('home')}`);
    expect(home.title).toBe('Home page');
    const heading = { key: 'hero.heading', source: 'Made slowly', format: 'line', label: 'Heading', group: 'Hero' };
    const promise = { key: 'promises.p-1.text', source: 'Thirty days to decide', format: 'text', label: 'Text' };
    expect(home.texts).toEqual([heading, { ...promise, group: 'Promises, promise' }]);
    const settings = await translator.record(`storefront/${await partId('settings')}`);
    expect(settings.texts).toMatchObject([{ key: 'slogan', source: 'By hand' }]);
  });

  it('are shown in the language of the page once it is published, else in the shop’s own', async () => {
    await spec.database.admin.query(`UPDATE shop_settings SET tagline = 'Good things' WHERE tenant_id = $1`, [shop.id]);
    await publish('Made slowly');
    await translator.add('de');
    await translator.translate(`storefront/${await partId('home')}/de`, { 'hero.heading': 'Langsam gemacht' });
    await translator.translate(`storefront/${await partId('shop')}/de`, { tagline: 'Gute Dinge' });
    const headers = { 'x-internal-token': 'spec-internal-token-spec-internal-0001' };
    const path = `/internal/hosts?host=${new URL(shop.origin).hostname}`;
    const texts = async () => resolvedHostSchema.parse((await spec.request({ path, headers })).json()).texts;
    expect(await texts()).toEqual({});
    await translator.publish('de');
    await translator.build('de');
    await translator.told('shop.changed');
    expect(await texts()).toEqual({
      de: { home: { 'hero.heading': 'Langsam gemacht' }, shop: { tagline: 'Gute Dinge' } },
    });
    const tagline = async (language: string) => (await translator.shopper('/shop', language)).json().tagline;
    expect([await tagline('de'), await tagline('fr')]).toEqual(['Gute Dinge', 'Good things']);
    await translator.translate(`storefront/${await partId('home')}/de`, { 'hero.heading': 'Mit Ruhe gemacht' });
    expect(await translator.told('shop.changed')).toEqual([{ isHard: false }]);
  });

  it('are outdated when a revision says something else, and keep their translation when they go and come back', async () => {
    await publish('Made slowly');
    await translator.add('de');
    const id = await partId('home');
    await translator.translate(`storefront/${id}/de`, { 'hero.heading': 'Langsam gemacht' });
    const german = async () => (await translator.record(`storefront/${id}`)).translations[0];
    await publish('Made by hand');
    expect(await german()).toMatchObject({ outdated: ['hero.heading'], missing: ['promises.p-1.text'] });
    await publish('');
    expect((await german())?.outdated).toEqual([]);
    await publish('Made slowly');
    expect(await german()).toMatchObject({ texts: { 'hero.heading': 'Langsam gemacht' }, outdated: [] });
  });

  it('count as nothing to do where the shop says nothing', async () => {
    await translator.add('de');
    expect(await progressOf('storefront')).toMatchObject({ total: 0, missing: 0 });
    await publish('Made slowly');
    expect(await progressOf('storefront')).toMatchObject({ total: 2, complete: 0, missing: 2 });
  });
});

describe('custom fields', () => {
  const field = {
    ...{ key: 'cleaning', name: 'Cleaning', kind: 'choice', isFilterable: true },
    choices: ['Dishwasher', 'By hand'],
  };
  const refresh = (productId: string): Promise<unknown> =>
    spec.app
      .get(Database)
      .withTenant({ tenantId: shop.id }, (tx) => spec.app.get(ProductDocuments).refresh(tx, [productId]));

  it('are named and answered in the language of the page, on products and in filters', async () => {
    const id = await translator.make('/admin/custom-fields', field);
    const { id: mug, slug } = await aProduct(spec.app, shop, { title: 'Mug', customFields: { cleaning: 'By hand' } });
    await translator.offer('de');
    await translator.told('custom_field.changed');
    await translator.translate(`custom_field/${id}/de`, { name: 'Reinigung', 'choices.1': 'Von Hand' });
    expect(await translator.told('custom_field.changed')).toEqual([{}]);
    await refresh(mug);
    const shown = async (language: string) =>
      productDetailSchema.parse((await translator.shopper(`/products/${slug}`, language)).json()).customFields;
    expect(await shown('de')).toMatchObject([{ name: 'Reinigung', value: 'Von Hand' }]);
    expect(await shown('en')).toMatchObject([{ name: 'Cleaning', value: 'By hand' }]);
    const answer = await translator.shopper('/products?facets=true', 'de');
    const { facets } = z.object({ facets: z.array(z.looseObject({ kind: z.string() })) }).parse(answer.json());
    const facet = facets.find(({ kind }) => kind === 'field');
    expect(facet).toMatchObject({ label: 'Reinigung', values: [{ value: 'By hand', label: 'Von Hand' }] });
  });

  it('fall back to the shop’s own choice when another stands in its place', async () => {
    const id = await translator.make('/admin/custom-fields', field);
    const { id: mug, slug } = await aProduct(spec.app, shop, { title: 'Mug', customFields: { cleaning: 'By hand' } });
    await translator.offer('de');
    await translator.translate(`custom_field/${id}/de`, { 'choices.0': 'Spülmaschine', 'choices.1': 'Von Hand' });
    await spec.database.admin.query(
      `UPDATE custom_field_definitions SET choices = ARRAY['By hand', 'Dishwasher'] WHERE id = $1`,
      [id],
    );
    await refresh(mug);
    const { customFields } = productDetailSchema.parse((await translator.shopper(`/products/${slug}`, 'de')).json());
    expect(customFields).toMatchObject([{ value: 'By hand' }]);
    expect((await translator.record(`custom_field/${id}`)).translations[0]?.outdated).toEqual([
      'choices.0',
      'choices.1',
    ]);
  });

  it('for staff alone are not to be translated', async () => {
    await translator.make('/admin/custom-fields', { key: 'note', name: 'Note', kind: 'text', isPublic: false });
    await translator.add('de');
    expect(await progressOf('custom_field')).toMatchObject({ total: 0, missing: 0 });
  });
});

describe('shipping methods', () => {
  it('are named in the buyer’s language at once', async () => {
    const id = await aShippingMethod(spec.database, shop);
    await translator.offer('de');
    const name = async () => (await translator.shopper('/shipping/methods', 'de')).json().items[0].name;
    expect(await name()).toBe('Parcel');
    await translator.translate(`shipping_method/${id}/de`, { name: 'Paket' });
    expect(await name()).toBe('Paket');
    expect((await translator.shopper('/shipping/methods', 'en')).json().items[0].name).toBe('Parcel');
  });

  it('are for those who may change settings', async () => {
    const id = await aShippingMethod(spec.database, shop);
    const staff = await aStaffToken(spec, shop, 'staff');
    const refused = await translator.ask(`/admin/translations/shipping_method/${id}`, { token: staff });
    expect([refused.statusCode, refused.json().code]).toEqual([403, 'auth.forbidden']);
  });
});

describe('alternative texts', () => {
  const aPicture = (): Promise<string> =>
    scalar(
      `INSERT INTO media (tenant_id, kind, storage_key, file_name, content_type, byte_size, width, height, alt)
       VALUES ($1, 'image', 'mug.png', 'mug.png', 'image/png', 10, 10, 10, 'A mug') RETURNING id AS value`,
    );

  it('are one text in the media library and here, whichever is written', async () => {
    const id = await aPicture();
    await translator.add('de');
    const inLibrary = async () => (await translator.ask(`/admin/media/${id}`)).json();
    await translator.translate(`media/${id}/de`, { alt: 'Ein Becher' });
    expect(await inLibrary()).toMatchObject({ altByLocale: { de: 'Ein Becher' }, version: 2 });
    await translator.ask(`/admin/media/${id}`, { method: 'PATCH', body: { altByLocale: { de: 'Eine Tasse' } } });
    const german = async () => (await translator.record(`media/${id}`)).translations[0];
    expect(await german()).toMatchObject({ texts: { alt: 'Eine Tasse' }, version: 2, missing: [], outdated: [] });
    await translator.ask(`/admin/media/${id}`, { method: 'PATCH', body: { alt: 'A blue mug' } });
    expect(await german()).toMatchObject({ texts: { alt: 'Eine Tasse' }, outdated: ['alt'] });
    await translator.translate(`media/${id}/de`, { alt: '' });
    expect(await inLibrary()).toMatchObject({ altByLocale: {} });
    expect(await german()).toMatchObject({ texts: {}, missing: ['alt'] });
  });

  it('of pictures that have one count; files and pictures without do not', async () => {
    await aPicture();
    await spec.database.admin.query(
      `INSERT INTO media (tenant_id, kind, storage_key, file_name, content_type, byte_size) VALUES ($1, 'file', 'a', 'a.pdf', 'application/pdf', 10)`,
      [shop.id],
    );
    await translator.add('de');
    expect(await progressOf('media')).toMatchObject({ total: 1, complete: 0, missing: 1 });
  });
});
