import { Readable } from 'node:stream';
import type { ReadableStream as WebStream } from 'node:stream/web';
import { Fault } from '../refusal.js';
import { signS3Request, type S3Credentials } from './s3.signature.js';
import { checkedKey, type FileStat, type Storage } from './storage.js';

const timeoutMs = 30_000;
const nothing = Buffer.alloc(0);

/** Files in one bucket of S3 or a compatible service; addressed by path, which every such service understands. */
export class S3Storage implements Storage {
  constructor(private readonly place: S3Credentials & { readonly endpoint: string; readonly bucket: string }) {}

  async put(key: string, content: Buffer, contentType: string): Promise<void> {
    await this.#expect(await this.#send('PUT', key, content, { 'content-type': contentType }), key);
  }

  async get(key: string): Promise<Buffer> {
    const response = await this.#expect(await this.#send('GET', key), key);
    return Buffer.from(await response.arrayBuffer());
  }

  async stream(key: string): Promise<Readable> {
    const { body } = await this.#expect(await this.#send('GET', key), key);
    return body ? Readable.fromWeb(body as WebStream) : Readable.from([]);
  }

  async stat(key: string): Promise<FileStat | null> {
    const response = await this.#send('HEAD', key);
    if (response.status === 404) return null;
    await this.#expect(response, key);
    return { byteSize: Number(response.headers.get('content-length')) };
  }

  async exists(key: string): Promise<boolean> {
    return (await this.stat(key)) !== null;
  }

  async delete(key: string): Promise<void> {
    const response = await this.#send('DELETE', key);
    if (response.status !== 404) await this.#expect(response, key);
  }

  async #send(
    method: string,
    key: string,
    body: Buffer = nothing,
    headers: Record<string, string> = {},
  ): Promise<Response> {
    const { endpoint, bucket } = this.place;
    const url = new URL(`${endpoint}/${bucket}/${checkedKey(key)}`);
    const signed = signS3Request(this.place, { method, host: url.host, path: url.pathname, body, headers }, new Date());
    const { host: _host, ...sent } = signed;
    try {
      const content = method === 'PUT' ? new Uint8Array(body) : undefined;
      return await fetch(url, { method, headers: sent, body: content, signal: AbortSignal.timeout(timeoutMs) });
    } catch (error) {
      throw new Fault('dependency.unavailable', { retryAfterSeconds: 5, cause: error });
    }
  }

  async #expect(response: Response, key: string): Promise<Response> {
    if (response.ok) return response;
    const cause = new Error(`Storage answered ${response.status} for ${key}: ${await response.text()}`);
    if (response.status >= 500) throw new Fault('dependency.unavailable', { retryAfterSeconds: 5, cause });
    throw cause;
  }
}
