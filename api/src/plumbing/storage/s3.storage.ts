import { Readable } from 'node:stream';
import type { ReadableStream as WebStream } from 'node:stream/web';
import { Fault } from '../refusal.js';
import { partsOf } from './parts.js';
import { canonicalQuery, presignS3Query, signS3Request, type S3Credentials } from './s3.signature.js';
import { checkedKey, type ByteRange, type FileStat, type LinkOptions, type Storage } from './storage.js';

// Until the answer begins: a large file may take longer than that to read.
const answerTimeoutMs = 30_000;
// S3 wants 5 MB at least of every part but the last, and takes 10,000 of them.
const partBytes = 8 * 1024 * 1024;
const nothing = Buffer.alloc(0);

/** One bucket. `publicEndpoint`: where browsers reach the same store, when they may. */
export interface S3Place extends S3Credentials {
  readonly endpoint: string;
  readonly bucket: string;
  readonly publicEndpoint: string | null;
}

interface Sent {
  readonly method: string;
  readonly key: string;
  readonly body?: Buffer;
  readonly headers?: Record<string, string>;
  readonly query?: Readonly<Record<string, string>>;
}

/** Files in one bucket of S3 or a compatible service; addressed by path, which every such service understands. */
export class S3Storage implements Storage {
  constructor(private readonly place: S3Place) {}

  async put(key: string, content: Buffer, contentType: string): Promise<void> {
    await this.#ask({ method: 'PUT', key, body: content, headers: { 'content-type': contentType } });
  }

  async putStream(key: string, content: Readable, contentType: string): Promise<number> {
    const parts = partsOf(content, partBytes);
    const first = await parts.next();
    if (first.done === true || first.value.length < partBytes) {
      const whole = first.done === true ? nothing : first.value;
      await this.put(key, whole, contentType);
      return whole.length;
    }
    const uploadId = await this.#begin(key, contentType);
    try {
      return await this.#sendParts(key, uploadId, first.value, parts);
    } catch (error) {
      // What went wrong first is what matters; parts left behind are the bucket's lifecycle rule to clear.
      await this.#ask({ method: 'DELETE', key, query: { uploadId } }).catch(() => undefined);
      throw error;
    }
  }

  async get(key: string): Promise<Buffer> {
    const response = await this.#ask({ method: 'GET', key });
    return Buffer.from(await response.arrayBuffer());
  }

  async stream(key: string, range?: ByteRange): Promise<Readable> {
    const headers: Record<string, string> = range ? { range: `bytes=${range.start}-${range.end}` } : {};
    const { body } = await this.#ask({ method: 'GET', key, headers });
    return body ? Readable.fromWeb(body as WebStream) : Readable.from([]);
  }

  async stat(key: string): Promise<FileStat | null> {
    const response = await this.#send({ method: 'HEAD', key });
    if (response.status === 404) return null;
    await this.#expect(response, key);
    return { byteSize: Number(response.headers.get('content-length')) };
  }

  async exists(key: string): Promise<boolean> {
    return (await this.stat(key)) !== null;
  }

  async delete(key: string): Promise<void> {
    const response = await this.#send({ method: 'DELETE', key });
    if (response.status !== 404) await this.#expect(response, key);
  }

  linkTo(key: string, { expiresInSeconds, contentType, disposition }: LinkOptions, now: Date): string | null {
    if (this.place.publicEndpoint === null) return null;
    const url = new URL(`${this.place.publicEndpoint}/${this.place.bucket}/${checkedKey(key)}`);
    const query = { 'response-content-type': contentType, 'response-content-disposition': disposition };
    const request = { method: 'GET', host: url.host, path: url.pathname, query };
    url.search = presignS3Query(this.place, request, expiresInSeconds, now);
    return url.href;
  }

  async #begin(key: string, contentType: string): Promise<string> {
    const headers = { 'content-type': contentType };
    const response = await this.#ask({ method: 'POST', key, headers, query: { uploads: '' } });
    const uploadId = /<UploadId>([^<]+)<\/UploadId>/.exec(await response.text())?.[1];
    if (uploadId === undefined) throw new Error(`Storage began no upload of ${key}.`);
    return uploadId;
  }

  async #sendParts(key: string, uploadId: string, first: Buffer, rest: AsyncIterable<Buffer>): Promise<number> {
    const tags: string[] = [];
    let byteSize = 0;
    const send = async (body: Buffer): Promise<void> => {
      const query = { partNumber: String(tags.length + 1), uploadId };
      const response = await this.#ask({ method: 'PUT', key, body, query });
      tags.push(response.headers.get('etag') ?? '');
      byteSize += body.length;
    };
    await send(first);
    for await (const part of rest) await send(part);
    const list = tags.map((tag, index) => `<Part><PartNumber>${index + 1}</PartNumber><ETag>${tag}</ETag></Part>`);
    const body = Buffer.from(`<CompleteMultipartUpload>${list.join('')}</CompleteMultipartUpload>`);
    const response = await this.#ask({ method: 'POST', key, body, query: { uploadId } });
    // S3 begins this answer before it knows the outcome: an error may come with status 200.
    const outcome = await response.text();
    if (outcome.includes('<Error>')) throw new Error(`Storage did not complete ${key}: ${outcome}`);
    return byteSize;
  }

  async #ask(sent: Sent): Promise<Response> {
    return this.#expect(await this.#send(sent), sent.key);
  }

  async #send({ method, key, body = nothing, headers = {}, query }: Sent): Promise<Response> {
    const { endpoint, bucket } = this.place;
    const url = new URL(`${endpoint}/${bucket}/${checkedKey(key)}`);
    const request = { method, host: url.host, path: url.pathname, body, headers, ...(query && { query }) };
    const { host: _host, ...signed } = signS3Request(this.place, request, new Date());
    url.search = canonicalQuery(query);
    const patience = new AbortController();
    const timer = setTimeout(() => patience.abort(), answerTimeoutMs);
    try {
      const content = method === 'PUT' || method === 'POST' ? new Uint8Array(body) : undefined;
      return await fetch(url, { method, headers: signed, body: content, signal: patience.signal });
    } catch (error) {
      throw new Fault('dependency.unavailable', { retryAfterSeconds: 5, cause: error });
    } finally {
      clearTimeout(timer);
    }
  }

  async #expect(response: Response, key: string): Promise<Response> {
    if (response.ok) return response;
    const cause = new Error(`Storage answered ${response.status} for ${key}: ${await response.text()}`);
    if (response.status >= 500) throw new Fault('dependency.unavailable', { retryAfterSeconds: 5, cause });
    throw cause;
  }
}
