import type { JobPayload, Order } from '@smallshop/contract';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { testApp, type TestApp } from '../../../test/application.js';
import { OrderDesk } from '../../../test/factories/order.desk.js';
import { ReturnDesk, unit } from '../../../test/factories/return.desk.js';
import { MailTransport, type MailMessage } from '../../plumbing/mail/mail.transport.js';
import { DeliverMail } from './index.js';

let test: TestApp;
let returns: ReturnDesk;
let sent: MailMessage[] = [];

beforeAll(async () => {
  test = await testApp();
  const desk = await OrderDesk.open(test);
  await test.database.admin.query(
    `INSERT INTO shop_locales (tenant_id, locale, is_published, ready_at) VALUES ($1, 'de', true, now())`,
    [desk.shop.id],
  );
  returns = new ReturnDesk(test, desk);
  test.app.get(MailTransport).send = (message) => {
    sent.push(message);
    return Promise.resolve();
  };
});
beforeEach(() => {
  sent = [];
});
afterAll(() => test.close());

const deliver = (template: JobPayload<'send-mail'>['template'], aggregateId: string) =>
  test.app
    .get(DeliverMail)
    .execute(
      { shopId: returns.desk.shop.id, template, aggregateId, dedupeKey: `${template}:${aggregateId}` },
      new Date(),
    );
const asked = async (): Promise<{ order: Order; id: string }> => {
  const order = await returns.mugs();
  return { order, id: (await returns.asked(order, [unit(order, 2)])).id };
};

it('a request is confirmed once, with a link that shows it without signing in', async () => {
  const { order, id } = await asked();
  await deliver('return-requested', id);
  await deliver('return-requested', id);
  expect(sent).toHaveLength(1);
  expect(sent[0]).toMatchObject({
    to: 'ada@example.com',
    subject: `We have your return request for order ${order.number}`,
  });
  expect(sent[0]?.text).toContain('In this return:\n2 × Mug');
  const [, orderId, key] = /\/orders\/([\w-]+)\/return\?key=([\w-]+)/.exec(sent[0]?.text ?? '') ?? [];
  const path = `/api/v1/orders/${orderId}/returns?key=${key}`;
  expect((await test.request({ path, shop: returns.desk.shop.slug })).json().returns).toMatchObject([{ id }]);
  const { events } = await returns.desk.look(order);
  expect(events[0]).toMatchObject({
    kind: 'email_sent',
    message: 'Receipt of the return request sent to ada@example.com',
  });
});

it('an approval says how to send the goods, where the label is and what is kept', async () => {
  const { id } = await asked();
  const sending = { instructions: 'Wrap it twice.\nRing the bell.', labelUrl: 'https://dhl.example/label' };
  await returns.step(id, 'approve', { ...sending, message: 'Of course', feeMinor: 300 });
  await deliver('return-approved', id);
  expect(sent[0]?.text).toContain(
    [
      'Of course',
      'We keep €3.00 of the refund for the return.',
      'Get the shipping label: https://dhl.example/label',
      'How to send it:\nWrap it twice.\nRing the bell.',
    ].join('\n\n'),
  );
  expect(sent[0]?.html).toContain('href="https://dhl.example/label"');
});

it('a refusal says why, in the language of the order', async () => {
  const { order, id } = await asked();
  await test.database.admin.query(`UPDATE orders SET locale = 'de' WHERE id = $1`, [order.id]);
  await returns.step(id, 'decline', { message: 'Getragen' });
  await deliver('return-declined', id);
  expect(sent[0]?.text).toContain('Getragen');
  expect(sent[0]).toMatchObject({ subject: `Ihre Rückgabeanfrage zu Bestellung ${order.number}` });
});

it('goods that came are acknowledged; nothing is written about a return that is gone', async () => {
  const { order, id } = await asked();
  await returns.step(id, 'approve');
  await returns.step(id, 'receive', { lines: [{ orderLineId: order.lines[0]?.id, resellable: 1 }] });
  await deliver('return-received', id);
  expect(sent[0]).toMatchObject({ subject: `Your return for order ${order.number} has arrived` });
  await test.database.admin.query('DELETE FROM returns WHERE id = $1', [id]);
  await test.database.admin.query('DELETE FROM mails');
  await deliver('return-received', id);
  expect(sent).toHaveLength(1);
});
