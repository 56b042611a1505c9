import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AdminOrder } from '@smallshop/contract';
import { testApp, type TestApp } from '../../../test/application.js';
import { OrderDesk } from '../../../test/factories/order.desk.js';

let test: TestApp;
let desk: OrderDesk;

beforeAll(async () => {
  test = await testApp();
  desk = await OrderDesk.open(test);
});
afterAll(() => test.close());

/** Two mugs and a bowl. */
const anOrder = async (): Promise<AdminOrder> => {
  const [mug, bowl] = await Promise.all([desk.goods({ title: 'Mug' }), desk.goods({ title: 'Bowl' })]);
  const order = await desk.sold([
    { goods: mug, quantity: 2 },
    { goods: bowl, quantity: 1 },
  ]);
  return desk.look(order);
};
const send = (order: AdminOrder) => `/shipments/${order.id}/create`;
const lineOf = ({ lines }: AdminOrder, title: string): string => lines.find((line) => line.title === title)?.id ?? '';
const units = (order: AdminOrder, title: string, quantity: number) => ({ orderLineId: lineOf(order, title), quantity });

describe('an order', () => {
  it('leaves in as many parcels as it takes, and is complete with the last', async () => {
    const order = await anOrder();
    const first = await desk.done(send(order), { carrier: 'DHL', lines: [units(order, 'Mug', 1)] });
    expect(first).toMatchObject({
      status: 'open',
      fulfillmentStatus: 'partially_fulfilled',
      shipments: [{ carrier: 'DHL', status: 'shipped', lines: [units(order, 'Mug', 1)], deliveredAt: null }],
      events: [{ kind: 'shipped', message: '1 of 3 items shipped with DHL' }, {}, {}],
    });
    expect(first.lines.map(({ toShipQuantity }) => toShipQuantity)).toEqual([1, 1]);
    const last = await desk.done(send(order), { carrier: 'GLS' });
    expect(last).toMatchObject({ status: 'completed', fulfillmentStatus: 'fulfilled' });
    expect(last.shipments[1]?.lines).toEqual([units(order, 'Mug', 1), units(order, 'Bowl', 1)]);
    expect((await desk.refused(order, send(order), { carrier: 'GLS' })).slice(0, 2)).toEqual([
      409,
      'order.nothing_to_ship',
    ]);
  });

  it('keeps what was given back; the rest completes it', async () => {
    const order = await anOrder();
    await desk.done(send(order), { carrier: 'DHL', lines: [units(order, 'Mug', 2)] });
    const refund = { lines: [{ ...units(order, 'Bowl', 1), restock: true }] };
    const refunded = await desk.done(`/admin/orders/${order.id}/refunds`, refund);
    expect(refunded).toMatchObject({
      status: 'completed',
      fulfillmentStatus: 'fulfilled',
      paymentStatus: 'partially_refunded',
    });
    expect((await desk.refused(order, send(order), { carrier: 'DHL' })).slice(0, 2)).toEqual([
      409,
      'order.nothing_to_ship',
    ]);
  });

  it('refuses more units than are left, also in two entries, strange lines and no units', async () => {
    const order = await anOrder();
    const refused = (lines: unknown) => desk.refused(order, send(order), { carrier: 'DHL', lines });
    const tooMany = [409, 'shipment.units_exceeded', { orderLineId: lineOf(order, 'Mug'), mostUnits: 2 }];
    expect(await refused([units(order, 'Mug', 3)])).toEqual(tooMany);
    expect(await refused([units(order, 'Mug', 2), units(order, 'Mug', 1)])).toEqual(tooMany);
    const strange = randomUUID();
    expect(await refused([{ orderLineId: strange, quantity: 1 }])).toEqual([
      404,
      'order.line_not_found',
      { orderLineId: strange },
    ]);
    expect((await refused([units(order, 'Mug', 0)])).slice(0, 2)).toEqual([422, 'request.invalid']);
    expect((await refused([])).slice(0, 2)).toEqual([422, 'request.invalid']);
  });

  it('sent by six at once leaves once', async () => {
    const order = await anOrder();
    const answers = await Promise.all(Array.from({ length: 6 }, () => desk.send(send(order), { carrier: 'DHL' })));
    expect(answers.map(({ statusCode }) => statusCode).toSorted()).toEqual([201, 409, 409, 409, 409, 409]);
    const { lines, shipments } = await desk.look(order);
    expect([lines.map(({ fulfilledQuantity }) => fulfilledQuantity), shipments.length]).toEqual([[2, 1], 1]);
  });
});

describe('a parcel', () => {
  const tracking = { carrier: 'UPS', trackingNumber: '1Z999', trackingUrl: 'https://ups.example/1Z999' };
  const aParcel = async () => {
    const order = await anOrder();
    const sent = await desk.done(send(order), { carrier: 'DHL' });
    return { order, id: sent.shipments[0]?.id ?? '' };
  };

  it('can be given another tracking number, and the link goes with it', async () => {
    const { order, id } = await aParcel();
    const answer = await desk.send(`/shipments/${id}/track`, tracking, {}, 'PUT');
    expect(answer.statusCode).toBe(200);
    const tracked = await desk.look(order);
    expect(tracked.shipments).toMatchObject([tracking]);
    expect(tracked.events[0]).toMatchObject({ kind: 'tracked', message: 'Tracking changed: UPS, 1Z999' });
    const unsafe = await desk.send(`/shipments/${id}/track`, { ...tracking, trackingUrl: 'javascript:x' }, {}, 'PUT');
    expect([unsafe.statusCode, unsafe.json().code]).toEqual([422, 'request.invalid']);
  });

  it('arrives once, and the buyer is told', async () => {
    const { order, id } = await aParcel();
    const delivered = await desk.done(`/shipments/${id}/deliver`, '');
    expect(delivered.shipments).toMatchObject([{ status: 'delivered' }]);
    expect(delivered.shipments[0]?.deliveredAt).not.toBeNull();
    expect(delivered.events[0]).toMatchObject({ kind: 'delivered', actor: 'Grace Hopper' });
    expect((await desk.refused(order, `/shipments/${id}/deliver`, '')).slice(0, 2)).toEqual([
      409,
      'shipment.delivered',
    ]);
    const told = await test.database.admin.query(
      `SELECT payload->>'shipmentId' AS id FROM outbox WHERE topic = 'order.delivered' AND aggregate_id = $1`,
      [order.id],
    );
    expect(told.rows).toEqual([{ id }]);
  });

  it('that does not exist is not found, and nobody follows one without signing in', async () => {
    const { id } = await aParcel();
    const unknown = randomUUID();
    const track = (of: string, headers = {}) => desk.send(`/shipments/${of}/track`, tracking, headers, 'PUT');
    expect((await track(unknown)).json().code).toBe('shipment.not_found');
    expect((await desk.send(`/shipments/${unknown}/deliver`, '')).json().code).toBe('shipment.not_found');
    for (const [method, step, body] of [
      ['PUT', 'track', tracking],
      ['POST', 'deliver', ''],
    ] as const) {
      const guest = await test.request({ path: `/api/v1/shipments/${id}/${step}`, method, shop: desk.shop.slug, body });
      expect([guest.statusCode, guest.json().code]).toEqual([401, 'auth.required']);
    }
  });
});
