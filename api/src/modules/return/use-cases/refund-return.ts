import { Injectable } from '@nestjs/common';
import type { AdminReturn, ReturnRefundInput, ReturnRefundPreview } from '@smallshop/contract';
import { actorName, authorise, type Ctx } from '../../../plumbing/context.js';
import { Database, type TenantTx } from '../../../plumbing/db/database.js';
import { Refusal } from '../../../plumbing/refusal.js';
import { OrderRepository, RefundReturned, SettleRefund, type ChangeRequest } from '../../order/index.js';
import { lockReturn, stateAfter } from '../return.lock.js';
import { ReturnRepository } from '../return.repository.js';

/** Gives the money for goods that came back. */
@Injectable()
export class RefundReturn {
  constructor(
    private readonly database: Database,
    private readonly orders: OrderRepository,
    private readonly returns: ReturnRepository,
    private readonly refunding: RefundReturned,
    private readonly settlement: SettleRefund,
  ) {}

  /**
   * What the refund would come to: what was paid for the units that came, less the fee.
   *
   * @throws Refusal `return.not_found`, `return.transition_refused`, `order.not_paid`, `refund.nothing`, `refund.exceeded`
   */
  preview(ctx: Ctx, id: string, input: ReturnRefundInput): Promise<ReturnRefundPreview> {
    authorise(ctx, 'orders.refund');
    return this.database.withTenant(ctx, async (tx) => {
      const item = await this.returns.find(tx, id);
      const order = item && (await this.orders.find(tx, item.order.id));
      if (!item || !order) throw new Refusal('return.not_found');
      stateAfter(item, 'refund');
      return this.refunding.preview(tx, ctx, order, returnedOf(item, input));
    });
  }

  /**
   * Gives the money back by the order's own refunds, once; a refund the payment company turns down leaves the return to be refunded
   * again.
   *
   * @throws Refusal those of {@link lockReturn} and {@link preview}
   */
  async refund(ctx: Ctx, id: string, input: ReturnRefundInput, request: ChangeRequest): Promise<AdminReturn> {
    authorise(ctx, 'orders.refund');
    const { refundId } = await this.database.withTenant(ctx, (tx) =>
      tx.once(request.idempotency, async () => ({ refundId: await this.#write(tx, ctx, id, input, request) })),
    );
    await this.settlement.begin(ctx, refundId);
    return this.database.withTenant(ctx, async (tx) => {
      const item = await this.returns.find(tx, id);
      if (!item) throw new Refusal('return.not_found');
      return item;
    });
  }

  async #write(
    tx: TenantTx,
    ctx: Ctx,
    id: string,
    input: ReturnRefundInput,
    { expectedVersion }: ChangeRequest,
  ): Promise<string> {
    const { order, item } = await lockReturn(tx, { orders: this.orders, returns: this.returns }, id, expectedVersion);
    const status = stateAfter(item, 'refund');
    const refundId = await this.refunding.write(tx, ctx, order, returnedOf(item, input));
    await this.returns.step(tx, id, { status, by: actorName(ctx), refundId });
    return refundId;
  }
}

const returnedOf = (item: AdminReturn, { feeMinor, shippingMinor }: ReturnRefundInput) => ({
  lines: item.lines
    .map(({ orderLineId, resellable, damaged }) => ({ orderLineId, quantity: resellable + damaged }))
    .filter(({ quantity }) => quantity > 0),
  feeMinor: feeMinor ?? item.fee.amount,
  shippingMinor,
  reason: `Return ${item.number}`,
});
