import { Injectable } from '@nestjs/common';
import type { Checkout } from '@smallshop/contract';
import type { Ctx } from '../../../plumbing/context.js';
import { actorName } from '../../../plumbing/context.js';
import type { TenantTx } from '../../../plumbing/db/database.js';
import { uuidv7 } from '../../../plumbing/db/uuidv7.js';
import { CartService } from '../../cart/index.js';
import { commit } from '../../inventory/index.js';
import { OrderPlacement, type Buyer, type NewOrder } from '../../order/index.js';
import { PaymentRepository, PaymentService, type Payment } from '../../payment/index.js';
import { countPromotions, describeMoney } from '../../pricing/index.js';
import { CheckoutReader } from '../checkout.reader.js';
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
    private readonly reader: CheckoutReader,
  ) {}

  /**
   * Places the order of a locked checkout that holds its stock, in the caller's transaction: order, stock, cart, customer and
   * payment change together or not at all. Hot rows come last: the variants' stock, then the shop's order counter. What must
   * be read or written after them goes in the same flight, for the whole shop waits until they are let go.
   *
   * @returns the checkout with its order, as the buyer sees it
   */
  async complete(
    tx: TenantTx,
    ctx: Ctx,
    checkout: CheckoutRecord,
    payment: Payment,
    receipt: Receipt,
  ): Promise<Checkout> {
    const orderId = uuidv7(ctx.now);
    const order = this.#orderOf(ctx, checkout, payment, { orderId, isPaid: receipt.isPaid });
    const status = receipt.isPaid ? 'succeeded' : 'pending';
    const completed = { ...checkout, status: 'completed', orderId, failureCode: null, failureMessage: null } as const;
    tx.emit('order.placed', orderId, { orderId });
    const [, , , , , , shown] = await Promise.all([
      this.carts.takeOut(tx, checkout.cartId, checkout.lines),
      commit(tx, checkout.id, { orderId, actor: actorName(ctx) }),
      this.placement.place(tx, order),
      countPromotions(tx, { ...checkout, checkoutId: checkout.id, orderId }),
      this.checkouts.move(tx, checkout.id, { status: 'completed', orderId }),
      this.payments.record(tx, payment.id, { status, providerPaymentId: receipt.providerPaymentId, orderId }),
      this.reader.show(tx, ctx, completed, payment),
    ]);
    return shown;
  }

  #orderOf(
    ctx: Ctx,
    checkout: CheckoutRecord,
    payment: Payment,
    { orderId, isPaid }: { orderId: string; isPaid: boolean },
  ): NewOrder {
    const { totals, lines, currency, ownRate, shippingAddress, billingAddress, shippingMethod, note } = checkout;
    const isDigital = lines.every((line) => line.isDigital);
    const paymentMethod = this.providers.nameOf(payment.provider);
    const amount = describeMoney(totals.total, ctx.shop.locale);
    const paid = { kind: 'paid', actor: paymentMethod, message: `${amount} paid` } as const;
    const pending = { kind: 'payment_pending', actor: paymentMethod, message: `Waiting for ${amount}` } as const;
    const who = checkout.customerId === null ? 'Guest' : 'Customer';
    return {
      id: orderId,
      checkoutId: checkout.id,
      buyer: buyerOf(checkout),
      status: isDigital && isPaid ? 'completed' : 'open',
      paymentStatus: isPaid ? 'paid' : 'pending',
      fulfillmentStatus: isDigital ? 'not_required' : 'unfulfilled',
      currency,
      ownRate,
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
