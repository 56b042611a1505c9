import { previewTemplateSchema } from '@smallshop/contract';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aShop } from '../../../test/factories/shop.factory.js';
import { aStaffToken } from '../../../test/factories/staff.factory.js';
import { type TestApp, testApp } from '../../../test/application.js';
import type { ShopFacts } from '../../plumbing/context.js';
import { type MailMessage, MailTransport } from '../../plumbing/mail/mail.transport.js';

let app: TestApp;
let shop: ShopFacts;
let owner: string;
const sent: MailMessage[] = [];

beforeAll(async () => {
  app = await testApp();
  shop = await aShop(app.database, { name: 'Salt & Sons' });
  owner = await aStaffToken(app, shop);
  await app.database.admin.query(
    `INSERT INTO shop_locales (tenant_id, locale, is_published, ready_at) VALUES ($1, 'de', true, now())`,
    [shop.id],
  );
  app.app.get(MailTransport).send = (message) => {
    sent.push(message);
    return Promise.resolve();
  };
});
afterAll(() => app.close());

const preview = (query: string, token = owner) =>
  app.request({ path: `/api/v1/admin/mails/preview${query}`, shop: shop.slug, token });
const test = (body: unknown, token = owner) =>
  app.request({ path: '/api/v1/admin/mails/test', shop: shop.slug, token, body });

describe('a preview of an e-mail', () => {
  it.each(previewTemplateSchema.options)('shows %s with the shop’s name, in HTML and text', async (template) => {
    const { subject, html, text } = (await preview(`?template=${template}`)).json();
    expect(html).toContain(`<title>${subject.replaceAll('&', '&amp;')}</title>`);
    expect(html).toContain('Salt &amp; Sons');
    expect(text.length).toBeGreaterThan(40);
  });

  it('speaks a language of the shop, its own when it has no such', async () => {
    const subjectIn = async (locale: string) =>
      (await preview(`?template=order-confirmation&locale=${locale}`)).json().subject;
    expect(await subjectIn('de')).toBe('Ihre Bestellung 1042 bei Salt & Sons');
    expect(await subjectIn('fr')).toBe('Your order 1042 at Salt & Sons');
  });

  it('is sent as a test to the shop itself, and to nobody else', async () => {
    expect((await test({ template: 'welcome' })).json()).toEqual({ recipient: 'hello@example.com' });
    expect(sent).toMatchObject([{ to: 'hello@example.com', subject: '[Test] Welcome to Salt & Sons' }]);
    expect((await test({ template: 'welcome', recipient: 'ada@example.com' })).statusCode).toBe(422);
  });

  it('is refused for kinds there are none of, to strangers, and tests to who may not write', async () => {
    expect((await preview('?template=nonsense')).json().code).toBe('request.invalid');
    const nobody = await app.request({ path: '/api/v1/admin/mails/preview?template=welcome', shop: shop.slug });
    expect([nobody.statusCode, nobody.json().code]).toEqual([401, 'auth.required']);
    const support = await test({ template: 'welcome' }, await aStaffToken(app, shop, 'support'));
    expect([support.statusCode, support.json().code]).toEqual([403, 'auth.forbidden']);
    expect(sent).toHaveLength(1);
  });
});
