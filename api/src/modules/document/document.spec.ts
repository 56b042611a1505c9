import { extractText, getDocumentProxy } from 'unpdf';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { documentSettingsSchema, orderDocumentSchema, type OrderDocument } from '@smallshop/contract';
import { testApp, type TestApp } from '../../../test/application.js';
import { OrderDesk } from '../../../test/factories/order.desk.js';
import type { Goods } from '../../../test/factories/sales.factory.js';

let test: TestApp;
let desk: OrderDesk;
let mug: Goods;

const seller = {
  ...{ line1: 'Hafenstraße 7', postalCode: '20457', city: 'Hamburg', country: 'DE' },
  ...{ vatId: 'DE123456789', registration: 'HRB 4711, Hamburg', footer: 'IBAN DE02 1203 0000', prefix: 'INV-' },
};
const saveSeller = (at = desk) => at.send('/admin/settings/documents', seller, {}, 'PUT');

beforeAll(async () => {
  test = await testApp();
  desk = await OrderDesk.open(test);
  mug = await desk.goods({ title: 'Kubek Yılmaz Łódź · Κούπα · Кружка' });
});
afterAll(() => test.close());

const anOrder = (at = desk, goods = mug) => at.sold([{ goods, quantity: 2 }]);
const issue = async (order: { id: string }, body: object = { kind: 'invoice' }, at = desk) =>
  at.send(`/admin/orders/${order.id}/documents`, body);
const issued = async (order: { id: string }, body?: object): Promise<OrderDocument> => {
  const answer = await issue(order, body);
  if (answer.statusCode !== 201) throw new Error(answer.body);
  return orderDocumentSchema.parse(answer.json());
};
const refusalOf = (answer: { json: () => { code: string } }) => answer.json().code;

/** What another program reads in a PDF. */
async function read(bytes: Buffer): Promise<{ text: string; pages: number }> {
  const { text, totalPages } = await extractText(await getDocumentProxy(new Uint8Array(bytes)), { mergePages: true });
  return { text: text.replaceAll(/\s+/g, ' '), pages: totalPages };
}
const fetched = async (url: string) => {
  const { pathname } = new URL(url);
  return test.request({ path: pathname, shop: desk.shop.slug });
};

describe('an invoice', () => {
  it('waits for the seller to say who that is', async () => {
    const other = await OrderDesk.open(test);
    const order = await other.sold([{ goods: await other.goods(), quantity: 1 }]);
    expect(refusalOf(await issue(order, { kind: 'invoice' }, other))).toBe('document.seller_missing');
    const settings = documentSettingsSchema.parse((await other.send('/admin/settings/documents')).json());
    expect(settings).toMatchObject({ isComplete: false, version: 0, country: 'DE', line1: '' });
    const { rows } = await test.database.admin.query(
      `SELECT 1 FROM counters WHERE tenant_id = $1 AND name = 'document'`,
      [other.shop.id],
    );
    expect(rows).toEqual([]);
  });

  it('says who sells, who buys, what, at which tax, in letters of any of its scripts', async () => {
    await saveSeller();
    const order = await anOrder();
    const document = await issued(order);
    expect(document).toMatchObject({ kind: 'invoice', number: 'INV-1001', total: { amount: 4_488, currency: 'EUR' } });
    const file = await fetched(document.url);
    expect([file.statusCode, file.headers['content-type']]).toEqual([200, 'application/pdf']);
    const { text, pages } = await read(file.rawPayload);
    expect(pages).toBe(1);
    for (const words of [
      ...['Hafenstraße 7', '20457 Hamburg', 'DE123456789', 'HRB 4711, Hamburg', 'IBAN DE02 1203 0000', 'INV-1001'],
      ...['Ada Byron', 'Torstraße 1', '10119 Berlin', `#${order.number}`, 'Page 1 of 1'],
      ...[
        'Kubek Yılmaz Łódź',
        'Germany',
        'Κούπα',
        'Кружка',
        '€19.99',
        '€39.98',
        '€4.90',
        '€44.88',
        'VAT 19 %',
        '€7.16',
      ],
    ])
      expect(text).toContain(words);
  });

  it('is issued once, however many ask at the same time, and never changes', async () => {
    await saveSeller();
    const order = await anOrder();
    const answers = await Promise.all(Array.from({ length: 6 }, () => issued(order)));
    expect(new Set(answers.map(({ number }) => number)).size).toBe(1);
    const before = (await fetched(answers[0]?.url ?? '')).rawPayload;
    await desk.send('/admin/settings/documents', { ...seller, city: 'Bremen' }, {}, 'PUT');
    await desk.done(`/admin/orders/${order.id}/refunds`, { extraMinor: 100 });
    const after = (await fetched((await issued(order)).url)).rawPayload;
    expect(after.equals(before)).toBe(true);
  });

  it('has the next number, without gaps, also when others are refused meanwhile', async () => {
    await saveSeller();
    const orders = await Promise.all(Array.from({ length: 5 }, () => anOrder()));
    const cancelled = await anOrder();
    await desk.done(`/admin/orders/${cancelled.id}/cancel`, { reason: 'customer' });
    const [refused, ...documents] = await Promise.all([issue(cancelled), ...orders.map((order) => issued(order))]);
    expect(refusalOf(refused)).toBe('document.order_cancelled');
    const numbers = documents.map(({ number }) => Number(number.slice(4))).toSorted((one, other) => one - other);
    const [first = 0] = numbers;
    expect(numbers).toEqual([0, 1, 2, 3, 4].map((step) => first + step));
  });
});

describe('a credit note', () => {
  it('corrects the invoice by what a refund gave back', async () => {
    await saveSeller();
    const order = await anOrder();
    const unit = { orderLineId: order.lines[0]?.id, quantity: 1 };
    const { refunds } = await desk.done(`/admin/orders/${order.id}/refunds`, { lines: [unit] });
    const wish = { kind: 'credit_note', refundId: refunds[0]?.id };
    expect(refusalOf(await issue(order, wish))).toBe('document.invoice_missing');
    const invoice = await issued(order);
    expect(refusalOf(await issue(order, { kind: 'credit_note', refundId: order.id }))).toBe('document.refund_unknown');
    const note = await issued(order, wish);
    expect(note).toMatchObject({ kind: 'credit_note', total: { amount: 1_999 }, refundId: refunds[0]?.id });
    const { text } = await read((await fetched(note.url)).rawPayload);
    for (const words of ['Credit note', invoice.number, 'Credited', '€19.99', '€3.19']) expect(text).toContain(words);
    const list = (await desk.send(`/admin/orders/${order.id}/documents`)).json<{ items: OrderDocument[] }>();
    expect(list.items.map(({ kind }) => kind)).toEqual(['invoice', 'credit_note']);
  });
});

describe('a packing slip', () => {
  it('lists what is still to be sent, or what went into a parcel, without prices', async () => {
    const order = await anOrder();
    const path = `/admin/orders/${order.id}/packing-slip`;
    const open = await read((await desk.send(path)).rawPayload);
    expect(open.text).toContain('Packing slip');
    expect(open.text).not.toContain('€');
    const sent = await desk.done(`/shipments/${order.id}/create`, { carrier: 'DHL' });
    expect(refusalOf(await desk.send(path))).toBe('order.nothing_to_ship');
    expect(refusalOf(await desk.send(`${path}?shipmentId=${order.id}`))).toBe('shipment.not_found');
    const slip = await read((await desk.send(`${path}?shipmentId=${sent.shipments[0]?.id}`)).rawPayload);
    expect(slip.text).toContain(mug.sku);
  });

  it('goes on over pages, each with its number', async () => {
    const goods = await Promise.all(
      Array.from({ length: 30 }, (_, n) => desk.goods({ title: `Cup ${n}, ${'fine '.repeat(14)}` })),
    );
    const order = await desk.sold(goods.map((good) => ({ goods: good, quantity: 1 })));
    const { text, pages } = await read((await desk.send(`/admin/orders/${order.id}/packing-slip`)).rawPayload);
    expect(pages).toBeGreaterThan(1);
    expect(text).toContain(`Page ${pages} of ${pages}`);
    for (const { sku } of goods) expect(text).toContain(sku);
  });
});

describe('documents', () => {
  it('are for those who may see and change orders, and for whoever has a link that was not touched', async () => {
    await saveSeller();
    const order = await anOrder();
    const document = await issued(order);
    const path = `/admin/orders/${order.id}/documents`;
    expect((await test.request({ path: `/api/v1${path}`, shop: desk.shop.slug })).statusCode).toBe(401);
    const support = await desk.colleague('support');
    expect((await support.send('/admin/settings/documents', seller, {}, 'PUT')).statusCode).toBe(403);
    expect((await support.send(path)).statusCode).toBe(200);
    expect((await desk.send(path, { kind: 'receipt' })).statusCode).toBe(422);
    const wrong = await desk.send('/admin/settings/documents', { ...seller, prefix: 'inv ' }, {}, 'PUT');
    expect(wrong.statusCode).toBe(422);
    const stale = await desk.send('/admin/settings/documents', seller, { 'if-match': '"999"' }, 'PUT');
    expect([stale.statusCode, refusalOf(stale)]).toEqual([412, 'precondition.failed']);
    const forged = await fetched(document.url.replace(/.$/, (last) => (last === 'A' ? 'B' : 'A')));
    expect([forged.statusCode, refusalOf(forged)]).toEqual([404, 'document.not_found']);
    expect(refusalOf(await desk.send('/admin/orders/0192f0c1-7c1a-7e30-9d61-1f0a4a0b6a52/documents'))).toBe(
      'order.not_found',
    );
  });
});
