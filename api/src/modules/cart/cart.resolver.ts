import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import {
  acceptCartChanges,
  addCartDiscount,
  addCartItemInput,
  changeCartItem,
  getCart,
  removeCartDiscount,
  removeCartItem,
  type Cart,
} from '@smallshop/contract';
import type { Ctx } from '../../plumbing/context.js';
import { Access, GraphContext } from '../../plumbing/graphql/access.js';
import { parseArguments } from '../../plumbing/graphql/graph.input.js';
import { CartService } from './cart.service.js';
import { DiscountService } from './discount.service.js';
import { AcceptChanges } from './use-cases/accept-changes.js';

const changeArguments = changeCartItem.params.extend(changeCartItem.body.shape);

/** The cart over GraphQL. */
@Resolver()
export class CartResolver {
  constructor(
    private readonly carts: CartService,
    private readonly discounts: DiscountService,
    private readonly changes: AcceptChanges,
  ) {}

  @Query()
  @Access('public')
  cart(@GraphContext() ctx: Ctx, @Args() given: Record<string, unknown>): Promise<Cart> {
    return this.carts.read(ctx, parseArguments(getCart.query, given));
  }

  @Mutation()
  @Access('public')
  addCartItem(@GraphContext() ctx: Ctx, @Args() given: Record<string, unknown>): Promise<Cart> {
    return this.carts.add(ctx, parseArguments(addCartItemInput, given), null);
  }

  @Mutation()
  @Access('public')
  changeCartItem(@GraphContext() ctx: Ctx, @Args() given: Record<string, unknown>): Promise<Cart> {
    const { itemId, quantity } = parseArguments(changeArguments, given);
    return this.carts.change(ctx, itemId, quantity);
  }

  @Mutation()
  @Access('public')
  removeCartItem(@GraphContext() ctx: Ctx, @Args() given: Record<string, unknown>): Promise<Cart> {
    return this.carts.remove(ctx, parseArguments(removeCartItem.params, given).itemId);
  }

  @Mutation()
  @Access('public')
  acceptCartChanges(@GraphContext() ctx: Ctx, @Args() given: Record<string, unknown>): Promise<Cart> {
    return this.changes.accept(ctx, parseArguments(acceptCartChanges.body, given).ids);
  }

  @Mutation()
  @Access('public')
  addCartDiscount(@GraphContext() ctx: Ctx, @Args() given: Record<string, unknown>): Promise<Cart> {
    return this.discounts.enter(ctx, parseArguments(addCartDiscount.body, given), null);
  }

  @Mutation()
  @Access('public')
  removeCartDiscount(@GraphContext() ctx: Ctx, @Args() given: Record<string, unknown>): Promise<Cart> {
    return this.discounts.remove(ctx, parseArguments(removeCartDiscount.params, given).code);
  }
}
