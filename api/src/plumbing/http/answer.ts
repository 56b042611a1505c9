import type { Readable } from 'node:stream';
import type { ByteRange } from '../storage/storage.js';

/** JSON made by the database, sent as it is: it must already be what the contract promises. */
export class RawJson {
  constructor(
    readonly text: string,
    /** Version or hash for the `ETag`; made from the text when left out. */
    readonly etag: string | null,
  ) {}
}

/** Sends ready-made JSON verbatim, without parsing it again. */
export const rawJson = (text: string, options: { etag?: string | number } = {}): RawJson =>
  new RawJson(text, options.etag === undefined ? null : String(options.etag));

/** A file on its way to a browser, or the part of it that was asked for. */
export class FileAnswer {
  constructor(
    readonly stream: Readable,
    /** Null bytes: not known before the end. */
    readonly file: { readonly fileName: string; readonly contentType: string; readonly byteSize: number | null },
    /** Only where the size is known. */
    readonly range: ByteRange | null = null,
  ) {}
}

/** Sends the browser to another address for what it asked, this once. */
export class RedirectAnswer {
  constructor(readonly url: string) {}
}

/**
 * The part of a file that a `Range` header asks for; null for the whole, which is also the answer to several parts at once and to
 * what lies beyond the end (RFC 9110, 14.2 lets a server ignore them).
 */
export function rangeOf(header: string | undefined, byteSize: number): ByteRange | null {
  const [, first, last] = /^bytes=(\d{1,15})-(\d{0,15})$/.exec(header ?? '') ?? [];
  if (first === undefined) return null;
  const start = Number(first);
  const end = last === undefined || last === '' ? byteSize - 1 : Math.min(Number(last), byteSize - 1);
  return start <= end ? { start, end } : null;
}

/** `Content-Disposition` that saves a file under its name, in any language (RFC 6266). */
export function attachment(fileName: string): string {
  const plain = fileName.replaceAll(/[^\w.() -]/g, '_');
  const encoded = encodeURIComponent(fileName).replaceAll(/['()*]/g, (mark) => `%${mark.charCodeAt(0).toString(16)}`);
  return `attachment; filename="${plain}"; filename*=UTF-8''${encoded}`;
}
