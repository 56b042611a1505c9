import { Redis } from 'ioredis';
import { afterAll, describe, expect, it } from 'vitest';
import { MemoryRateLimiter, RedisRateLimiter, type RateLimiter } from './rate.limiter.js';

const redisUrl = process.env.TEST_REDIS_URL;
const redis = redisUrl === undefined ? null : new Redis(redisUrl);
afterAll(() => redis?.disconnect());

const limiters: [string, () => RateLimiter][] = [['this process', () => new MemoryRateLimiter()]];
if (redis) limiters.push(['Redis', () => new RedisRateLimiter(redis)]);

describe.each(limiters)('buckets in %s', (_name, open) => {
  const rule = { limit: 3, windowSeconds: 600 };
  const key = () => `spec:${Math.random()}`;

  it('let the limit through at once and refuse the next, saying when to come back', async () => {
    const limiter = open();
    const client = key();
    const verdicts = [];
    for (let turn = 0; turn < 4; turn += 1) verdicts.push(await limiter.take(client, rule));
    expect(verdicts.map(({ isAllowed }) => isAllowed)).toEqual([true, true, true, false]);
    expect(verdicts.map(({ remaining }) => Math.floor(remaining))).toEqual([2, 1, 0, 0]);
    expect(verdicts[3]?.resetSeconds).toBe(200);
  });

  it('fill up again with time', async () => {
    const limiter = open();
    const client = key();
    const quick = { limit: 50, windowSeconds: 1 };
    for (let turn = 0; turn < 50; turn += 1) await limiter.take(client, quick);
    const refused = await limiter.take(client, quick);
    expect(refused.remaining).toBeLessThan(50);
    await expect.poll(async () => (await limiter.take(client, quick)).isAllowed, { timeout: 2_000 }).toBe(true);
  });

  it('are one for each client', async () => {
    const limiter = open();
    const noisy = key();
    for (let turn = 0; turn < 5; turn += 1) await limiter.take(noisy, rule);
    expect((await limiter.take(key(), rule)).isAllowed).toBe(true);
  });
});
