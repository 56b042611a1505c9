import { Injectable } from '@nestjs/common';
import type { AdminReturn, OpenReturnInput, OrderReturn, ReturnRequestInput } from '@smallshop/contract';
import { actorName, authorise, type Ctx } from '../../../plumbing/context.js';
import { Database, type IdempotentRequest, type TenantTx } from '../../../plumbing/db/database.js';
import { Refusal } from '../../../plumbing/refusal.js';
import { lockOrder, OrderRepository } from '../../order/index.js';
import { ReturnAccess } from '../return.access.js';
import { contentsOf, stateAfter } from '../return.lock.js';
import type { NewReturn } from '../return.record.js';
import { ReturnPolicyRepository } from '../return-policy.repository.js';
import { ReturnRepository } from '../return.repository.js';
import { feeIn, refuseWish, termsForBuyer, termsForStaff, viewForBuyer } from '../return.terms.js';

/** Where a request comes from: an order, and the key of its link when its buyer is not signed in. */
export interface BuyersOrder {
  readonly id: string;
  readonly key: string | undefined;
}

/** Begins returns: by the buyer, who may also take the request back, or by staff. */
@Injectable()
export class RequestReturn {
  constructor(
    private readonly database: Database,
    private readonly orders: OrderRepository,
    private readonly returns: ReturnRepository,
    private readonly policies: ReturnPolicyRepository,
    private readonly access: ReturnAccess,
  ) {}

  /**
   * What a buyer asks to send back, on the shop's terms of this moment. The buyer is told that the shop has the request.
   *
   * @throws Refusal `order.not_found`, `return.requests_closed`, and those of {@link refuseWish}
   */
  request(
    ctx: Ctx,
    { id, key }: BuyersOrder,
    input: ReturnRequestInput,
    idempotency: IdempotentRequest | null,
  ): Promise<OrderReturn> {
    return this.database.withTenant(ctx, async (tx) => {
      await this.access.open(tx, ctx, id, key);
      return tx.once(idempotency, async () => {
        const order = await lockOrder(tx, this.orders, id, null);
        const policy = await this.policies.find(tx);
        if (!policy.isOpen) throw new Refusal('return.requests_closed');
        const facts = await this.returns.facts(tx, id, policy.finalSaleTags);
        refuseWish(input, termsForBuyer(order, facts, policy, ctx.now), policy.reasons);
        const made = await this.#write(tx, ctx, {
          ...{ orderId: id, status: 'requested', isByBuyer: true, by: 'Customer', lines: input.lines },
          ...{ instructions: '', labelUrl: null, feeMinor: feeIn(facts, policy) },
        });
        return viewForBuyer(made);
      });
    });
  }

  /**
   * Opens a return for a buyer, approved at once: neither the window nor final sales bind staff.
   *
   * @throws Refusal `order.not_found`, and those of {@link refuseWish} except `return.final_sale` and `return.window_over`
   */
  open(ctx: Ctx, orderId: string, input: OpenReturnInput, idempotency: IdempotentRequest | null): Promise<AdminReturn> {
    authorise(ctx, 'orders.write');
    const { instructions, labelUrl, feeMinor, lines } = input;
    return this.database.withTenant(ctx, (tx) =>
      tx.once(idempotency, async () => {
        const order = await lockOrder(tx, this.orders, orderId, null);
        const policy = await this.policies.find(tx);
        const facts = await this.returns.facts(tx, orderId, policy.finalSaleTags);
        refuseWish(input, termsForStaff(order, facts), policy.reasons);
        return this.#write(tx, ctx, {
          ...{ orderId, status: 'approved', isByBuyer: false, by: actorName(ctx), lines },
          ...{ instructions: instructions || policy.instructions, labelUrl },
          feeMinor: feeMinor ?? feeIn(facts, policy),
        });
      }),
    );
  }

  /** The buyer keeps the goods after all. @throws Refusal `order.not_found`, `return.not_found`, `return.transition_refused` */
  withdraw(ctx: Ctx, { id, key }: BuyersOrder, returnId: string): Promise<OrderReturn> {
    return this.database.withTenant(ctx, async (tx) => {
      await this.access.open(tx, ctx, id, key);
      await lockOrder(tx, this.orders, id, null);
      const item = await this.returns.find(tx, returnId);
      if (item?.order.id !== id) throw new Refusal('return.not_found');
      const by = 'Customer';
      await this.returns.step(tx, returnId, { status: stateAfter(item, 'cancel'), by });
      const message = `Return ${item.number} taken back by the customer`;
      await this.orders.tell(tx, id, { kind: 'return_ended', actor: by, message });
      return viewForBuyer(await this.#show(tx, returnId));
    });
  }

  async #write(tx: TenantTx, ctx: Ctx, wish: NewReturn): Promise<AdminReturn> {
    const item = await this.#show(tx, await this.returns.insert(tx, wish));
    const isAsked = wish.status === 'requested';
    const message = `Return ${item.number} ${isAsked ? 'requested' : 'opened'}: ${contentsOf(item.lines)}`;
    const kind = isAsked ? 'return_requested' : 'return_approved';
    await this.orders.tell(tx, wish.orderId, { kind, actor: isAsked ? wish.by : actorName(ctx), message });
    const about = { orderId: wish.orderId, returnId: item.id };
    tx.emit(isAsked ? 'return.requested' : 'return.approved', item.id, about, item.version);
    return item;
  }

  async #show(tx: TenantTx, id: string): Promise<AdminReturn> {
    const item = await this.returns.find(tx, id);
    if (!item) throw new Error(`Return ${id} was not written.`);
    return item;
  }
}
