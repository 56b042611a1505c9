import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { Inject, Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { CONFIG, type Config } from '../../config.js';
import { ActorResolver } from '../auth/actor.resolver.js';
import { isInShop, type Ctx, type PlatformCtx } from '../context.js';
import { logFields } from '../observability/log.fields.js';
import { CookieJar } from './cookies.js';
import { attachExchange, operationOf } from './operate.js';
import { parseIdempotency, parseIfMatch, type CompiledOperation } from './operation.compiled.js';
import { RateGate } from './rate.gate.js';
import { Refusal } from '../refusal.js';

const noBytes = Buffer.alloc(0);
const noUpload = Readable.from([]);

/** Everything that comes before a controller's method: who asks, how often, and whether the request is well formed. */
@Injectable()
export class OperationGuard implements CanActivate {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly actors: ActorResolver,
    private readonly rates: RateGate,
  ) {}

  async canActivate(host: ExecutionContext): Promise<boolean> {
    if (host.getType() !== 'http') return true;
    const compiled = operationOf(host.getHandler());
    if (!compiled) return true;
    const http = host.switchToHttp();
    await this.#admit(compiled, http.getRequest<FastifyRequest>(), http.getResponse<FastifyReply>());
    return true;
  }

  async #admit(compiled: CompiledOperation, request: FastifyRequest, reply: FastifyReply): Promise<void> {
    const { operation, isUnsafe } = compiled;
    const cookies = new CookieJar(request.headers.cookie, this.config.cookies.secure);
    request.cookieJar = cookies;
    request.operationId = operation.id;
    const arrival = { request, cookies, access: operation.access, isUnsafe, now: new Date() };
    const ctx = operation.inShop ? await this.actors.inShop(arrival) : await this.actors.outsideShop(arrival);
    if (isInShop(ctx)) {
      logFields(ctx.tenantId);
      if (operation.access.kind !== 'staff') reply.header('content-language', ctx.locale);
    }
    await this.rates.pass(operation.rateClass, ctx, { request, reply });
    const asked = compiled.parse(request);
    const idempotency = parseIdempotency(compiled, request, callerOf(ctx, operation.idempotency === 'required'), asked);
    const ifMatch = parseIfMatch(compiled, request);
    const raw = request.rawBody ?? noBytes;
    const upload = uploadOf(compiled, request);
    const input = { ctx, ...asked, ifMatch, idempotency, cookies, raw, upload, headers: request.headers };
    request.operationInput = input;
    attachExchange(input, { request, reply, cookies });
  }
}

/** @throws Refusal `request.unsupported_media_type` when a file was expected and something else came */
function uploadOf({ operation }: CompiledOperation, request: FastifyRequest): Readable {
  if (operation.consumes === undefined) return noUpload;
  if (request.upload) return request.upload;
  const message = `Send the file itself with \`Content-Type: ${operation.consumes}\`.`;
  throw new Refusal('request.unsupported_media_type', undefined, message);
}

/**
 * A name for the caller inside idempotency scopes. A guest who pays is the one who holds the cart; a guest who adds a first
 * item may not hold one yet, nor on the retry.
 */
function callerOf(ctx: Ctx | PlatformCtx, isBoundToCart: boolean): string {
  const { actor } = ctx;
  if ('id' in actor) return `${actor.kind}:${actor.id}`;
  if (!isBoundToCart || !isInShop(ctx) || ctx.cartToken === null) return actor.kind;
  return `${actor.kind}:${createHash('sha256').update(ctx.cartToken).digest('base64url')}`;
}

declare module 'fastify' {
  interface FastifyRequest {
    /** The contract's id of the operation, for logs and metrics. */
    operationId?: string;
  }
}
