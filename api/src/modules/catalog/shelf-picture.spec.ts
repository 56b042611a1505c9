import { mediaSchema, type Media } from '@smallshop/contract';
import sharp from 'sharp';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { testApp, type TestApp } from '../../../test/application.js';
import { aShop } from '../../../test/factories/shop.factory.js';
import { aStaffToken } from '../../../test/factories/staff.factory.js';
import type { ShopFacts } from '../../plumbing/context.js';

let spec: TestApp;
let shop: ShopFacts;
let token: string;

beforeAll(async () => {
  spec = await testApp();
});
beforeEach(async () => {
  shop = await aShop(spec.database);
  token = await aStaffToken(spec, shop);
});
afterAll(() => spec.close());

const ask = (path: string, method: 'GET' | 'POST' | 'PUT' = 'GET', body?: unknown) =>
  spec.request({ path: `/api/v1${path}`, method, shop: shop.slug, token, ...(body !== undefined && { body }) });
const upload = async (query: string, payload: Buffer): Promise<Media> => {
  const headers = { host: 'api.localhost', 'x-shop': shop.slug, authorization: `Bearer ${token}` };
  const url = `/api/v1/admin/media?${query}`;
  const sent = { ...headers, 'content-type': 'application/octet-stream' };
  return mediaSchema.parse((await spec.app.inject({ method: 'POST', url, payload, headers: sent })).json());
};
const aPicture = async () => {
  const create = { width: 40, height: 30, channels: 3, background: '#336699' } as const;
  return upload('fileName=shelf.png', await sharp({ create }).png().toBuffer());
};
const shelves = [
  { noun: 'category', path: '/categories', shown: '/categories/cups', admin: '/admin/categories' },
  { noun: 'collection', path: '/collections', shown: '/collections/cups', admin: '/admin/collections' },
] as const;
const purges = async (noun: string) =>
  (
    await spec.database.admin.query('DELETE FROM outbox WHERE tenant_id = $1 AND topic = $2', [
      shop.id,
      `${noun}.changed`,
    ])
  ).rowCount;

describe.each(shelves)('the picture of a $noun', ({ noun, path, shown, admin }) => {
  test('is one of the library, shown to shoppers, kept when a change does not name it, and taken off', async () => {
    const picture = await aPicture();
    const made = (await ask(path, 'POST', { name: 'Cups', mediaId: picture.id })).json<{ id: string }>();
    const image = { id: picture.id, url: picture.image?.url };
    expect((await ask(shown)).json()).toMatchObject({ image });
    await purges(noun);
    await ask(`${path}/${made.id}`, 'PUT', { name: 'Cups' });
    expect((await ask(shown)).json()).toMatchObject({ image });
    expect((await ask(`${path}/${made.id}`, 'PUT', { name: 'Cups', mediaId: null })).statusCode).toBe(200);
    expect((await ask(shown)).json()).toMatchObject({ image: null });
    expect(await purges(noun)).toBe(2);
  });

  test('cannot be a file that is sold; nothing changes', async () => {
    const file = await upload('kind=file&fileName=guide.pdf', Buffer.from('%PDF-1'));
    const made = (await ask(path, 'POST', { name: 'Cups' })).json<{ id: string }>();
    const before = (await ask(`${admin}/${made.id}`)).json();
    for (const [target, method] of [
      [path, 'POST'],
      [`${path}/${made.id}`, 'PUT'],
    ] as const) {
      const answer = await ask(target, method, { name: 'Mugs', mediaId: file.id });
      expect([answer.statusCode, answer.json()]).toMatchObject([409, { code: 'media.not_a_picture' }]);
    }
    expect((await ask(`${admin}/${made.id}`)).json()).toEqual(before);
    expect((await ask(admin)).json<{ items: unknown[] }>().items).toHaveLength(1);
  });
});
