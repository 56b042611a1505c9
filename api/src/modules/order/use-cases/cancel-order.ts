import { Injectable } from '@nestjs/common';
import type { AdminOrder, CancelOrderInput, CancelReason } from '@smallshop/contract';
import { transitionOrder } from '@smallshop/domain';
import { actorName, authorise, type Ctx } from '../../../plumbing/context.js';
import { Database, type TenantTx } from '../../../plumbing/db/database.js';
import { Refusal } from '../../../plumbing/refusal.js';
import { OrderStock } from '../../inventory/index.js';
import { describer } from '../order.view.js';
import { lockOrder, type ChangeRequest } from '../order.lock.js';
import type { OrderRecord } from '../order.record.js';
import { OrderRepository } from '../order.repository.js';
import { OrderService } from '../order.service.js';
import { toShipOf } from '../order.standing.js';
import { planWholeRefund } from '../refund.plan.js';
import { RefundRepository } from '../refund.repository.js';
import { SettleRefund } from './settle-refund.js';

const reasons: Readonly<Record<CancelReason, string>> = {
  customer: 'the customer changed their mind',
  out_of_stock: 'items were not available',
  payment: 'the payment did not come',
  fraud: 'it looked fraudulent',
  staff_error: 'it was a mistake of ours',
  other: 'another reason',
};

/** Calls an order off before any of it was sent. */
@Injectable()
export class CancelOrder {
  constructor(
    private readonly database: Database,
    private readonly orders: OrderRepository,
    private readonly refunds: RefundRepository,
    private readonly stock: OrderStock,
    private readonly settlement: SettleRefund,
    private readonly service: OrderService,
  ) {}

  /**
   * Cancels an order: units go back to the shelf, what was promised to be paid is not asked for any more, and what was paid goes
   * back, as in {@link RefundOrder.refund}. The buyer is told.
   *
   * @throws Refusal those of {@link lockOrder}; `order.shipped`; `order.transition_refused` for what is cancelled already or was
   *         delivered by download; `auth.forbidden` for paid orders without `orders.refund`
   */
  async cancel(ctx: Ctx, orderId: string, input: CancelOrderInput, request: ChangeRequest): Promise<AdminOrder> {
    authorise(ctx, 'orders.write');
    const { refundId } = await this.database.withTenant(ctx, (tx) =>
      tx.once(request.idempotency, async () => {
        const order = await lockOrder(tx, this.orders, orderId, request.expectedVersion);
        refuseSent(order);
        return { refundId: await this.#cancel(tx, ctx, order, input) };
      }),
    );
    if (refundId !== null) await this.settlement.begin(ctx, refundId);
    return this.database.withTenant(ctx, (tx) => this.service.showToStaff(tx, ctx, orderId));
  }

  async #cancel(tx: TenantTx, ctx: Ctx, order: OrderRecord, input: CancelOrderInput): Promise<string | null> {
    const actor = actorName(ctx);
    const message = `Cancelled: ${reasons[input.reason]}${input.note === '' ? '' : `. ${input.note}`}`;
    const refundId = await this.#refund(tx, ctx, order);
    await this.orders.cancel(tx, order.id, input);
    await this.orders.tell(tx, order.id, { kind: 'cancelled', actor, message });
    tx.emit('order.cancelled', order.id, { orderId: order.id }, order.version + 1);
    const goods = order.lines.flatMap((line) => {
      const quantity = toShipOf(order, line);
      const { variantId } = line;
      return variantId === null || quantity === 0
        ? []
        : [{ variantId, quantity, dropped: quantity, isRestocked: input.restock }];
    });
    const locationId = input.restock && goods.length > 0 ? await this.stock.placeFor(tx, null) : null;
    await this.stock.giveUp(tx, { orderId: order.id, reason: 'cancelled', actor, locationId }, goods);
    return refundId;
  }

  /** Writes the refund of what was paid and not given back yet. Its units went back with the order. @returns its id, if any */
  async #refund(tx: TenantTx, ctx: Ctx, order: OrderRecord): Promise<string | null> {
    const books = await this.refunds.books(tx, order.id);
    const refund = books?.payment ? planWholeRefund(books, describer(ctx, order)) : null;
    if (!refund || !books?.payment) return null;
    authorise(ctx, 'orders.refund');
    const { id: orderId, currency } = order;
    const head = { orderId, currency, paymentId: books.payment.id, reason: 'Order cancelled', actor: actorName(ctx) };
    return this.refunds.insert(tx, { ...head, refund, locationId: null, units: new Map() });
  }
}

function refuseSent({ status, lines }: OrderRecord): void {
  if (lines.some((line) => line.fulfilledQuantity > 0)) throw new Refusal('order.shipped');
  if (transitionOrder(status, 'cancel') === null) throw new Refusal('order.transition_refused', { status });
}
