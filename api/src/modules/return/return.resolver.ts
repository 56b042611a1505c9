import { Args, Query, Resolver } from '@nestjs/graphql';
import {
  adminReturnListQuery,
  getAdminReturn,
  getReturnOffer,
  type AdminReturn,
  type ReturnOffer,
} from '@smallshop/contract';
import type { Ctx } from '../../plumbing/context.js';
import { Access, GraphContext } from '../../plumbing/graphql/access.js';
import { parseArguments } from '../../plumbing/graphql/graph.input.js';
import { ReturnService, type ReturnPage } from './return.service.js';

const offerArguments = getReturnOffer.params.extend(getReturnOffer.query.shape);

/** Returns over GraphQL: what buyers can send back, and the reads of the console. */
@Resolver()
export class ReturnResolver {
  constructor(private readonly service: ReturnService) {}

  @Query()
  @Access('public')
  returnOffer(@GraphContext() ctx: Ctx, @Args() given: Record<string, unknown>): Promise<ReturnOffer> {
    const { id, key } = parseArguments(offerArguments, given);
    return this.service.offer(ctx, { id, key });
  }

  @Query()
  @Access('orders.read')
  adminReturns(@GraphContext() ctx: Ctx, @Args() given: Record<string, unknown>): Promise<ReturnPage> {
    return this.service.list(ctx, parseArguments(adminReturnListQuery, given));
  }

  @Query()
  @Access('orders.read')
  adminReturn(@GraphContext() ctx: Ctx, @Args() given: Record<string, unknown>): Promise<AdminReturn> {
    return this.service.get(ctx, parseArguments(getAdminReturn.params, given).id);
  }
}
