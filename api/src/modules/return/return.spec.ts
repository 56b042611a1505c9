import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Order } from '@smallshop/contract';
import { testApp, type TestApp } from '../../../test/application.js';
import { OrderDesk } from '../../../test/factories/order.desk.js';
import { ReturnDesk, unit } from '../../../test/factories/return.desk.js';
import type { Goods } from '../../../test/factories/sales.factory.js';

let test: TestApp;
let desk: OrderDesk;
let returns: ReturnDesk;

beforeAll(async () => {
  test = await testApp();
  desk = await OrderDesk.open(test);
  returns = new ReturnDesk(test, desk);
});
afterAll(() => test.close());

const refusedRequest = async (order: Order, lines: object[]): Promise<unknown[]> => {
  const before = await returns.offer(order);
  const answer = await returns.ask(order, lines);
  expect(await returns.offer(order)).toEqual(before);
  const { code, details } = answer.json();
  return [answer.statusCode, code, details];
};
const happened = async (order: Order) =>
  (await desk.look(order)).events.filter(({ kind }) => kind.startsWith('return_')).map(({ message }) => message);

describe('a buyer', () => {
  it('asks by the link of the order, and is shown what was asked and what is left', async () => {
    const order = await returns.mugs();
    const asked = await returns.asked(order, [unit(order, 1, { comment: 'Too blue' })]);
    expect(asked).toMatchObject({
      number: 1,
      status: 'requested',
      lines: [{ title: 'Mug', quantity: 1, reason: 'Changed my mind', comment: 'Too blue', received: 0 }],
      refund: null,
    });
    const offer = await returns.offer(order);
    expect(offer).toMatchObject({ isOpen: true, windowDays: 30, lines: [{ quantity: 1, refusal: null }] });
    expect(offer.returns).toEqual([asked]);
    expect(await happened(order)).toEqual(['Return 1 requested: 1 × Mug']);
  });

  it('gets one return for a request that is sent twice', async () => {
    const order = await returns.mugs();
    const headers = { 'idempotency-key': randomUUID() };
    const [first, again] = await Promise.all([
      returns.ask(order, [unit(order, 2)], headers),
      returns.ask(order, [unit(order, 2)], headers),
    ]);
    const answers = [first, again].filter(({ statusCode }) => statusCode === 201).map(({ body }) => body);
    expect(new Set(answers).size).toBe(1);
    expect((await returns.offer(order)).returns).toHaveLength(1);
  });

  it('cannot ask for more units than are left, however the requests race', async () => {
    const order = await returns.mugs();
    const answers = await Promise.all([1, 2, 3].map(() => returns.ask(order, [unit(order, 1)])));
    expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([201, 201, 409]);
    expect(await refusedRequest(order, [unit(order)])).toEqual([
      409,
      'return.returned',
      { orderLineId: order.lines[0]?.id },
    ]);
  });

  it('is told which units cannot come back, and why', async () => {
    const order = await returns.mugs();
    const orderLineId = order.lines[0]?.id;
    expect(await refusedRequest(order, [unit(order, 3)])).toEqual([
      ...[409, 'return.units_exceeded', { orderLineId, mostUnits: 2 }],
    ]);
    const { reasons } = await returns.offer(order);
    expect(await refusedRequest(order, [unit(order, 1, { reason: 'Because' })])).toEqual([
      ...[409, 'return.reason_unknown', { reasons }],
    ]);
    const stranger = randomUUID();
    expect(await refusedRequest(order, [unit(order, 1, { orderLineId: stranger })])).toEqual([
      ...[404, 'order.line_not_found', { orderLineId: stranger }],
    ]);
    expect((await refusedRequest(order, [unit(order), unit(order)]))[1]).toBe('request.invalid');
    expect((await refusedRequest(order, []))[1]).toBe('request.invalid');
  });

  it('cannot send back what was not sent, was a download, was a final sale, or came long ago', async () => {
    const [bowl, song, outlet] = await Promise.all([
      desk.goods({ title: 'Bowl' }),
      desk.goods({ title: 'Song', isDigital: true }),
      desk.goods({ title: 'Outlet' }),
    ]);
    await test.database.admin.query(`UPDATE products SET tags = '{final-sale}' WHERE id = $1`, [outlet.productId]);
    const order = await desk.sold([
      { goods: bowl, quantity: 1 },
      { goods: song, quantity: 1 },
      { goods: outlet, quantity: 1 },
    ]);
    const lineOf = ({ variantId }: Goods) => order.lines.find((line) => line.variantId === variantId)?.id ?? '';
    const refusal = async (goods: Goods) =>
      (await refusedRequest(order, [unit(order, 1, { orderLineId: lineOf(goods) })]))[1];
    expect(await refusal(bowl)).toBe('return.not_sent');
    await desk.done(`/shipments/${order.id}/create`, { carrier: 'DHL' });
    expect(await refusal(song)).toBe('return.digital');
    expect(await refusal(outlet)).toBe('return.final_sale');
    await test.database.admin.query(
      `UPDATE shipments SET shipped_at = now() - interval '31 days' WHERE order_id = $1`,
      [order.id],
    );
    expect(await refusal(bowl)).toBe('return.window_over');
    const opened = await desk.send(`/admin/orders/${order.id}/returns`, {
      lines: [unit(order, 1, { orderLineId: lineOf(outlet) })],
    });
    expect(opened.statusCode, opened.body).toBe(201);
    expect(opened.json()).toMatchObject({ status: 'approved', isByBuyer: false });
  });

  it('takes a request back while nothing was sent', async () => {
    const order = await returns.mugs();
    const { id } = await returns.asked(order, [unit(order, 2)]);
    const path = `/api/v1/orders/${order.id}/returns/${id}/cancel${await returns.key(order)}`;
    const withdraw = () => test.request({ path, method: 'POST', shop: desk.shop.slug });
    expect((await withdraw()).json()).toMatchObject({ status: 'cancelled' });
    expect((await withdraw()).json()).toMatchObject({
      code: 'return.transition_refused',
      details: { status: 'cancelled' },
    });
    expect((await returns.offer(order)).lines).toMatchObject([{ quantity: 2 }]);
    const other = await returns.mugs();
    const wrong = `/api/v1/orders/${other.id}/returns/${id}/cancel${await returns.key(other)}`;
    const answer = await test.request({ path: wrong, method: 'POST', shop: desk.shop.slug });
    expect([answer.statusCode, answer.json().code]).toEqual([404, 'return.not_found']);
  });

  it('sees nothing without the key, and nothing with the key of another order', async () => {
    const [order, other] = [await returns.mugs(), await returns.mugs()];
    for (const query of ['', await returns.key(other)]) {
      const path = `/api/v1/orders/${order.id}/returns${query}`;
      const answers = await Promise.all([
        test.request({ path, shop: desk.shop.slug }),
        test.request({ path, shop: desk.shop.slug, body: { lines: [unit(order)] } }),
      ]);
      expect(answers.map(({ statusCode }) => statusCode)).toEqual([404, 404]);
      expect(answers[0]?.json().code).toBe('order.not_found');
    }
    expect((await returns.offer(order)).returns).toEqual([]);
  });
});
