import { createServer, type Server } from 'node:http';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DiskStorage } from './disk.storage.js';
import { S3Storage } from './s3.storage.js';
import type { Storage } from './storage.js';

const folder = mkdtempSync(join(tmpdir(), 'storage-'));
let bucket: Server;
let endpoint = '';

/** As much of S3 as storage needs: objects by path. */
const openBucket = () => {
  const objects = new Map<string, Buffer>();
  return createServer((request, response) => {
    const key = request.url ?? '';
    const found = objects.get(key);
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      if (request.headers.authorization?.startsWith('AWS4-HMAC-SHA256 ') !== true) return response.writeHead(403).end();
      if (request.method === 'PUT') objects.set(key, Buffer.concat(chunks));
      else if (request.method === 'DELETE') objects.delete(key);
      else if (!found) return response.writeHead(404).end();
      else
        return response
          .writeHead(200, { 'content-length': found.length })
          .end(request.method === 'HEAD' ? undefined : found);
      return response.writeHead(200).end();
    });
  });
};

beforeAll(async () => {
  bucket = openBucket();
  await new Promise<void>((resolve) => bucket.listen(0, '127.0.0.1', resolve));
  const address = bucket.address();
  endpoint = `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}`;
});
afterAll(() => {
  bucket.close();
  rmSync(folder, { recursive: true });
});

const s3 = () =>
  new S3Storage({ endpoint, bucket: 'media', region: 'us-east-1', accessKeyId: 'id', secretAccessKey: 'secret' });
const adapters: [string, () => Storage][] = [
  ['the disk', () => new DiskStorage(folder)],
  ['a bucket', s3],
];

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
