import { Redis } from 'ioredis';

/** Injection token of the shared Redis connection; null without `REDIS_URL`. */
export const REDIS = Symbol('Redis');

/** A connection for commands: fails fast when Redis is away, so that a request is answered rather than held. */
export const openRedis = (url: string): Redis => new Redis(url, { maxRetriesPerRequest: 1, enableOfflineQueue: true });

/** A connection as BullMQ wants it: commands wait for Redis to come back. */
export const openQueueRedis = (url: string): Redis => new Redis(url, { maxRetriesPerRequest: null });
