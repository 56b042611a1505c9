import { createHash, randomBytes } from 'node:crypto';
import type { Ctx } from '../../plumbing/context.js';

/** Whose cart: a signed-in customer's, or that of whoever holds a token. */
export type CartOwner =
  { readonly kind: 'customer'; readonly customerId: string } | { readonly kind: 'guest'; readonly tokenHash: Buffer };

/** What is kept of a cart token: enough to recognise it, too little to use it. */
export const hashCartToken = (token: string): Buffer => createHash('sha256').update(token).digest();

/** A token no one can guess: 32 random bytes. */
export const newCartToken = (): string => randomBytes(32).toString('base64url');

/** The owner of the cart a request speaks of; null for someone who has none yet. */
export function cartOwner(ctx: Ctx): CartOwner | null {
  if (ctx.actor.kind === 'customer') return { kind: 'customer', customerId: ctx.actor.id };
  return ctx.cartToken ? { kind: 'guest', tokenHash: hashCartToken(ctx.cartToken) } : null;
}
