import type { Readable } from 'node:stream';

/** What is known of a stored file. */
export interface FileStat {
  readonly byteSize: number;
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
  /** @throws Error when there is no such file */
  abstract get(key: string): Promise<Buffer>;
  /** For large files; @throws Error when there is no such file */
  abstract stream(key: string): Promise<Readable>;
  /** Null when there is no such file. */
  abstract stat(key: string): Promise<FileStat | null>;
  abstract exists(key: string): Promise<boolean>;
  /** Forgets the file; missing ones are forgotten already. */
  abstract delete(key: string): Promise<void>;
}

const keyShape = /^[\w-][\w.-]*(?:\/[\w-][\w.-]*)+$/;

/** @returns the key; @throws Error when it could leave its shop's folder */
export function checkedKey(key: string): string {
  if (!keyShape.test(key) || key.length > 400) throw new Error(`Not a storage key: ${key}`);
  return key;
}
