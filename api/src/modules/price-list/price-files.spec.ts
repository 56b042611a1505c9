import { sheetReportSchema } from '@smallshop/contract';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { testApp, type TestApp } from '../../../test/application.js';
import { aProduct } from '../../../test/factories/catalog.factory.js';
import { codeOf } from '../../../test/factories/language.factory.js';
import { PriceDesk } from '../../../test/factories/price.factory.js';
import { aShop } from '../../../test/factories/shop.factory.js';
import { aStaffToken } from '../../../test/factories/staff.factory.js';
import type { ShopFacts } from '../../plumbing/context.js';

let spec: TestApp;
let shop: ShopFacts;
let desk: PriceDesk;
let [small, large] = ['', ''];

beforeAll(async () => {
  spec = await testApp();
});
beforeEach(async () => {
  shop = await aShop(spec.database);
  desk = await PriceDesk.of(spec, shop);
  const options = [{ name: 'Size', values: ['S', 'L'].map((value) => ({ value, swatch: null })) }];
  const variants = ['S', 'L'].map((value) => ({ sku: `MUG-${value}`, optionValues: [value], priceMinor: 1_999 }));
  ({
    variantIds: [small = '', large = ''],
  } = await aProduct(spec.app, shop, { title: 'Mug', options, variants }));
});
afterAll(() => spec.close());

const columns = 'Product,Variant,SKU,Variant ID,Base price,From quantity,Price,Compare-at price';
const table = async (list: string, show = 'all'): Promise<string[]> =>
  (await desk.send(`/price-lists/${list}/prices/export?show=${show}`)).body
    .replace('\uFEFF', '')
    .trimEnd()
    .split('\r\n');
const send = (list: string, lines: readonly string[], token?: string) =>
  desk.send(`/price-lists/${list}/prices/import`, {
    ...(token !== undefined && { token }),
    body: `${lines.join('\r\n')}\r\n`,
    headers: { 'content-type': 'application/octet-stream' },
  });
const report = async (list: string, lines: readonly string[]) =>
  sheetReportSchema.parse((await send(list, lines)).json());

describe('a price list as a table', () => {
  it('has a row for each price, and one to fill in for a variant without', async () => {
    const list = await desk.list();
    await desk.price(list, small, 1_500);
    await desk.price(list, small, 1_250, 10);
    const [first, second, third] = [
      `Mug,S,MUG-S,${small},19.99,1,15.00,`,
      `Mug,S,MUG-S,${small},19.99,10,12.50,`,
      `Mug,L,MUG-L,${large},19.99,1,,`,
    ];
    expect(await table(list)).toEqual([columns, first, second, third]);
    expect(await table(list, 'priced')).toEqual([columns, first, second]);
  });

  it('comes back as it went', async () => {
    const list = await desk.list();
    await desk.send(`/price-lists/${list}/prices`, {
      method: 'PUT',
      body: { prices: [{ variantId: small, priceMinor: 1_500, compareAtMinor: 1_800 }, { variantId: large, minimumQuantity: 5, priceMinor: 1 }] }, // prettier-ignore
    });
    const before = await table(list);
    expect(await report(list, before)).toEqual({ rows: 2, written: 0, unchanged: 2, errorCount: 0, errors: [] });
    await spec.database.admin.query('DELETE FROM price_list_prices WHERE tenant_id = $1', [shop.id]);
    expect(await report(list, before)).toMatchObject({ written: 2, errorCount: 0 });
    expect(await table(list)).toEqual(before);
  });

  it('finds variants by id or SKU, reads amounts as people write them, and takes out what has no price', async () => {
    const list = await desk.list();
    await desk.price(list, large, 1_500);
    const outcome = await report(list, [columns, `,,MUG-S,,,,"1 234,5",`, `,,,${small},,12,9.90,12`, `,,MUG-L,,,1,,`]);
    expect(outcome).toMatchObject({ rows: 3, written: 3, unchanged: 0 });
    expect((await table(list, 'priced')).slice(1).map((line) => line.split(',').slice(5))).toEqual([
      ['1', '1234.50', ''],
      ['12', '9.90', '12.00'],
    ]);
  });

  it('is written but for the rows that cannot be, each with its reason', async () => {
    const list = await desk.list({ currency: 'EUR' });
    const outcome = await report(list, [
      columns,
      `,,MUG-S,,,1,15,`,
      `,,CUP,,,1,15,`,
      `,,,${shop.id},,1,15,`,
      `,,MUG-L,,,0,15,`,
      `,,MUG-L,,,1,€15,`,
      `,,MUG-L,,,1,15.999,`,
      `,,MUG-L,,,1,15,was 20`,
      `,,,,,1,15,`,
    ]);
    expect([outcome.rows, outcome.written, outcome.errorCount]).toEqual([8, 1, 7]);
    expect(outcome.errors.map(({ row, column }) => [row, column])).toEqual([
      [3, 'SKU'],
      [4, 'Variant ID'],
      [5, 'From quantity'],
      [6, 'Price'],
      [7, 'Price'],
      [8, 'Compare-at price'],
      [9, 'SKU'],
    ]);
    expect(await table(list, 'priced')).toHaveLength(2);
  });

  it('announces the pages whose prices it changed, and is for those who may change the catalog', async () => {
    const list = await desk.list();
    await spec.database.admin.query('DELETE FROM outbox WHERE tenant_id = $1', [shop.id]);
    const support = await aStaffToken(spec, shop, 'support');
    expect(codeOf(await send(list, [columns, `,,MUG-S,,,1,15,`], support))).toBe('auth.forbidden');
    await report(list, [columns, `,,MUG-S,,,1,15,`]);
    const { rows } = await spec.database.admin.query('SELECT topic FROM outbox WHERE tenant_id = $1', [shop.id]);
    expect(rows).toEqual([{ topic: 'products.stale' }]);
    expect(codeOf(await send(small, [columns, `,,MUG-S,,,1,15,`]))).toBe('price_list.not_found');
    expect(codeOf(await desk.send(`/price-lists/${small}/prices/export`))).toBe('price_list.not_found');
    expect(codeOf(await send(list, ['SKU,Price', 'MUG-S,15']))).toBe('sheet.columns_missing');
  });
});
