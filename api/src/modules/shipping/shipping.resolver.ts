import { Args, Query, Resolver } from '@nestjs/graphql';
import { placeQuery, type ShippingMethod } from '@smallshop/contract';
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
  async shippingMethods(@GraphContext() ctx: Ctx, @Args() given: Record<string, unknown>): Promise<ShippingMethod[]> {
    const { items } = await this.shipping.methods(ctx, parseArguments(placeQuery, given));
    return items;
  }

  @Query()
  @Access('public')
  shippingCountries(@GraphContext() ctx: Ctx): Promise<string[]> {
    return this.shipping.countries(ctx);
  }
}
