import { Controller, Get, Query, Req } from '@nestjs/common';
import { internalPaths, type ResolvedHost, resolveHostResponse } from '@smallshop/contract';
import type { FastifyRequest } from 'fastify';
import { RequestOrigin } from '../../plumbing/http/origin.js';
import { Refusal } from '../../plumbing/refusal.js';
import { ShopService } from './shop.service.js';

/** For the renderer: which shop answers at a host. */
@Controller()
export class HostsController {
  constructor(
    private readonly shops: ShopService,
    private readonly origin: RequestOrigin,
  ) {}

  /** @throws Refusal `auth.required` without the internal token, `shop.not_found` */
  @Get(internalPaths.resolveHost)
  async resolve(@Req() request: FastifyRequest, @Query('host') host: unknown): Promise<ResolvedHost> {
    if (!this.origin.isInternal(request)) throw new Refusal('auth.required');
    if (typeof host !== 'string' || host === '') throw new Refusal('shop.not_found');
    return resolveHostResponse.parse(await this.shops.resolve(host));
  }
}
