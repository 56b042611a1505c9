import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { Refusal } from '../../plumbing/refusal.js';
import { headBytes } from './sniff.js';

/** Passes a file on while it learns its hash and its beginning, and breaks off when it grows too large. */
export class MeasuredFile {
  readonly #hash = createHash('sha256');
  #head = Buffer.alloc(0);
  #byteSize = 0;

  constructor(private readonly limitBytes: number) {}

  /** The file's bytes as they come; read once. @throws Refusal `media.too_large` from within the stream */
  read(content: Readable): Readable {
    return Readable.from(this.#pass(content), { objectMode: false });
  }

  /** Of what has passed; ask when the stream has ended. */
  measure(): { byteSize: number; contentHash: Buffer; head: Buffer } {
    return { byteSize: this.#byteSize, contentHash: this.#hash.digest(), head: this.#head };
  }

  async *#pass(content: Readable): AsyncGenerator<Buffer> {
    for await (const chunk of bytesOf(content)) {
      this.#byteSize += chunk.length;
      if (this.#byteSize > this.limitBytes) throw new Refusal('media.too_large', { limitBytes: this.limitBytes });
      if (this.#head.length < headBytes) this.#head = Buffer.concat([this.#head, chunk]).subarray(0, headBytes);
      this.#hash.update(chunk);
      yield chunk;
    }
  }
}

/** What nobody wants to read any more is read and forgotten: the sender gets its answer, and the connection serves on. */
async function* bytesOf(content: Readable): AsyncGenerator<Buffer> {
  try {
    for await (const chunk of content.iterator({ destroyOnReturn: false })) {
      if (!Buffer.isBuffer(chunk)) throw new TypeError('Files are streams of bytes.');
      yield chunk;
    }
  } catch (error) {
    throw isBrokenOff(error) ? new Refusal('media.corrupt', undefined, 'The upload broke off; send it again.') : error;
  } finally {
    content.resume();
  }
}

const isBrokenOff = (error: unknown): boolean =>
  error instanceof Error &&
  'code' in error &&
  (error.code === 'ERR_STREAM_PREMATURE_CLOSE' || error.code === 'ECONNRESET');

/** @returns all bytes of a stream; @throws Refusal `media.too_large` over `limitBytes`, `media.corrupt` when the sender breaks off */
export async function readAtMost(content: Readable, limitBytes: number): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let byteSize = 0;
  for await (const chunk of bytesOf(content)) {
    byteSize += chunk.length;
    if (byteSize > limitBytes) throw new Refusal('media.too_large', { limitBytes });
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
