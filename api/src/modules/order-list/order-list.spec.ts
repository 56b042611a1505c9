import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { orderTaskSchema, orderViewSchema, type OrderTask } from '@smallshop/contract';
import { testApp, type TestApp } from '../../../test/application.js';
import { OrderDesk } from '../../../test/factories/order.desk.js';
import type { Goods } from '../../../test/factories/sales.factory.js';
import { systemCtx } from '../../plumbing/context.js';
import { RunOrderTask } from './index.js';

let test: TestApp;
let desk: OrderDesk;
let mug: Goods;

beforeAll(async () => {
  test = await testApp();
});
afterAll(() => test.close());
beforeEach(async () => {
  desk = await OrderDesk.open(test);
  mug = await desk.goods({ title: '=HYPERLINK("x"), "Mug"' });
});

const anOrder = (email = 'ada@example.com') => desk.sold([{ goods: mug, quantity: 1 }], { email });
const run = (id: string) => test.app.get(RunOrderTask).run(systemCtx(desk.shop, 'Worker', new Date()), id);
/** Asks for work and lets a worker do it. */
async function done(body: object): Promise<OrderTask> {
  const answer = await desk.send('/admin/order-tasks', body);
  if (answer.statusCode !== 202) throw new Error(answer.body);
  const { id } = orderTaskSchema.parse(answer.json());
  await run(id);
  return orderTaskSchema.parse((await desk.send(`/admin/order-tasks/${id}`)).json());
}
const file = (task: OrderTask) =>
  test.request({ path: new URL(task.downloadUrl ?? 'https://none.example').pathname, shop: desk.shop.slug });
const codeOf = (answer: { json: () => { code: string } }) => answer.json().code;

describe('work on many orders', () => {
  it('does what it can, names who asked, and says which orders it left and why', async () => {
    const [first, second, third] = [await anOrder(), await anOrder(), await anOrder()];
    await desk.done(`/shipments/${second.id}/create`, { carrier: 'DHL' });
    const ids = [first.id, second.id, third.id, randomUUID()];
    const task = await done({ work: { kind: 'fulfill', carrier: 'UPS' }, ids });
    expect(task).toMatchObject({
      state: 'done',
      done: 4,
      total: 4,
      refusedCount: 2,
      createdBy: 'Grace Hopper',
      downloadUrl: null,
    });
    expect(task.refused.map(({ number, code }) => [number, code])).toEqual([
      [second.number, 'order.nothing_to_ship'],
      [0, 'order.not_found'],
    ]);
    const sent = await desk.look(first);
    expect(sent).toMatchObject({ fulfillmentStatus: 'fulfilled', shipments: [{ carrier: 'UPS' }] });
    expect(sent.events[0]).toMatchObject({ kind: 'shipped', actor: 'Grace Hopper' });
  });

  it('tags, archives and marks as paid, each order once, and again without a word', async () => {
    const order = await desk.sold([{ goods: mug, quantity: 1 }], { provider: 'manual' });
    const ids = [order.id, order.id];
    expect(await done({ work: { kind: 'mark_paid' }, ids })).toMatchObject({ total: 1, refusedCount: 0 });
    await done({ work: { kind: 'add_tags', tags: ['Gift', 'Fragile'] }, ids });
    await done({ work: { kind: 'remove_tags', tags: ['FRAGILE'] }, ids });
    await done({ work: { kind: 'archive' }, ids });
    const kept = await desk.look(order);
    expect(kept).toMatchObject({ paymentStatus: 'paid', tags: ['Gift'] });
    expect(kept.archivedAt).not.toBeNull();
    await done({ work: { kind: 'archive' }, ids });
    await done({ work: { kind: 'add_tags', tags: ['gift'] }, ids });
    expect((await desk.look(order)).events).toEqual(kept.events);
    await done({ work: { kind: 'unarchive' }, ids });
    expect((await desk.look(order)).archivedAt).toBeNull();
  });

  it('takes every order the list would show, and goes on where a worker died', async () => {
    const [mine, other] = [await anOrder('one@example.com'), await anOrder('two@example.com')];
    const answer = await desk.send('/admin/order-tasks', {
      work: { kind: 'archive' },
      filter: { q: 'one@example.com' },
    });
    const { id } = orderTaskSchema.parse(answer.json());
    await test.database.admin.query(
      `UPDATE order_tasks SET state = 'running', order_ids = ARRAY[$2, $3]::uuid[], total = 2, done = 1 WHERE id = $1`,
      [id, other.id, mine.id],
    );
    await Promise.all([run(id)]);
    await run(id);
    expect((await desk.look(mine)).archivedAt).not.toBeNull();
    expect((await desk.look(other)).archivedAt).toBeNull();
    const filtered = await done({ work: { kind: 'archive' }, filter: { placedWithinDays: 1, channel: 'storefront' } });
    expect(filtered).toMatchObject({ total: 2, refusedCount: 0 });
  });

  it('writes orders and their lines to files no spreadsheet takes for formulas', async () => {
    const order = await anOrder();
    await desk.done(`/admin/orders/${order.id}/refunds`, { extraMinor: 105 });
    const orders = await file(await done({ work: { kind: 'export', rows: 'orders' }, filter: {} }));
    expect(orders.headers['content-disposition']).toContain(`${desk.shop.slug}-orders-`);
    const [header, row] = orders.body.split('\r\n');
    expect(header).toMatch(/^\uFEFFOrder,Placed,Status,/);
    expect(row).toContain(`${order.number},`);
    expect(row).toContain(',EUR,19.99,0.00,4.90,3.97,24.89,1.05,');
    const lines = await file(await done({ work: { kind: 'export', rows: 'lines' }, ids: [order.id] }));
    expect(lines.body.split('\r\n')[1]).toContain(`"'=HYPERLINK(""x""), ""Mug"""`);
  });

  it('prints what there is to print into one file', async () => {
    const [open, sent] = [await anOrder(), await anOrder()];
    await desk.done(`/shipments/${sent.id}/create`, { carrier: 'DHL' });
    const work = { kind: 'print', document: 'packing_slip' };
    const task = await done({ work, ids: [open.id, sent.id] });
    expect(task.refused).toMatchObject([{ number: sent.number, code: 'order.nothing_to_ship' }]);
    expect((await file(task)).rawPayload.subarray(0, 5).toString()).toBe('%PDF-');
    const none = await done({ work: { kind: 'print', document: 'invoice' }, ids: [open.id] });
    expect(none).toMatchObject({ state: 'done', downloadUrl: null, refused: [{ code: 'document.seller_missing' }] });
  });

  it('is for those who may change orders; exporting for those who may read them', async () => {
    const order = await anOrder();
    const send = (body: object, headers = {}) => desk.send('/admin/order-tasks', body, headers);
    const archive = { work: { kind: 'archive' }, ids: [order.id] };
    const anonymous = { path: '/api/v1/admin/order-tasks', shop: desk.shop.slug, body: archive };
    expect((await test.request(anonymous)).statusCode).toBe(401);
    expect((await send({ work: { kind: 'archive' } })).statusCode).toBe(422);
    expect((await send({ ...archive, filter: {} })).statusCode).toBe(422);
    const { rows } = await test.database.admin.query<{ n: number }>(
      `SELECT count(*)::int AS n FROM order_tasks WHERE tenant_id = $1`,
      [desk.shop.id],
    );
    expect(rows).toEqual([{ n: 0 }]);
    const key = randomUUID();
    const twice = await Promise.all([
      send(archive, { 'idempotency-key': key }),
      send(archive, { 'idempotency-key': key }),
    ]);
    expect(twice[0]?.json()).toEqual(twice[1]?.json());
    expect(codeOf(await desk.send(`/admin/order-tasks/${randomUUID()}`))).toBe('order_task.not_found');
    expect(codeOf(await desk.send('/order-files/0000000000000000.0000000000000000'))).toBe('order_task.not_found');
  });
});

describe('saved views', () => {
  const view = { name: 'To pack', filter: { fulfillmentStatus: 'unfulfilled' }, sort: 'number', isShared: false };
  const put = (path: string, body: unknown, headers = {}) => desk.send(path, body, headers, 'PUT');
  const saved = async (wish: object = view) =>
    orderViewSchema.parse((await desk.send('/admin/order-views', wish)).json());
  const seenBy = async (who: OrderDesk) =>
    (await who.send('/admin/order-views')).json<{ items: { name: string }[] }>().items;

  it('are one’s own until they are shared, and then others see but cannot change them', async () => {
    const mine = await saved();
    expect(mine).toMatchObject({ isOwn: true, owner: 'Grace Hopper', filter: { fulfillmentStatus: 'unfulfilled' } });
    const colleague = await desk.colleague('support');
    expect(await seenBy(colleague)).toEqual([]);
    const path = `/admin/order-views/${mine.id}`;
    expect(codeOf(await colleague.send(path, view, {}, 'PUT'))).toBe('order_view.not_found');
    expect((await put(path, { ...view, isShared: true }, { 'if-match': '"1"' })).statusCode).toBe(200);
    expect(await seenBy(colleague)).toMatchObject([{ name: 'To pack', isOwn: false }]);
    expect(codeOf(await colleague.send(path, view, {}, 'PUT'))).toBe('order_view.not_yours');
    const stale = await put(path, view, { 'if-match': '"1"' });
    expect([stale.statusCode, codeOf(stale)]).toEqual([412, 'precondition.failed']);
    expect(await seenBy(desk)).toMatchObject([{ name: 'To pack', isShared: true }]);
  });

  it('have names of their own, and an end', async () => {
    const mine = await saved();
    expect(codeOf(await desk.send('/admin/order-views', { ...view, name: 'TO PACK' }))).toBe('order_view.exists');
    const other = await saved({ ...view, name: 'Other' });
    expect(codeOf(await put(`/admin/order-views/${other.id}`, view))).toBe('order_view.exists');
    expect((await desk.send('/admin/order-views', { ...view, filter: { colour: 'red' } })).statusCode).toBe(422);
    await test.database.admin.query(
      `INSERT INTO order_views (tenant_id, account_id, owner, name, filter, sort)
       SELECT tenant_id, account_id, owner, 'View ' || n, '{}', '-number' FROM order_views, generate_series(1, 48) n WHERE id = $1`,
      [mine.id],
    );
    expect(codeOf(await desk.send('/admin/order-views', { ...view, name: 'One more' }))).toBe('order_view.too_many');
    const gone = { path: `/api/v1/admin/order-views/${mine.id}`, method: 'DELETE' as const, shop: desk.shop.slug };
    expect((await test.request(gone)).statusCode).toBe(401);
    expect(codeOf(await put(`/admin/order-views/${randomUUID()}`, view))).toBe('order_view.not_found');
  });
});
