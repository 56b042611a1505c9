import { imageSchema, type Image } from '@smallshop/contract';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { testApp, type TestApp } from '../../../test/application.js';
import { aShop } from '../../../test/factories/shop.factory.js';
import { Tokens } from '../../plumbing/auth/tokens.js';
import { systemCtx, type Ctx, type ShopFacts } from '../../plumbing/context.js';
import { Storage } from '../../plumbing/storage/storage.js';
import { MediaService } from './index.js';

let spec: TestApp;
let shop: ShopFacts;
let ctx: Ctx;
let media: MediaService;

beforeAll(async () => {
  spec = await testApp();
  shop = await aShop(spec.database);
  ctx = systemCtx(shop, 'Spec', new Date());
  media = spec.app.get(MediaService);
});
afterAll(() => spec.close());

const drawn = (width: number, height: number, background: string, channels: 3 | 4 = 3) =>
  sharp({ create: { width, height, channels, background } });
const store = async (bytes: Buffer): Promise<Image> =>
  imageSchema.parse((await media.store(ctx, { kind: 'image', bytes, fileName: 'mug.jpg', alt: 'A mug' })).image);
const get = (path: string) => spec.request({ path });

test('a picture is kept upright, without its camera’s notes, with its mean colour', async () => {
  const bytes = await drawn(600, 400, '#336699')
    .withExif({ IFD0: { Copyright: 'Secret place' } })
    .withMetadata({ orientation: 6 })
    .jpeg()
    .toBuffer();
  const image = await store(bytes);
  expect(image).toMatchObject({ width: 400, height: 600, alt: 'A mug', focalX: 0.5 });
  expect(image.color).toMatch(/^#3[2-4]6[5-7]9[8-a]$/);
  const [, , tenantId, key] = image.url.split('/');
  const master = await spec.app.get(Storage).get(`${tenantId}/originals/${key}`);
  expect(tenantId).toBe(shop.id);
  expect((await sharp(master).metadata()).exif).toBeUndefined();
});

test('browsers get it in the sizes and formats the contract names, for ever', async () => {
  const image = await store(await drawn(700, 350, '#aa3300').png().toBuffer());
  for (const [width, format] of [
    [160, 'webp'],
    [640, 'avif'],
    [640, 'webp'],
  ] as const) {
    const answer = await get(`${image.url}/${width}.${format}`);
    expect([answer.statusCode, answer.headers['content-type'], answer.headers['cache-control']]).toEqual([
      200,
      `image/${format}`,
      'public, max-age=31536000, immutable',
    ]);
    expect(await sharp(answer.rawPayload).metadata()).toMatchObject({ width, height: width / 2 });
  }
});

test('twenty browsers at once ask for one drawing', async () => {
  const image = await store(await drawn(900, 900, '#123456').png().toBuffer());
  const answers = await Promise.all(Array.from({ length: 20 }, () => get(`${image.url}/480.avif`)));
  expect(new Set(answers.map((answer) => answer.rawPayload.toString('base64'))).size).toBe(1);
});

test('a small picture is offered in its smallest width, and never enlarged', async () => {
  const image = await store(await drawn(100, 50, '#00ff00', 4).png().toBuffer());
  const answer = await get(`${image.url}/160.webp`);
  expect(await sharp(answer.rawPayload).metadata()).toMatchObject({ width: 100 });
  expect((await get(`${image.url}/320.webp`)).statusCode).toBe(404);
});

test('the job draws ahead what most visitors ask for, and leaves the rest to demand', async () => {
  const { id, image } = await media.store(ctx, {
    kind: 'image',
    bytes: await drawn(700, 700, '#888').png().toBuffer(),
    fileName: 'a.png',
    alt: '',
  });
  await media.deriveAhead(ctx, id);
  const storage = spec.app.get(Storage);
  const [, , tenantId, key] = image?.url.split('/') ?? [];
  const isDrawn = (file: string) => storage.exists(`${tenantId}/derived/${key}/${file}`);
  expect(await Promise.all(['480.avif', '160.avif', '480.webp'].map(isDrawn))).toEqual([true, false, false]);
});

test('a picture has a blur of sixteen pixels to show while it loads', async () => {
  const halves = await sharp(Buffer.from([255, 0, 0, 0, 0, 255]), { raw: { width: 2, height: 1, channels: 3 } })
    .resize(400, 400, { kernel: 'nearest', fit: 'fill' })
    .png()
    .toBuffer();
  const { placeholder } = await store(halves);
  const row = Buffer.from(placeholder, 'base64url').subarray(0, 8).toString('hex');
  expect([placeholder.length, row]).toEqual([43, 'f800e002101d001f']);
});

test('addresses that are not pictures are not found, and not kept by caches', async () => {
  const image = await store(await drawn(400, 400, '#777777').png().toBuffer());
  const other = await aShop(spec.database);
  const { id } = await media.store(ctx, {
    kind: 'file',
    bytes: Buffer.from('%PDF-private'),
    fileName: 'guide.pdf',
    alt: '',
  });
  const { rows } = await spec.database.admin.query<{ storage_key: string }>(
    'SELECT storage_key FROM media WHERE id = $1',
    [id],
  );
  const paths = [
    `${image.url}/161.webp`,
    `${image.url}/160.png`,
    `${image.url}/160.webp.exe`,
    `/media/${shop.id}/0000000000000000/160.webp`,
    `/media/${shop.id}/..%2f..%2fetc/160.webp`,
    `/media/not-a-shop/0000000000000000/160.webp`,
    image.url.replace(shop.id, other.id) + '/160.webp',
    `/media/${shop.id}/${rows[0]?.storage_key}/160.webp`,
  ];
  for (const path of paths) {
    const answer = await get(path);
    expect([path, answer.statusCode, answer.headers['cache-control']]).toEqual([path, 404, 'no-store']);
  }
});

test('a bought file comes by its signed link, at its own shop, until it expires', async () => {
  const other = await aShop(spec.database);
  const { id } = await media.store(ctx, {
    kind: 'file',
    bytes: Buffer.from('%PDF-1.7 guide'),
    fileName: 'Käse guide.pdf',
    alt: '',
  });
  const tokens = spec.app.get(Tokens);
  const link = (payload: object, msFromNow: number, purpose = 'download') =>
    `/api/v1/downloads/${tokens.signLink(purpose, payload, new Date(Date.now() + msFromNow))}`;
  const good = link({ tenantId: shop.id, mediaId: id }, 60_000);
  const answer = await spec.request({ path: good, shop: shop.slug });
  expect([answer.statusCode, answer.headers['content-type'], answer.body]).toEqual([
    200,
    'application/pdf',
    '%PDF-1.7 guide',
  ]);
  expect(answer.headers['content-disposition']).toContain("filename*=UTF-8''K%C3%A4se%20guide.pdf");
  const image = await media.store(ctx, {
    kind: 'image',
    bytes: await drawn(9, 9, '#123').png().toBuffer(),
    fileName: 'a',
    alt: '',
  });
  const refused: [string, ShopFacts][] = [
    [link({ tenantId: shop.id, mediaId: id }, -1), shop],
    [link({ tenantId: shop.id, mediaId: id }, 60_000, 'preview'), shop],
    [link({ tenantId: shop.id, mediaId: image.id }, 60_000), shop],
    [link({ tenantId: other.id, mediaId: id }, 60_000), other],
    [`${good}x`, shop],
    ['/api/v1/downloads/nonsense-nonsense', shop],
    [good, other],
  ];
  for (const [path, at] of refused) {
    expect((await spec.request({ path, shop: at.slug })).json()).toMatchObject({ code: 'download.not_found' });
  }
});
