import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { testApp, type TestApp } from '../../../test/application.js';
import { aTenth, PromotionDesk } from '../../../test/factories/promotion.factory.js';
import { aShop } from '../../../test/factories/shop.factory.js';
import { aStaffToken } from '../../../test/factories/staff.factory.js';
import type { ShopFacts } from '../../plumbing/context.js';

let spec: TestApp;
let shop: ShopFacts;
let desk: PromotionDesk;

beforeAll(async () => {
  spec = await testApp();
});
beforeEach(async () => {
  shop = await aShop(spec.database);
  desk = await PromotionDesk.of(spec, shop);
});
afterAll(() => spec.close());

const nobody = '0192f0c1-7c1a-7e30-9d61-1f0a4a0b6a52';
const spring = { name: 'Spring', effect: aTenth };
const books = async (): Promise<string> => {
  const { rows } = await spec.database.admin.query(
    `SELECT 'p' AS n, t::text FROM promotions t WHERE tenant_id = $1 UNION ALL
     SELECT 'c', t::text FROM promotion_codes t WHERE tenant_id = $1 ORDER BY 1, 2`,
    [shop.id],
  );
  return JSON.stringify(rows);
};
/** What a request is refused with; that it changed nothing is part of every refusal. */
const refused = async (work: () => ReturnType<PromotionDesk['send']>): Promise<string> => {
  const before = await books();
  const { statusCode, json } = await work();
  expect(await books()).toBe(before);
  return `${statusCode} ${json<{ code?: string }>().code ?? 'no code'}`;
};

describe('a promotion', () => {
  it('is kept as it was written, and says how it stands', async () => {
    const body = {
      ...spring,
      priority: 3,
      combinesWith: ['shipping'],
      endsAt: '2020-01-01T00:00:00.000Z',
      mostUses: 5,
    };
    const made = (await desk.send('', { body })).json();
    expect(made).toMatchObject({
      ...{ name: 'Spring', status: 'expired', class: 'order', kind: 'percentage', priority: 3, mostUses: 5, uses: 0 },
      ...{ code: null, codeCount: 0, given: { amount: 0, currency: 'EUR' }, version: 1, updatedBy: 'Robin Staff' },
      effect: { ...aTenth, most: null },
    });
    expect((await desk.send(`/${made.id}`)).json()).toEqual(made);
    expect((await desk.send('?include=total')).json()).toMatchObject({ total: 1, items: [{ id: made.id }] });
  });

  it('is found by its name, by a code and by how it stands, the latest change first', async () => {
    await desk.promotion({ name: 'Summer' }, ['SUN-26']);
    await desk.promotion({ name: 'Winter', isPaused: true });
    const names = async (query: string) =>
      (await desk.send(query)).json<{ items: { name: string }[] }>().items.map(({ name }) => name);
    expect(await names('')).toEqual(['Winter', 'Summer']);
    expect(await names('?q=summ')).toEqual(['Summer']);
    expect(await names('?q=sun-')).toEqual(['Summer']);
    expect(await names('?status=paused')).toEqual(['Winter']);
    const first = (await desk.send('?limit=1')).json<{ nextCursor: string }>();
    expect(await names(`?limit=1&cursor=${first.nextCursor}`)).toEqual(['Summer']);
  });

  it('is replaced by whoever saw it last, and deleted with its codes', async () => {
    const id = await desk.promotion({}, ['GONE']);
    const headers = { 'if-match': '"1"' };
    const put = { method: 'PUT', body: { ...spring, isPaused: true }, headers } as const;
    expect((await desk.send(`/${id}`, put)).json()).toMatchObject({ status: 'paused', version: 2, code: 'GONE' });
    expect(await refused(() => desk.send(`/${id}`, put))).toBe('412 precondition.failed');
    expect(await refused(() => desk.send(`/${id}`, { method: 'DELETE', headers }))).toBe('412 precondition.failed');
    expect((await desk.send(`/${id}`, { method: 'DELETE' })).statusCode).toBe(204);
    expect(await books()).toBe('[]');
  });

  it('is refused without sense', async () => {
    const endsAt = '2026-01-01T00:00:00Z';
    const create = (body: object) => refused(() => desk.send('', { body: { ...spring, ...body } }));
    expect(await create({ startsAt: endsAt, endsAt })).toBe('409 promotion.schedule_invalid');
    expect(await create({ conditions: { customerGroupIds: [nobody] } })).toBe('409 promotion.items_unknown');
    expect(await create({ conditions: { items: { productIds: [nobody] } } })).toBe('409 promotion.items_unknown');
    expect(await create({ effect: { ...aTenth, ratePpm: 0 } })).toBe('422 request.invalid');
    for (const [method, path] of [
      ['GET', ''],
      ['PUT', ''],
      ['DELETE', ''],
      ['GET', '/codes'],
      ['POST', '/codes'],
      ['DELETE', '/codes/NONE'],
    ] as const) {
      const bodies: Record<string, unknown> = { PUT: spring, POST: { from: 'chance', count: 1 } };
      const work = () =>
        desk.send(`/${nobody}${path}`, { method, ...(bodies[method] ? { body: bodies[method] } : {}) });
      expect(await refused(work)).toBe('404 promotion.not_found');
    }
  });

  it('is one of 200 at most that count', async () => {
    await spec.database.admin.query(
      `INSERT INTO promotions (tenant_id, name, effect, conditions) SELECT $1, n, '{}', '{}' FROM generate_series(1, 200) AS n`,
      [shop.id],
    );
    expect(await refused(() => desk.send('', { body: spring }))).toBe('409 promotion.too_many');
  });

  it('is for those who may', async () => {
    const token = await aStaffToken(spec, shop, 'support');
    expect((await desk.send('', { token })).statusCode).toBe(200);
    expect(await refused(() => desk.send('', { token, body: spring }))).toBe('403 auth.forbidden');
    const path = '/api/v1/admin/promotions';
    expect(await refused(() => spec.request({ shop: shop.slug, path }))).toBe('401 auth.required');
  });
});

describe('a code', () => {
  it('reads the same however it is typed, and is taken once', async () => {
    const id = await desk.promotion({}, ['spring26']);
    expect((await desk.send(`/${id}/codes`)).json()).toMatchObject({ items: [{ code: 'SPRING26', uses: 0 }] });
    const body = { from: 'list', codes: ['NEW-ONE', 'Spring26'] };
    const answer = await desk.send(`/${id}/codes`, { body });
    expect(answer.json()).toMatchObject({ code: 'promotion.code_taken', details: { codes: ['SPRING26'] } });
    expect(await refused(() => desk.send(`/${id}/codes`, { body }))).toBe('409 promotion.code_taken');
  });

  it('is drawn by chance as often as asked, none twice', async () => {
    const id = await desk.promotion();
    const body = { from: 'chance', count: 500, prefix: 'vip-' };
    const { items } = (await desk.send(`/${id}/codes`, { body })).json<{ items: { code: string }[] }>();
    expect(new Set(items.map(({ code }) => code)).size).toBe(500);
    expect(items.every(({ code }) => /^VIP-[A-HJ-NP-Z2-9]{10}$/.test(code))).toBe(true);
    expect((await desk.send(`/${id}`)).json()).toMatchObject({ codeCount: 500, code: null });
  });

  it('is taken back', async () => {
    const id = await desk.promotion({}, ['ONCE']);
    const remove = () => desk.send(`/${id}/codes/once`, { method: 'DELETE' });
    expect((await remove()).statusCode).toBe(204);
    expect(await refused(remove)).toBe('404 promotion.code_not_found');
  });
});
