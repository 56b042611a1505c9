import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { orderReturnsSchema, type Order } from '@smallshop/contract';
import { testApp, type TestApp } from '../../../test/application.js';
import { OrderDesk } from '../../../test/factories/order.desk.js';
import { came, ReturnDesk, unit } from '../../../test/factories/return.desk.js';
import { expectSoundBooks, ledgerOf } from '../../../test/factories/stock.factory.js';

let test: TestApp;
let desk: OrderDesk;
let returns: ReturnDesk;

beforeAll(async () => {
  test = await testApp();
  desk = await OrderDesk.open(test);
  returns = new ReturnDesk(test, desk);
});
afterAll(() => test.close());

const happened = async (order: Order) =>
  (await desk.look(order)).events.filter(({ kind }) => kind.startsWith('return_')).map(({ message }) => message);

const policy = {
  ...{
    isOpen: true,
    windowDays: 14,
    reasons: ['No'],
    finalSaleTags: ['outlet'],
    instructions: 'Ring twice',
    feeMinor: 250,
  },
};

describe('staff', () => {
  it('approve a request with the way to send it, take the goods in, and give the money back', async () => {
    const order = await returns.mugs();
    const { id } = await returns.asked(order, [unit(order, 2)]);
    const sending = { instructions: 'Ring twice', labelUrl: 'https://dhl.example/label' };
    const approved = await returns.step(id, 'approve', { ...sending, message: 'Sure', feeMinor: 300 });
    expect(approved).toMatchObject({ status: 'approved', ...sending, message: 'Sure', fee: { amount: 300 } });
    const received = await returns.step(id, 'receive', came(order, 1, 1));
    expect(received).toMatchObject({ status: 'received', lines: [{ resellable: 1, damaged: 1, restocked: 1 }] });
    expect(await ledgerOf(test.database, order.lines[0]?.variantId ?? '')).toContain('returned 1');
    const preview = (await desk.send(`/admin/returns/${id}/refund/preview`, {})).json();
    expect(preview).toMatchObject({ amount: { amount: 3_698 }, fee: { amount: 300 }, refundable: { amount: 4_488 } });
    const refunded = await returns.step(id, 'refund', {});
    expect(refunded).toMatchObject({ status: 'refunded', refund: { status: 'succeeded', amount: { amount: 3_698 } } });
    const after = await desk.look(order);
    expect(after).toMatchObject({
      paymentStatus: 'partially_refunded',
      fulfillmentStatus: 'fulfilled',
      refunded: { amount: 3_698 },
      refunds: [{ reason: 'Return 1', restockedUnits: 0 }],
      lines: [{ refundedQuantity: 2, toShipQuantity: 0 }],
    });
    expect(await happened(order)).toEqual([
      'Return 1 received: 2 × Mug (1 damaged); 1 back in stock',
      'Return 1 approved',
      'Return 1 requested: 2 × Mug',
    ]);
    expect((await returns.offer(order)).lines).toMatchObject([{ quantity: 0, refusal: 'returned' }]);
    await expectSoundBooks(test.database, desk.shop);
  });

  it('take goods in parcel by parcel, never more than were asked for', async () => {
    const order = await returns.mugs();
    const { id } = await returns.asked(order, [unit(order, 2)]);
    await returns.step(id, 'approve');
    await returns.step(id, 'receive', { ...came(order, 1), restock: false });
    expect(await returns.refused(id, 'receive', came(order, 1, 1))).toEqual([
      ...[409, 'return.units_exceeded', { orderLineId: order.lines[0]?.id, mostUnits: 1 }],
    ]);
    expect((await returns.refused(id, 'receive', came(order, 0)))[1]).toBe('return.nothing_received');
    const stranger = { lines: [{ orderLineId: randomUUID(), resellable: 1 }] };
    expect((await returns.refused(id, 'receive', stranger)).slice(0, 2)).toEqual([404, 'order.line_not_found']);
    const elsewhere = { ...came(order, 1), locationId: randomUUID() };
    expect((await returns.refused(id, 'receive', elsewhere)).slice(0, 2)).toEqual([404, 'location.not_found']);
    const last = await returns.step(id, 'receive', came(order, 0, 1));
    expect(last.lines).toMatchObject([{ resellable: 1, damaged: 1, restocked: 0 }]);
  });

  it('decline with a word, close what is not paid for, and call off what never came', async () => {
    const order = await returns.mugs();
    const first = await returns.asked(order, [unit(order)]);
    expect((await returns.refused(first.id, 'decline', {}))[1]).toBe('request.invalid');
    expect(await returns.step(first.id, 'decline', { message: 'Worn' })).toMatchObject({
      status: 'declined',
      message: 'Worn',
    });
    const second = await returns.asked(order, [unit(order, 2)]);
    await returns.step(second.id, 'approve');
    await returns.step(second.id, 'receive', came(order, 1));
    expect(await returns.step(second.id, 'close')).toMatchObject({ status: 'closed', refund: null });
    const third = await returns.asked(order, [unit(order)]);
    await returns.step(third.id, 'approve');
    expect(await returns.step(third.id, 'cancel')).toMatchObject({ status: 'cancelled' });
    expect((await desk.look(order)).refunded.amount).toBe(0);
  });

  it('cannot take steps out of turn', async () => {
    const order = await returns.mugs();
    const { id } = await returns.asked(order, [unit(order)]);
    const steps: [string, object][] = [
      ['receive', came(order, 1)],
      ['close', {}],
      ['refund', {}],
      ['refund/preview', {}],
    ];
    for (const [step, body] of steps) {
      expect(await returns.refused(id, step, body)).toEqual([
        409,
        'return.transition_refused',
        { status: 'requested' },
      ]);
    }
    await returns.step(id, 'decline', { message: 'No' });
    for (const step of ['approve', 'cancel']) {
      expect(await returns.refused(id, step)).toEqual([409, 'return.transition_refused', { status: 'declined' }]);
    }
    const mended = await desk.send(`/admin/returns/${id}`, { instructions: 'x' }, {}, 'PUT');
    expect(mended.json()).toMatchObject({ code: 'return.transition_refused' });
  });

  it('mend how the goods are to be sent', async () => {
    const order = await returns.mugs();
    const { id } = await returns.asked(order, [unit(order)]);
    const { version } = await returns.step(id, 'approve', { instructions: 'By post' });
    const label = { instructions: 'By DHL', labelUrl: 'https://dhl.example/2' };
    const mended = await desk.send(`/admin/returns/${id}`, label, { 'if-match': `"${version}"` }, 'PUT');
    expect(mended.json()).toMatchObject({ ...label, status: 'approved', version: version + 1 });
  });

  it('who answer at once: the first is heard, the other is told who was', async () => {
    const order = await returns.mugs();
    const { id } = await returns.asked(order, [unit(order)]);
    const send = (step: string, body: object) => desk.send(`/admin/returns/${id}/${step}`, body, { 'if-match': '"1"' });
    const answers = await Promise.all([send('approve', {}), send('decline', { message: 'No' })]);
    expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([200, 412]);
    const late = answers.find(({ statusCode }) => statusCode === 412);
    expect(late?.json()).toMatchObject({
      code: 'precondition.failed',
      details: { currentVersion: 2, updatedBy: 'Grace Hopper' },
    });
  });

  it('refund a return once, however often they press', async () => {
    const order = await returns.mugs();
    const { id } = await returns.asked(order, [unit(order)]);
    await returns.step(id, 'approve');
    await returns.step(id, 'receive', came(order, 1));
    const answers = await Promise.all([1, 2].map(() => desk.send(`/admin/returns/${id}/refund`, {})));
    expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([200, 409]);
    expect((await desk.look(order)).refunded.amount).toBe(1_999);
  });

  it('give nothing for a fee that eats it all, nor twice for what the order refunded meanwhile', async () => {
    const order = await returns.mugs();
    const { id } = await returns.asked(order, [unit(order, 2)]);
    await returns.step(id, 'approve');
    await returns.step(id, 'receive', came(order, 2));
    expect((await returns.refused(id, 'refund', { feeMinor: 99_999 })).slice(0, 2)).toEqual([409, 'refund.nothing']);
    await desk.done(`/admin/orders/${order.id}/refunds`, { lines: [{ orderLineId: order.lines[0]?.id, quantity: 1 }] });
    expect(await returns.refused(id, 'refund')).toEqual([
      ...[409, 'refund.exceeded', { of: 'units', orderLineId: order.lines[0]?.id, mostUnits: 1 }],
    ]);
  });

  it('cannot refund what was never paid', async () => {
    const bowl = await desk.goods({ title: 'Bowl' });
    const order = await returns.sent([{ goods: bowl, quantity: 1 }], { provider: 'manual' });
    const { id } = await returns.asked(order, [unit(order)]);
    await returns.step(id, 'approve');
    await returns.step(id, 'receive', came(order, 1));
    expect((await returns.refused(id, 'refund')).slice(0, 2)).toEqual([409, 'order.not_paid']);
  });

  it('see returns in a list, by state and by order', async () => {
    const order = await returns.mugs();
    const { id } = await returns.asked(order, [unit(order)]);
    const list = async (query: string) => (await desk.send(`/admin/returns?${query}`)).json();
    expect((await list(`orderId=${order.id}&include=total`)) as object).toMatchObject({
      items: [{ id, number: 1, status: 'requested', units: 1, order: { number: order.number } }],
      total: 1,
    });
    expect((await list(`orderId=${order.id}&status=approved`)).items).toEqual([]);
    expect((await list(`q=%23${order.number}`)).items).toMatchObject([{ id }]);
    const first = await list('limit=1');
    expect((await list(`limit=1&cursor=${first.nextCursor}`)).items[0].id).not.toBe(first.items[0].id);
    const answer = await desk.send(`/admin/orders/${order.id}/returns`);
    expect(orderReturnsSchema.parse(answer.json())).toMatchObject({ items: [{ id }], lines: [{ quantity: 1 }] });
  });

  it('without leave do none of it, and strangers neither', async () => {
    const order = await returns.mugs();
    const { id } = await returns.asked(order, [unit(order)]);
    const support = await desk.colleague('support');
    const approved = await support.send(`/admin/returns/${id}/approve`, {});
    expect(approved.statusCode).toBe(200);
    await returns.step(id, 'receive', came(order, 1));
    expect((await support.send(`/admin/returns/${id}/refund`, {})).statusCode).toBe(403);
    expect((await support.send(`/admin/settings/returns`, policy, {}, 'PUT')).statusCode).toBe(403);
    for (const path of [
      `/admin/returns`,
      `/admin/returns/${id}`,
      `/admin/orders/${order.id}/returns`,
      `/admin/settings/returns`,
    ]) {
      expect((await test.request({ path: `/api/v1${path}`, shop: desk.shop.slug })).statusCode).toBe(401);
    }
    expect((await desk.send(`/admin/returns/${randomUUID()}`)).statusCode).toBe(404);
    expect((await desk.send(`/admin/orders/${randomUUID()}/returns`)).statusCode).toBe(404);
  });
});

describe('the policy', () => {
  it('is the usual one until the shop has its own, which new requests follow', async () => {
    const elsewhere = await OrderDesk.open(test);
    const put = (body: object, version: number) =>
      elsewhere.send('/admin/settings/returns', body, { 'if-match': `"${version}"` }, 'PUT');
    const usual = (await elsewhere.send('/admin/settings/returns')).json();
    expect(usual).toMatchObject({ windowDays: 30, fee: { amount: 0, currency: 'EUR' }, version: 1, updatedAt: null });
    expect((await put(policy, 1)).json()).toMatchObject({ windowDays: 14, fee: { amount: 250 }, version: 2 });
    const late = await put(policy, 1);
    expect([late.statusCode, late.json().details]).toMatchObject([
      412,
      { currentVersion: 2, updatedBy: 'Grace Hopper' },
    ]);
    expect((await put({ ...policy, windowDays: 0 }, 2)).statusCode).toBe(422);
    const there = new ReturnDesk(test, elsewhere);
    const order = await there.sent([{ goods: await elsewhere.goods(), quantity: 1 }]);
    const asked = await there.asked(order, [unit(order, 1, { reason: 'No' })]);
    expect(asked.fee.amount).toBe(250);
    expect(await there.step(asked.id, 'approve')).toMatchObject({ instructions: 'Ring twice', fee: { amount: 250 } });
    expect((await put({ ...policy, isOpen: false }, 2)).statusCode).toBe(200);
    const other = await there.sent([{ goods: await elsewhere.goods(), quantity: 1 }]);
    expect((await there.ask(other, [unit(other, 1, { reason: 'No' })])).json().code).toBe('return.requests_closed');
  });
});
