import { Injectable } from '@nestjs/common';
import type { ReturnRefundPreview } from '@smallshop/contract';
import { lessFee, minor, minorToNumber, type Refund } from '@smallshop/domain';
import { actorName, type Ctx } from '../../../plumbing/context.js';
import type { TenantTx } from '../../../plumbing/db/database.js';
import { Refusal } from '../../../plumbing/refusal.js';
import type { OrderRecord } from '../order.record.js';
import { describer } from '../order.view.js';
import { mostRefundable, planRefund } from '../refund.plan.js';
import { paidBooks, RefundRepository } from '../refund.repository.js';
import type { RefundBooks } from '../refund.sale.js';
import { viewPreview } from '../refund.view.js';

/** Units of an order that came back, and what is kept of their worth. Amounts in the order's minor units. */
export interface Returned {
  readonly lines: readonly { readonly orderLineId: string; readonly quantity: number }[];
  readonly feeMinor: number;
  readonly shippingMinor: number;
  readonly reason: string;
}

interface Plan {
  readonly refund: Refund;
  /** What was kept: the fee, or less where the units were worth less. */
  readonly keptMinor: number;
}

/** Works out and writes the money for units that came back; what becomes of the units is the return's own. */
@Injectable()
export class RefundReturned {
  constructor(private readonly refunds: RefundRepository) {}

  /** @throws Refusal `order.not_paid`, `refund.exceeded`, `refund.nothing` */
  async preview(tx: TenantTx, ctx: Ctx, order: OrderRecord, returned: Returned): Promise<ReturnRefundPreview> {
    const books = await paidBooks(tx, this.refunds, order.id);
    const { refund, keptMinor } = plan(books, ctx, order, returned);
    const { lines, taxes: _taxes, ...preview } = viewPreview(refund, mostRefundable(books), order.currency);
    return {
      ...preview,
      fee: { amount: keptMinor, currency: order.currency },
      lines: lines.map(({ orderLineId, quantity, amount }) => ({ orderLineId, quantity, amount })),
    };
  }

  /** Writes the refund of a locked order. @returns its id, for {@link SettleRefund.begin}; @throws Refusal as {@link preview} */
  async write(tx: TenantTx, ctx: Ctx, order: OrderRecord, returned: Returned): Promise<string> {
    const books = await paidBooks(tx, this.refunds, order.id);
    const { refund } = plan(books, ctx, order, returned);
    const { id: orderId, currency } = order;
    const head = { orderId, currency, paymentId: books.payment.id, reason: returned.reason, actor: actorName(ctx) };
    return this.refunds.insert(tx, { ...head, refund, locationId: null, units: new Map() });
  }
}

function plan(books: RefundBooks, ctx: Ctx, order: OrderRecord, returned: Returned): Plan {
  const { lines, feeMinor, shippingMinor } = returned;
  const input = { shippingMinor, extraMinor: 0, locationId: null };
  const units = lines.map((line) => ({ ...line, restock: false }));
  const whole = planRefund(books, { ...input, lines: units }, describer(ctx, order));
  if (!whole) throw new Refusal('refund.nothing');
  const worths = whole.lines.map(({ amount }) => amount);
  const back = lessFee(minor(feeMinor), worths);
  const reduced = units.map((line, at) => ({ ...line, amountMinor: minorToNumber(back[at] ?? 0n) }));
  const refund = planRefund(books, { ...input, lines: reduced }, describer(ctx, order));
  if (!refund || refund.amount === 0n) throw new Refusal('refund.nothing');
  return { refund, keptMinor: minorToNumber(whole.amount - refund.amount) };
}
