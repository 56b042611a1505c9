import type { Redis } from 'ioredis';
import type { Cache } from './cache.js';

const prefix = 'cache:';

/** In Redis, one for all processes. Values must be plain JSON data. */
export class RedisCache implements Cache {
  constructor(private readonly redis: Redis) {}

  async get<T>(key: string): Promise<T | undefined> {
    const text = await this.redis.get(prefix + key);
    return text === null ? undefined : (JSON.parse(text) as T);
  }

  async set(key: string, value: unknown, ttlMs: number): Promise<void> {
    await this.redis.set(prefix + key, JSON.stringify(value), 'PX', ttlMs);
  }

  async delete(key: string): Promise<void> {
    await this.redis.del(prefix + key);
  }
}
