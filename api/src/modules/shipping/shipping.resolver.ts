import { Args, Query, Resolver } from '@nestjs/graphql';
import { listShippingMethods, type ShippingMethod } from '@smallshop/contract';
import type { Ctx } from '../../plumbing/context.js';
import { Access, GraphContext } from '../../plumbing/graphql/access.js';
import { parseArguments } from '../../plumbing/graphql/graph.input.js';
import { ShippingService } from './shipping.service.js';

/** Shipping for buyers, over GraphQL. */
@Resolver()
export class ShippingResolver {
  constructor(private readonly shipping: ShippingService) {}

  @Query()
  @Access('public')
  shippingMethods(@GraphContext() ctx: Ctx, @Args() given: Record<string, unknown>): Promise<ShippingMethod[]> {
    return this.shipping.methods(ctx, parseArguments(listShippingMethods.query, given).country);
  }

  @Query()
  @Access('public')
  shippingCountries(@GraphContext() ctx: Ctx): Promise<string[]> {
    return this.shipping.countries(ctx);
  }
}
