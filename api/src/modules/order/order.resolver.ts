import { Args, Query, Resolver } from '@nestjs/graphql';
import { adminOrderListQuery, getOrder, pageQuery, type AdminOrder, type Order } from '@smallshop/contract';
import type { Ctx } from '../../plumbing/context.js';
import { Access, GraphContext } from '../../plumbing/graphql/access.js';
import { parseArguments } from '../../plumbing/graphql/graph.input.js';
import { OrderService, type OrderPage } from './order.service.js';

/** Orders over GraphQL: the customer's own, and the reads of the console. */
@Resolver()
export class OrderResolver {
  constructor(private readonly service: OrderService) {}

  @Query()
  @Access('shopper')
  orders(@GraphContext() ctx: Ctx, @Args() given: Record<string, unknown>): Promise<OrderPage> {
    return this.service.listOwn(ctx, parseArguments(pageQuery, given));
  }

  @Query()
  @Access('shopper')
  order(@GraphContext() ctx: Ctx, @Args() given: Record<string, unknown>): Promise<Order> {
    return this.service.getOwn(ctx, parseArguments(getOrder.params, given).id);
  }

  @Query()
  @Access('orders.read')
  adminOrders(@GraphContext() ctx: Ctx, @Args() given: Record<string, unknown>): Promise<OrderPage> {
    return this.service.list(ctx, parseArguments(adminOrderListQuery, given));
  }

  @Query()
  @Access('orders.read')
  adminOrder(@GraphContext() ctx: Ctx, @Args() given: Record<string, unknown>): Promise<AdminOrder> {
    return this.service.get(ctx, parseArguments(getOrder.params, given).id);
  }
}
