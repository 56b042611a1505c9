import { mediaDetailSchema, mediaListSchema, mediaSchema, type Media, type StaffRole } from '@smallshop/contract';
import sharp from 'sharp';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { testApp, type TestApp } from '../../../test/application.js';
import { someGoods } from '../../../test/factories/sales.factory.js';
import { aShop } from '../../../test/factories/shop.factory.js';
import { aStaffToken } from '../../../test/factories/staff.factory.js';
import { systemCtx, type ShopFacts } from '../../plumbing/context.js';
import { Storage } from '../../plumbing/storage/storage.js';
import { MediaService } from './index.js';

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

let shade = 0;
const picture = (width = 40, height = 30) => {
  shade += 1;
  const background = { r: shade % 256, g: 90, b: (shade * 7) % 256 };
  return sharp({ create: { width, height, channels: 3, background } })
    .png()
    .toBuffer();
};
const send = (method: 'POST' | 'PUT', path: string, payload: Buffer, headers: Record<string, string> = {}) =>
  spec.app.inject({
    ...{ method, payload, url: `/api/v1/admin/media${path}` },
    headers: { host: 'api.localhost', 'x-shop': shop.slug, 'content-type': 'application/octet-stream', authorization: `Bearer ${token}`, ...headers }, // prettier-ignore
  });
const added = async (fileName = 'mug.jpg', extra = ''): Promise<Media> =>
  mediaSchema.parse((await send('POST', `?fileName=${encodeURIComponent(fileName)}${extra}`, await picture())).json());
const aFile = async (fileName = 'guide.pdf', content = `%PDF-${shade++}`): Promise<Media> =>
  mediaSchema.parse((await send('POST', `?kind=file&fileName=${fileName}`, Buffer.from(content))).json());
const ask = (path: string, method: 'GET' | 'PATCH' | 'DELETE' | 'POST' | 'PUT' = 'GET', body?: unknown, headers = {}) =>
  spec.request({ path: `/api/v1/admin${path}`, method, shop: shop.slug, token, headers, ...(body !== undefined && { body }) }); // prettier-ignore
const list = async (query = '') => mediaListSchema.parse((await ask(`/media?${query}`)).json());
const names = async (query: string) => (await list(query)).items.map(({ fileName }) => fileName);
const detail = async (id: string) => mediaDetailSchema.parse((await ask(`/media/${id}`)).json());
const show = (productId: string, mediaId: string) =>
  spec.database.admin.query('INSERT INTO product_media (tenant_id, product_id, media_id) VALUES ($1, $2, $3)', [shop.id, productId, mediaId]); // prettier-ignore
const events = async (topic: string) => {
  const { rows } = await spec.database.admin.query<{ payload: Record<string, unknown> }>(
    'SELECT payload FROM outbox WHERE tenant_id = $1 AND topic = $2 ORDER BY id',
    [shop.id, topic],
  );
  return rows.map(({ payload }) => payload);
};

describe('the library', () => {
  it('lists the newest first, finds by words of name or text, and filters', async () => {
    const mug = await added('Blue mug.jpg', '&alt=Stoneware%20on%20a%20table');
    await added('red_50%.jpg');
    await aFile('guide.pdf');
    expect(await names('')).toEqual(['guide.pdf', 'red_50%.jpg', 'Blue mug.jpg']);
    expect(await names('q=MUG%20stone')).toEqual(['Blue mug.jpg']);
    expect(await names('q=mug%20red')).toEqual([]);
    expect(await names('q=50%25')).toEqual(['red_50%.jpg']);
    expect(await names('q=d_5')).toEqual(['red_50%.jpg']);
    expect(await names('q=u_e')).toEqual([]);
    expect(await names('kind=file')).toEqual(['guide.pdf']);
    const goods = await someGoods(spec.database, shop);
    await show(goods.productId, mug.id);
    expect(await names('usage=used')).toEqual(['Blue mug.jpg']);
    expect(await names('usage=unused&sort=fileName')).toEqual(['guide.pdf', 'red_50%.jpg']);
    expect(await names('state=processing&sort=-fileName')).toEqual(['red_50%.jpg', 'Blue mug.jpg']);
  });

  it('turns pages in every order without losing or repeating a file', async () => {
    for (const name of ['c.jpg', 'a.jpg', 'B.jpg', 'a.jpg']) await added(name);
    for (const sort of ['createdAt', '-createdAt', 'fileName', '-fileName', 'byteSize', '-byteSize']) {
      const whole = (await list(`sort=${sort}`)).items.map(({ id }) => id);
      const turned: string[] = [];
      let cursor: string | null = '';
      while (cursor !== null) {
        const page = await list(`sort=${sort}&limit=1${cursor && `&cursor=${cursor}`}`);
        turned.push(...page.items.map(({ id }) => id));
        cursor = page.nextCursor;
      }
      expect([sort, turned]).toEqual([sort, whole]);
      expect(new Set(whole).size).toBe(4);
    }
    expect((await list('include=total&limit=1')).total).toBe(4);
    expect(await names('sort=fileName')).toEqual(['a.jpg', 'a.jpg', 'B.jpg', 'c.jpg']);
  });

  it('finds words by its index', async () => {
    const client = await spec.database.admin.connect();
    await client.query(
      `INSERT INTO media (tenant_id, kind, storage_key, file_name, content_type, byte_size)
       SELECT $1, 'file', 'key' || n, 'file-' || md5(n::text) || '.pdf', 'application/pdf', n FROM generate_series(1, 20000) n`,
      [shop.id],
    );
    await client.query('ANALYZE media');
    await client.query(`SELECT set_config('app.tenant_id', $1, false)`, [shop.id]);
    const found = await client.query(`SELECT find_media('pdf c4ca4238')`);
    await client.query('SELECT pg_stat_force_next_flush()');
    const { rows } = await client.query<{ scans: number }>(
      `SELECT pg_stat_get_numscans('media_words'::regclass)::int AS scans`,
    );
    client.release();
    expect([found.rowCount, rows[0]?.scans]).toEqual([1, 1]);
  });

  it('says what is stored and what may be', async () => {
    await aFile('a.pdf', '%PDF-12345');
    expect((await ask('/media/totals')).json()).toEqual({
      ...{ count: 1, storedBytes: 10, quotaBytes: 20_480 * 1024 * 1024 },
      ...{ maxImageBytes: 20 * 1024 * 1024, maxFileBytes: 2_048 * 1024 * 1024 },
    });
  });

  it('is read over GraphQL too', async () => {
    const { id } = await added('graph.jpg');
    const query = `{ mediaLibrary(kind: "image") { items { id fileName image { width placeholder } } } media(id: "${id}") { fileName state } }`;
    const answer = await spec.request({ path: '/graphql', shop: shop.slug, token, body: { query } });
    expect(answer.json()).toMatchObject({
      data: {
        mediaLibrary: { items: [{ id, fileName: 'graph.jpg', image: { width: 40 } }] },
        media: { state: 'processing' },
      },
    });
  });

  it.each<[string, 'GET' | 'PATCH' | 'POST' | 'PUT' | 'DELETE', string, unknown?]>([
    ['list', 'GET', '/media'],
    ['read', 'GET', '/media/ID'],
    ['change', 'PATCH', '/media/ID', { alt: 'x' }],
    ['draw again', 'POST', '/media/ID/derive'],
    ['delete', 'DELETE', '/media/ID'],
    ['sell', 'PUT', '/products/ID/files', { files: [] }],
  ])('is not for everybody to %s', async (_case, method, path, body) => {
    const { id } = await added();
    const at = `/api/v1/admin${path.replace('ID', id)}`;
    const as = (role: StaffRole) => aStaffToken(spec, shop, role);
    const call = (bearer?: string) => spec.request({ path: at, method, shop: shop.slug, body, ...(bearer && { token: bearer }) }); // prettier-ignore
    expect((await call()).json()).toMatchObject({ code: 'auth.required' });
    const support = await call(await as('support'));
    if (method === 'GET') expect(support.statusCode).toBe(200);
    else expect(support.json()).toMatchObject({ code: 'auth.forbidden' });
    expect((await detail(id)).version).toBe(1);
  });
});

describe('a file', () => {
  it('names every place that uses it', async () => {
    const { id } = await added();
    const goods = await someGoods(spec.database, shop, { title: 'Mug' });
    await show(goods.productId, id);
    await spec.database.admin.query(`UPDATE variants SET media_id = $2, option_values = '{Blue}' WHERE id = $1`, [goods.variantId, id]); // prettier-ignore
    await spec.database.admin.query(`INSERT INTO categories (tenant_id, slug, name, media_id) VALUES ($1, 'cups', 'Cups', $2)`, [shop.id, id]); // prettier-ignore
    expect(await detail(id)).toMatchObject({
      usageCount: 3,
      usages: [
        { kind: 'category', title: 'Cups' },
        { kind: 'product', id: goods.productId, title: 'Mug' },
        { kind: 'variant', id: goods.productId, title: 'Mug · Blue' },
      ],
    });
  });

  it('gets texts in the shop’s languages and a focal point, and the pages that show it are made anew', async () => {
    const { id } = await added();
    const goods = await someGoods(spec.database, shop);
    await show(goods.productId, id);
    await spec.database.admin.query(`INSERT INTO shop_locales (tenant_id, locale) VALUES ($1, 'de')`, [shop.id]);
    const patch = { alt: 'A mug', altByLocale: { de: 'Ein Becher' }, focalX: 0.25, focalY: 0.75, fileName: 'cup.jpg' };
    expect((await ask(`/media/${id}`, 'PATCH', patch, { 'if-match': '"1"' })).json()).toMatchObject({
      ...{ alt: 'A mug', altByLocale: { de: 'Ein Becher' }, fileName: 'cup.jpg', version: 2 },
      image: { focalX: 0.25, focalY: 0.75, alt: 'A mug' },
    });
    expect(await events('media.changed')).toEqual([
      { mediaId: id, productIds: [goods.productId], categoryIds: [], collectionIds: [] },
    ]);
  });

  it.each([
    ['a focal point outside the picture', { focalX: 1.1 }, 'request.invalid'],
    ['a field there is not', { width: 3 }, 'request.invalid'],
    ['a language the shop does not have', { altByLocale: { fr: 'Tasse' } }, 'media.locale_unknown'],
  ])('refuses %s', async (_case, patch, code) => {
    const { id } = await added();
    expect((await ask(`/media/${id}`, 'PATCH', patch)).json()).toMatchObject({ code });
    expect(await detail(id)).toMatchObject({ version: 1, altByLocale: {} });
  });

  it('refuses whoever read it before somebody else changed it', async () => {
    const { id } = await added();
    await ask(`/media/${id}`, 'PATCH', { alt: 'First' });
    for (const [method, body] of [
      ['PATCH', { alt: 'Second' }],
      ['DELETE', undefined],
    ] as const) {
      const answer = await ask(`/media/${id}`, method, body, { 'if-match': '"1"' });
      expect([answer.statusCode, answer.json()]).toMatchObject([412, { code: 'precondition.failed', details: { currentVersion: 2 } }]); // prettier-ignore
    }
    expect((await send('PUT', `/${id}/content`, await picture(), { 'if-match': '"1"' })).statusCode).toBe(412);
    expect(await detail(id)).toMatchObject({ alt: 'First', version: 2 });
  });

  it('is replaced: the same file with other bytes at another address, the old ones to be deleted', async () => {
    const before = await added('a.jpg');
    const goods = await someGoods(spec.database, shop);
    await show(goods.productId, before.id);
    const answer = await send('PUT', `/${before.id}/content?fileName=b.jpg`, await picture(90, 60), {
      'if-match': '"1"',
    });
    const after = mediaDetailSchema.parse(answer.json());
    expect(after).toMatchObject({ id: before.id, fileName: 'b.jpg', version: 2, usageCount: 1, image: { width: 90, height: 60 } }); // prettier-ignore
    expect(after.image?.url).not.toBe(before.image?.url);
    const storageKey = before.image?.url.split('/').at(-1);
    expect(await events('media.discarded')).toEqual([{ storageKey }]);
    expect(await events('media.changed')).toMatchObject([{ productIds: [goods.productId] }]);
  });

  it.each([
    ['another file of the library', 'media.duplicate'],
    ['something that is no picture', 'media.type_unsupported'],
  ])('is not replaced by %s', async (kind, code) => {
    const { id } = await added('a.jpg');
    const bytes = kind.startsWith('another') ? await picture() : Buffer.from('<svg/>');
    if (kind.startsWith('another')) await send('POST', '?fileName=b.jpg', bytes);
    const before = await detail(id);
    expect((await send('PUT', `/${id}/content`, bytes)).json()).toMatchObject({ code });
    expect({ ...(await detail(id)), downloadUrl: '' }).toEqual({ ...before, downloadUrl: '' });
    expect(await events('media.discarded')).toEqual([]);
  });

  it('is deleted with its bytes when it is used nowhere', async () => {
    const { id, image } = await added();
    const storageKey = image?.url.split('/').at(-1) ?? '';
    const path = `${image?.url}/160.webp`;
    expect((await spec.request({ path })).statusCode).toBe(200);
    expect((await ask(`/media/${id}`, 'DELETE')).statusCode).toBe(204);
    expect((await ask(`/media/${id}`)).json()).toMatchObject({ code: 'media.not_found' });
    expect(await events('media.discarded')).toEqual([{ storageKey }]);
    await spec.app.get(MediaService).discard(systemCtx(shop, 'Spec', new Date()), storageKey);
    expect(await spec.app.get(Storage).exists(`${shop.id}/originals/${storageKey}`)).toBe(false);
    expect((await spec.request({ path })).statusCode).toBe(404);
  });

  it('keeps its bytes while it is in the books, whatever a late job says', async () => {
    const { image } = await added();
    const storageKey = image?.url.split('/').at(-1) ?? '';
    await spec.app.get(MediaService).discard(systemCtx(shop, 'Spec', new Date()), storageKey);
    expect(await spec.app.get(Storage).exists(`${shop.id}/originals/${storageKey}`)).toBe(true);
  });

  it('is not deleted while it is used, and says where', async () => {
    const { id } = await added();
    const goods = await someGoods(spec.database, shop, { title: 'Mug' });
    await show(goods.productId, id);
    expect((await ask(`/media/${id}`, 'DELETE')).json()).toMatchObject({
      code: 'media.in_use',
      details: { usageCount: 1, usages: [{ kind: 'product', id: goods.productId, title: 'Mug' }] },
    });
    expect((await detail(id)).usageCount).toBe(1);
  });

  it('that the theme shows counts as used', async () => {
    const { id, image } = await added();
    await spec.database.admin.query(`UPDATE theme_revisions SET settings = jsonb_build_object('hero', $2::text) WHERE tenant_id = $1`, [shop.id, image?.url]); // prettier-ignore
    expect((await ask(`/media/${id}`, 'DELETE')).json()).toMatchObject({
      details: { usages: [{ kind: 'theme', id: null }] },
    });
  });

  it('is drawn again when that failed', async () => {
    const { id, image } = await added();
    const storage = spec.app.get(Storage);
    const key = `${shop.id}/originals/${image?.url.split('/').at(-1)}`;
    const bytes = await storage.get(key);
    await storage.put(key, Buffer.from('broken'), 'image/jpeg');
    const draw = () => spec.app.get(MediaService).deriveAhead(systemCtx(shop, 'Spec', new Date()), id);
    await spec.database.admin.query('UPDATE media SET width = 2000 WHERE id = $1', [id]);
    await expect(draw()).rejects.toThrow();
    expect((await detail(id)).state).toBe('failed');
    await storage.put(key, bytes, 'image/jpeg');
    const answer = await ask(`/media/${id}/derive`, 'POST');
    expect([answer.statusCode, answer.json()]).toMatchObject([202, { state: 'processing' }]);
    await draw();
    expect((await detail(id)).state).toBe('ready');
  });

  it('is fetched by staff as it is kept', async () => {
    const { id } = await added();
    const { downloadUrl } = await detail(id);
    const answer = await spec.request({ path: new URL(downloadUrl).pathname, shop: shop.slug });
    expect([answer.statusCode, answer.headers['content-type']]).toEqual([200, 'image/jpeg']);
  });
});
