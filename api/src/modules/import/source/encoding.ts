/** How the text of a file is written down. */
export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252';

/** The encoding a byte order mark or the zeros of UTF-16 give away in the first bytes; null when nothing does. */
function markedEncoding(head: Buffer): Encoding | null {
  if (head.length >= 2 && head.readUInt16BE(0) === 0xfeff) return 'utf-16be';
  if (head.length >= 2 && head.readUInt16BE(0) === 0xfffe) return 'utf-16le';
  if (head.length >= 3 && head.readUIntBE(0, 3) === 0xefbbbf) return 'utf-8';
  // Column names are mostly ASCII, every other byte of which is zero in UTF-16.
  const pairs = Math.min(head.length - (head.length % 2), 200);
  let [even, odd] = [0, 0];
  for (let index = 0; index < pairs; index += 2) {
    if (head[index] === 0) even += 1;
    if (head[index + 1] === 0) odd += 1;
  }
  if (pairs > 0 && odd > pairs / 4 && even === 0) return 'utf-16le';
  if (pairs > 0 && even > pairs / 4 && odd === 0) return 'utf-16be';
  return null;
}

/**
 * Watches all bytes of a file go by. Text that is not UTF-8 to its end is taken for Windows-1252, which spreadsheets in western
 * languages write; the first bytes alone would not show it.
 */
export class EncodingDetector {
  readonly #utf8 = new TextDecoder('utf-8', { fatal: true });
  #isUtf8 = true;
  #marked: Encoding | null = null;
  #hasBegun = false;

  /** Takes the next bytes. */
  see(bytes: Buffer): void {
    if (!this.#hasBegun) this.#marked = markedEncoding(bytes);
    this.#hasBegun = true;
    if (this.#isUtf8 && this.#marked === null) this.#isUtf8 = this.#decodes(bytes, true);
  }

  /** Call it when all bytes were seen. */
  verdict(): Encoding {
    if (this.#marked !== null) return this.#marked;
    return this.#isUtf8 && this.#decodes(Buffer.alloc(0), false) ? 'utf-8' : 'windows-1252';
  }

  #decodes(bytes: Buffer, stream: boolean): boolean {
    try {
      this.#utf8.decode(bytes, { stream });
      return true;
    } catch {
      return false;
    }
  }
}

/** The text of a file, in pieces; a byte order mark is left out, and NULs, which no database keeps. */
export async function* decodeText(bytes: AsyncIterable<Buffer>, encoding: Encoding): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding);
  for await (const chunk of bytes) yield decoder.decode(chunk, { stream: true }).replaceAll('\0', '');
  yield decoder.decode();
}
