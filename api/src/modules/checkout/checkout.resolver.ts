import { createHash } from 'node:crypto';
import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import { z } from 'zod';
import { checkoutSchema, getCheckout, placeOrderInput, type Checkout } from '@smallshop/contract';
import type { Ctx } from '../../plumbing/context.js';
import type { IdempotentRequest } from '../../plumbing/db/database.js';
import { Access, GraphContext } from '../../plumbing/graphql/access.js';
import { parseArguments } from '../../plumbing/graphql/graph.input.js';
import { CheckoutService } from './checkout.service.js';
import { PlaceOrder } from './use-cases/place-order.js';

const checkoutArguments = getCheckout.params.extend(getCheckout.query.shape);
const fields = z.record(z.string(), z.unknown());
const placeArguments = z.strictObject({ idempotencyKey: z.string().regex(/^[\x21-\x7e]{8,200}$/), input: fields });

/** Checkouts over GraphQL. */
@Resolver()
export class CheckoutResolver {
  constructor(
    private readonly ordering: PlaceOrder,
    private readonly checkouts: CheckoutService,
  ) {}

  @Query()
  @Access('public')
  checkout(@GraphContext() ctx: Ctx, @Args() given: Record<string, unknown>): Promise<Checkout> {
    const { id, key } = parseArguments(checkoutArguments, given);
    return this.checkouts.get(ctx, id, key);
  }

  @Mutation()
  @Access('public')
  async placeOrder(@GraphContext() ctx: Ctx, @Args() given: Record<string, unknown>): Promise<Checkout> {
    const { idempotencyKey, input } = parseArguments(placeArguments, given);
    const order = parseArguments(placeOrderInput, input);
    const text = await this.ordering.place(ctx, order, requestOf(ctx, idempotencyKey, order));
    return checkoutSchema.parse(JSON.parse(text));
  }

  @Mutation()
  @Access('public')
  confirmCheckout(@GraphContext() ctx: Ctx, @Args() given: Record<string, unknown>): Promise<Checkout> {
    const { id, key } = parseArguments(checkoutArguments, given);
    return this.checkouts.confirm(ctx, id, key);
  }
}

/** The holder of a cart is who its keys belong to, as over REST. */
function requestOf(ctx: Ctx, key: string, input: unknown): IdempotentRequest {
  const sha256 = (text: string) => createHash('sha256').update(text).digest();
  const { actor, cartToken } = ctx;
  const caller = 'id' in actor ? `${actor.kind}:${actor.id}` : `guest:${sha256(cartToken ?? '').toString('base64url')}`;
  return { scope: `graphql.placeOrder:${caller}`, key, requestHash: sha256(JSON.stringify(input)) };
}
