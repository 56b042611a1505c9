/**
 * Values that may be a little old. Keys of a shop begin with its id. A deleted key is forgotten by every process, within
 * milliseconds; `ttlMs` bounds how long one may be missed.
 */
export abstract class Cache {
  abstract get<T>(key: string): Promise<T | undefined> | T | undefined;
  /** @param ttlMs 1 or more */
  abstract set(key: string, value: unknown, ttlMs: number): Promise<void> | void;
  /** Forgets a key everywhere. */
  abstract delete(key: string): Promise<void>;
}
