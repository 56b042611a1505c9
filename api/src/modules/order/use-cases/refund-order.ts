import { Injectable } from '@nestjs/common';
import type { AdminOrder, CreateRefundInput, RefundInput, RefundPreview } from '@smallshop/contract';
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
import { mostRefundable, orNothing, planRefund } from '../refund.plan.js';
import { paidBooks, RefundRepository } from '../refund.repository.js';
import { viewPreview } from '../refund.view.js';
import { SettleRefund } from './settle-refund.js';

/** Gives money back to buyers. */
@Injectable()
export class RefundOrder {
  constructor(
    private readonly database: Database,
    private readonly orders: OrderRepository,
    private readonly refunds: RefundRepository,
    private readonly stock: OrderStock,
    private readonly settlement: SettleRefund,
    private readonly service: OrderService,
  ) {}

  /**
   * What a refund would come to.
   *
   * @throws Refusal `order.not_found`, `order.not_paid`, `order.line_not_found`, `refund.exceeded`
   */
  preview(ctx: Ctx, orderId: string, input: RefundInput): Promise<RefundPreview> {
    authorise(ctx, 'orders.refund');
    return this.database.withTenant(ctx, async (tx) => {
      const order = await this.orders.find(tx, orderId);
      if (!order) throw new Refusal('order.not_found');
      const books = await paidBooks(tx, this.refunds, orderId);
      return viewPreview(
        orNothing(planRefund(books, input, describer(ctx, order))),
        mostRefundable(books),
        order.currency,
      );
    });
  }

  /**
   * Gives money back. What is to happen is written first, under a lock of the order that makes two members of staff take turns;
   * then the payment company is asked; then its answer is written, and units go back to the shelf. A company that does not answer
   * leaves the refund pending, and the clean-up asks again.
   *
   * @throws Refusal those of {@link lockOrder} and {@link preview}; `refund.nothing`, `location.not_found`, `location.closed`
   */
  async refund(ctx: Ctx, orderId: string, input: CreateRefundInput, request: ChangeRequest): Promise<AdminOrder> {
    authorise(ctx, 'orders.refund');
    const { refundId } = await this.database.withTenant(ctx, (tx) =>
      tx.once(request.idempotency, async () => {
        const order = await lockOrder(tx, this.orders, orderId, request.expectedVersion);
        return { refundId: await this.#write(tx, ctx, order, input) };
      }),
    );
    await this.settlement.begin(ctx, refundId);
    return this.database.withTenant(ctx, (tx) => this.service.showToStaff(tx, ctx, orderId));
  }

  async #write(tx: TenantTx, ctx: Ctx, order: OrderRecord, input: CreateRefundInput): Promise<string> {
    const books = await paidBooks(tx, this.refunds, order.id);
    const refund = planRefund(books, input, describer(ctx, order));
    if (!refund) throw new Refusal('refund.nothing');
    const units = new Map(
      input.lines.flatMap(({ orderLineId, quantity, restock }) => {
        const line = order.lines.find(({ id }) => id === orderLineId);
        if (!line) return [];
        const isRestocked = restock && quantity > 0 && !line.isDigital && line.variantId !== null;
        return [[orderLineId, { dropped: Math.min(quantity, toShipOf(order, line)), isRestocked }]];
      }),
    );
    const isAnyRestocked = [...units.values()].some(({ isRestocked }) => isRestocked);
    const locationId = isAnyRestocked ? await this.stock.placeFor(tx, input.locationId) : null;
    const { id: orderId, currency } = order;
    const head = { orderId, paymentId: books.payment.id, currency, reason: input.reason, actor: actorName(ctx) };
    return this.refunds.insert(tx, { ...head, refund, locationId, units });
  }
}
