import { Redis } from 'ioredis';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { testDatabase, type TestDatabase } from '../../../test/database.js';
import { Database } from '../db/database.js';
import type { Cache } from './cache.js';
import { MemoryCache } from './memory.cache.js';
import { RedisCache } from './redis.cache.js';

const redisUrl = process.env.TEST_REDIS_URL;
let test: TestDatabase;
let database: Database;
const closing: (() => Promise<void>)[] = [];

beforeAll(async () => {
  test = await testDatabase();
  database = new Database(test.config);
});
afterAll(async () => {
  for (const close of closing) await close();
  await database.onApplicationShutdown();
  await test.drop();
});

async function openMemory(): Promise<Cache> {
  const cache = new MemoryCache(test.config, database);
  await cache.onApplicationBootstrap();
  closing.push(() => cache.onApplicationShutdown());
  return cache;
}

function openRedis(url: string): () => Promise<Cache> {
  return async () => {
    const redis = new Redis(url);
    closing.push(async () => void (await redis.quit()));
    return new RedisCache(redis);
  };
}

const caches: [string, () => Promise<Cache>][] = [['this process', openMemory]];
if (redisUrl !== undefined) caches.push(['Redis', openRedis(redisUrl)]);

describe.each(caches)('a cache in %s', (_name, open) => {
  const key = () => `shop-1:${Math.random()}`;

  it('gives back what was set until its time is over', async () => {
    const cache = await open();
    const name = key();
    await cache.set(name, { slug: 'harbor' }, 40);
    expect(await cache.get(name)).toEqual({ slug: 'harbor' });
    await vi.waitFor(async () => expect(await cache.get(name)).toBeUndefined(), { timeout: 2_000 });
  });

  it('forgets a deleted key in every process', async () => {
    const here = await open();
    const there = await open();
    const name = key();
    await here.set(name, 'old', 60_000);
    await there.set(name, 'old', 60_000);
    await here.delete(name);
    expect(await here.get(name)).toBeUndefined();
    await vi.waitFor(async () => expect(await there.get(name)).toBeUndefined(), { timeout: 2_000 });
  });
});
