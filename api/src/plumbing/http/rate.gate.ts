import { Inject, Injectable } from '@nestjs/common';
import type { RateClass } from '@smallshop/contract';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { CONFIG, type Config } from '../../config.js';
import { isInShop, type Ctx, type PlatformCtx } from '../context.js';
import { Refusal } from '../refusal.js';
import { RequestOrigin } from './origin.js';
import { RateLimiter } from './rate.limiter.js';

/** Requests a minute for one client at one shop; the same number may come at once. */
const perMinute: Readonly<Record<RateClass, number>> = {
  read: 1200,
  write: 240,
  search: 300,
  // A person does not search twenty times a minute: who does is trying to make words popular.
  report: 20,
  login: 20,
  checkout: 60,
};
const apiKeyFactor = 10;

/** Keeps one client's flood from everybody else. */
@Injectable()
export class RateGate {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly limiter: RateLimiter,
    private readonly origin: RequestOrigin,
  ) {}

  /** Counts the request and says in `RateLimit-*` what is left. @throws Refusal `request.rate_limited` */
  async pass(rateClass: RateClass, ctx: Ctx | PlatformCtx, exchange: { request: FastifyRequest; reply: FastifyReply }) {
    const { rateLimitFactor } = this.config;
    const { request, reply } = exchange;
    // Our own renderer speaks for many shoppers at once; those who come through its proxy are counted by their own address.
    if (rateLimitFactor === 0 || (this.origin.isInternal(request) && !request.headers['x-forwarded-for'])) return;
    const { actor } = ctx;
    const client = actor.kind === 'apiKey' ? actor.id : clientAddress(request, this.origin);
    const limit = Math.ceil(perMinute[rateClass] * rateLimitFactor * (actor.kind === 'apiKey' ? apiKeyFactor : 1));
    const shop = isInShop(ctx) ? ctx.tenantId : 'platform';
    const verdict = await this.limiter.take(`${shop}:${client}:${rateClass}`, { limit, windowSeconds: 60 });
    reply.header('ratelimit-limit', limit);
    reply.header('ratelimit-remaining', Math.floor(verdict.remaining));
    reply.header('ratelimit-reset', verdict.resetSeconds);
    if (!verdict.isAllowed) throw new Refusal('request.rate_limited', { retryAfterSeconds: verdict.resetSeconds });
  }
}

function clientAddress(request: FastifyRequest, origin: RequestOrigin): string {
  const forwarded = request.headers['x-forwarded-for'];
  if (typeof forwarded === 'string' && origin.isInternal(request)) return forwarded.split(',')[0]?.trim() ?? request.ip;
  return request.ip;
}
