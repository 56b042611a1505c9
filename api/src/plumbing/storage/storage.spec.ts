import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { buffer, text } from 'node:stream/consumers';
import S3rver from 's3rver';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DiskStorage } from './disk.storage.js';
import { S3Storage } from './s3.storage.js';
import type { Storage } from './storage.js';

const folder = mkdtempSync(join(tmpdir(), 'storage-'));
// A server of the S3 protocol: it puts parts together, and serves ranges and signed addresses.
const server = new S3rver({
  ...{ port: 0, address: '127.0.0.1', silent: true, directory: join(folder, 'buckets') },
  configureBuckets: [{ name: 'media', configs: [] }],
});
let endpoint = '';

beforeAll(async () => {
  const { port } = await server.run();
  endpoint = `http://127.0.0.1:${port}`;
});
afterAll(async () => {
  await server.close();
  rmSync(folder, { recursive: true });
});

const credentials = { region: 'us-east-1', accessKeyId: 'S3RVER', secretAccessKey: 'S3RVER' };
const s3 = (publicEndpoint: string | null = null) =>
  new S3Storage({ endpoint, publicEndpoint, bucket: 'media', ...credentials });
const adapters: [string, () => Storage][] = [
  ['the disk', () => new DiskStorage(join(folder, 'disk'))],
  ['a bucket', () => s3()],
];

const megabyte = 1024 * 1024;
/** As many bytes as asked, in chunks of odd sizes, each byte told by its place. */
async function* counted(byteSize: number): AsyncGenerator<Buffer> {
  for (let sent = 0; sent < byteSize; sent += 65_537) {
    const chunk = Buffer.alloc(Math.min(65_537, byteSize - sent));
    for (let at = 0; at < chunk.length; at += 1) chunk[at] = (sent + at) % 251;
    yield chunk;
  }
}
const expected = async (byteSize: number) => buffer(Readable.from(counted(byteSize)));

describe.each(adapters)('files on %s', (_name, open) => {
  const key = 'shop-1/originals/mug.png';

  it('come back as they were put', async () => {
    const storage = open();
    await storage.put(key, Buffer.from('picture'), 'image/png');
    expect((await storage.get(key)).toString()).toBe('picture');
    expect(await text(await storage.stream(key))).toBe('picture');
    expect(await storage.stat(key)).toEqual({ byteSize: 7 });
    expect(await storage.exists(key)).toBe(true);
  });

  it.each([0, 1, 8 * megabyte - 1, 8 * megabyte, 8 * megabyte + 1, 17 * megabyte])(
    'come back as they streamed in: %i bytes',
    async (byteSize) => {
      const storage = open();
      const streamed = `shop-1/originals/streamed-${byteSize}`;
      const content = Readable.from(counted(byteSize), { objectMode: false });
      expect(await storage.putStream(streamed, content, 'application/pdf')).toBe(byteSize);
      expect((await storage.get(streamed)).equals(await expected(byteSize))).toBe(true);
    },
  );

  it.each([
    [0, 1],
    [3, 5],
    [14, 14],
  ] as const)('come back in part: bytes %i to %i', async (start, end) => {
    const storage = open();
    await storage.put('shop-1/part.txt', Buffer.from('0123456789abcde'), 'text/plain');
    expect(await text(await storage.stream('shop-1/part.txt', { start, end }))).toBe('0123456789abcde'.slice(start, end + 1)); // prettier-ignore
  });

  it.each([1, 10 * megabyte])('leave nothing behind when they break off after %i bytes', async (byteSize) => {
    const storage = open();
    const broken = async function* () {
      yield* counted(byteSize);
      throw new Error('The line went dead.');
    };
    const content = Readable.from(broken(), { objectMode: false });
    await expect(storage.putStream('shop-1/broken.bin', content, 'x/y')).rejects.toThrow('The line went dead.');
    expect(await storage.exists('shop-1/broken.bin')).toBe(false);
    const left = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.part'));
    expect(left).toEqual([]);
  });

  it('are missed, not invented', async () => {
    const storage = open();
    expect(await storage.stat('shop-1/none.png')).toBeNull();
    await expect(storage.get('shop-1/none.png')).rejects.toThrow();
    await expect(storage.stream('shop-1/none.png')).rejects.toThrow();
  });

  it('are gone when deleted, however often', async () => {
    const storage = open();
    await storage.put('shop-1/old.png', Buffer.from('old'), 'image/png');
    await storage.delete('shop-1/old.png');
    await storage.delete('shop-1/old.png');
    expect(await storage.exists('shop-1/old.png')).toBe(false);
  });

  it.each([
    '../secrets.json',
    'shop-1/../shop-2/a.png',
    '/etc/passwd',
    'shop-1//a.png',
    'shop-1/.hidden',
    'top.png',
    'shop-1/a b',
  ])('never leave their shop’s folder: %s', async (escape) => {
    await expect(open().get(escape)).rejects.toThrow('Not a storage key');
  });
});

describe('a signed address of the bucket', () => {
  const options = {
    expiresInSeconds: 60,
    contentType: 'application/pdf',
    disposition: 'attachment; filename="a (1).pdf"',
  };
  const placed = async () => {
    await s3().put('shop-1/originals/a', Buffer.from('private'), 'application/octet-stream');
    return s3(endpoint).linkTo('shop-1/originals/a', options, new Date()) ?? '';
  };

  it('hands out its file under the name and type it was made for', async () => {
    const answer = await fetch(await placed());
    expect([answer.status, await answer.text()]).toEqual([200, 'private']);
    expect([answer.headers.get('content-type'), answer.headers.get('content-disposition')]).toEqual([options.contentType, options.disposition]); // prettier-ignore
  });

  it('is not made where browsers cannot reach the store, nor for the disk', () => {
    expect(s3().linkTo('shop-1/originals/a', options, new Date())).toBeNull();
    expect(new DiskStorage(folder).linkTo()).toBeNull();
  });
});
