import { Injectable } from '@nestjs/common';
import type { Checkout } from '@smallshop/contract';
import type { Ctx } from '../../../plumbing/context.js';
import { Database, type IdempotentRequest, type TenantTx } from '../../../plumbing/db/database.js';
import { Refusal } from '../../../plumbing/refusal.js';
import { release, reserve } from '../../inventory/index.js';
import { PaymentRepository, type Payment, type PaymentStanding, type ReceivedEvent } from '../../payment/index.js';
import { giveBackPromotions } from '../../pricing/index.js';
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

/** What came of a report. `shown`: what the buyer sees, when that is known already. `isUnplaced`: money that has no order. */
interface Outcome {
  readonly checkout: CheckoutRecord;
  readonly payment: Pick<Payment, 'action'>;
  readonly shown?: Checkout;
  readonly isUnplaced?: boolean;
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
    const work = async (tx: TenantTx): Promise<Settled> => {
      const [checkout, payment] = await Promise.all([
        this.checkouts.lock(tx, report.checkoutId),
        this.payments.ofCheckout(tx, report.checkoutId),
      ]);
      if (!checkout || !payment) throw new Refusal('checkout.not_found');
      const settling = { tx, ctx, checkout, payment };
      const isNews = !report.event || (await this.payments.receive(tx, report.event.provider, report.event));
      const after: Outcome = isNews ? await this.#apply(settling, report.standing) : settling;
      const shown = after.shown ?? (await this.reader.show(tx, ctx, after.checkout, after.payment));
      const answer = answerOf(shown);
      if (report.request) this.answers.keep(tx, report.request, answer);
      return { checkout: shown, answer, unplaced: after.isUnplaced ? payment : null };
    };
    return this.database.withTenant(ctx, work, { plans: 'generic' });
  }

  /** Gives up on a payment that did not come in time; nothing when it has been settled meanwhile. */
  expire(ctx: Ctx, checkoutId: string): Promise<void> {
    return this.database.withTenant(ctx, async (tx) => {
      const checkout = await this.checkouts.lock(tx, checkoutId);
      const payment = await this.payments.ofCheckout(tx, checkoutId);
      if (checkout?.status !== 'awaiting_payment' || !payment) return;
      const failure = {
        code: 'checkout.expired',
        message: 'The payment was not confirmed in time; nothing was charged.',
      };
      await Promise.all([
        this.checkouts.move(tx, checkoutId, { status: 'expired', failure }),
        this.payments.record(tx, payment.id, { status: 'cancelled' }),
        release(tx, checkoutId),
        giveBackPromotions(tx, checkoutId, checkout.totals),
      ]);
    });
  }

  async #apply(settling: Case, standing: PaymentStanding): Promise<Outcome> {
    const { tx, ctx, checkout, payment } = settling;
    const providerPaymentId = 'providerPaymentId' in standing ? standing.providerPaymentId : null;
    switch (decideSettlement(checkout.status, payment.status, standing.state)) {
      case 'complete': {
        const receipt = { isPaid: standing.state === 'succeeded', providerPaymentId };
        return { checkout, payment, shown: await this.completion.complete(tx, ctx, checkout, payment, receipt) };
      }
      case 'complete_late':
        return this.#completeLate(settling, providerPaymentId);
      case 'decline':
        return standing.state === 'declined' ? this.#decline(settling, standing) : settling;
      case 'ask': {
        const action = payment.action ?? ('action' in standing ? standing.action : null);
        await this.payments.record(tx, payment.id, { status: 'requires_action', action, providerPaymentId });
        tx.emit('checkout.waiting', checkout.id, { checkoutId: checkout.id });
        return { checkout, payment: { action } };
      }
      case 'wait':
        if (providerPaymentId !== null) {
          await this.payments.record(tx, payment.id, { status: 'pending', providerPaymentId });
        }
        tx.emit('checkout.waiting', checkout.id, { checkoutId: checkout.id });
        return settling;
      case 'ignore':
        return settling;
    }
  }

  async #completeLate(settling: Case, providerPaymentId: string | null): Promise<Outcome> {
    const { tx, ctx, checkout, payment } = settling;
    try {
      await reserve(tx, checkout.id, checkout.lines, ctx.now);
    } catch (error) {
      if (!(error instanceof Refusal) || error.code !== 'stock.insufficient') throw error;
      await this.payments.record(tx, payment.id, { status: 'succeeded', providerPaymentId });
      await this.checkouts.audit(tx, 'payment.unplaced', checkout.id, payment.id);
      return { checkout, payment, isUnplaced: true };
    }
    const receipt = { isPaid: true, providerPaymentId };
    return { checkout, payment, shown: await this.completion.complete(tx, ctx, checkout, payment, receipt) };
  }

  async #decline({ tx, checkout, payment }: Case, { decline, providerPaymentId }: Declined): Promise<Outcome> {
    const status = 'payment_failed';
    await Promise.all([
      this.checkouts.move(tx, checkout.id, { status, failure: decline }),
      this.payments.record(tx, payment.id, { status: 'declined', providerPaymentId, failure: decline }),
      release(tx, checkout.id),
      giveBackPromotions(tx, checkout.id, checkout.totals),
    ]);
    const failed = { ...checkout, status, failureCode: decline.code, failureMessage: decline.message } as const;
    return { checkout: failed, payment };
  }
}

type Declined = Extract<PaymentStanding, { state: 'declined' }>;

function answerOf(checkout: Checkout): Answer {
  const { id, status, failure } = checkout;
  if (status !== 'payment_failed' || !failure) return { status: 201, text: JSON.stringify(checkout) };
  return { status: 402, text: JSON.stringify({ checkoutId: id, reason: failure.code, message: failure.message }) };
}
