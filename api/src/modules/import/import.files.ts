import { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import { maxImportBytes } from '@smallshop/contract';
import { Refusal } from '../../plumbing/refusal.js';
import { Storage } from '../../plumbing/storage/storage.js';
import { EncodingDetector, type Encoding } from './source/encoding.js';

/** A file that was put away, and what its bytes told on the way. */
export interface ReceivedFile {
  readonly byteSize: number;
  readonly encoding: Encoding;
  /** The first bytes, enough for a header and some rows. */
  readonly head: Buffer;
}

const headBytes = 256 * 1024;
const contentType = 'application/octet-stream';

/** Files that are imported; private, and gone with their import. */
@Injectable()
export class ImportFiles {
  constructor(private readonly storage: Storage) {}

  /** Where the file of an import is kept. */
  keyOf(tenantId: string, importId: string): string {
    return `${tenantId}/imports/${importId}`;
  }

  /** Puts a file away as it arrives, without holding it in memory. @throws Refusal `import.too_large`, and nothing is left */
  async receive(key: string, upload: AsyncIterable<unknown>): Promise<ReceivedFile> {
    const detector = new EncodingDetector();
    const heads: Buffer[] = [];
    let [byteSize, headSize] = [0, 0];
    const watched = async function* watched(): AsyncGenerator<Buffer> {
      for await (const chunk of upload) {
        const bytes = bytesOf(chunk);
        byteSize += bytes.length;
        if (byteSize > maxImportBytes) throw new Refusal('import.too_large', { maxBytes: maxImportBytes });
        if (headSize < headBytes) {
          heads.push(bytes.subarray(0, headBytes - headSize));
          headSize += heads.at(-1)?.length ?? 0;
        }
        detector.see(bytes);
        yield bytes;
      }
    };
    await this.storage.putStream(key, Readable.from(watched(), { objectMode: false }), contentType);
    return { byteSize, encoding: detector.verdict(), head: Buffer.concat(heads) };
  }

  open(key: string): Promise<Readable> {
    return this.storage.stream(key);
  }

  async forget(key: string): Promise<void> {
    await this.storage.delete(key);
  }
}

const bytesOf = (chunk: unknown): Buffer => {
  if (Buffer.isBuffer(chunk)) return chunk;
  if (typeof chunk === 'string') return Buffer.from(chunk);
  throw new TypeError('A file arrives as bytes.');
};
