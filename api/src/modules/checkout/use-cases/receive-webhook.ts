import type { IncomingHttpHeaders } from 'node:http';
import { Injectable } from '@nestjs/common';
import { ShopResolver } from '../../../plumbing/auth/ports.js';
import { systemCtx, type Ctx } from '../../../plumbing/context.js';
import { SettleRefund } from '../../order/index.js';
import { PaymentService, TestGateway, type ReceivedEvent } from '../../payment/index.js';
import { ReconcileCheckout } from './reconcile-checkout.js';

type PaymentNews = NonNullable<ReceivedEvent['payment']>;
type RefundNews = NonNullable<ReceivedEvent['refund']>;

/** What payment companies tell us, signed. */
@Injectable()
export class ReceiveWebhook {
  constructor(
    private readonly payments: PaymentService,
    private readonly reconciliation: ReconcileCheckout,
    private readonly refunds: SettleRefund,
    private readonly testGateway: TestGateway,
    private readonly shops: ShopResolver,
  ) {}

  /**
   * Acts on a message once. Messages of unknown kinds, and about payments that are not ours, are accepted and ignored, so
   * that they are not sent again.
   *
   * @throws Refusal `webhook.signature_invalid`
   */
  async receive(body: Buffer, headers: IncomingHttpHeaders, now: Date): Promise<void> {
    const event = this.payments.parseWebhook(body, headers);
    if (event.refund) return this.#settleRefund(event.refund, event.provider, now);
    if (!event.payment) return;
    const { payment: news } = event;
    const shop = await this.shops.byId(news.tenantId);
    if (!shop) return;
    const ctx = systemCtx(shop, 'Payment provider', now);
    const payment = await this.reconciliation.paymentOf(ctx, news.paymentId);
    if (!payment || payment.provider !== event.provider || isAnother(payment.providerPaymentId, news)) return;
    await this.reconciliation.settle(ctx, { checkoutId: payment.checkoutId, standing: news.result, event });
  }

  // By its state alone: news of what is settled already changes nothing, however often it comes.
  async #settleRefund(
    { tenantId, refundId, result }: RefundNews,
    by: ReceivedEvent['provider'],
    now: Date,
  ): Promise<void> {
    const shop = await this.shops.byId(tenantId);
    if (shop) await this.refunds.settle(systemCtx(shop, 'Payment provider', now), refundId, { result, by });
  }

  /**
   * The buyer's answer to the test gateway's question; the gateway's message about it arrives at once.
   *
   * @returns where the buyer goes on; @throws Refusal `checkout.not_found`, `checkout.not_payable`
   */
  async answerTestChallenge(ctx: Ctx, gatewayPaymentId: string, isApproved: boolean): Promise<string> {
    const { returnUrl, event } = await this.testGateway.answerChallenge(
      ctx.tenantId,
      gatewayPaymentId,
      isApproved,
      ctx.now,
    );
    const headers = { [this.testGateway.signatureHeader]: event.signature };
    await this.receive(Buffer.from(event.body), headers, ctx.now);
    return returnUrl;
  }
}

// Null when the answer that would have told us the provider's id was lost: then the metadata we wrote on it has to do.
const isAnother = (known: string | null, news: PaymentNews): boolean =>
  known !== null && known !== news.providerPaymentId;
