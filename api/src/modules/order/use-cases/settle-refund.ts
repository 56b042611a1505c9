import { Injectable } from '@nestjs/common';
import { transitionRefund } from '@smallshop/domain';
import type { Ctx } from '../../../plumbing/context.js';
import { Database, type TenantTx } from '../../../plumbing/db/database.js';
import { Fault } from '../../../plumbing/refusal.js';
import { OrderStock } from '../../inventory/index.js';
import { PaymentService, type RefundResult } from '../../payment/index.js';
import { OrderRepository } from '../order.repository.js';
import { standingOf } from '../order.standing.js';
import { describer } from '../order.view.js';
import { RefundRepository, type DueRefund } from '../refund.repository.js';

/** What a payment company says of a refund. */
export interface RefundReport {
  readonly result: RefundResult;
  readonly by: DueRefund['provider'];
}

/**
 * Brings refunds to their end. Staff, the payment company's message and the clean-up may all report at once: whoever locks the
 * order first settles, the others find it settled.
 */
@Injectable()
export class SettleRefund {
  constructor(
    private readonly database: Database,
    private readonly orders: OrderRepository,
    private readonly refunds: RefundRepository,
    private readonly providers: PaymentService,
    private readonly stock: OrderStock,
  ) {}

  /**
   * Asks the payment company to give the money back, under the refund's own key, and settles what it says. Safe to repeat, and
   * repeated by the clean-up until there is an answer. Never call it inside a transaction.
   *
   * @throws Fault `payment.unavailable`: the refund stays pending
   */
  async finish(ctx: Ctx, refundId: string): Promise<void> {
    const refund = await this.database.withTenant(ctx, (tx) => this.refunds.find(tx, refundId));
    if (refund?.status !== 'pending') return;
    const { provider, paymentId, providerPaymentId, amountMinor } = refund;
    const asked = { tenantId: ctx.tenantId, paymentId, providerPaymentId, refundId, amountMinor };
    await this.settle(ctx, refundId, { result: await this.providers.refund(provider, asked), by: provider });
  }

  /** As {@link finish}, for staff: a company that does not answer now is asked again by the clean-up. */
  async begin(ctx: Ctx, refundId: string): Promise<void> {
    try {
      await this.finish(ctx, refundId);
    } catch (error) {
      if (!(error instanceof Fault)) throw error;
    }
  }

  /** Writes what the payment company says of a refund of this shop; nothing for what is not one, or known already. */
  settle(ctx: Ctx, refundId: string, { result, by }: RefundReport): Promise<void> {
    return this.database.withTenant(ctx, async (tx) => {
      const { orderId } = (await this.refunds.find(tx, refundId)) ?? {};
      const order = orderId === undefined ? null : await this.orders.lock(tx, orderId);
      const refund = order && (await this.refunds.find(tx, refundId));
      if (refund?.provider !== by) return;
      await this.#apply(tx, ctx, refund, result);
    });
  }

  async #apply(tx: TenantTx, ctx: Ctx, refund: DueRefund, result: RefundResult): Promise<void> {
    const { providerRefundId } = result;
    if (result.state === 'pending') {
      if (refund.status !== 'pending') return;
      return this.refunds.settle(tx, refund.id, { status: 'pending', providerRefundId });
    }
    const status = transitionRefund(refund.status, result.state === 'succeeded' ? 'succeed' : 'fail');
    if (status === null) return;
    const failure = result.state === 'failed' ? { failure: result.message } : {};
    await this.refunds.settle(tx, refund.id, { status, providerRefundId, ...failure });
    const gone = (state: DueRefund['status']) => (state === 'succeeded' ? refund.amountMinor : 0);
    await this.refunds.lowerSpending(tx, refund.orderId, gone(status) - gone(refund.status));
    await this.#stand(tx, refund.orderId);
    await this.#tell(tx, ctx, refund, result);
    if (result.state !== 'succeeded') return;
    tx.emit('order.refunded', refund.orderId, { orderId: refund.orderId, refundId: refund.id });
    await this.#giveUp(tx, refund);
  }

  async #stand(tx: TenantTx, orderId: string): Promise<void> {
    const order = await this.orders.find(tx, orderId);
    if (!order) return;
    await this.orders.stand(tx, orderId, standingOf(order, await this.orders.capturedMinor(tx, orderId)));
  }

  #tell(tx: TenantTx, ctx: Ctx, refund: DueRefund, result: RefundResult): Promise<void> {
    const { amountMinor, currency, orderId, actor, reason } = refund;
    const amount = describer(ctx, { currency })(BigInt(amountMinor));
    if (result.state === 'failed') {
      const message = `${amount} could not be refunded. ${result.message}`;
      return this.orders.tell(tx, orderId, { kind: 'refund_failed', actor, message });
    }
    const units = refund.lines.filter(({ quantity }) => quantity > 0);
    const what = units.map(({ quantity, title }) => `${quantity} × ${title}`).join(', ');
    const message = [`${amount} refunded${what === '' ? '' : `: ${what}`}`, reason]
      .filter((part) => part !== '')
      .join('. ');
    return this.orders.tell(tx, orderId, { kind: 'refunded', actor, message });
  }

  #giveUp(tx: TenantTx, { orderId, actor, locationId, lines }: DueRefund): Promise<void> {
    const goods = lines.flatMap(({ variantId, isDigital, ...units }) =>
      variantId === null || isDigital ? [] : [{ variantId, ...units }],
    );
    return this.stock.giveUp(tx, { orderId, reason: 'refunded', actor, locationId }, goods);
  }
}
