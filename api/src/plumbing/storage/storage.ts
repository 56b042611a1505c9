import type { Readable } from 'node:stream';

/** What is known of a stored file. */
export interface FileStat {
  readonly byteSize: number;
}

/** Bytes `start` to `end`, both included, counted from 0. */
export interface ByteRange {
  readonly start: number;
  readonly end: number;
}

/** How a browser is handed a file straight from the store. */
export interface LinkOptions {
  readonly expiresInSeconds: number;
  readonly contentType: string;
  /** As the header `Content-Disposition` reads. */
  readonly disposition: string;
}

/**
 * Files by key. A key is path segments of letters, digits, `.`, `_` and `-`, beginning with the shop's id:
 * `0192…/originals/3f9a….png`. What is put under a key is never changed, only deleted.
 *
 * @throws Error for a key of another shape
 */
export abstract class Storage {
  /** Stores the whole file or nothing. */
  abstract put(key: string, content: Buffer, contentType: string): Promise<void>;
  /** Stores what a stream gives without holding it in memory. @returns its bytes; @throws the stream's error, and nothing is left */
  abstract putStream(key: string, content: Readable, contentType: string): Promise<number>;
  /** @throws Error when there is no such file */
  abstract get(key: string): Promise<Buffer>;
  /** For large files, or a part of one; @throws Error when there is no such file */
  abstract stream(key: string, range?: ByteRange): Promise<Readable>;
  /** Null when there is no such file. */
  abstract stat(key: string): Promise<FileStat | null>;
  abstract exists(key: string): Promise<boolean>;
  /** Forgets the file; missing ones are forgotten already. */
  abstract delete(key: string): Promise<void>;
  /** A signed address at which browsers may fetch the file, or null where the store cannot be reached by them. */
  abstract linkTo(key: string, options: LinkOptions, now: Date): string | null;
}

const keyShape = /^[\w-][\w.-]*(?:\/[\w-][\w.-]*)+$/;

/** @returns the key; @throws Error when it could leave its shop's folder */
export function checkedKey(key: string): string {
  if (!keyShape.test(key) || key.length > 400) throw new Error(`Not a storage key: ${key}`);
  return key;
}
