import { adminProductSchema, type AdminProduct } from '@smallshop/contract';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { testApp, type TestApp } from '../../../test/application.js';
import { Buyer } from '../../../test/factories/buyer.js';
import { Importer } from '../../../test/factories/import.factory.js';
import { aShippingMethod, germanTaxes } from '../../../test/factories/sales.factory.js';
import { aShop } from '../../../test/factories/shop.factory.js';
import { aStaffToken } from '../../../test/factories/staff.factory.js';
import { systemCtx, type ShopFacts } from '../../plumbing/context.js';
import { ImportRetention, RunImport } from './index.js';

let spec: TestApp;
let shop: ShopFacts;
let importer: Importer;

beforeAll(async () => {
  spec = await testApp();
});
afterAll(() => spec.close());
beforeEach(async () => {
  shop = await aShop(spec.database);
  importer = new Importer(spec, shop, await aStaffToken(spec, shop));
});

const rows = async <T extends Record<string, unknown>>(text: string): Promise<T[]> =>
  (await spec.database.admin.query<T>(text, [shop.id])).rows;
const countOf = async (table: string) =>
  (await rows<{ n: number }>(`SELECT count(*)::int AS n FROM ${table} WHERE tenant_id = $1`))[0]?.n;
const product = async (slug: string): Promise<AdminProduct> => {
  const [row] = await rows<{ id: string }>(`SELECT id FROM products WHERE tenant_id = $1 AND slug = '${slug}'`);
  return adminProductSchema.parse((await importer.ask(`/products/${row?.id}`)).json());
};
const shelfSums = () =>
  rows<{ wrong: number }>(`
SELECT count(*)::int AS wrong FROM stock_levels l WHERE tenant_id = $1 AND on_hand <> (
  SELECT coalesce(sum(delta), 0) FROM stock_movements m WHERE m.tenant_id = $1 AND m.variant_id = l.variant_id AND m.location_id = l.location_id)`);

/** Twelve hundred products, of which a worker writes a hundred at a time. */
const many = `Title,SKU,Price,Qty\n${Array.from({ length: 1_200 }, (_, n) => `Mug ${n},MANY-${n},${n + 1},${n % 7}`).join('\n')}\n`;

describe('a worker that dies', () => {
  it('between batches is followed by the next, without a product too many or too few', async () => {
    const { id } = await importer.check(many);
    await importer.ask(`/import/products/${id}/apply`, { method: 'POST' });
    let batches = 0;
    const ctx = systemCtx(shop, 'Import', new Date());
    await spec.app.get(RunImport).continue(ctx, id, () => (batches += 1) <= 4);
    expect(await importer.get(id)).toMatchObject({
      state: 'applying',
      counts: { applied: 400 },
      progress: { done: 400, total: 1200 },
    });
    expect(await countOf('products')).toBe(400);
    const two = [spec.app.get(RunImport), spec.app.get(RunImport)];
    await Promise.all(two.map((worker) => worker.continue(ctx, id)));
    expect(await importer.work(id)).toMatchObject({ state: 'applied', counts: { applied: 1200 } });
    expect(await countOf('products')).toBe(1_200);
    const [sum] = await rows(`SELECT sum(on_hand)::int AS units FROM stock_levels WHERE tenant_id = $1`);
    expect(sum).toEqual({ units: 3594 });
  }, 120_000);

  it('amid undoing is followed by the next, until everything is as before', async () => {
    const { id } = await importer.import(many.split('\n').slice(0, 301).join('\n'));
    expect(await countOf('products')).toBe(300);
    await importer.ask(`/import/products/${id}/undo`, { method: 'POST' });
    let batches = 0;
    await spec.app.get(RunImport).continue(systemCtx(shop, 'Import', new Date()), id, () => (batches += 1) <= 1);
    expect(await countOf('products')).toBe(200);
    expect(await importer.work(id)).toMatchObject({
      state: 'undone',
      undo: { deleted: 300, restored: 0, archived: 0, kept: 0 },
    });
    expect(await countOf('products')).toBe(0);
  }, 60_000);
});

describe('undoing', () => {
  it('takes back what was changed, except what somebody changed since', async () => {
    await importer.import('Title,SKU,Price,Qty,Brand\nMug,M,10,5,Harbor\n');
    const { id } = await importer.import('Title,SKU,Price,Qty,Brand\nBig mug,M,12,9,Volt\n');
    const mug = await product('mug');
    const input = {
      ...{ title: mug.title, brand: 'By hand', status: mug.status, options: [] },
      variants: mug.variants.map(({ id: variantId, sku, price }) => ({
        id: variantId,
        sku,
        optionValues: [],
        priceMinor: price.amount,
      })),
    };
    await spec.request({
      path: `/api/v1/products/${mug.id}`,
      method: 'PUT',
      shop: shop.slug,
      token: await aStaffToken(spec, shop),
      body: input,
    });
    const undone = await importer.order(id, 'undo');
    expect(undone).toMatchObject({ state: 'undone', undo: { restored: 1, kept: 1 } });
    expect(await product('mug')).toMatchObject({
      title: 'Mug',
      brand: 'By hand',
      variants: [{ onHand: 5, price: { amount: 1000 } }],
    });
    expect(await importer.items(id, 'products')).toMatchObject([{ undone: 'restored', kept: ['brand'] }]);
    expect(await shelfSums()).toEqual([{ wrong: 0 }]);
  });

  it('archives what was ordered meanwhile, and deletes the rest', async () => {
    await germanTaxes(spec.database, shop);
    const shippingMethodId = await aShippingMethod(spec.database, shop);
    const { id } = await importer.import('Title,SKU,Price,Qty,Status\nMug,M,10,5,active\nCup,C,10,5,active\n');
    const buyer = new Buyer(spec, shop);
    await buyer.add((await product('mug')).variants[0]?.id ?? '');
    await buyer.buy({ shippingMethodId });
    expect(await importer.order(id, 'undo')).toMatchObject({ undo: { deleted: 1, archived: 1 } });
    expect(await product('mug')).toMatchObject({ status: 'archived' });
    expect(await countOf('products')).toBe(1);
  });

  it('is over after thirty days', async () => {
    const { id } = await importer.import('Title,SKU,Price\nMug,M,10\n');
    await spec.database.admin.query(`UPDATE imports SET finished_at = now() - interval '31 days' WHERE id = $1`, [id]);
    const answer = await importer.ask(`/import/products/${id}/undo`, { method: 'POST' });
    expect([answer.statusCode, answer.json()]).toMatchObject([409, { code: 'import.undo_expired' }]);
    expect(await countOf('products')).toBe(1);
  });
});

it('is forgotten with its file once it can no longer be undone', async () => {
  const { id } = await importer.import('Title,SKU,Price\nMug,M,10\n');
  await spec.app.get(ImportRetention).prune(new Date(Date.now() + 29 * 86_400_000));
  expect(await importer.get(id)).toMatchObject({ state: 'applied' });
  await spec.app.get(ImportRetention).prune(new Date(Date.now() + 31 * 86_400_000));
  expect([await countOf('imports'), await countOf('import_products'), await countOf('products')]).toEqual([0, 0, 1]);
});
