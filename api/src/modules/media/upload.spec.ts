import { createServer, request as httpRequest } from 'node:http';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { crc32, deflateSync, gzipSync } from 'node:zlib';
import type { StaffRole } from '@smallshop/contract';
import sharp from 'sharp';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { testApp, type TestApp } from '../../../test/application.js';
import { aShop } from '../../../test/factories/shop.factory.js';
import { aStaffToken } from '../../../test/factories/staff.factory.js';
import type { ShopFacts } from '../../plumbing/context.js';

let spec: TestApp;
let shop: ShopFacts;
let token: string;

beforeAll(async () => {
  spec = await testApp({ MEDIA_MAX_FILE_MB: '1', MEDIA_QUOTA_MB: '3' });
});
beforeEach(async () => {
  shop = await aShop(spec.database);
  token = await aStaffToken(spec, shop);
});
afterAll(() => spec.close());

const headersOf = (bearer: string) => ({
  host: 'api.localhost',
  'x-shop': shop.slug,
  'content-type': 'application/octet-stream',
  authorization: `Bearer ${bearer}`,
});
const upload = (bytes: Buffer, query = 'fileName=mug.jpg', headers: Record<string, string> = headersOf(token)) =>
  spec.app.inject({ method: 'POST', url: `/api/v1/admin/media?${query}`, headers, payload: bytes });
const drawn = (width: number, height: number, color = '#336699') =>
  sharp({ create: { width, height, channels: 3, background: color } });
/** Every file in the shop's place, finished or not. */
const stored = (): string[] => {
  const place = join(spec.database.config.storage.directory, shop.id);
  return existsSync(place) ? readdirSync(place, { recursive: true, withFileTypes: true }).flatMap((entry) => (entry.isFile() ? entry.name : [])) : []; // prettier-ignore
};
const entered = async (): Promise<number> => {
  const { rows } = await spec.database.admin.query('SELECT FROM media WHERE tenant_id = $1', [shop.id]);
  return rows.length;
};

describe('an uploaded picture', () => {
  it('is kept with what it says of itself, under a name that fits its content', async () => {
    const answer = await upload(await drawn(600, 400).jpeg().toBuffer(), 'fileName=Stone%20mug.png&alt=A%20mug');
    expect(answer.statusCode, answer.body).toBe(201);
    expect(answer.json()).toMatchObject({
      ...{ kind: 'image', fileName: 'Stone mug.jpg', contentType: 'image/jpeg', alt: 'A mug', state: 'processing' },
      ...{ usageCount: 0, version: 1, altByLocale: {}, image: { width: 600, height: 400, alt: 'A mug' } },
    });
    expect(stored()).toHaveLength(1);
  });

  it.each([
    ['webp', 'jpeg', () => drawn(20, 10).webp().toBuffer()],
    ['avif', 'jpeg', () => drawn(20, 10).avif().toBuffer()],
    ['tiff', 'jpeg', () => drawn(20, 10).tiff().toBuffer()],
    ['png', 'jpeg', () => drawn(20, 10).png().toBuffer()],
    ['gif', 'png', () => drawn(20, 10).gif().toBuffer()],
  ] as const)('may be a %s, and is named as the %s it is kept as', async (extension, kept, make) => {
    const answer = await upload(await make(), `fileName=a.${extension}`);
    const fileName = kept === 'jpeg' ? 'a.jpg' : 'a.png';
    expect(answer.json()).toMatchObject({ fileName, contentType: `image/${kept}`, image: { width: 20, height: 10 } });
  });

  it('stays a PNG when it can be seen through', async () => {
    const glass = sharp({ create: { width: 9, height: 9, channels: 4, background: { r: 0, g: 0, b: 0, alpha: 0.5 } } });
    const answer = await upload(await glass.webp().toBuffer(), 'fileName=glass.webp');
    expect(answer.json()).toMatchObject({ fileName: 'glass.png', contentType: 'image/png' });
  });

  it('that moves keeps its first picture', async () => {
    const frames = await Promise.all(['#ff0000', '#0000ff'].map((color) => drawn(8, 8, color).png().toBuffer()));
    const moving = await sharp(frames, { join: { animated: true } })
      .gif({ delay: [100, 100] })
      .toBuffer();
    expect((await sharp(moving).metadata()).pages).toBe(2);
    expect((await upload(moving)).json()).toMatchObject({ image: { width: 8, height: 8, color: '#ff0000' } });
  });

  it('sent twice is one file, and the second time fills in the text it lacked', async () => {
    const bytes = await drawn(64, 64).png().toBuffer();
    const first = (await upload(bytes)).json<{ id: string }>();
    const second = await upload(bytes, 'fileName=other.png&alt=Blue');
    expect(second.json()).toMatchObject({ id: first.id });
    expect([await entered(), stored().length]).toEqual([1, 1]);
  });

  it('sent by twenty at once is one file', async () => {
    const bytes = await drawn(65, 65).png().toBuffer();
    const answers = await Promise.all(Array.from({ length: 20 }, () => upload(bytes)));
    expect(new Set(answers.map((answer) => answer.json<{ id: string }>().id)).size).toBe(1);
    expect(await entered()).toBe(1);
  });

  it('of another shop is another file', async () => {
    const bytes = await drawn(66, 66).png().toBuffer();
    const here = (await upload(bytes)).json<{ id: string }>();
    shop = await aShop(spec.database);
    token = await aStaffToken(spec, shop);
    expect((await upload(bytes)).json<{ id: string }>().id).not.toBe(here.id);
  });
});

const svg = '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"><script>alert(2)</script></svg>';
/** A picture of 20,000 by 20,000 black dots, as a PNG of 50 kB. */
const bomb = () => {
  const chunk = (type: string, content: Buffer) => {
    const named = Buffer.concat([Buffer.from(type), content]);
    const [size, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
    size.writeUInt32BE(content.length);
    sum.writeUInt32BE(crc32(named));
    return Buffer.concat([size, named, sum]);
  };
  const header = Buffer.alloc(13);
  header.writeUInt32BE(20_000, 0);
  header.writeUInt32BE(20_000, 4);
  header.writeUInt8(1, 8);
  const rows = deflateSync(Buffer.alloc((20_000 / 8 + 1) * 20_000));
  const signature = Buffer.from('89504e470d0a1a0a', 'hex');
  return Buffer.concat([signature, chunk('IHDR', header), chunk('IDAT', rows), chunk('IEND', Buffer.alloc(0))]);
};

describe('what is no picture', () => {
  it.each<[string, string, number, () => Buffer | Promise<Buffer>]>([
    ['a text with a picture’s name', 'media.type_unsupported', 415, () => Buffer.from('not a picture')],
    ['a page', 'media.type_unsupported', 415, () => Buffer.from('<!doctype html><script>alert(1)</script>')],
    ['a drawing that carries scripts', 'media.type_unsupported', 415, () => Buffer.from(svg)],
    ['such a drawing behind a prologue', 'media.type_unsupported', 415, () => Buffer.from(`\ufeff<?xml version="1.0"?>\n<!-- x -->${svg}`)], // prettier-ignore
    ['such a drawing in UTF-16', 'media.type_unsupported', 415, () => Buffer.from(`\ufeff${svg}`, 'utf16le')],
    ['such a drawing compressed', 'media.type_unsupported', 415, () => gzipSync(svg)],
    ['a drawing that expands entities', 'media.type_unsupported', 415, () => Buffer.from(`<!DOCTYPE svg [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]>${svg}`)], // prettier-ignore
    ['a drawing that reads files', 'media.type_unsupported', 415, () => Buffer.from('<svg xmlns:xlink="http://www.w3.org/1999/xlink"><image xlink:href="file:///etc/passwd"/></svg>')], // prettier-ignore
    ['a program', 'media.type_unsupported', 415, () => Buffer.from('MZ\u0090\u0000\u0003')],
    ['a document', 'media.type_unsupported', 415, () => Buffer.from('%PDF-1.7')],
    ['nothing at all', 'media.type_unsupported', 415, () => Buffer.alloc(0)],
    ['half a picture', 'media.corrupt', 422, async () => (await drawn(400, 400).jpeg().toBuffer()).subarray(0, 900)],
    ['the beginning of a picture before something else', 'media.corrupt', 422, () => Buffer.concat([Buffer.from('ffd8ffe0', 'hex'), Buffer.from(svg)])], // prettier-ignore
    ['a small file that unpacks to 400 megapixels', 'media.pixels_exceeded', 422, bomb],
    ['more than 20 MB', 'media.too_large', 413, () => Buffer.alloc(20 * 1024 * 1024 + 1)],
  ])('is refused and leaves nothing behind: %s', async (_case, code, status, make) => {
    const answer = await upload(await make());
    expect([answer.statusCode, answer.json<{ code: string }>().code]).toEqual([status, code]);
    expect([await entered(), stored()]).toEqual([0, []]);
  });

  it('says of drawings what to do instead', async () => {
    expect((await upload(Buffer.from(svg))).json<{ message: string }>().message).toBe(
      'Drawings in SVG can carry scripts and are not kept; export it as a PNG and send that.',
    );
  });

  it('is what hides behind the pixels: a page appended to a picture is gone', async () => {
    const bytes = Buffer.concat([await drawn(30, 30).jpeg().toBuffer(), Buffer.from('<script>alert(1)</script>')]);
    const { image } = (await upload(bytes)).json<{ image: { url: string } }>();
    const { rows } = await spec.database.admin.query<{ bytes: number }>('SELECT byte_size::int AS bytes FROM media WHERE tenant_id = $1', [shop.id]); // prettier-ignore
    expect(rows[0]?.bytes).not.toBe(bytes.length);
    const shown = await spec.app.inject({ url: `${image.url}/160.webp`, headers: { host: 'api.localhost' } });
    expect([shown.statusCode, shown.body.includes('script')]).toEqual([200, false]);
  });
});

describe('a digital file', () => {
  const file = (bytes: Buffer, name = 'guide.pdf') => upload(bytes, `kind=file&fileName=${name}`);

  it('is kept as it is and shown to nobody', async () => {
    const answer = await file(Buffer.from('%PDF-1.7 guide'));
    expect(answer.json()).toMatchObject({ kind: 'file', contentType: 'application/pdf', byteSize: 14, image: null, state: 'ready' }); // prettier-ignore
    const [key] = stored();
    const asked = await spec.app.inject({
      url: `/media/${shop.id}/${key}/160.webp`,
      headers: { host: 'api.localhost' },
    });
    expect(asked.statusCode).toBe(404);
  });

  it.each([
    ['a page', '<!doctype html><script>alert(1)</script>'],
    ['a drawing', svg],
    ['a program', 'MZ\u0090\u0000'],
  ])('that a browser might run is plain bytes: %s', async (_case, content) => {
    expect((await file(Buffer.from(content), 'a.pdf')).json()).toMatchObject({
      contentType: 'application/octet-stream',
    });
  });

  it('sent twice is one file', async () => {
    const first = (await file(Buffer.from('%PDF-1.7 again'))).json<{ id: string }>();
    expect((await file(Buffer.from('%PDF-1.7 again'))).json<{ id: string }>().id).toBe(first.id);
    expect(await entered()).toBe(1);
  });

  it('that is larger than announced is refused half-way and leaves nothing behind', async () => {
    const answer = await streamed(Array.from({ length: 40 }, () => Buffer.alloc(32 * 1024, 1)));
    expect(answer).toMatchObject({
      status: 413,
      body: { code: 'media.too_large', details: { limitBytes: 1_048_576 } },
    });
    expect([await entered(), stored()]).toEqual([0, []]);
  });

  it('that is empty is refused', async () => {
    expect((await file(Buffer.alloc(0))).json()).toMatchObject({ code: 'media.corrupt' });
    expect([await entered(), stored()]).toEqual([0, []]);
  });

  it('that does not fit the shop’s storage is refused, and those it has stay', async () => {
    for (const fill of [1, 2]) expect((await file(Buffer.alloc(1_000_000, fill))).statusCode).toBe(201);
    expect((await streamed([Buffer.alloc(1_000_000, 3)])).status).toBe(201);
    const answer = await file(Buffer.alloc(1_000_000, 4));
    expect(answer.json()).toMatchObject({ code: 'media.quota_exceeded', details: { storedBytes: 3_000_000 } });
    expect((await streamed([Buffer.alloc(1_000_000, 5)])).body).toMatchObject({ code: 'media.quota_exceeded' });
    expect([await entered(), stored().length]).toEqual([3, 3]);
  });

  /** Sends chunks without saying how many will come. */
  async function streamed(chunks: readonly Buffer[]): Promise<{ status: number | undefined; body: unknown }> {
    if (!spec.app.getHttpServer().listening) await spec.app.listen(0, '127.0.0.1');
    const { port } = new URL(await spec.app.getUrl());
    return new Promise((resolve, reject) => {
      const options = {
        method: 'POST',
        port,
        path: '/api/v1/admin/media?kind=file&fileName=a.zip',
        headers: headersOf(token),
      };
      const request = httpRequest({ ...options, host: '127.0.0.1' }, (answer) => {
        let body = '';
        answer.on('data', (chunk: Buffer) => (body += chunk.toString()));
        answer.on('end', () => resolve({ status: answer.statusCode, body: JSON.parse(body) }));
      });
      request.on('error', reject);
      for (const chunk of chunks) request.write(chunk);
      request.end();
    });
  }
});

describe('an upload', () => {
  const picture = () => drawn(10, 10).png().toBuffer();

  it.each<[string, StaffRole | null, number, string]>([
    ['without signing in', null, 401, 'auth.required'],
    ['by support', 'support', 403, 'auth.forbidden'],
  ])('is not for everybody: %s', async (_case, role, status, code) => {
    const bearer = role ? await aStaffToken(spec, shop, role) : '';
    const { authorization, ...anonymous } = headersOf(bearer);
    const answer = await upload(await picture(), 'fileName=a.png', role ? { ...anonymous, authorization } : anonymous);
    expect([answer.statusCode, answer.json<{ code: string }>().code]).toEqual([status, code]);
    expect([await entered(), stored()]).toEqual([0, []]);
  });

  it('needs a name', async () => {
    expect((await upload(await picture(), '')).json()).toMatchObject({ code: 'request.invalid' });
  });

  it('is the file itself, not a form or JSON', async () => {
    for (const type of ['application/json', 'multipart/form-data; boundary=x', 'image/png']) {
      const answer = await upload(Buffer.from('{}'), 'fileName=a.png', { ...headersOf(token), 'content-type': type });
      expect([type, answer.statusCode, answer.json<{ code: string }>().code]).toEqual([type, 415, 'request.unsupported_media_type']); // prettier-ignore
    }
  });

  it('goes nowhere but where files are expected', async () => {
    const answer = await spec.app.inject({ method: 'POST', url: '/api/v1/admin/products', headers: headersOf(token), payload: 'x' }); // prettier-ignore
    expect([answer.statusCode, answer.json<{ code: string }>().code]).toEqual([415, 'request.unsupported_media_type']);
  });

  it('from a web address is not fetched from this machine', async () => {
    const inside = createServer((_request, response) => response.end('secret'));
    await new Promise<void>((resolve) => inside.listen(0, '127.0.0.1', resolve));
    for (const url of [
      'http://127.0.0.1/a.png',
      'http://localhost/a.png',
      'http://2130706433/a.png',
      'http://[::1]/a.png',
    ]) {
      const answer = await spec.request({
        path: '/api/v1/admin/media/from-url',
        shop: shop.slug,
        token,
        body: { url },
      });
      expect([url, answer.statusCode, answer.json<{ code: string }>().code]).toEqual([
        url,
        422,
        'media.address_refused',
      ]);
    }
    inside.close();
    expect(await entered()).toBe(0);
  });
});
