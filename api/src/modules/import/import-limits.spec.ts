import { Readable } from 'node:stream';
import { maxImportBytes, type Permission } from '@smallshop/contract';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { testApp, type TestApp } from '../../../test/application.js';
import { Importer } from '../../../test/factories/import.factory.js';
import { aShop } from '../../../test/factories/shop.factory.js';
import { anApiKey, aStaffToken } from '../../../test/factories/staff.factory.js';
import { systemCtx, type ShopFacts } from '../../plumbing/context.js';
import { Storage } from '../../plumbing/storage/storage.js';
import { ImportFiles } from './import.files.js';
import { RunImport } from './index.js';

let spec: TestApp;
let shop: ShopFacts;

beforeAll(async () => {
  spec = await testApp();
});
afterAll(() => spec.close());
beforeEach(async () => {
  shop = await aShop(spec.database);
});

const countOf = async (table: string) =>
  (await spec.database.admin.query(`SELECT count(*)::int AS n FROM ${table} WHERE tenant_id = $1`, [shop.id])).rows[0]
    .n;
const importerWith = async (permissions: readonly Permission[]) =>
  new Importer(spec, shop, await anApiKey(spec, shop, permissions));

describe('a file of more than 500 MB', () => {
  it('is refused while it arrives, and nothing of it is kept', async () => {
    const piece = Buffer.alloc(8 * 1_048_576, 'mug,12.50\n');
    const pieces = Math.floor(maxImportBytes / piece.length) + 1;
    const files = spec.app.get(ImportFiles, { strict: false });
    const key = files.keyOf(shop.id, 'too-large');
    const upload = Readable.from((function* () { for (let n = 0; n < pieces; n += 1) yield piece; })()); // prettier-ignore
    await expect(files.receive(key, upload)).rejects.toMatchObject({
      code: 'import.too_large',
      details: { maxBytes: maxImportBytes },
    });
    expect(await spec.app.get(Storage).exists(key)).toBe(false);
  }, 60_000);
});

describe('columns of units', () => {
  const withUnits = 'Title,SKU,Price,Qty\nMug,M,10,5\n';

  it('are not taken from somebody who may not change stock; the same file without them is', async () => {
    const importer = await importerWith(['catalog.read', 'catalog.write']);
    const { id } = await importer.upload(withUnits);
    const refused = await importer.ask(`/import/products/${id}/mapping`, { method: 'PUT', body: {} });
    expect([refused.statusCode, refused.json()]).toMatchObject([403, { code: 'auth.forbidden' }]);
    expect(await importer.get(id)).toMatchObject({ state: 'analysed', progress: null });
    expect(await countOf('import_rows')).toBe(0);
    await importer.order(id, 'mapping', { columns: ['title', 'sku', 'price', null] });
    expect(await importer.order(id, 'apply')).toMatchObject({ state: 'applied', counts: { applied: 1 } });
    expect(await countOf('stock_movements')).toBe(0);
  });

  it('are taken from somebody who may', async () => {
    const importer = await importerWith(['catalog.read', 'catalog.write', 'stock.write']);
    expect(await importer.import(withUnits)).toMatchObject({ state: 'applied', counts: { applied: 1 } });
    expect(await countOf('stock_movements')).toBe(1);
  });

  it('in JSON lines are left out for somebody who may not, however they are sent', async () => {
    const importer = await importerWith(['catalog.read', 'catalog.write']);
    const line = JSON.stringify({ title: 'Mug', variants: [{ sku: 'M', priceMinor: 1000, stock: [{ location: null, onHand: 9 }] }] }); // prettier-ignore
    expect(await importer.import(`${line}\n`, {}, 'mugs.jsonl')).toMatchObject({ counts: { applied: 1 } });
    expect(await countOf('stock_movements')).toBe(0);
  });
});

describe('many rows', () => {
  it('are brought in a thousand at a time, and a death amid them costs one batch at most', async () => {
    const importer = new Importer(spec, shop, await aStaffToken(spec, shop));
    const lines = Array.from({ length: 3_500 }, (_, row) => `Mug ${row},MANY-${row},12.50\n`);
    const { id } = await importer.upload(`Title,SKU,Price\n${lines.join('')}`);
    await importer.ask(`/import/products/${id}/mapping`, { method: 'PUT', body: {} });
    await spec.database.admin.query(
      `CREATE FUNCTION spec_die() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'power cut'; END $$;
       CREATE TRIGGER spec_die BEFORE INSERT ON import_rows FOR EACH ROW WHEN (NEW."row" = 2500) EXECUTE FUNCTION spec_die()`,
    );
    const ctx = systemCtx(shop, 'Import', new Date());
    await expect(spec.app.get(RunImport).continue(ctx, id)).rejects.toThrow('power cut');
    expect(await countOf('import_rows')).toBe(2_000);
    await spec.database.admin.query('DROP TRIGGER spec_die ON import_rows');
    expect(await importer.work(id)).toMatchObject({ state: 'checked', counts: { rows: 3_500, products: 3_500 } });
    expect(await countOf('import_rows')).toBe(3_500);
  });
});
