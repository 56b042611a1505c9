import { Injectable } from '@nestjs/common';
import type { PlaceOrderInput } from '@smallshop/contract';
import type { Ctx } from '../../../plumbing/context.js';
import { Database, type IdempotentRequest, type TenantTx } from '../../../plumbing/db/database.js';
import { uuidv7 } from '../../../plumbing/db/uuidv7.js';
import { Refusal } from '../../../plumbing/refusal.js';
import { CartService } from '../../cart/index.js';
import { reserve } from '../../inventory/index.js';
import { PaymentRepository, type Payment } from '../../payment/index.js';
import { countPromotions, PricingService, type PricingRules } from '../../pricing/index.js';
import { agree } from '../agreement.rule.js';
import { AnswersRepository, type Answer } from '../answers.repository.js';
import { CheckoutRepository } from '../checkout.repository.js';

/** How long stock is held for a payment. */
const holdMs = 15 * 60 * 1000;

/** A checkout whose payment is to be started, or the answer this request was given before. */
export type Beginning =
  | { readonly kind: 'answered'; readonly answer: Answer }
  | {
      readonly kind: 'begun';
      readonly checkoutId: string;
      readonly payment: Pick<Payment, 'id' | 'amountMinor' | 'currency'>;
    };

interface Begun {
  readonly ctx: Ctx;
  readonly input: PlaceOrderInput;
  readonly request: IdempotentRequest;
  readonly rules: PricingRules;
}

/** The first part of placing an order: agree on the price and hold the stock, or change nothing. */
@Injectable()
export class BeginCheckout {
  constructor(
    private readonly database: Database,
    private readonly carts: CartService,
    private readonly pricing: PricingService,
    private readonly answers: AnswersRepository,
    private readonly checkouts: CheckoutRepository,
    private readonly payments: PaymentRepository,
  ) {}

  /**
   * Makes the checkout of a request, once, or finds the one it made before.
   *
   * @throws Refusal `cart.not_found`, `stock.insufficient`, `idempotency.mismatch`, and those of {@link agree}
   */
  async begin(ctx: Ctx, input: PlaceOrderInput, request: IdempotentRequest): Promise<Beginning> {
    const rules = await this.pricing.rules(ctx);
    return this.database.withTenant(ctx, (tx) => this.#begin(tx, { ctx, input, request, rules }), { plans: 'generic' });
  }

  async #begin(tx: TenantTx, { ctx, input, request, rules }: Begun): Promise<Beginning> {
    const checkoutId = uuidv7(ctx.now);
    const [isFirst, cart] = await Promise.all([
      this.answers.claim(tx, request, checkoutId),
      this.carts.lockLoaded(tx, { ctx, rules }, input.email),
    ]);
    if (!isFirst) return this.#resume(tx, request);
    if (!cart?.record) throw new Refusal('cart.not_found');
    const agreement = agree(cart, input, rules, ctx);
    const expiresAt = new Date(ctx.now.getTime() + holdMs);
    const customerId = ctx.actor.kind === 'customer' ? ctx.actor.id : null;
    const { totals, currency, lines } = agreement;
    const payment = {
      id: uuidv7(ctx.now),
      checkoutId,
      provider: input.payment.provider,
      amountMinor: totals.total.amount,
      currency,
    };
    const { locale } = ctx;
    await Promise.all([
      this.checkouts.insert(tx, {
        ...agreement,
        id: checkoutId,
        cartId: cart.record.id,
        customerId,
        locale,
        expiresAt,
      }),
      countPromotions(tx, { ...agreement, checkoutId, customerId, orderId: null }),
      this.payments.insert(tx, payment),
      reserve(tx, checkoutId, lines, expiresAt),
    ]);
    return { kind: 'begun', checkoutId, payment };
  }

  async #resume(tx: TenantTx, request: IdempotentRequest): Promise<Beginning> {
    const { checkoutId, answer } = await this.answers.earlier(tx, request);
    if (answer) return { kind: 'answered', answer };
    const payment = await this.payments.ofCheckout(tx, checkoutId);
    if (!payment) throw new Error(`Checkout ${checkoutId} has no payment.`);
    return { kind: 'begun', checkoutId, payment };
  }
}
