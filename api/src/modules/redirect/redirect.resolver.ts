import { Args, Query, Resolver } from '@nestjs/graphql';
import { redirectListQuery } from '@smallshop/contract';
import type { Ctx } from '../../plumbing/context.js';
import { Access, GraphContext } from '../../plumbing/graphql/access.js';
import { parseArguments } from '../../plumbing/graphql/graph.input.js';
import { RedirectService } from './redirect.service.js';

/** Redirects over GraphQL, for staff. */
@Resolver()
export class RedirectResolver {
  constructor(private readonly service: RedirectService) {}

  @Query()
  @Access('content.read')
  async redirects(@GraphContext() ctx: Ctx, @Args() given: Record<string, unknown>): Promise<unknown> {
    return JSON.parse(await this.service.list(ctx, parseArguments(redirectListQuery, given)));
  }
}
