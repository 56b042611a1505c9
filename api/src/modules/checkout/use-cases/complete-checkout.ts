import { Injectable } from '@nestjs/common';
import type { Ctx } from '../../../plumbing/context.js';
import { actorName } from '../../../plumbing/context.js';
import type { TenantTx } from '../../../plumbing/db/database.js';
import { uuidv7 } from '../../../plumbing/db/uuidv7.js';
import { CartService } from '../../cart/index.js';
import { commit } from '../../inventory/index.js';
import { OrderPlacement, type Buyer, type NewOrder } from '../../order/index.js';
import { PaymentRepository, PaymentService, type Payment } from '../../payment/index.js';
import { describeMoney } from '../../pricing/index.js';
import type { CheckoutRecord } from '../checkout.record.js';
import { CheckoutRepository } from '../checkout.repository.js';

/** The money of a checkout: here, or promised by a way to pay that settles later. */
export interface Receipt {
  readonly isPaid: boolean;
  readonly providerPaymentId: string | null;
}

/** Turns a paid checkout into an order. */
@Injectable()
export class CompleteCheckout {
  constructor(
    private readonly carts: CartService,
    private readonly placement: OrderPlacement,
    private readonly checkouts: CheckoutRepository,
    private readonly payments: PaymentRepository,
    private readonly providers: PaymentService,
  ) {}

  /**
   * Places the order of a locked checkout that holds its stock, in the caller's transaction: order, stock, cart, customer and
   * payment change together or not at all. Hot rows come last: the variants' stock, then the shop's order counter.
   *
   * @returns the checkout as it stands after that
   */
  async complete(
    tx: TenantTx,
    ctx: Ctx,
    checkout: CheckoutRecord,
    payment: Payment,
    receipt: Receipt,
  ): Promise<CheckoutRecord> {
    const orderId = uuidv7(ctx.now);
    const buyer = buyerOf(checkout);
    const [customerId] = await Promise.all([
      this.placement.recordBuyer(tx, buyer, receipt.isPaid ? checkout.totals.total.amount : 0),
      this.carts.takeOut(tx, checkout.cartId, checkout.lines),
    ]);
    const order = this.#orderOf(ctx, checkout, payment, { orderId, customerId, buyer, isPaid: receipt.isPaid });
    const status = receipt.isPaid ? 'succeeded' : 'pending';
    await Promise.all([
      commit(tx, checkout.id, { orderId, actor: actorName(ctx) }),
      this.placement.place(tx, order),
      this.checkouts.move(tx, checkout.id, { status: 'completed', orderId }),
      this.payments.record(tx, payment.id, { status, providerPaymentId: receipt.providerPaymentId, orderId }),
    ]);
    tx.emit('order.placed', orderId, { orderId });
    return { ...checkout, status: 'completed', orderId, failureCode: null, failureMessage: null };
  }

  #orderOf(
    ctx: Ctx,
    checkout: CheckoutRecord,
    payment: Payment,
    parts: { orderId: string; customerId: string; buyer: Buyer; isPaid: boolean },
  ): NewOrder {
    const { orderId, customerId, buyer, isPaid } = parts;
    const { totals, lines, currency, shippingAddress, billingAddress, shippingMethod, note } = checkout;
    const isDigital = lines.every((line) => line.isDigital);
    const paymentMethod = this.providers.nameOf(payment.provider);
    const amount = describeMoney(totals.total, ctx.shop.locale);
    const paid = { kind: 'paid', actor: paymentMethod, message: `${amount} paid` } as const;
    const pending = { kind: 'payment_pending', actor: paymentMethod, message: `Waiting for ${amount}` } as const;
    const who = checkout.customerId === null ? 'Guest' : 'Customer';
    return {
      id: orderId,
      checkoutId: checkout.id,
      customerId,
      buyer,
      status: isDigital && isPaid ? 'completed' : 'open',
      paymentStatus: isPaid ? 'paid' : 'pending',
      fulfillmentStatus: isDigital ? 'not_required' : 'unfulfilled',
      currency,
      totals,
      lines,
      shippingAddress,
      billingAddress,
      shippingMethod: shippingMethod?.name ?? null,
      paymentMethod,
      note,
      source: ctx.actor.kind === 'apiKey' ? 'api' : 'storefront',
      happenings: [{ kind: 'placed', actor: who, message: 'Order placed' }, isPaid ? paid : pending],
    };
  }
}

function buyerOf({ customerId, email, shippingAddress, billingAddress }: CheckoutRecord): Buyer {
  const address = shippingAddress ?? billingAddress;
  const { firstName = '', lastName = '', phone = '' } = address ?? {};
  return { accountId: customerId, email, firstName, lastName, phone };
}
