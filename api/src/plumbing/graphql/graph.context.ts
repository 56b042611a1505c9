import { Inject, Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { CONFIG, type Config } from '../../config.js';
import { ActorResolver } from '../auth/actor.resolver.js';
import type { Ctx } from '../context.js';
import { CookieJar } from '../http/cookies.js';
import { logFields } from '../observability/log.fields.js';

/** What a GraphQL request carries. A request that is refused as a whole still gets its answer in GraphQL's own shape. */
export interface GraphContextValue {
  readonly ctx: Ctx | null;
  readonly refusal: unknown;
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
}

/** Finds out once per request who asks, at which shop. */
@Injectable()
export class GraphContextFactory {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly actors: ActorResolver,
  ) {}

  /** Every GraphQL request counts as a possible write: it must come from the same site when cookies speak for it. */
  async create(request: FastifyRequest, reply: FastifyReply): Promise<GraphContextValue> {
    request.operationId = 'graphql';
    const cookies = new CookieJar(request.headers.cookie, this.config.cookies.secure);
    const arrival = { request, cookies, access: { kind: 'public' }, isUnsafe: true, now: new Date() } as const;
    try {
      const ctx = await this.actors.inShop(arrival);
      logFields(ctx.tenantId);
      return { ctx, refusal: null, request, reply };
    } catch (refusal) {
      return { ctx: null, refusal, request, reply };
    }
  }
}
