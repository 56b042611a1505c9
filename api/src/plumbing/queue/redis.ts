import type { Redis, RedisOptions } from 'ioredis';

/** Injection token of the shared Redis connection; null without `REDIS_URL`. */
export const REDIS = Symbol('Redis');

/** A connection for commands: fails fast when Redis is away, so that a request is answered rather than held. */
export const openRedis = (url: string): Promise<Redis> =>
  connect(url, { maxRetriesPerRequest: 1, enableOfflineQueue: true });

/** A connection as BullMQ wants it: commands wait for Redis to come back. */
export const openQueueRedis = (url: string): Promise<Redis> => connect(url, { maxRetriesPerRequest: null });

/** Loads the client where it is used. */
async function connect(url: string, options: RedisOptions): Promise<Redis> {
  const { Redis } = await import('ioredis');
  return new Redis(url, options);
}
