import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { testApp, type TestApp } from '../../../test/application.js';
import { aCategory, aProduct } from '../../../test/factories/catalog.factory.js';
import { aShop } from '../../../test/factories/shop.factory.js';
import type { ShopFacts } from '../../plumbing/context.js';
import { KeepSchedule } from './use-cases/keep-schedule.js';

let spec: TestApp;
let shop: ShopFacts;
let schedule: KeepSchedule;

beforeAll(async () => {
  spec = await testApp();
  schedule = spec.app.get(KeepSchedule, { strict: false });
});
beforeEach(async () => {
  shop = await aShop(spec.database);
});
afterAll(() => spec.close());

const hourMs = 3_600_000;
const inHours = (hours: number) => new Date(Date.now() + hours * hourMs);
const isShown = async (id: string) =>
  (await spec.request({ path: `/api/v1/products/${id}`, shop: shop.slug })).statusCode === 200;
const events = async () => {
  const { rows } = await spec.database.admin.query<{ topic: string; payload: { isHard?: boolean } }>(
    'DELETE FROM outbox WHERE tenant_id = $1 RETURNING topic, payload',
    [shop.id],
  );
  return rows.map(({ topic, payload }) => `${topic}${payload.isHard ? ' hard' : ''}`).toSorted();
};
/** As if hours had gone by: the dates of a product move back, what is appointed stays. */
const pass = (id: string, hours: number) =>
  spec.database.admin.query(
    `UPDATE products SET published_at = published_at - $2 * interval '1 hour', unpublish_at = unpublish_at - $2 * interval '1 hour' WHERE id = $1`,
    [id, hours],
  );
/** Runs the schedule at a moment; other specs' shops share the clock, not the database. */
const keepAt = (hours: number) => schedule.keep(inHours(hours));

test('a product comes on sale at its moment and goes off it at the other, each announced once', async () => {
  const category = await aCategory(spec.app, shop);
  const { id } = await aProduct(spec.app, shop, {
    ...{ categoryIds: [category], publishedAt: inHours(1).toISOString(), unpublishAt: inHours(3).toISOString() },
  });
  await events();

  expect(await keepAt(0.9)).toBe(0);
  expect([await isShown(id), await events()]).toEqual([false, []]);

  await pass(id, 2);
  expect(await keepAt(2)).toBe(1);
  expect([await isShown(id), await events()]).toEqual([true, ['category.changed', 'product.changed hard']]);
  expect(await keepAt(2)).toBe(0);

  await pass(id, 2);
  expect(await keepAt(4)).toBe(1);
  expect([await isShown(id), await events()]).toEqual([false, ['category.changed', 'product.changed hard']]);
  expect(await keepAt(4)).toBe(0);
});

test('a draft comes to nobody’s notice, whatever its date', async () => {
  const { id } = await aProduct(spec.app, shop, { status: 'draft', publishedAt: inHours(1).toISOString() });
  expect(await keepAt(2)).toBe(0);
  expect(await isShown(id)).toBe(false);
});

test('a moment that was put off does nothing when it comes', async () => {
  const { id } = await aProduct(spec.app, shop, { publishedAt: inHours(1).toISOString() });
  await spec.database.admin.query(`UPDATE products SET published_at = now() + interval '9 hours' WHERE id = $1`, [id]);
  await events();
  expect(await keepAt(2)).toBe(1);
  expect([await isShown(id), await events()]).toEqual([false, []]);
  await pass(id, 10);
  await keepAt(10);
  expect(await isShown(id)).toBe(true);
});

test('every shop’s moments are seen to, more than fit into one go, by two workers at once', async () => {
  const other = await aShop(spec.database);
  await aProduct(spec.app, other, { publishedAt: inHours(1).toISOString() });
  const { id } = await aProduct(spec.app, shop, { publishedAt: inHours(1).toISOString() });
  await spec.database.admin.query(
    `INSERT INTO product_due (tenant_id, product_id, due_at) SELECT $1, $2, now() + n * interval '1 second' FROM generate_series(1, 450) n`,
    [shop.id, id],
  );
  await Promise.all([keepAt(2), keepAt(2)]);
  const { rows } = await spec.database.admin.query('SELECT count(*)::int AS left FROM product_due');
  expect(rows).toEqual([{ left: 0 }]);
});
