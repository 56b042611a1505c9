import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import { addCartItemInput, changeCartItem, getCart, removeCartItem, type Cart } from '@smallshop/contract';
import type { Ctx } from '../../plumbing/context.js';
import { Access, GraphContext } from '../../plumbing/graphql/access.js';
import { parseArguments } from '../../plumbing/graphql/graph.input.js';
import { CartService } from './cart.service.js';

const changeArguments = changeCartItem.params.extend(changeCartItem.body.shape);

/** The cart over GraphQL. */
@Resolver()
export class CartResolver {
  constructor(private readonly carts: CartService) {}

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
}
