import { Injectable } from '@nestjs/common';
import type { Checkout } from '@smallshop/contract';
import type { Ctx } from '../../../plumbing/context.js';
import { Database, type IdempotentRequest, type TenantTx } from '../../../plumbing/db/database.js';
import { Refusal } from '../../../plumbing/refusal.js';
import { release, reserve } from '../../inventory/index.js';
import { PaymentRepository, type Payment, type PaymentStanding, type ReceivedEvent } from '../../payment/index.js';
import { AnswersRepository, type Answer } from '../answers.repository.js';
import { CheckoutReader } from '../checkout.reader.js';
import type { CheckoutRecord } from '../checkout.record.js';
import { CheckoutRepository } from '../checkout.repository.js';
import { decideSettlement } from '../settlement.rule.js';
import { CompleteCheckout } from './complete-checkout.js';

/** A provider's report about the payment of a checkout. */
export interface Report {
  readonly checkoutId: string;
  readonly standing: PaymentStanding;
  /** The request waiting for the answer, which is kept for its retries. */
  readonly request?: IdempotentRequest;
  /** The provider's message that said so; one that came before changes nothing. */
  readonly event?: ReceivedEvent;
}

/** How a checkout stands after a report. */
export interface Settled {
  readonly checkout: Checkout;
  /** What the buyer is told: the checkout, or that the payment was declined. */
  readonly answer: Answer;
  /** Money that came too late for the stock: it has to go back. */
  readonly unplaced: Payment | null;
}

interface Case {
  readonly tx: TenantTx;
  readonly ctx: Ctx;
  readonly checkout: CheckoutRecord;
  readonly payment: Payment;
}

/**
 * The one place where a payment decides about a checkout. The browser's return, the provider's message, a retry and the
 * clean-up may all report at once: whoever locks the checkout first decides, the others find it decided.
 */
@Injectable()
export class SettlePayment {
  constructor(
    private readonly database: Database,
    private readonly checkouts: CheckoutRepository,
    private readonly payments: PaymentRepository,
    private readonly answers: AnswersRepository,
    private readonly completion: CompleteCheckout,
    private readonly reader: CheckoutReader,
  ) {}

  /** @throws Refusal `checkout.not_found` */
  settle(ctx: Ctx, report: Report): Promise<Settled> {
    return this.database.withTenant(ctx, async (tx) => {
      const [checkout, payment] = await Promise.all([
        this.checkouts.lock(tx, report.checkoutId),
        this.payments.ofCheckout(tx, report.checkoutId),
      ]);
      if (!checkout || !payment) throw new Refusal('checkout.not_found');
      const settling = { tx, ctx, checkout, payment };
      const isNews = !report.event || (await this.payments.receive(tx, report.event.provider, report.event));
      const isPlaced = isNews ? await this.#apply(settling, report.standing) : true;
      const settled = await this.#answer(settling, report.request);
      return { ...settled, unplaced: isPlaced ? null : payment };
    });
  }

  /** Gives up on a payment that did not come in time; nothing when it has been settled meanwhile. */
  expire(ctx: Ctx, checkoutId: string): Promise<void> {
    return this.database.withTenant(ctx, async (tx) => {
      const checkout = await this.checkouts.lock(tx, checkoutId);
      const payment = await this.payments.ofCheckout(tx, checkoutId);
      if (checkout?.status !== 'awaiting_payment' || !payment) return;
      const failure = { code: 'checkout.expired', message: 'The payment was not confirmed in time; nothing was charged.' };
      await Promise.all([
        this.checkouts.move(tx, checkoutId, { status: 'expired', failure }),
        this.payments.record(tx, payment.id, { status: 'cancelled' }),
        release(tx, checkoutId),
      ]);
    });
  }

  /** @returns false for money that has no order */
  async #apply(settling: Case, standing: PaymentStanding): Promise<boolean> {
    const { tx, ctx, checkout, payment } = settling;
    const providerPaymentId = 'providerPaymentId' in standing ? standing.providerPaymentId : null;
    const receipt = { isPaid: standing.state === 'succeeded', providerPaymentId };
    switch (decideSettlement(checkout.status, payment.status, standing.state)) {
      case 'complete':
        await this.completion.complete(tx, ctx, checkout, payment, receipt);
        return true;
      case 'complete_late':
        return this.#completeLate(settling, providerPaymentId);
      case 'decline':
        if (standing.state === 'declined') await this.#decline(settling, standing);
        return true;
      case 'ask':
        if (standing.state !== 'requires_action') return true;
        await this.payments.record(tx, payment.id, {
          status: 'requires_action',
          action: payment.action ?? standing.action,
          providerPaymentId,
        });
        return true;
      case 'wait':
        if (providerPaymentId !== null) await this.payments.record(tx, payment.id, { status: 'pending', providerPaymentId });
        return true;
      case 'ignore':
        return true;
    }
  }

  async #completeLate({ tx, ctx, checkout, payment }: Case, providerPaymentId: string | null): Promise<boolean> {
    try {
      await reserve(tx, checkout.id, checkout.lines, ctx.now);
    } catch (error) {
      if (!(error instanceof Refusal) || error.code !== 'stock.insufficient') throw error;
      await this.payments.record(tx, payment.id, { status: 'succeeded', providerPaymentId });
      await this.checkouts.audit(tx, 'payment.unplaced', checkout.id, payment.id);
      return false;
    }
    await this.completion.complete(tx, ctx, checkout, payment, { isPaid: true, providerPaymentId });
    return true;
  }

  async #decline({ tx, checkout, payment }: Case, { decline, providerPaymentId }: Declined): Promise<void> {
    await Promise.all([
      this.checkouts.move(tx, checkout.id, { status: 'payment_failed', failure: decline }),
      this.payments.record(tx, payment.id, { status: 'declined', providerPaymentId, failure: decline }),
      release(tx, checkout.id),
    ]);
  }

  async #answer({ tx, ctx, checkout: before }: Case, request?: IdempotentRequest): Promise<Omit<Settled, 'unplaced'>> {
    const [after, payment] = await Promise.all([
      this.checkouts.find(tx, before.id),
      this.payments.ofCheckout(tx, before.id),
    ]);
    const checkout = await this.reader.show(tx, ctx, after ?? before, payment);
    const answer = answerOf(checkout);
    if (request) await this.answers.keep(tx, request, answer);
    return { checkout, answer };
  }
}

type Declined = Extract<PaymentStanding, { state: 'declined' }>;

function answerOf(checkout: Checkout): Answer {
  const { id, status, failure } = checkout;
  if (status !== 'payment_failed' || !failure) return { status: 201, text: JSON.stringify(checkout) };
  return { status: 402, text: JSON.stringify({ checkoutId: id, reason: failure.code, message: failure.message }) };
}
