import { createServer, type Server } from 'node:http';
import { connect } from 'node:net';
import { adminProductSchema } from '@smallshop/contract';
import sharp from 'sharp';
import { afterAll, beforeAll, beforeEach, expect, it, vi } from 'vitest';
import { testApp, type TestApp } from '../../../test/application.js';
import { Importer } from '../../../test/factories/import.factory.js';
import { aShop } from '../../../test/factories/shop.factory.js';
import { aStaffToken } from '../../../test/factories/staff.factory.js';
import { systemCtx, type ShopFacts } from '../../plumbing/context.js';
import { RemoteWire } from '../media/remote.wire.js';
import { FetchImportImages } from './index.js';

let spec: TestApp;
let web: Server;
let shop: ShopFacts;
let importer: Importer;
const fetched: string[] = [];

/** A picture of the web for each address that ends in `.png`, each of another colour. */
async function answer(path: string): Promise<Buffer | null> {
  fetched.push(path);
  const background = { r: path.length % 256, g: 120, b: 40 };
  return path.endsWith('.png')
    ? sharp({ create: { width: 40, height: 30, channels: 3, background } })
        .png()
        .toBuffer()
    : null;
}

beforeAll(async () => {
  spec = await testApp();
  web = createServer((request, response) => {
    void answer(request.url ?? '').then((bytes) => (bytes ? response.end(bytes) : response.writeHead(404).end()));
  });
  await new Promise<void>((resolve) => web.listen(0, '127.0.0.1', resolve));
  const address = web.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  const wire = spec.app.get(RemoteWire, { strict: false });
  vi.spyOn(wire, 'resolve').mockImplementation((name) =>
    Promise.resolve([name === 'inside.example' ? '10.0.0.7' : '93.184.215.14']),
  );
  vi.spyOn(wire, 'dial').mockImplementation(() => connect({ host: '127.0.0.1', port }));
});
afterAll(async () => {
  web.close();
  await spec.close();
});
beforeEach(async () => {
  shop = await aShop(spec.database);
  importer = new Importer(spec, shop, await aStaffToken(spec, shop));
  fetched.length = 0;
});

const fetchAll = (id: string) => spec.app.get(FetchImportImages).continue(systemCtx(shop, 'Import', new Date()), id);
const product = async (slug: string) => {
  const { rows } = await spec.database.admin.query<{ id: string }>(
    'SELECT id FROM products WHERE tenant_id = $1 AND slug = $2',
    [shop.id, slug],
  );
  return adminProductSchema.parse((await importer.ask(`/products/${rows[0]?.id}`)).json());
};

const shopify = `Handle,Title,Option1 Name,Option1 Value,Variant SKU,Variant Price,Image Src,Image Alt Text,Variant Image
mug,Mug,Size,S,MUG-S,12,http://pictures.example/front.png,A mug from the front,http://pictures.example/front.png
mug,,,L,MUG-L,14,http://pictures.example/back-of-it.png,,
mug,,,,,,http://inside.example/secret.png,,
mug,,,,,,http://pictures.example/gone,,
`;

it('puts pictures on products and variants in the file’s order, and lists those it could not have', async () => {
  const { id } = await importer.import(shopify);
  expect((await importer.get(id)).counts).toMatchObject({ images: 4, imagesDone: 0 });
  await fetchAll(id);
  const mug = await product('mug');
  expect(mug.images.map(({ alt, width }) => [alt, width])).toEqual([
    ['A mug from the front', 40],
    ['', 40],
  ]);
  expect(mug.variants.map(({ imageId }) => imageId)).toEqual([mug.images[0]?.id, null]);
  expect((await importer.get(id)).counts).toMatchObject({ images: 4, imagesDone: 2, imagesFailed: 2 });
  const failed = await importer.items(id, 'failed-images');
  expect(failed.map(({ url, reason }) => [url, reason]).toSorted()).toEqual([
    ['http://inside.example/secret.png', 'Pictures are fetched from public http and https addresses only.'],
    ['http://pictures.example/gone', 'Its server answered 404.'],
  ]);
});

it('fetches a picture once, exports it under its own address, and takes it off with an undo', async () => {
  await importer.import('Title,SKU,Price\nMug,M,12\n');
  const text = 'Title,SKU,Price,Images\nMug,M,12,http://pictures.example/only.png\n';
  const { id } = await importer.import(text);
  await fetchAll(id);
  await fetchAll(id);
  expect(fetched).toEqual(['/only.png']);
  expect((await importer.check(text)).counts).toMatchObject({ unchanged: 1 });
  const { text: file } = await importer.export({ format: 'jsonl' });
  expect(file).toContain('"images":[{"url":"http://pictures.example/only.png","alt":""}]');
  await importer.order(id, 'undo');
  expect((await product('mug')).images).toEqual([]);
});

it('adds pictures behind those a product shows, in whatever order and at whatever places a merchant put them', async () => {
  const line = (images: string) => `Title,SKU,Price,Images\nMug,M,12,"${images}"\n`;
  const addresses = (names: string[]) => names.map((name) => `http://pictures.example/${name}.png`).join(', ');
  const first = await importer.import(line(addresses(['a', 'bb'])));
  await fetchAll(first.id);
  const [a, b] = (await product('mug')).images.map(({ id }) => id);
  await spec.database.admin.query(
    `UPDATE product_media SET position = CASE media_id WHEN $2 THEN 7 ELSE 2 END WHERE tenant_id = $1`,
    [shop.id, a],
  );
  const second = await importer.import(line(addresses(['dddd', 'a', 'ccc', 'bb'])));
  await fetchAll(second.id);
  const images = (await product('mug')).images.map(({ id }) => id);
  expect(images).toEqual([b, a, images[2], images[3]]);
  expect(fetched.map((path) => path.slice(1, -4)).toSorted()).toEqual(['a', 'bb', 'ccc', 'dddd']);
  const { rows } = await spec.database.admin.query<{ url: string }>(
    `SELECT s.url FROM product_media pm JOIN media_sources s ON s.media_id = pm.media_id WHERE pm.tenant_id = $1 ORDER BY pm.position`,
    [shop.id],
  );
  expect(rows.map(({ url }) => url.slice(24, -4))).toEqual(['bb', 'a', 'dddd', 'ccc']);
});
