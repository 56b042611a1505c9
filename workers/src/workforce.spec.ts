import { randomUUID } from 'node:crypto';
import { createApp, Database, openLogger, type Application } from '@smallshop/api/app';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { testDatabase, type TestDatabase } from '../../api/test/database.js';
import { aShop } from '../../api/test/factories/shop.factory.js';
import { Workforce } from './workforce.js';

let test: TestDatabase;
let app: Application;
let workforce: Workforce;

const employ = async () => {
  app = await createApp(test.config, 'workers');
  workforce = new Workforce(app, test.config, openLogger('silent', 'workers'));
  await workforce.start();
};
const dismiss = async () => {
  await workforce.stop();
  await app.close();
};

const queues: [string, Record<string, string>][] = [['Postgres', {}]];
const { TEST_REDIS_URL } = process.env;
if (TEST_REDIS_URL !== undefined) queues.push(['Redis', { REDIS_URL: TEST_REDIS_URL }]);

const purgesOf = async (shopId: string) =>
  (
    await test.admin.query(
      'SELECT sequence::int, tags, is_hard FROM purge_events WHERE tenant_id = $1 ORDER BY sequence',
      [shopId],
    )
  ).rows;

describe.each(queues)('the workforce, with its queues in %s', (_place, settings) => {
  beforeAll(async () => {
    test = await testDatabase(settings);
    await employ();
  });
  afterAll(async () => {
    await dismiss();
    await test.drop();
  });

  it('purges the storefront within a second of a product’s change, without gaps in the shop’s sequence', async () => {
    const shop = await aShop(test);
    const productIds = [randomUUID(), randomUUID()];
    const startedAt = performance.now();
    for (const productId of productIds) {
      await app.get(Database).withTenant({ tenantId: shop.id }, async (tx) => {
        tx.emit('product.changed', productId, { productId, slug: 'mug', isHard: true });
      });
    }
    await vi.waitFor(async () => expect(await purgesOf(shop.id)).toHaveLength(2), { timeout: 5_000, interval: 20 });
    expect(performance.now() - startedAt).toBeLessThan(1_000);
    const purges = await purgesOf(shop.id);
    expect(purges.map(({ sequence }) => sequence)).toEqual([1, 2]);
    expect(purges.map(({ tags }) => tags).toSorted()).toEqual(
      productIds.map((productId) => [`product:${productId}`, 'products']).toSorted(),
    );
  });

  it('welcomes a new customer with one e-mail, however often the event is delivered', async () => {
    const shop = await aShop(test);
    const { rows } = await test.admin.query<{ id: string }>(
      `INSERT INTO customers (tenant_id, email, first_name) VALUES ($1, 'ada@example.com', 'Ada') RETURNING id`,
      [shop.id],
    );
    const customerId = rows[0]?.id ?? '';
    for (let delivery = 0; delivery < 3; delivery += 1) {
      await app.get(Database).withTenant({ tenantId: shop.id }, async (tx) => {
        tx.emit('customer.registered', customerId, { customerId });
      });
    }
    const mails = async () =>
      (await test.admin.query('SELECT recipient, template, status FROM mails WHERE tenant_id = $1', [shop.id])).rows;
    const settled = async () => (await test.admin.query('SELECT count(*)::int AS n FROM outbox')).rows;
    await vi.waitFor(async () => expect(await settled()).toEqual([{ n: 0 }]), { timeout: 5_000 });
    await vi.waitFor(
      async () =>
        expect(await mails()).toEqual([{ recipient: 'ada@example.com', template: 'welcome', status: 'sent' }]),
      { timeout: 5_000 },
    );
  });

  it('carries on with what happened while nobody worked', async () => {
    const shop = await aShop(test);
    await dismiss();
    await test.admin.query(
      `INSERT INTO outbox (tenant_id, topic, aggregate_id, payload) VALUES ($1, 'shop.changed', $1, '{"isHard":true}')`,
      [shop.id],
    );
    await employ();
    await vi.waitFor(
      async () => expect(await purgesOf(shop.id)).toEqual([{ sequence: 1, tags: ['shop'], is_hard: true }]),
      {
        timeout: 5_000,
      },
    );
  });
});
