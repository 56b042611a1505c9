import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { testDatabase, type TestDatabase } from '../../../test/database.js';
import { aShop } from '../../../test/factories/shop.factory.js';
import { Database } from '../db/database.js';
import { Queue, type NewJob } from '../queue/queue.js';
import { gathered, jobsOf } from './event.routing.js';
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

const waiting = async (job: string) =>
  (await queue.depths()).find(({ name, state }) => name === job && state === 'wait')?.jobs;
const eventsLeft = async () =>
  (await test.admin.query<{ n: number }>('SELECT count(*)::int AS n FROM outbox')).rows[0]?.n;

const emitOrder = (tenantId: string) => {
  const orderId = randomUUID();
  return database.withTenant({ tenantId }, async (tx) => tx.emit('order.placed', orderId, { orderId }));
};

describe('the relay', () => {
  it('killed after adding jobs and before its commit, leaves exactly one job for each event', async () => {
    for (let order = 0; order < 3; order += 1) await emitOrder((await aShop(test)).id);
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
    expect([await waiting('send-mail'), await eventsLeft()]).toEqual([3, 3]);

    const next = new OutboxRelay({ ...parts, queue });
    next.wake();
    await next.stop();
    expect([await waiting('send-mail'), await eventsLeft()]).toEqual([3, 0]);
  });

  it('puts the e-mails of a shop that are due together into one job', async () => {
    const shop = await aShop(test);
    for (let order = 0; order < 27; order += 1) await emitOrder(shop.id);
    const before = (await waiting('send-mail')) ?? 0;
    const relay = new OutboxRelay({ database, queue, platformUrl: test.config.database.platformUrl, onError: vi.fn() });
    relay.wake();
    await relay.stop();
    expect([await waiting('send-mails'), await waiting('send-mail'), await eventsLeft()]).toEqual([2, before, 0]);
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
      { name: 'fold-sales', payload: { shopId }, dedupeId: 'ob-7-1795000000000000-1' },
    ]);
    expect(jobsOf({ ...placed, id: 8 })[0]?.dedupeId).toBe('ob-8-1795000000000000-0');
  });

  it('of a checkout left unpaid gives its stock back after fifteen minutes', () => {
    expect(jobsOf(event('checkout.waiting', { checkoutId: shopId }))).toMatchObject([
      { name: 'expire-checkout', delayMs: 905_000 },
    ]);
  });

  it('that is delivered again in other company is no job the queue would take for the earlier one', () => {
    const placed = [7, 8, 9].map((id) => event('order.placed', { orderId: randomUUID() }, id)).flatMap(jobsOf);
    const [two, again, three] = [placed.slice(0, 4), placed.slice(0, 4), placed].map((jobs) => gathered(jobs));
    expect(two).toEqual(again);
    expect(three?.map(({ name }) => name)).toEqual(['send-mails', 'fold-sales']);
    expect(three?.[1]?.dedupeId).toBe('ob-9-1795000000000000-1');
    expect(three?.[0]?.dedupeId).not.toBe(two?.[0]?.dedupeId);
    expect(three?.[0]?.dedupeId).toMatch(/^ob-[0-9a-f]{64}$/);
  });

  it('of an unknown topic is not thrown away', () => {
    expect(() => jobsOf(event('order.forgotten', {}))).toThrow('unknown topic');
  });
});
