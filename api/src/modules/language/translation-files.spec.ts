import { sheetReportSchema } from '@smallshop/contract';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
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
  await translator.add('de');
});
afterAll(() => spec.close());

const columns = 'Type,Identification,Field,Locale,Status,Default content,Translated content';
const table = async (query = ''): Promise<string[]> => {
  const { body } = await translator.ask(`/admin/translations/export?locale=de${query}`);
  return body.replace('\uFEFF', '').trimEnd().split('\r\n');
};
const send = (lines: readonly string[], query = '?locale=de', token?: string) =>
  translator.ask(`/admin/translations/import${query}`, {
    ...(token !== undefined && { token }),
    body: `${lines.join('\r\n')}\r\n`,
    headers: { 'content-type': 'application/octet-stream' },
  });
const report = async (lines: readonly string[], token?: string) =>
  sheetReportSchema.parse((await send(lines, '?locale=de', token)).json());

describe('a table of translations', () => {
  it('holds every text of the shop beside its translation, and what state that is in', async () => {
    const mug = await aProduct(spec.app, shop, { title: 'Mug, blue', subtitle: '=For tea' });
    const cups = await aCategory(spec.app, shop, { name: 'Cups' });
    await translator.translate(`product/${mug.id}/de`, { title: 'Becher' });
    const lines = await table();
    expect(lines).toEqual([
      columns,
      `product,${mug.id},title,de,translated,"Mug, blue",Becher`,
      `product,${mug.id},subtitle,de,missing,'=For tea,`,
      `category,${cups},name,de,missing,Cups,`,
    ]);
    expect(await table('&kind=category')).toEqual([columns, lines[3]]);
    expect(await table('&state=missing')).toEqual([columns, lines[2], lines[3]]);
  });

  it('comes back as it went: exported, imported into a shop without translations, exported the same', async () => {
    const { id } = await aProduct(spec.app, shop, {
      ...{
        title: 'Mug',
        descriptionHtml: '<p>Two lines,\n“quoted”</p>',
        specs: [{ label: 'Volume', value: '200 ml' }],
      },
    });
    const texts = { title: '+Becher', descriptionHtml: '<p>Zwei\nZeilen</p>', 'specs.0.label': "'=Inhalt" };
    await translator.translate(`product/${id}/de`, texts);
    const before = (await translator.ask('/admin/translations/export?locale=de')).body;
    expect(await report([before])).toMatchObject({ written: 0, unchanged: 4, errorCount: 0 });
    await spec.database.admin.query('DELETE FROM product_translations WHERE tenant_id = $1', [shop.id]);
    expect(await report([before])).toEqual({ rows: 4, written: 3, unchanged: 1, errorCount: 0, errors: [] });
    expect((await translator.ask('/admin/translations/export?locale=de')).body).toBe(before);
    expect((await translator.record(`product/${id}`)).translations[0]?.texts).toEqual(texts);
  });

  it('tells pages of what it changed', async () => {
    const { id } = await aProduct(spec.app, shop, { title: 'Mug' });
    await translator.publish('de');
    await translator.build('de');
    await translator.told('product.changed');
    await report([columns, `product,${id},title,de,missing,Mug,Becher`]);
    expect(await translator.told('product.changed')).toMatchObject([{ productId: id }]);
  });

  it('is written but for the rows that cannot be, each with its reason', async () => {
    const { id } = await aProduct(spec.app, shop, { title: 'Mug', subtitle: 'Blue' });
    const outcome = await report([
      columns,
      `product,${id},title,de,,Mug,Becher`,
      `product,${id},title,de,,Mug,Tasse`,
      `product,${id},subtitle,de,,Red,Rot`,
      `product,${id},seoTitle,fr,,,Tasse`,
      `product,${id},colour,de,,,Blau`,
      `product,${shop.id},title,de,,Mug,Becher`,
      `product,mug,title,de,,Mug,Becher`,
      `cup,${id},title,de,,Mug,Becher`,
      `product,${id},subtitle,de,,Blue,${'x'.repeat(201)}`,
    ]);
    expect([outcome.rows, outcome.written, outcome.unchanged, outcome.errorCount]).toEqual([9, 1, 0, 8]);
    expect(outcome.errors.map(({ row, column }) => [row, column])).toEqual([
      [3, 'Field'],
      [4, 'Default content'],
      [5, 'Locale'],
      [6, 'Field'],
      [7, 'Identification'],
      [8, 'Identification'],
      [9, 'Type'],
      [10, 'Translated content'],
    ]);
    expect((await translator.record(`product/${id}`)).translations[0]?.texts).toEqual({ title: 'Becher' });
  });

  it('holds, and changes, no more than its sender may', async () => {
    const page = await translator.make('/pages', { title: 'About' });
    const staff = await aStaffToken(spec, shop, 'staff');
    const support = await aStaffToken(spec, shop, 'support');
    const asStaff = await report([columns, `page,${page},title,de,,About,Über uns`], staff);
    expect(asStaff).toMatchObject({ written: 0, errors: [{ row: 2, column: 'Type' }] });
    const seen = await translator.ask('/admin/translations/export?locale=de', { token: support });
    expect(seen.body).not.toContain('About');
    expect(codeOf(await send([columns], '?locale=de', support))).toBe('auth.forbidden');
    expect(codeOf(await translator.shopper('/admin/translations/export?locale=de'))).toBe('auth.required');
  });

  it('is refused whole without its columns, as no table, in a language the shop does not speak, or too long', async () => {
    const { id } = await aProduct(spec.app, shop, { title: 'Mug' });
    const missing = await send(['Type,Field,Locale', 'product,title,de']);
    expect([missing.statusCode, missing.json()]).toMatchObject([
      422,
      {
        code: 'sheet.columns_missing',
        details: { columns: ['Identification', 'Default content', 'Translated content'] },
      },
    ]);
    expect(codeOf(await send(['']))).toBe('import.file_unreadable');
    expect(codeOf(await send(['%PDF-1.7', 'x']))).toBe('import.format_unknown');
    expect(codeOf(await send([columns, `product,${id},title,fr,,Mug,Tasse`], '?locale=fr'))).toBe('language.not_found');
    expect(codeOf(await translator.ask('/admin/translations/export?locale=fr'))).toBe('language.not_found');
    const row = `product,${id},title,de,,Mug,Becher`;
    const long = await send([columns, ...Array.from({ length: 20_001 }, () => row)]);
    expect([long.statusCode, codeOf(long)]).toEqual([413, 'sheet.too_large']);
    expect((await translator.record(`product/${id}`)).translations[0]?.version).toBe(0);
  });
});
