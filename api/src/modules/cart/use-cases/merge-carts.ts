import { Injectable } from '@nestjs/common';
import type { Ctx } from '../../../plumbing/context.js';
import { Database, violatedConstraint, type TenantTx } from '../../../plumbing/db/database.js';
import { CartLoader } from '../cart.loader.js';
import { hashCartToken, type CartOwner } from '../cart-owner.js';
import { CartRepository } from '../cart.repository.js';
import { KeptRepository } from '../keeping/kept.repository.js';
import { mergeLines } from '../merge.rule.js';

type GuestOwner = Extract<CartOwner, { kind: 'guest' }>;

/** At sign-in the guest's cart joins the customer's. */
@Injectable()
export class MergeCarts {
  constructor(
    private readonly database: Database,
    private readonly carts: CartRepository,
    private readonly loader: CartLoader,
    private readonly kept: KeptRepository,
  ) {}

  /**
   * Brings the guest cart of `ctx.cartToken` into the customer's: nothing either held is lost, units add up as far as stock
   * goes, and what did not fit is told until they agree to it. So do what they saved for later and wished for. Does nothing
   * without a guest's token; safe to repeat.
   */
  async mergeInto(ctx: Ctx, customerId: string): Promise<void> {
    if (ctx.cartToken === null) return;
    const guest: GuestOwner = { kind: 'guest', tokenHash: hashCartToken(ctx.cartToken) };
    const merge = () => this.database.withTenant(ctx, (tx) => this.#merge(tx, ctx, guest, customerId));
    try {
      await merge();
    } catch (error) {
      // Another tab started the customer's cart between our look and our write; there is one to merge into now.
      if (violatedConstraint(error) !== 'carts_one_open_per_customer') throw error;
      await merge();
    }
  }

  async #merge(tx: TenantTx, ctx: Ctx, guestOwner: GuestOwner, customerId: string): Promise<void> {
    await this.kept.adopt(tx, guestOwner.tokenHash, customerId);
    const guest = await this.carts.lock(tx, guestOwner);
    if (!guest) return;
    const own = await this.carts.lock(tx, { kind: 'customer', customerId });
    if (!own) return this.carts.adopt(tx, guest.id, customerId);
    const variants = await this.loader.variantsOf(tx, ctx, { lines: [...guest.lines, ...own.lines] });
    const { lines, notices } = mergeLines(guest.lines, own.lines, variants);
    await this.carts.put(tx, own.id, lines);
    await this.carts.closeMerged(tx, guest.id, own.id, JSON.stringify(notices));
  }
}
