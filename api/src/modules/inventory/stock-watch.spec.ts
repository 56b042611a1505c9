import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { testApp, type TestApp } from '../../../test/application.js';
import { aShop } from '../../../test/factories/shop.factory.js';
import { aStaffToken } from '../../../test/factories/staff.factory.js';
import { aVariant, defaultLocation, Storekeeper } from '../../../test/factories/stock.factory.js';
import { systemCtx, type ShopFacts } from '../../plumbing/context.js';
import { DeliverMail } from '../mail/index.js';
import { StockWatchService } from './index.js';

let spec: TestApp;
let shop: ShopFacts;
let keeper: Storekeeper;
let watch: StockWatchService;
// Half past ten in Berlin, and a quarter past six the day after.
const monday = new Date('2026-11-23T09:30:00Z');
const early = new Date('2026-11-24T05:15:00Z');
const tuesday = new Date('2026-11-24T09:30:00Z');

beforeAll(async () => {
  spec = await testApp();
  watch = spec.app.get(StockWatchService);
});
beforeEach(async () => {
  shop = await aShop(spec.database);
  keeper = new Storekeeper(spec, shop, await aStaffToken(spec, shop));
});
afterAll(() => spec.close());

const adjust = (variantId: string, delta: number) =>
  keeper.done('POST', `/variants/${variantId}/stock-adjustments`, { delta, reason: 'correction' });
const look = (variantIds: string[] | null, now = monday) =>
  watch.raiseAlerts(systemCtx(shop, 'Stock', now), variantIds);
const alerts = async () =>
  (
    await spec.database.admin.query(
      `SELECT variant_id, free, threshold, resolved_at IS NULL AS open, mailed_on::text FROM stock_alerts WHERE tenant_id = $1 ORDER BY id`,
      [shop.id],
    )
  ).rows;
const announced = async () =>
  (
    await spec.database.admin.query(
      `SELECT topic, payload FROM outbox WHERE tenant_id = $1 AND topic LIKE 'stock.%' ORDER BY id`,
      [shop.id],
    )
  ).rows;
const announce = async (now: Date) => {
  await watch.announceDigests(now);
  const days = (await announced()).filter(({ topic }) => topic === 'stock.digest_due');
  return days.map(({ payload }) => payload);
};
const mails = async () =>
  (
    await spec.database.admin.query(
      'SELECT recipient, subject, body_text FROM mails WHERE tenant_id = $1 ORDER BY id',
      [shop.id],
    )
  ).rows;
const deliver = (day: string) =>
  spec.app
    .get(DeliverMail)
    .execute({ shopId: shop.id, template: 'low-stock', aggregateId: shop.id, dedupeKey: `low-stock:${day}` }, monday);

describe('low stock', () => {
  test('is raised once when units cross the mark, and resolved when they are refilled', async () => {
    const mug = await aVariant(spec, shop, 9);
    expect(await look([mug])).toBe(0);
    await adjust(mug, -4);
    expect((await announced()).at(-1)).toMatchObject({ topic: 'stock.changed', payload: { variantIds: [mug] } });
    expect([await look([mug]), await look([mug])]).toEqual([1, 0]);
    expect(await alerts()).toEqual([{ variant_id: mug, free: 5, threshold: 5, open: true, mailed_on: null }]);
    await adjust(mug, 1);
    await look([mug]);
    expect(await alerts()).toMatchObject([{ open: false }]);
  });

  test('goes by a variant’s own mark, and else by the shop’s', async () => {
    const [mug, bowl] = [await aVariant(spec, shop, 20), await aVariant(spec, shop, 20)];
    await keeper.done('PUT', `/variants/${bowl}/stock-policy`, { backorderPolicy: 'refuse', lowStockThreshold: 2 });
    await keeper.done('PUT', '/stock/settings', { lowStockThreshold: 25, isDigestWanted: true });
    expect((await announced()).at(-1)).toMatchObject({ topic: 'stock.settings_changed' });
    expect(await look(null)).toBe(1);
    expect(await alerts()).toMatchObject([{ variant_id: mug, threshold: 25 }]);
  });

  test('of a product is found in the console’s list by the same marks', async () => {
    const low = async () =>
      (await keeper.get('/products?stock=low&sort=title')).json<{ items: { title: string }[] }>().items.map((each) => each.title); // prettier-ignore
    const bowl = await aVariant(spec, shop, 20, { title: 'Bowl' });
    await aVariant(spec, shop, 4, { title: 'Mug' });
    await keeper.done('PUT', `/variants/${bowl}/stock-policy`, { backorderPolicy: 'refuse', lowStockThreshold: 20 });
    expect(await low()).toEqual(['Bowl', 'Mug']);
    await keeper.done('PUT', '/stock/settings', { lowStockThreshold: 3, isDigestWanted: true });
    await look(null);
    expect(await low()).toEqual(['Bowl']);
  });

  test('is announced when an own mark above the shop’s is crossed', async () => {
    const mug = await aVariant(spec, shop, 20);
    await keeper.done('PUT', `/variants/${mug}/stock-policy`, { backorderPolicy: 'refuse', lowStockThreshold: 12 });
    const before = (await announced()).length;
    await adjust(mug, -7);
    expect(await announced()).toHaveLength(before);
    await adjust(mug, -1);
    expect(await announced()).toHaveLength(before + 1);
  });

  test('of what is not on sale is nobody’s business', async () => {
    const mug = await aVariant(spec, shop, 1);
    await aVariant(spec, shop, 1, { status: 'draft' });
    expect(await look(null)).toBe(1);
    await spec.database.admin.query(`UPDATE products SET status = 'archived' WHERE tenant_id = $1`, [shop.id]);
    await look([mug]);
    expect(await alerts()).toMatchObject([{ variant_id: mug, open: false }]);
  });
});

describe('the e-mail about it', () => {
  test('is one a day, in the morning, for everything not told yet, however often it is asked for', async () => {
    const [mug, bowl] = [
      await aVariant(spec, shop, 1, { title: 'Mug' }),
      await aVariant(spec, shop, 0, { title: 'Bowl' }),
    ];
    await look([mug]);
    expect(await announce(early)).toEqual([]);
    await Promise.all([announce(monday), announce(monday)]);
    await look([bowl]);
    expect(await announce(monday)).toEqual([{ shopId: shop.id, day: '2026-11-23' }]);
    // Whichever comes second is told to come again, or that it is done.
    await Promise.allSettled([deliver('2026-11-23'), deliver('2026-11-23')]);
    expect(await mails()).toMatchObject([{ recipient: 'hello@example.com', subject: 'Mug is running low' }]);
    expect((await announce(tuesday)).map(({ day }) => day)).toEqual(['2026-11-23', '2026-11-24']);
    await deliver('2026-11-24');
    expect((await mails()).map(({ subject }) => subject)).toEqual(['Mug is running low', 'Bowl is running low']);
    expect((await mails())[1].body_text).toMatch(
      /- Bowl \(SKU-[0-9A-F]+\): sold out\n\nInventory: http.*\/inventory\?state=low$/,
    );
  });

  test('is not sent when everything was refilled, nor to a shop that wants none', async () => {
    const mug = await aVariant(spec, shop, 1);
    await look([mug]);
    await keeper.done('PUT', '/stock/settings', { lowStockThreshold: 5, isDigestWanted: false });
    expect(await announce(monday)).toEqual([]);
    await keeper.done('PUT', '/stock/settings', { lowStockThreshold: 5, isDigestWanted: true });
    expect(await announce(monday)).toHaveLength(1);
    await adjust(mug, 50);
    await look([mug]);
    await deliver('2026-11-23');
    expect(await mails()).toEqual([]);
  });
});

test('settings have defaults, and tell who read an older version', async () => {
  expect((await keeper.get('/stock/settings')).json()).toEqual({
    lowStockThreshold: 5,
    isDigestWanted: true,
    version: 1,
  });
  const body = { lowStockThreshold: 3, isDigestWanted: true };
  const first = await keeper.send('PUT', '/stock/settings', body, { 'if-match': '"1"' });
  expect(first.json()).toEqual({ ...body, version: 2 });
  const second = await keeper.send('PUT', '/stock/settings', body, { 'if-match': '"1"' });
  expect([second.statusCode, second.json()]).toMatchObject([412, { details: { currentVersion: 2 } }]);
  expect((await keeper.send('PUT', '/stock/settings', { ...body, lowStockThreshold: -1 })).statusCode).toBe(422);
  const support = new Storekeeper(spec, shop, await aStaffToken(spec, shop, 'support'));
  expect((await support.send('PUT', '/stock/settings', body)).json()).toMatchObject({ code: 'auth.forbidden' });
});

test('stock at a glance', async () => {
  await aVariant(spec, shop, 9);
  await aVariant(spec, shop, 3);
  await aVariant(spec, shop, 0);
  await aVariant(spec, shop, 0, { isDigital: true });
  await keeper.done('POST', '/stock-counts', { locationId: await defaultLocation(spec.database, shop) });
  expect((await keeper.get('/stock/summary')).json()).toEqual({
    ...{ variants: 3, unitsOnHand: 12, low: 2, out: 1, backordered: 0, incomingUnits: 0 },
    ...{ openTransfers: 0, openCounts: 1, discrepancies: 0 },
  });
});

describe('the check of the books', () => {
  const check = () => keeper.done<{ levels: number; discrepancies: unknown[] }>('POST', '/stock/ledger-check');

  test('finds nothing wrong where nothing is', async () => {
    const mug = await aVariant(spec, shop, 9);
    await adjust(mug, -2);
    expect((await keeper.get('/stock/ledger-check')).json()).toEqual({ checkedAt: null, levels: 0, discrepancies: [] });
    expect(await check()).toEqual({ checkedAt: expect.any(String), levels: 1, discrepancies: [] });
  });

  test('shows a level that is not the sum of its movements until it is, in every shop by night', async () => {
    const mug = await aVariant(spec, shop, 9);
    await spec.database.admin.query('UPDATE stock_levels SET on_hand = 8, reserved = 1 WHERE variant_id = $1', [mug]);
    await aVariant(spec, shop, 2, { title: 'Never crossed a mark' });
    expect(await watch.checkAll(monday)).toBeGreaterThan(0);
    expect(await alerts()).toMatchObject([{ free: 2, open: true }]);
    expect((await keeper.get('/stock/ledger-check')).json()).toMatchObject({
      checkedAt: '2026-11-23T09:30:00.000Z',
      discrepancies: [
        { variantId: mug, location: 'Warehouse', kind: 'on_hand', levelUnits: 8, summedUnits: 9 },
        { variantId: mug, location: 'Warehouse', kind: 'reserved', levelUnits: 1, summedUnits: 0 },
      ],
    });
    expect((await keeper.get('/stock/summary')).json()).toMatchObject({ discrepancies: 2 });
    await spec.database.admin.query('UPDATE stock_levels SET on_hand = 9, reserved = 0 WHERE variant_id = $1', [mug]);
    expect(await check()).toMatchObject({ discrepancies: [] });
  });
});
