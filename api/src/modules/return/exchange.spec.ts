import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Order } from '@smallshop/contract';
import { testApp, type TestApp } from '../../../test/application.js';
import { OrderDesk } from '../../../test/factories/order.desk.js';
import { came, ReturnDesk, unit } from '../../../test/factories/return.desk.js';
import { salesOf } from '../../../test/factories/sales.books.js';
import type { Goods } from '../../../test/factories/sales.factory.js';
import { expectSoundBooks } from '../../../test/factories/stock.factory.js';

let test: TestApp;
let desk: OrderDesk;
let returns: ReturnDesk;

beforeAll(async () => {
  test = await testApp();
  desk = await OrderDesk.open(test);
  returns = new ReturnDesk(test, desk);
});
afterAll(() => test.close());

/** An order of two mugs, one of which came back. */
const cameBack = async (): Promise<{ order: Order; id: string }> => {
  const order = await returns.mugs();
  const { id } = await returns.asked(order, [unit(order, 1)]);
  await returns.step(id, 'approve');
  await returns.step(id, 'receive', came(order, 1));
  return { order, id };
};
const swap = (order: Order, { variantId }: Pick<Goods, 'variantId'>) => ({
  lines: [{ orderLineId: order.lines[0]?.id ?? '', variantId }],
});

describe('an exchange', () => {
  it('sends the other choice at what was paid, whatever it costs today; the order is open until it is sent', async () => {
    const { order, id } = await cameBack();
    const tall = await desk.goods({ title: 'Tall mug', priceMinor: 2_500, onHand: 5 });
    expect((await desk.look(order)).status).toBe('completed');
    expect(await returns.step(id, 'exchange', swap(order, tall))).toMatchObject({ status: 'exchanged', refund: null });
    const after = await desk.look(order);
    expect(after).toMatchObject({
      status: 'open',
      paymentStatus: 'paid',
      fulfillmentStatus: 'partially_fulfilled',
      totals: { total: { amount: 4_488 } },
      refundable: { amount: 4_488 },
      refunds: [],
      lines: [
        { title: 'Mug', quantity: 2, refundedQuantity: 0, toShipQuantity: 0 },
        { title: 'Tall mug', quantity: 1, unitPrice: { amount: 0 }, toShipQuantity: 1 },
      ],
    });
    expect(after.events[0]).toMatchObject({ kind: 'exchanged', actor: 'Grace Hopper' });
    expect(after.events[0]?.message).toMatch(/^Return 1 exchanged: 1 × Mug \(SKU-\w+\) for 1 × Tall mug \(SKU-\w+\)$/);
    expect(await salesOf(test.database, tall.variantId)).toMatchObject({ onHand: 4, ledger: 4 });
    expect(await desk.done(`/shipments/${order.id}/create`, { carrier: 'DHL' })).toMatchObject({ status: 'completed' });
    await expectSoundBooks(test.database, desk.shop);
  });

  it('moves the worth: what is sent back of the other choice is refunded, and everything comes to what was paid', async () => {
    const { order, id } = await cameBack();
    const tall = await desk.goods({ title: 'Tall mug' });
    await returns.step(id, 'exchange', swap(order, tall));
    const sent = await desk.done(`/shipments/${order.id}/create`, { carrier: 'DHL' });
    const line = sent.lines.find(({ title }) => title === 'Tall mug');
    const again = await returns.asked(order, [unit(order, 1, { orderLineId: line?.id })]);
    await returns.step(again.id, 'approve');
    await returns.step(again.id, 'receive', { lines: [{ orderLineId: line?.id, resellable: 1 }] });
    expect(await returns.step(again.id, 'refund')).toMatchObject({ refund: { amount: { amount: 1_999 } } });
    const rest = { lines: [{ orderLineId: order.lines[0]?.id, quantity: 1 }], shippingMinor: 490 };
    const refunded = await desk.done(`/admin/orders/${order.id}/refunds`, rest);
    expect(refunded).toMatchObject({
      paymentStatus: 'refunded',
      refunded: { amount: 4_488 },
      refundable: { amount: 0 },
    });
    expect(refunded.refunds.reduce((sum, { tax }) => sum + tax.amount, 0)).toBe(order.totals.tax.amount);
  });

  it('against the last unit: one of two gets it, the other changes nothing', async () => {
    const [one, other] = [await cameBack(), await cameBack()];
    const last = await desk.goods({ title: 'Last mug', onHand: 1 });
    const answers = await Promise.all(
      [one, other].map(({ order, id }) => desk.send(`/admin/returns/${id}/exchange`, swap(order, last))),
    );
    expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([200, 409]);
    const loser = answers[0]?.statusCode === 409 ? one : other;
    expect(answers.find(({ statusCode }) => statusCode === 409)?.json()).toMatchObject({
      code: 'stock.insufficient',
      details: { asked: 1, free: 0 },
    });
    expect(await returns.look(loser.id)).toMatchObject({ status: 'received' });
    expect((await desk.look(loser.order)).lines).toHaveLength(1);
    expect(await salesOf(test.database, last.variantId)).toMatchObject({ onHand: 0 });
    await expectSoundBooks(test.database, desk.shop);
  });

  it('and a refund of the same return at once: one of the two happens', async () => {
    const { order, id } = await cameBack();
    const tall = await desk.goods({ title: 'Tall mug' });
    const answers = await Promise.all([
      desk.send(`/admin/returns/${id}/exchange`, swap(order, tall)),
      desk.send(`/admin/returns/${id}/refund`, {}),
    ]);
    expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([200, 409]);
    const after = await desk.look(order);
    expect(after.lines.length - 1 + after.refunds.length).toBe(1);
  });

  it('sent twice with one key happens once', async () => {
    const { order, id } = await cameBack();
    const tall = await desk.goods({ title: 'Tall mug' });
    const send = () =>
      desk.send(`/admin/returns/${id}/exchange`, swap(order, tall), { 'idempotency-key': `exchange-${id}` });
    const [first, again] = [await send(), await send()];
    expect([first.statusCode, again.body]).toEqual([200, first.body]);
    expect((await desk.look(order)).lines).toHaveLength(2);
  });

  it('is refused for what did not come, without a choice for what did, and for what cannot be sent', async () => {
    const { order, id } = await cameBack();
    const [song, draft] = await Promise.all([desk.goods({ isDigital: true }), desk.goods({ status: 'draft' })]);
    const refused = async (body: object) => (await returns.refused(id, 'exchange', body)).slice(0, 2);
    expect(await refused(swap(order, song))).toEqual([409, 'return.variant_unavailable']);
    expect(await refused(swap(order, draft))).toEqual([409, 'return.variant_unavailable']);
    expect(await refused(swap(order, { variantId: randomUUID() }))).toEqual([404, 'variant.not_found']);
    const strange = { lines: [{ orderLineId: randomUUID(), variantId: draft.variantId }] };
    expect(await refused(strange)).toEqual([404, 'order.line_not_found']);
    expect(await refused({ lines: [] })).toEqual([422, 'request.invalid']);
    const early = await returns.mugs();
    const asked = await returns.asked(early, [unit(early)]);
    expect(await returns.refused(asked.id, 'exchange', swap(early, draft))).toEqual([
      ...[409, 'return.transition_refused', { status: 'requested' }],
    ]);
    const answer = await test.request({
      path: `/api/v1/admin/returns/${id}/exchange`,
      shop: desk.shop.slug,
      body: swap(order, draft),
    });
    expect(answer.statusCode).toBe(401);
  });

  it('needs a choice for every line that came', async () => {
    const [mug, bowl, tall] = await Promise.all([desk.goods(), desk.goods(), desk.goods()]);
    const order = await returns.sent([
      { goods: mug, quantity: 1 },
      { goods: bowl, quantity: 1 },
    ]);
    const { id } = await returns.asked(
      order,
      order.lines.map((line) => unit(order, 1, { orderLineId: line.id })),
    );
    await returns.step(id, 'approve');
    await returns.step(id, 'receive', { lines: order.lines.map((line) => ({ orderLineId: line.id, resellable: 1 })) });
    expect(await returns.refused(id, 'exchange', swap(order, tall))).toEqual([
      ...[409, 'return.exchange_incomplete', { orderLineIds: [order.lines[1]?.id] }],
    ]);
  });
});
