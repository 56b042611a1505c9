import { LRUCache } from 'lru-cache';
import type { Redis } from 'ioredis';

/** A bucket of `limit` tokens that fills up in `windowSeconds`. */
export interface RateRule {
  readonly limit: number;
  readonly windowSeconds: number;
}

/** What one request may do. */
export interface RateVerdict {
  readonly isAllowed: boolean;
  /** Tokens left, 0 or more. */
  readonly remaining: number;
  /** Until a refused client may come again; until the bucket is full otherwise. At least 1. */
  readonly resetSeconds: number;
}

/** Token buckets by key. */
export abstract class RateLimiter {
  /** Takes one token. */
  abstract take(key: string, rule: RateRule): RateVerdict | Promise<RateVerdict>;
}

interface Bucket {
  tokens: number;
  atMs: number;
}

const maxBuckets = 100_000;

/** Buckets of this process: exact for one API process, per process for several. */
export class MemoryRateLimiter implements RateLimiter {
  readonly #buckets = new LRUCache<string, Bucket>({ max: maxBuckets });

  take(key: string, { limit, windowSeconds }: RateRule): RateVerdict {
    const nowMs = performance.now();
    const bucket = this.#buckets.get(key) ?? { tokens: limit, atMs: nowMs };
    const perMs = limit / (windowSeconds * 1000);
    const tokens = Math.min(limit, bucket.tokens + (nowMs - bucket.atMs) * perMs);
    const isAllowed = tokens >= 1;
    bucket.tokens = isAllowed ? tokens - 1 : tokens;
    bucket.atMs = nowMs;
    this.#buckets.set(key, bucket);
    return verdict(isAllowed, bucket.tokens, { limit, windowSeconds });
  }
}

const takeScript = `
local rate = tonumber(ARGV[1]) / (tonumber(ARGV[2]) * 1000)
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
local bucket = redis.call('HMGET', KEYS[1], 'tokens', 'at')
local tokens = math.min(tonumber(ARGV[1]), (tonumber(bucket[1]) or tonumber(ARGV[1])) + (now - (tonumber(bucket[2]) or now)) * rate)
local allowed = tokens >= 1 and 1 or 0
tokens = tokens - allowed
redis.call('HSET', KEYS[1], 'tokens', tostring(tokens), 'at', now)
redis.call('PEXPIRE', KEYS[1], tonumber(ARGV[2]) * 1000)
return { allowed, tostring(tokens) }`;

/** Buckets shared by every API process. */
export class RedisRateLimiter implements RateLimiter {
  constructor(private readonly redis: Redis) {}

  async take(key: string, rule: RateRule): Promise<RateVerdict> {
    const answer: unknown = await this.redis.eval(takeScript, 1, `rate:${key}`, rule.limit, rule.windowSeconds);
    const [allowed, tokens] = Array.isArray(answer) ? answer : [1, rule.limit];
    return verdict(Number(allowed) === 1, Number(tokens), rule);
  }
}

function verdict(isAllowed: boolean, tokens: number, { limit, windowSeconds }: RateRule): RateVerdict {
  const missing = isAllowed ? limit - tokens : 1 - tokens;
  const resetSeconds = Math.max(1, Math.ceil((missing / limit) * windowSeconds));
  return { isAllowed, remaining: Math.max(0, tokens), resetSeconds };
}
