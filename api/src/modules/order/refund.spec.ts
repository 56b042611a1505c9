import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { refundPreviewSchema, type Order } from '@smallshop/contract';
import { testApp, type TestApp } from '../../../test/application.js';
import { OrderDesk } from '../../../test/factories/order.desk.js';
import { salesOf } from '../../../test/factories/sales.books.js';
import type { Goods } from '../../../test/factories/sales.factory.js';
import { aLocation } from '../../../test/factories/stock.factory.js';

let test: TestApp;
let desk: OrderDesk;
let mug: Goods;
let book: Goods;

beforeAll(async () => {
  test = await testApp();
  desk = await OrderDesk.open(test);
});
afterAll(() => test.close());

/** Two mugs at 19.99 with 19 % inside, a book at 10.00 with 7 %, and the parcel for 4.90: 54.88. */
const anOrder = async (provider: 'test' | 'manual' = 'test'): Promise<Order> => {
  [mug, book] = await Promise.all([
    desk.goods({ title: 'Mug' }),
    desk.goods({ title: 'Book', priceMinor: 1_000, taxCategory: 'reduced' }),
  ]);
  return desk.sold(
    [
      { goods: mug, quantity: 2 },
      { goods: book, quantity: 1 },
    ],
    { provider },
  );
};
const lineOf = (order: Order, goods: Goods): string =>
  order.lines.find(({ variantId }) => variantId === goods.variantId)?.id ?? '';
const refunds = (order: Order) => `/admin/orders/${order.id}/refunds`;
const everything = (order: Order) => ({
  lines: order.lines.map(({ id, quantity }) => ({ orderLineId: id, quantity, restock: true })),
  shippingMinor: 490,
});
const gatewayGave = async (order: Order): Promise<number> =>
  Number(
    (
      await test.database.admin.query<{ given: string }>(
        `SELECT coalesce(sum(r.amount_minor), 0) AS given FROM test_gateway_refunds r
         JOIN payments p ON p.tenant_id = r.tenant_id AND p.provider_payment_id = r.payment_id WHERE p.order_id = $1`,
        [order.id],
      )
    ).rows[0]?.given,
  );
const movementsOf = async (goods: Goods) =>
  (
    await test.database.admin.query(
      `SELECT delta, reason FROM stock_movements WHERE variant_id = $1 AND reason IN ('refunded', 'cancelled')`,
      [goods.variantId],
    )
  ).rows;

describe('a refund', () => {
  it('gives units back at what they cost, puts them on the shelf and says so in the timeline', async () => {
    const order = await anOrder();
    const body = { lines: [{ orderLineId: lineOf(order, mug), quantity: 1, restock: true }], reason: 'Chipped' };
    const refunded = await desk.done(refunds(order), body);
    expect(refunded).toMatchObject({
      paymentStatus: 'partially_refunded',
      fulfillmentStatus: 'unfulfilled',
      refunded: { amount: 1_999, currency: 'EUR' },
      refundable: { amount: 3_489 },
      refunds: [
        {
          status: 'succeeded',
          amount: { amount: 1_999 },
          tax: { amount: 319 },
          taxes: [{ name: 'VAT 19 %', ratePercent: 19, amount: { amount: 319 } }],
          lines: [{ orderLineId: lineOf(order, mug), quantity: 1, amount: { amount: 1_999 } }],
          reason: 'Chipped',
          actor: 'Grace Hopper',
          restockedUnits: 1,
          failure: null,
        },
      ],
      events: [{ kind: 'refunded', message: '€19.99 refunded: 1 × Mug. Chipped' }, {}, {}],
    });
    expect(refunded.lines[0]).toMatchObject({ refundedQuantity: 1, toShipQuantity: 1 });
    expect(await salesOf(test.database, mug.variantId)).toMatchObject({ onHand: 49, ledger: 49 });
    expect(await movementsOf(mug)).toEqual([{ delta: 1, reason: 'refunded' }]);
    expect(await gatewayGave(order)).toBe(1_999);
  });

  it('in pieces comes to exactly what was paid, tax and all, and nothing more', async () => {
    const order = await anOrder();
    const unit = { orderLineId: lineOf(order, mug), quantity: 1 };
    await desk.done(refunds(order), { lines: [unit], extraMinor: 333 });
    await desk.done(refunds(order), { lines: [{ orderLineId: lineOf(order, book), quantity: 1, amountMinor: 500 }] });
    await desk.done(refunds(order), { shippingMinor: 100 });
    const { refundable } = await desk.look(order);
    const last = await desk.done(refunds(order), { extraMinor: refundable.amount });
    expect(last).toMatchObject({ paymentStatus: 'refunded', refundable: { amount: 0 }, refunded: { amount: 5_488 } });
    expect(last.refunds.reduce((sum, { tax }) => sum + tax.amount, 0)).toBe(order.totals.tax.amount);
    expect(last).toMatchObject({ status: 'open', fulfillmentStatus: 'unfulfilled' });
    expect(await desk.refused(order, refunds(order), { extraMinor: 1 })).toEqual([
      409,
      'refund.exceeded',
      { of: 'order', mostMinor: 0 },
    ]);
    expect(await gatewayGave(order)).toBe(5_488);
  });

  it('of everything leaves nothing to send and completes the order', async () => {
    const order = await anOrder();
    const refunded = await desk.done(refunds(order), everything(order));
    expect(refunded).toMatchObject({
      status: 'completed',
      paymentStatus: 'refunded',
      fulfillmentStatus: 'not_required',
      refunds: [{ amount: { amount: 5_488 }, shipping: { amount: 490 }, restockedUnits: 3 }],
    });
    expect(refunded.refunds[0]?.taxes).toEqual(order.totals.taxes.map((tax) => ({ ...tax })));
  });

  it('is worked out first by the server, without changing anything', async () => {
    const order = await anOrder();
    const before = await desk.look(order);
    const wish = { lines: [{ orderLineId: lineOf(order, mug), quantity: 2 }], shippingMinor: 190 };
    const shown = await desk.send(`${refunds(order)}/preview`, wish);
    expect(refundPreviewSchema.parse(shown.json())).toMatchObject({
      amount: { amount: 4_188 },
      shipping: { amount: 190 },
      lines: [{ quantity: 2, amount: { amount: 3_998 }, tax: { amount: 638 } }],
      refundable: { amount: 5_488 },
      shippingRefundable: { amount: 490 },
    });
    expect((await desk.send(`${refunds(order)}/preview`, {})).json()).toMatchObject({
      amount: { amount: 0 },
      lines: [],
    });
    expect(await desk.look(order)).toEqual(before);
  });

  it('asked for by eight at once happens once', async () => {
    const order = await anOrder();
    const answers = await Promise.all(Array.from({ length: 8 }, () => desk.send(refunds(order), everything(order))));
    const codes = answers.map((answer) => (answer.statusCode === 201 ? 'done' : answer.json<{ code: string }>().code));
    expect(codes.toSorted()).toEqual(['done', ...Array<string>(7).fill('refund.exceeded')]);
    expect((await desk.look(order)).refunds).toHaveLength(1);
    expect(await gatewayGave(order)).toBe(5_488);
    expect(await salesOf(test.database, mug.variantId)).toMatchObject({ onHand: 50, ledger: 50 });
  });

  it('sent again with the same key is the same refund', async () => {
    const order = await anOrder();
    const headers = { 'idempotency-key': randomUUID() };
    const answers = [
      await desk.send(refunds(order), { extraMinor: 100 }, headers),
      await desk.send(refunds(order), { extraMinor: 100 }, headers),
    ];
    expect(answers.map(({ statusCode }) => statusCode)).toEqual([201, 201]);
    expect(answers[1]?.json()).toEqual(answers[0]?.json());
    expect(await gatewayGave(order)).toBe(100);
  });

  it('may put units on the shelf of another location, but not of a closed one', async () => {
    const order = await anOrder();
    const locationId = await aLocation(test.database, desk.shop, `Loft ${order.number}`);
    const unit = { orderLineId: lineOf(order, mug), quantity: 1, restock: true };
    await desk.done(refunds(order), { lines: [unit], locationId });
    const at = `SELECT on_hand::int AS units FROM stock_levels WHERE variant_id = $1 AND location_id = $2`;
    expect((await test.database.admin.query(at, [mug.variantId, locationId])).rows).toEqual([{ units: 1 }]);
    await test.database.admin.query('UPDATE locations SET is_active = false WHERE id = $1', [locationId]);
    const closed = await desk.refused(order, refunds(order), { lines: [unit], locationId });
    expect(closed.slice(0, 2)).toEqual([409, 'location.closed']);
    const unknown = await desk.refused(order, refunds(order), { lines: [unit], locationId: randomUUID() });
    expect(unknown.slice(0, 2)).toEqual([404, 'location.not_found']);
  });

  it('is refused for more units, more of a line or more shipping than were bought, for strange lines and for nothing', async () => {
    const order = await anOrder();
    const [line, other] = [lineOf(order, mug), randomUUID()];
    const refused = (body: unknown) => desk.refused(order, refunds(order), body);
    expect(await refused({ lines: [{ orderLineId: line, quantity: 3 }] })).toEqual([
      409,
      'refund.exceeded',
      { of: 'units', orderLineId: line, mostUnits: 2 },
    ]);
    expect(await refused({ lines: [{ orderLineId: line, quantity: 1, amountMinor: 3_999 }] })).toEqual([
      409,
      'refund.exceeded',
      { of: 'line', orderLineId: line, mostMinor: 3_998 },
    ]);
    expect(await refused({ shippingMinor: 491 })).toEqual([409, 'refund.exceeded', { of: 'shipping', mostMinor: 490 }]);
    expect(await refused({ lines: [{ orderLineId: other, quantity: 1 }] })).toEqual([
      404,
      'order.line_not_found',
      { orderLineId: other },
    ]);
    const twice = { orderLineId: line, quantity: 1 };
    expect((await refused({ lines: [twice, twice] })).slice(0, 2)).toEqual([422, 'request.invalid']);
    const tooMuch = await desk.send(refunds(order), { shippingMinor: 491 });
    expect(tooMuch.json().message).toBe('Only €4.90 of the shipping is left to refund.');
    expect((await refused({})).slice(0, 2)).toEqual([409, 'refund.nothing']);
    expect((await refused({ extraMinor: -1 })).slice(0, 2)).toEqual([422, 'request.invalid']);
    expect(await gatewayGave(order)).toBe(0);
  });

  it('is refused while nothing was paid, to those who looked at another version, and to those who may not', async () => {
    const unpaid = await anOrder('manual');
    expect((await desk.refused(unpaid, refunds(unpaid), { extraMinor: 1 })).slice(0, 2)).toEqual([
      409,
      'order.not_paid',
    ]);
    const order = await anOrder();
    const stale = await desk.send(refunds(order), { extraMinor: 1 }, { 'if-match': '"7"' });
    expect([stale.statusCode, stale.json().code]).toEqual([412, 'precondition.failed']);
    for (const role of ['staff', 'support'] as const) {
      const colleague = await desk.colleague(role);
      for (const path of [refunds(order), `${refunds(order)}/preview`]) {
        const answer = await colleague.send(path, { extraMinor: 1 });
        expect([answer.statusCode, answer.json().code]).toEqual([403, 'auth.forbidden']);
      }
    }
    const guest = await test.request({ path: `/api/v1${refunds(order)}`, shop: desk.shop.slug, body: {} });
    expect([guest.statusCode, guest.json().code]).toEqual([401, 'auth.required']);
    expect(await gatewayGave(order)).toBe(0);
  });

  it('takes a promise back before it puts anything on the shelf', async () => {
    const scarce = await desk.goods({ title: 'Scarce', onHand: 1 });
    await test.database.admin.query(`UPDATE variants SET backorder_policy = 'allow' WHERE id = $1`, [scarce.variantId]);
    const order = await desk.sold([{ goods: scarce, quantity: 3 }]);
    const shown = await desk.look(order);
    const [line] = shown.lines;
    expect([line?.toShipQuantity, shown.backorders]).toEqual([3, [{ variantId: scarce.variantId, quantity: 2 }]]);
    const units = { orderLineId: line?.id, quantity: 3, restock: true };
    await desk.done(refunds(order), { lines: [units] });
    expect(await salesOf(test.database, scarce.variantId)).toMatchObject({ onHand: 1, ledger: 1 });
    const owed = 'SELECT backordered FROM stock_levels WHERE variant_id = $1';
    expect((await test.database.admin.query(owed, [scarce.variantId])).rows).toEqual([{ backordered: 0 }]);
  });
});
