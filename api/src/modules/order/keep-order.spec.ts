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

const anOrder = async (provider: 'test' | 'manual' = 'manual'): Promise<AdminOrder> =>
  desk.look(await desk.sold([{ goods: await desk.goods(), quantity: 1 }], { provider }));
const put = async (order: AdminOrder, what: string, body: unknown, headers = {}) =>
  desk.send(`/admin/orders/${order.id}/${what}`, body, headers, 'PUT');
const markPaid = (order: { id: string }) => `/admin/orders/${order.id}/mark-paid`;
const spent = async (order: AdminOrder) =>
  (
    await test.database.admin.query<{ spent: number }>(
      'SELECT spent_minor::int AS spent FROM customers WHERE id = $1',
      [order.customer.id],
    )
  ).rows[0]?.spent ?? 0;

describe('money that arrives by transfer', () => {
  it('pays the order, can be given back, and counts as spent', async () => {
    const order = await anOrder();
    const before = await spent(order);
    const paid = await desk.done(markPaid(order), '');
    expect(paid).toMatchObject({
      status: 'open',
      paymentStatus: 'paid',
      payment: { provider: 'manual', status: 'succeeded' },
      captured: { amount: 2_489 },
      refundable: { amount: 2_489 },
      version: 2,
      events: [{ kind: 'paid', actor: 'Grace Hopper', message: '€24.89 received by Bank transfer' }, {}, {}],
    });
    expect((await spent(order)) - before).toBe(2_489);
    const refunded = await desk.done(`/admin/orders/${order.id}/refunds`, { extraMinor: 489 });
    expect(refunded).toMatchObject({ paymentStatus: 'partially_refunded', refunds: [{ status: 'succeeded' }] });
    expect((await spent(order)) - before).toBe(2_000);
  });

  it('completes an order that was sent before', async () => {
    const order = await anOrder();
    expect((await desk.done(`/shipments/${order.id}/create`, { carrier: 'DHL' })).status).toBe('open');
    expect((await desk.done(markPaid(order), '')).status).toBe('completed');
  });

  it('arrives once, and not for cancelled orders', async () => {
    const order = await anOrder('test');
    const refusal = [409, 'order.transition_refused'];
    expect((await desk.refused(order, markPaid(order), '')).slice(0, 2)).toEqual(refusal);
    const cancelled = await anOrder();
    await desk.done(`/admin/orders/${cancelled.id}/cancel`, { reason: 'payment' });
    expect((await desk.refused(cancelled, markPaid(cancelled), '')).slice(0, 2)).toEqual(refusal);
    const awaited = await anOrder();
    const answers = await Promise.all([1, 2, 3, 4].map(() => desk.send(markPaid(awaited), '')));
    expect(answers.map(({ statusCode }) => statusCode).toSorted()).toEqual([200, 409, 409, 409]);
  });
});

describe('staff', () => {
  const listed = async (query: string) =>
    (await desk.send(`/admin/orders?limit=100&${query}`)).json<{ items: { id: string }[] }>().items.map(({ id }) => id);

  it('tag orders and find them by a tag', async () => {
    const [order, other] = [await anOrder(), await anOrder()];
    const tag = `gift ${order.number}`;
    const tagged = await put(order, 'tags', { tags: ['Rush', tag, 'rush'] });
    expect(tagged.json()).toMatchObject({ tags: ['rush', tag], version: 2 });
    expect(tagged.json().events[0]).toMatchObject({ kind: 'tagged', message: `Tagged: rush, ${tag}` });
    await put(other, 'tags', { tags: ['rush'] });
    expect(await listed(`tag=${encodeURIComponent(tag)}`)).toEqual([order.id]);
    expect((await put(order, 'tags', { tags: [] })).json().events[0]).toMatchObject({ message: 'Tags removed' });
    expect(await listed(`tag=${encodeURIComponent(tag)}`)).toEqual([]);
    expect((await put(order, 'tags', { tags: ['x'.repeat(41)] })).statusCode).toBe(422);
  });

  it('put orders out of the way and back', async () => {
    const order = await anOrder();
    expect((await put(order, 'archive', { isArchived: true })).json().archivedAt).not.toBeNull();
    expect([
      (await listed('archived=only')).includes(order.id),
      (await listed('archived=none')).includes(order.id),
    ]).toEqual([true, false]);
    const back = await put(order, 'archive', { isArchived: false });
    expect(back.json()).toMatchObject({ archivedAt: null, version: 3 });
    expect(await listed('archived=only')).not.toContain(order.id);
  });

  it('are refused without signing in, for another version and for unknown orders', async () => {
    const order = await anOrder();
    const requests = [
      ['POST', 'mark-paid', ''],
      ['PUT', 'tags', { tags: [] }],
      ['PUT', 'archive', { isArchived: true }],
    ] as const;
    for (const [method, what, body] of requests) {
      const path = (id: string) => `/api/v1/admin/orders/${id}/${what}`;
      const guest = await test.request({ path: path(order.id), method, shop: desk.shop.slug, body });
      expect([guest.statusCode, guest.json().code]).toEqual([401, 'auth.required']);
      const over = method === 'PUT' ? method : undefined;
      const stale = await desk.send(`/admin/orders/${order.id}/${what}`, body, { 'if-match': '"7"' }, over);
      expect([stale.statusCode, stale.json().code]).toEqual([412, 'precondition.failed']);
      const unknown = await desk.send(`/admin/orders/${randomUUID()}/${what}`, body, {}, over);
      expect([unknown.statusCode, unknown.json().code]).toEqual([404, 'order.not_found']);
    }
    expect((await desk.look(order)).version).toBe(1);
  });
});
