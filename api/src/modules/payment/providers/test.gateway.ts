import { createHmac } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import { Inject, Injectable } from '@nestjs/common';
import { z } from 'zod';
import type { PaymentMethod } from '@smallshop/contract';
import { CONFIG, type Config } from '../../../config.js';
import { Refusal } from '../../../plumbing/refusal.js';
import type {
  Decline,
  PaymentProvider,
  PaymentReference,
  PaymentRequest,
  PaymentResult,
  PaymentStanding,
  ProviderEvent,
  RefundRequest,
  RefundResult,
  WebhookSource,
} from '../payment.provider.js';
import { isSignedWebhook, signWebhook } from './signature.js';
import { TestGatewayRepository, type GatewayEntry } from './test.gateway.repository.js';

const declines: Readonly<Record<string, string>> = {
  insufficient_funds: 'The card has insufficient funds. Use another card.',
  expired_card: 'The card has expired. Use another card.',
  not_confirmed: 'The payment was not confirmed with the bank. Try again or use another card.',
  unknown_card: 'This is not one of the test cards.',
};
const outcomes: Readonly<Record<string, Pick<GatewayEntry, 'status' | 'declineCode'>>> = {
  tok_success: { status: 'succeeded', declineCode: null },
  tok_declined: { status: 'declined', declineCode: 'insufficient_funds' },
  tok_expired: { status: 'declined', declineCode: 'expired_card' },
  tok_challenge: { status: 'requires_action', declineCode: null },
};
const unknownCard = { status: 'declined', declineCode: 'unknown_card' } as const;

const eventSchema = z.object({
  id: z.string(),
  type: z.string(),
  data: z.object({ tenantId: z.string(), paymentId: z.string(), declineCode: z.string().nullable() }),
});

/** A message as the gateway would send it. */
export interface SignedEvent {
  readonly body: string;
  readonly signature: string;
}

const gatewayId = (paymentId: string): string => `test_${paymentId}`;
const declineOf = (code: string | null): Decline => {
  const known = code ?? 'unknown_card';
  return { code: known, message: declines[known] ?? 'The card was declined.' };
};

/**
 * A payment company for trials: it moves no money, keeps its own books, asks for confirmation when the test card says so, and
 * signs its messages. The configuration refuses it in production.
 */
@Injectable()
export class TestGateway implements PaymentProvider, WebhookSource {
  readonly code = 'test';
  readonly signatureHeader = 'test-gateway-signature';
  readonly method: PaymentMethod = {
    provider: 'test',
    name: 'Test card',
    instructions: 'No money moves. Choose how the card should behave.',
    publishableKey: null,
    testCards: [
      { token: 'tok_success', label: 'Visa •••• 4242 — pays' },
      { token: 'tok_challenge', label: 'Visa •••• 3155 — asks the bank for confirmation' },
      { token: 'tok_declined', label: 'Visa •••• 9995 — insufficient funds' },
      { token: 'tok_expired', label: 'Visa •••• 0069 — expired' },
    ],
  };
  readonly #secret: string;

  constructor(
    @Inject(CONFIG) config: Config,
    private readonly books: TestGatewayRepository,
  ) {
    this.#secret = createHmac('sha256', config.secrets.auth).update('test gateway webhooks').digest('hex');
  }

  async start(request: PaymentRequest): Promise<PaymentResult> {
    const { tenantId, paymentId, amountMinor, currency, pages } = request;
    const id = gatewayId(paymentId);
    const outcome = outcomes[request.token] ?? unknownCard;
    const entry = { id, idempotencyKey: paymentId, amountMinor, currency, returnUrl: pages.back, ...outcome };
    return resultOf(await this.books.book(tenantId, entry), pages.challenge(id));
  }

  async standing({ tenantId, paymentId }: PaymentReference): Promise<PaymentStanding> {
    const entry = await this.books.find(tenantId, gatewayId(paymentId));
    if (!entry || entry.status === 'cancelled' || entry.status === 'refunded') return { state: 'absent' };
    return resultOf(entry, entry.returnUrl);
  }

  async cancel({ tenantId, paymentId }: PaymentReference): Promise<void> {
    const cancelled = { status: 'cancelled', declineCode: null } as const;
    await this.books.move(tenantId, gatewayId(paymentId), ['requires_action', 'declined'], cancelled);
  }

  async giveBack({ tenantId, paymentId }: PaymentReference): Promise<void> {
    const refunded = { status: 'refunded', declineCode: null } as const;
    await this.books.move(tenantId, gatewayId(paymentId), ['succeeded'], refunded);
  }

  async refund({ tenantId, paymentId, refundId, amountMinor }: RefundRequest): Promise<RefundResult> {
    const providerRefundId = `test_refund_${refundId}`;
    const isBooked = await this.books.giveBack(tenantId, {
      id: providerRefundId,
      of: gatewayId(paymentId),
      amountMinor,
    });
    if (isBooked) return { state: 'succeeded', providerRefundId };
    return { state: 'failed', providerRefundId: null, message: 'More than the payment has left.' };
  }

  /**
   * The buyer's answer to the bank's question.
   *
   * @returns where to send the buyer, and the message the gateway sends about it
   * @throws Refusal `checkout.not_found` for an unknown payment, `checkout.not_payable` for one that asks nothing (any more)
   */
  async answerChallenge(
    tenantId: string,
    id: string,
    isApproved: boolean,
    now: Date,
  ): Promise<{ returnUrl: string; event: SignedEvent }> {
    const approved = { status: 'succeeded', declineCode: null } as const;
    const denied = { status: 'declined', declineCode: 'not_confirmed' } as const;
    const entry = await this.books.move(tenantId, id, ['requires_action'], isApproved ? approved : denied);
    if (entry) return { returnUrl: entry.returnUrl, event: this.#eventOf(tenantId, entry, now) };
    throw new Refusal((await this.books.find(tenantId, id)) ? 'checkout.not_payable' : 'checkout.not_found');
  }

  parseWebhook(body: Buffer, headers: IncomingHttpHeaders): ProviderEvent {
    const signature = headers[this.signatureHeader];
    if (typeof signature !== 'string' || !isSignedWebhook(this.#secret, body, signature, new Date())) {
      throw new Refusal('webhook.signature_invalid');
    }
    const { id: eventId, type, data } = eventSchema.parse(JSON.parse(body.toString('utf8')));
    const { tenantId, paymentId, declineCode } = data;
    const providerPaymentId = gatewayId(paymentId);
    const reference = { tenantId, paymentId, providerPaymentId };
    if (type === 'payment.succeeded') {
      return { eventId, type, payment: { ...reference, result: { state: 'succeeded', providerPaymentId } } };
    }
    if (type !== 'payment.declined') return { eventId, type, payment: null };
    const result = { state: 'declined', providerPaymentId, decline: declineOf(declineCode) } as const;
    return { eventId, type, payment: { ...reference, result } };
  }

  #eventOf(tenantId: string, entry: GatewayEntry, now: Date): SignedEvent {
    const { id, status, declineCode } = entry;
    const paymentId = id.slice('test_'.length);
    const data = { tenantId, paymentId, declineCode };
    const body = JSON.stringify({ id: `evt_${id}_${status}`, type: `payment.${status}`, data });
    return { body, signature: signWebhook(this.#secret, body, now) };
  }
}

function resultOf(entry: GatewayEntry, challengeUrl: string): PaymentResult {
  const providerPaymentId = entry.id;
  switch (entry.status) {
    case 'succeeded':
      return { state: 'succeeded', providerPaymentId };
    case 'requires_action':
      return { state: 'requires_action', providerPaymentId, action: { kind: 'confirm', url: challengeUrl } };
    default:
      return { state: 'declined', providerPaymentId, decline: declineOf(entry.declineCode) };
  }
}
