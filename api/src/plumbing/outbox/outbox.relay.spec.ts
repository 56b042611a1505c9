import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { testDatabase, type TestDatabase } from '../../../test/database.js';
import { aShop } from '../../../test/factories/shop.factory.js';
import { Database } from '../db/database.js';
import { Queue, type NewJob } from '../queue/queue.js';
import { jobsOf } from './event.routing.js';
import { OutboxRelay } from './outbox.relay.js';

let test: TestDatabase;
let database: Database;
let queue: Queue;

beforeAll(async () => {
  test = await testDatabase();
  database = new Database(test.config);
  queue = new Queue(test.config);
});
afterAll(async () => {
  await queue.onApplicationShutdown();
  await database.onApplicationShutdown();
  await test.drop();
});

const waitingMails = async () =>
  (await queue.depths()).find(({ name, state }) => name === 'send-mail' && state === 'wait')?.jobs;
const eventsLeft = async () =>
  (await test.admin.query<{ n: number }>('SELECT count(*)::int AS n FROM outbox')).rows[0]?.n;

describe('the relay', () => {
  it('killed after adding jobs and before its commit, leaves exactly one job for each event', async () => {
    const shop = await aShop(test);
    for (let order = 0; order < 3; order += 1) {
      const orderId = randomUUID();
      await database.withTenant({ tenantId: shop.id }, async (tx) => tx.emit('order.placed', orderId, { orderId }));
    }
    const onError = vi.fn();
    const parts = { database, platformUrl: test.config.database.platformUrl, onError };
    const dying = new OutboxRelay({
      ...parts,
      queue: {
        enqueueAll: async (jobs: readonly NewJob[]) => {
          await queue.enqueueAll(jobs);
          throw new Error('killed');
        },
      },
    });
    dying.wake();
    await dying.stop();
    expect(onError).toHaveBeenCalledOnce();
    expect([await waitingMails(), await eventsLeft()]).toEqual([3, 3]);

    const next = new OutboxRelay({ ...parts, queue });
    next.wake();
    await next.stop();
    expect([await waitingMails(), await eventsLeft()]).toEqual([3, 0]);
  });
});

describe('an event', () => {
  const shopId = randomUUID();
  const event = (topic: string, payload: unknown, id = 7) => ({
    id,
    writtenAt: 1_795_000_000_000_000,
    shopId,
    topic,
    payload,
  });

  it('causes the same jobs under the same ids however often it is delivered, and others under others', () => {
    const placed = event('order.placed', { orderId: shopId });
    expect(jobsOf(placed)).toEqual(jobsOf(placed));
    expect(jobsOf(placed)).toEqual([
      {
        name: 'send-mail',
        payload: {
          shopId,
          template: 'order-confirmation',
          aggregateId: shopId,
          dedupeKey: `order-confirmation:${shopId}`,
        },
        dedupeId: 'ob-7-1795000000000000-0',
      },
    ]);
    expect(jobsOf({ ...placed, id: 8 })[0]?.dedupeId).toBe('ob-8-1795000000000000-0');
  });

  it('of a checkout left unpaid gives its stock back after fifteen minutes', () => {
    expect(jobsOf(event('checkout.waiting', { checkoutId: shopId }))).toMatchObject([
      { name: 'expire-checkout', delayMs: 905_000 },
    ]);
  });

  it('of an unknown topic is not thrown away', () => {
    expect(() => jobsOf(event('order.forgotten', {}))).toThrow('unknown topic');
  });
});
