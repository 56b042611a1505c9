import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { buffer, text } from 'node:stream/consumers';
import assert from 'node:assert/strict';
import { S3Storage } from '../../../api/dist/plumbing/storage/s3.storage.js';
import { signS3Request } from '../../../api/dist/plumbing/storage/s3.signature.js';
import { runAsScript } from '../entry.js';
import { onPath } from '../found.program.js';
import { onStop } from '../lifecycle.js';
import { freePort } from '../ports.js';

const ABSENT = 77;
const bucket = 'smallshop';
const credentials = { region: 'us-east-1', accessKeyId: 'conformance', secretAccessKey: 'conformance-secret' };

const key = 'shop-1/originals/mug.png';
const link = { expiresInSeconds: 60, contentType: 'image/png', disposition: 'attachment; filename="mug.png"' };
const bytes = Buffer.from('picture');

/** Each a promise of the port that S3Storage keeps; named by what it asks. */
const checks = [
  async function whatIsPutComesBack(storage) {
    await storage.put(key, bytes, 'image/png');
    assert.deepEqual(await storage.get(key), bytes);
    assert.deepEqual(await storage.stat(key), { byteSize: bytes.length });
    assert.equal(await storage.exists(key), true);
    assert.equal(await text(await storage.stream(key, { start: 1, end: 3 })), 'ict');
  },
  async function whatStreamsInComesBackWhole(storage) {
    for (const size of [0, 8 * 1024 * 1024, 17 * 1024 * 1024 + 1]) {
      const content = Buffer.alloc(size, 'stoneware ');
      const streamed = `shop-1/originals/streamed-${size}`;
      const pieces = Array.from({ length: Math.ceil(size / 65_537) }, (_, n) => content.subarray(n * 65_537, (n + 1) * 65_537)); // prettier-ignore
      assert.equal(await storage.putStream(streamed, Readable.from(pieces), 'application/pdf'), size);
      assert.equal((await buffer(await storage.stream(streamed))).equals(content), true);
    }
  },
  async function aStreamThatBreaksLeavesNothing(storage) {
    const broken = 'shop-1/originals/broken';
    const pieces = async function* () {
      for (let n = 0; n < 3; n += 1) yield Buffer.alloc(5 * 1024 * 1024);
      throw new Error('cut off');
    };
    await assert.rejects(storage.putStream(broken, Readable.from(pieces()), 'application/pdf'), /cut off/);
    assert.equal(await storage.stat(broken), null);
  },
  async function aLinkHandsTheFileOutAsItSays(storage) {
    const answer = await fetch(storage.linkTo(key, link, new Date()));
    assert.equal(answer.status, 200);
    assert.deepEqual(Buffer.from(await answer.arrayBuffer()), bytes);
    assert.equal(answer.headers.get('content-type'), link.contentType);
    assert.equal(answer.headers.get('content-disposition'), link.disposition);
  },
  async function aLinkThatIsOverOrWasChangedIsRefused(storage) {
    const late = storage.linkTo(key, link, new Date(Date.now() - 61_000));
    const good = new URL(storage.linkTo(key, link, new Date()));
    const changed = (name, value) => {
      const address = new URL(good);
      address.searchParams.set(name, value);
      return address.href;
    };
    const elsewhere = new URL(good);
    elsewhere.pathname = `/${bucket}/shop-1/originals/streamed-0`;
    const refused = [
      late,
      changed('X-Amz-Expires', '604800'),
      changed('response-content-type', 'text/html'),
      elsewhere.href,
    ];
    for (const address of refused) assert.equal((await fetch(address)).status, 403, address);
    assert.equal((await fetch(`${good.origin}${good.pathname}`)).status, 403);
  },
  async function whatIsDeletedIsGone(storage) {
    await storage.delete(key);
    await storage.delete(key);
    assert.equal(await storage.stat(key), null);
    assert.equal(await storage.exists(key), false);
    await assert.rejects(storage.get(key));
  },
];

/** MinIO, which many shops keep their files in, asked by our own adapter: what it stores, hands out by link, and refuses. */
await runAsScript(import.meta.url, async () => {
  const minio = onPath(['minio']);
  if (!minio) {
    process.stdout.write('minio is not installed: go install github.com/minio/minio@latest\n');
    return ABSENT;
  }
  const folder = mkdtempSync(join(tmpdir(), 'smallshop-minio-'));
  const [port, consolePort] = [await freePort(), await freePort()];
  const server = serve(minio, folder, port, consolePort);
  const stop = () => {
    server.kill('SIGTERM');
    rmSync(folder, { recursive: true, force: true });
  };
  onStop(stop, stop);
  try {
    const endpoint = `http://127.0.0.1:${port}`;
    await isReady(`${endpoint}/minio/health/ready`);
    await makeBucket(endpoint);
    const storage = new S3Storage({ endpoint, publicEndpoint: endpoint, bucket, ...credentials });
    for (const check of checks) {
      await check(storage);
      process.stdout.write(`${check.name}: as it should be\n`);
    }
    return 0;
  } finally {
    stop();
  }
});

function serve(minio, folder, port, consolePort) {
  const { accessKeyId, secretAccessKey } = credentials;
  const env = { ...process.env, MINIO_ROOT_USER: accessKeyId, MINIO_ROOT_PASSWORD: secretAccessKey };
  const addresses = ['--address', `127.0.0.1:${port}`, '--console-address', `127.0.0.1:${consolePort}`];
  return spawn(minio, ['server', ...addresses, folder], { env, stdio: 'ignore' });
}

async function isReady(url) {
  for (let attempt = 0; attempt < 120; attempt += 1) {
    const answer = await fetch(url).catch(() => null);
    if (answer?.ok) return;
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
  throw new Error('MinIO does not answer.');
}

async function makeBucket(endpoint) {
  const { host } = new URL(endpoint);
  const request = { method: 'PUT', host, path: `/${bucket}`, body: Buffer.alloc(0) };
  const answer = await fetch(`${endpoint}/${bucket}`, {
    method: 'PUT',
    headers: signS3Request(credentials, request, new Date()),
  });
  assert.equal(answer.status, 200, await answer.text());
}
