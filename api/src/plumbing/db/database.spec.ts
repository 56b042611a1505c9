import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { testDatabase, type TestDatabase } from '../../../test/database.js';
import { aShop } from '../../../test/factories/shop.factory.js';
import type { ShopFacts } from '../context.js';
import { Fault } from '../refusal.js';
import { Database, type Statement, type TenantTx } from './database.js';

let test: TestDatabase;
let database: Database;
let harbor: ShopFacts;
let volt: ShopFacts;

beforeAll(async () => {
  test = await testDatabase();
  database = new Database(test.config);
  harbor = await aShop(test);
  volt = await aShop(test);
});
afterAll(async () => {
  await database.onApplicationShutdown();
  await test.drop();
});

const scope = (shop: ShopFacts) => ({ tenantId: shop.id });
const allPages: Statement = { name: 'spec.pages', text: 'SELECT tenant_id, slug FROM pages ORDER BY slug', values: [] };
const pageRow = z.object({ tenant_id: z.string(), slug: z.string() });
const addPage = (tenantId: string, slug: string): Statement => ({
  name: 'spec.page.add',
  text: `INSERT INTO pages (tenant_id, slug, title, body_html) VALUES ($1, $2, 'Title', '')`,
  values: [tenantId, slug],
});
const slugsOf = async (shop: ShopFacts) =>
  (await database.withTenant(scope(shop), (tx) => tx.rows(pageRow, allPages))).map(({ slug }) => slug);

describe('a tenant transaction', () => {
  it('sees its own shop only, by raw SQL and by Prisma alike', async () => {
    await database.withTenant(scope(harbor), (tx) => tx.run(addPage(harbor.id, 'about')));
    const seen = await database.withTenant(scope(volt), async (tx) => ({
      raw: await tx.rows(pageRow, allPages),
      prisma: await tx.prisma.page.count(),
      asked: await tx.prisma.page.count({ where: { tenantId: harbor.id } }),
    }));
    expect(seen).toEqual({ raw: [], prisma: 0, asked: 0 });
    expect(await slugsOf(harbor)).toEqual(['about']);
  });

  it('cannot write into another shop', async () => {
    const attack = database.withTenant(scope(volt), (tx) => tx.run(addPage(harbor.id, 'planted')));
    await expect(attack).rejects.toMatchObject({ code: '42501' });
    expect(await slugsOf(harbor)).not.toContain('planted');
  });

  it('takes back raw SQL, Prisma and events together when the work fails', async () => {
    const failing = database.withTenant(scope(volt), async (tx) => {
      await tx.run(addPage(volt.id, 'raw'));
      await tx.prisma.page.create({ data: { tenantId: volt.id, slug: 'prisma', title: 'T', bodyHtml: '' } });
      tx.emit('content.changed', volt.id, { tags: ['page:x'] });
      throw new Error('changed my mind');
    });
    await expect(failing).rejects.toThrow('changed my mind');
    expect(await slugsOf(volt)).toEqual([]);
    expect((await test.admin.query('SELECT count(*)::int AS n FROM outbox')).rows).toEqual([{ n: 0 }]);
  });

  it('turns a nested Prisma transaction into a savepoint', async () => {
    await database.withTenant(scope(volt), async (tx) => {
      const nested = tx.prisma.$transaction(async (inner) => {
        await inner.page.create({ data: { tenantId: volt.id, slug: 'inner', title: 'T', bodyHtml: '' } });
        throw new Error('inner only');
      });
      await expect(nested).rejects.toThrow('inner only');
      await tx.run(addPage(volt.id, 'outer'));
    });
    expect(await slugsOf(volt)).toEqual(['outer']);
  });

  it('refuses to commit after a failed statement was swallowed', async () => {
    const careless = database.withTenant(scope(volt), async (tx) => {
      await tx.run(addPage(volt.id, 'first'));
      await tx.run(addPage(volt.id, 'first')).catch(() => undefined);
    });
    await expect(careless).rejects.toThrow('rolled back');
    expect(await slugsOf(volt)).not.toContain('first');
  });

  it('writes its events with the commit, in order', async () => {
    const orderIds = [randomUUID(), randomUUID()];
    await database.withTenant(scope(harbor), async (tx) => {
      for (const orderId of orderIds) tx.emit('order.placed', orderId, { orderId }, 3);
    });
    const { rows } = await test.admin.query(
      'SELECT tenant_id, topic, aggregate_id, aggregate_version, payload FROM outbox ORDER BY id',
    );
    expect(rows).toEqual(
      orderIds.map((orderId) => ({
        tenant_id: harbor.id,
        topic: 'order.placed',
        aggregate_id: orderId,
        aggregate_version: '3',
        payload: { orderId },
      })),
    );
  });

  it('runs again when two of them collide', async () => {
    let runs = 0;
    const answer = await database.withTenant(scope(harbor), async (tx) => {
      runs += 1;
      if (runs < 3) await tx.run(raise('40001'));
      return runs;
    });
    expect(answer).toBe(3);
  });

  it('outlives a connection that the server ends between two statements', async () => {
    const processId = z.object({ pid: z.int() });
    const whoAmI: Statement = { name: 'spec.pid', text: 'SELECT pg_backend_pid() AS pid', values: [] };
    const interrupted = database.withTenant(scope(harbor), async (tx) => {
      const own = await tx.one(processId, whoAmI);
      await test.admin.query('SELECT pg_terminate_backend($1, 5000)', [own?.pid]);
      await tx.run(addPage(harbor.id, 'never-kept'));
    });
    await expect(interrupted).rejects.toMatchObject({ code: 'dependency.unavailable' });
    expect(await slugsOf(harbor)).not.toContain('never-kept');
  });

  it('stops a read that takes too long, and goes on with the same connection', async () => {
    const hurried = new Database({
      ...test.config,
      database: { ...test.config.database, pool: 1, readTimeoutMs: 50 },
    });
    const read = (text: string) => hurried.read(scope(harbor), { name: '', text, values: [] });
    await expect(read('SELECT pg_sleep(30)::text')).rejects.toMatchObject({ code: 'dependency.unavailable' });
    expect(await read(`SELECT current_setting('statement_timeout')`)).toBe('50ms');
    await hurried.onApplicationShutdown();
  });

  it('says that the database is unavailable when nobody answers', async () => {
    const nowhere = { ...test.config.database, url: 'postgres://app_user:pw@127.0.0.1:1/none' };
    const unreachable = new Database({ ...test.config, database: nowhere });
    const attempt = unreachable.withTenant(scope(harbor), (tx) => tx.rows(pageRow, allPages));
    await expect(attempt).rejects.toBeInstanceOf(Fault);
    await unreachable.onApplicationShutdown();
  });
});

const raise = (code: string): Statement => ({
  name: `spec.raise.${code}`,
  text: `DO $$ BEGIN RAISE EXCEPTION 'collision' USING ERRCODE = '${code}'; END $$`,
  values: [],
});

describe('a read', () => {
  it('answers all statements of a page from one snapshot, in one flight, for one shop', async () => {
    const count: Statement = {
      name: 'spec.count',
      text: 'SELECT json_build_object($1::text, count(*)) FROM pages',
      values: ['pages'],
    };
    expect(await database.readMany(scope(volt), [count, { ...allPages, name: 'spec.pages.2' }])).toEqual([
      '{"pages" : 1}',
      volt.id,
    ]);
  });

  it('cannot write', async () => {
    await expect(database.read(scope(volt), addPage(volt.id, 'sneaky'))).rejects.toMatchObject({ code: '25006' });
  });

  it('tells statements without a name apart by their text', async () => {
    const text = (sql: string, ...values: unknown[]): Statement => ({ name: '', text: sql, values });
    const answers = Array.from({ length: 20 }, (_, n) =>
      n % 2 === 0
        ? database.read(scope(volt), text('SELECT $1::text', 'same'))
        : database.read(scope(volt), text('SELECT upper($1::text)', 'same')),
    );
    expect(new Set(await Promise.all(answers))).toEqual(new Set(['same', 'SAME']));
    expect(await database.read(scope(volt), text('SELECT $1::text || $2::text', 'a', 'b'))).toBe('ab');
  });

  it('keeps its connection usable after an error', async () => {
    const wrong: Statement = { name: 'spec.wrong', text: 'SELECT 1 / $1::int', values: [0] };
    await Promise.allSettled(Array.from({ length: 30 }, () => database.read(scope(volt), wrong)));
    expect(await database.read(scope(volt), { name: 'spec.one', text: `SELECT '1'::text`, values: [] })).toBe('1');
  });
});

describe('an idempotent request', () => {
  const order = (tx: TenantTx, key: string, hash = 'a') =>
    tx.once({ scope: 'spec', key, requestHash: Buffer.alloc(32, hash) }, async () => {
      await tx.run(addPage(harbor.id, `order-${key}`));
      return { order: randomUUID() };
    });

  it('takes effect once however many arrive together, and all get the first answer', async () => {
    const answers = await Promise.all(
      Array.from({ length: 32 }, () => database.withTenant(scope(harbor), (tx) => order(tx, 'together'))),
    );
    expect(new Set(answers.map((answer) => answer.order)).size).toBe(1);
    expect((await slugsOf(harbor)).filter((slug) => slug === 'order-together')).toHaveLength(1);
  });

  it('is refused when the key comes with another body', async () => {
    await database.withTenant(scope(harbor), (tx) => order(tx, 'mismatch'));
    const other = database.withTenant(scope(harbor), (tx) => order(tx, 'mismatch', 'b'));
    await expect(other).rejects.toMatchObject({ code: 'idempotency.mismatch' });
  });

  it('is refused while the first has no answer yet', async () => {
    const unanswered: Statement = {
      name: 'spec.unanswered',
      text: `INSERT INTO idempotency_keys (tenant_id, scope, key, request_hash) VALUES ($1, 'spec', 'slow', $2)`,
      values: [harbor.id, Buffer.alloc(32, 'a')],
    };
    await database.withTenant(scope(harbor), (tx) => tx.run(unanswered));
    const second = database.withTenant(scope(harbor), (tx) => order(tx, 'slow'));
    await expect(second).rejects.toMatchObject({ code: 'idempotency.in_progress' });
    expect(await slugsOf(harbor)).not.toContain('order-slow');
  });

  it('starts afresh when the first attempt was taken back', async () => {
    const failing = database.withTenant(scope(harbor), async (tx) => {
      await order(tx, 'retry');
      throw new Error('crash before commit');
    });
    await expect(failing).rejects.toThrow('crash');
    await database.withTenant(scope(harbor), (tx) => order(tx, 'retry'));
    expect(await slugsOf(harbor)).toContain('order-retry');
  });
});

describe('thousands of mixed transactions on few connections', () => {
  it('never show one shop the rows of another', async () => {
    const shops = [harbor, volt, await aShop(test), await aShop(test)];
    for (const shop of shops) await database.withTenant(scope(shop), (tx) => tx.run(addPage(shop.id, 'storm')));
    const strangers: string[] = [];
    const look = (shop: ShopFacts, rows: { tenant_id?: string; tenantId?: string }[]) => {
      if (rows.length === 0) strangers.push('nothing');
      for (const row of rows) if ((row.tenant_id ?? row.tenantId) !== shop.id) strangers.push(shop.slug);
    };
    const kinds = [
      async (shop: ShopFacts) => look(shop, await database.withTenant(scope(shop), (tx) => tx.rows(pageRow, allPages))),
      async (shop: ShopFacts) => look(shop, await database.withTenant(scope(shop), (tx) => tx.prisma.page.findMany())),
      async (shop: ShopFacts) =>
        database.withTenant(scope(shop), async (tx) => {
          const [raw, orm] = await Promise.all([tx.rows(pageRow, allPages), tx.prisma.page.findMany()]);
          look(shop, [...raw, ...orm]);
          throw new Error('deliberate');
        }),
      async (shop: ShopFacts) => {
        const tenant = await database.read(scope(shop), { ...allPages, name: 'spec.pages.storm' });
        if (tenant !== shop.id) strangers.push(shop.slug);
      },
      async (shop: ShopFacts) =>
        database.read(scope(shop), { name: 'spec.fail', text: 'SELECT 1 / $1::int', values: [0] }),
    ];
    const work = Array.from({ length: 2_000 }, async (_, turn) => {
      const shop = shops[(turn * 7) % shops.length] ?? harbor;
      await kinds[turn % kinds.length]?.(shop);
    });
    const outcomes = await Promise.allSettled(work);
    expect(strangers).toEqual([]);
    expect(outcomes.filter(({ status }) => status === 'rejected')).toHaveLength(800);
  });
});
