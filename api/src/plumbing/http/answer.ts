import type { Readable } from 'node:stream';

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

/** A file on its way to a browser. */
export class FileAnswer {
  constructor(
    readonly stream: Readable,
    /** Null bytes: not known before the end. */
    readonly file: { readonly fileName: string; readonly contentType: string; readonly byteSize: number | null },
  ) {}
}
