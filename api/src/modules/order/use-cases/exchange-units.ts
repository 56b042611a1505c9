import { Injectable } from '@nestjs/common';
import type { RefundedLine, SoldPart } from '@smallshop/domain';
import { actorName, type Ctx } from '../../../plumbing/context.js';
import type { TenantTx } from '../../../plumbing/db/database.js';
import { Refusal } from '../../../plumbing/refusal.js';
import { OrderStock } from '../../inventory/index.js';
import { ExchangeRepository, type Replacement } from '../exchange.repository.js';
import type { OrderRecord } from '../order.record.js';
import { OrderRepository } from '../order.repository.js';
import { standingOf } from '../order.standing.js';
import { describer } from '../order.view.js';
import { planRefund } from '../refund.plan.js';
import { paidBooks, RefundRepository } from '../refund.repository.js';
import { saleOfOrder } from '../refund.sale.js';

/** Units that came back, and what is sent for them. */
export interface Swap {
  readonly orderLineId: string;
  readonly quantity: number;
  readonly replacement: Replacement;
}

/** Sends other units for those that came back, at what was paid for them. */
@Injectable()
export class ExchangeUnits {
  constructor(
    private readonly orders: OrderRepository,
    private readonly refunds: RefundRepository,
    private readonly exchanges: ExchangeRepository,
    private readonly stock: OrderStock,
  ) {}

  /**
   * Adds a line for each swap to a locked order: it costs nothing more, what was paid for the units that came back stands on it,
   * so that a refund of it is worth as much. Its units are taken from stock, and the order is open again until they are sent.
   *
   * @throws Refusal `order.not_paid`, `refund.exceeded`, `stock.insufficient`
   */
  async exchange(tx: TenantTx, ctx: Ctx, order: OrderRecord, swaps: readonly Swap[], reason: string): Promise<void> {
    const books = await paidBooks(tx, this.refunds, order.id);
    const units = swaps.map(({ orderLineId, quantity }) => ({ orderLineId, quantity, restock: false }));
    const input = { lines: units, shippingMinor: 0, extraMinor: 0, locationId: null };
    const worths = planRefund(books, input, describer(ctx, order))?.lines ?? [];
    const sold = saleOfOrder(books).lines;
    const lines = swaps.map(({ orderLineId, replacement }) => {
      const worth = worths.find(({ key }) => key === orderLineId);
      const line = sold.find(({ key }) => key === orderLineId);
      if (!worth || !line) throw new Refusal('order.line_not_found', { orderLineId });
      return { worth, replacement, left: without(line, worth) };
    });
    const { id: orderId, currency } = order;
    const actor = actorName(ctx);
    await this.exchanges.write(tx, { orderId, paymentId: books.payment.id, currency, reason, actor, lines });
    await this.#stand(tx, orderId);
    const goods = swaps.map(({ quantity, replacement: { variantId } }) => ({ variantId, quantity }));
    await this.stock.take(tx, { orderId, checkoutId: order.checkoutId, actor }, goods, ctx.now);
  }

  async #stand(tx: TenantTx, orderId: string): Promise<void> {
    const after = await this.orders.find(tx, orderId);
    if (!after) throw new Refusal('order.not_found');
    await this.orders.stand(tx, orderId, standingOf(after, await this.orders.capturedMinor(tx, orderId)));
  }
}

/** What a line holds once the worth of exchanged units is taken out. */
const without = (line: SoldPart, worth: RefundedLine): SoldPart => ({
  paid: line.paid - worth.amount,
  taxes: line.taxes.map((tax) => {
    const moved = worth.taxes.find(({ name, ratePercent }) => name === tax.name && ratePercent === tax.ratePercent);
    return { ...tax, amount: tax.amount - (moved?.amount ?? 0n) };
  }),
});
