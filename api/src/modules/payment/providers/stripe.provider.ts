import type { IncomingHttpHeaders } from 'node:http';
import Stripe from 'stripe';
import type { PaymentMethod } from '@smallshop/contract';
import type { Config } from '../../../config.js';
import { Refusal } from '../../../plumbing/refusal.js';
import type {
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
import { toleranceSeconds } from './signature.js';

type StripeConfig = NonNullable<Config['stripe']>;
type Intent = Stripe.PaymentIntent;

const timeoutMs = 8_000;

function clientOf({ secretKey, api }: StripeConfig): Stripe {
  const options = { timeout: timeoutMs, maxNetworkRetries: 1, telemetry: false } as const;
  if (api === null) return new Stripe(secretKey, options);
  const url = new URL(api);
  const protocol = url.protocol === 'http:' ? 'http' : 'https';
  return new Stripe(secretKey, { ...options, host: url.hostname, port: url.port, protocol });
}

/** Stripe, by PaymentIntents on the platform's account; `metadata` says which shop and payment an intent belongs to. */
export class StripeProvider implements PaymentProvider, WebhookSource {
  readonly code = 'stripe';
  readonly signatureHeader = 'stripe-signature';
  readonly method: PaymentMethod;
  readonly #stripe: Stripe;

  constructor(private readonly config: StripeConfig) {
    this.#stripe = clientOf(config);
    this.method = {
      provider: 'stripe',
      name: 'Card and more',
      instructions: 'Pay by card, wallet or the methods of your country.',
      publishableKey: config.publishableKey,
      testCards: [],
    };
  }

  async start(request: PaymentRequest): Promise<PaymentResult> {
    const { tenantId, checkoutId, paymentId, amountMinor, currency, email, token, pages } = request;
    const confirmation = token === '' ? {} : { confirm: true, payment_method: token, return_url: pages.back };
    try {
      const intent = await this.#stripe.paymentIntents.create(
        {
          amount: amountMinor,
          currency: currency.toLowerCase(),
          receipt_email: email,
          automatic_payment_methods: { enabled: true },
          metadata: { tenantId, checkoutId, paymentId },
          ...confirmation,
        },
        { idempotencyKey: paymentId },
      );
      return this.#resultOf(intent);
    } catch (error) {
      if (error instanceof Stripe.errors.StripeCardError) return declinedBy(error, error.payment_intent?.id ?? null);
      throw error;
    }
  }

  async standing(payment: PaymentReference): Promise<PaymentStanding> {
    const intent = await this.#find(payment);
    return intent && intent.status !== 'canceled' ? this.#resultOf(intent) : { state: 'absent' };
  }

  async cancel(payment: PaymentReference): Promise<void> {
    const intent = await this.#find(payment);
    if (!intent || intent.status === 'canceled' || intent.status === 'succeeded') return;
    await this.#stripe.paymentIntents.cancel(intent.id, {}, { idempotencyKey: `${payment.paymentId}-cancel` });
  }

  async giveBack(payment: PaymentReference): Promise<void> {
    const intent = await this.#find(payment);
    if (intent?.status !== 'succeeded') return;
    await this.#stripe.refunds.create({ payment_intent: intent.id }, { idempotencyKey: `${payment.paymentId}-refund` });
  }

  async refund(request: RefundRequest): Promise<RefundResult> {
    const { tenantId, refundId, amountMinor } = request;
    const intent = await this.#find(request);
    if (!intent) return { state: 'failed', providerRefundId: null, message: 'Stripe does not know this payment.' };
    // Stripe forgets idempotency keys after a day; what was refunded before that is found by what we wrote on it.
    const known = await this.#stripe.refunds.list({ payment_intent: intent.id, limit: 100 });
    const begun = known.data.find(({ metadata }) => metadata?.refundId === refundId);
    if (begun) return refundResultOf(begun);
    try {
      const refund = await this.#stripe.refunds.create(
        { payment_intent: intent.id, amount: amountMinor, metadata: { tenantId, refundId } },
        { idempotencyKey: refundId },
      );
      return refundResultOf(refund);
    } catch (error) {
      if (!(error instanceof Stripe.errors.StripeInvalidRequestError)) throw error;
      return { state: 'failed', providerRefundId: null, message: error.message };
    }
  }

  parseWebhook(body: Buffer, headers: IncomingHttpHeaders): ProviderEvent {
    const event = this.#verify(body, headers[this.signatureHeader]);
    const { id: eventId, type } = event;
    if (event.type === 'refund.created' || event.type === 'refund.updated' || event.type === 'refund.failed')
      return { eventId, type, payment: null, ...refundNews(event.data.object) };
    // Only success is acted on: everything else a payment can turn into is asked for when it matters, in order.
    if (event.type !== 'payment_intent.succeeded') return { eventId, type, payment: null };
    const { id: providerPaymentId, metadata } = event.data.object;
    const { tenantId, paymentId } = metadata;
    if (tenantId === undefined || paymentId === undefined) return { eventId, type, payment: null };
    const result = { state: 'succeeded', providerPaymentId } as const;
    return { eventId, type, payment: { tenantId, paymentId, providerPaymentId, result } };
  }

  #verify(body: Buffer, signature: string | string[] | undefined): Stripe.Event {
    try {
      return this.#stripe.webhooks.constructEvent(body, signature ?? '', this.config.webhookSecret, toleranceSeconds);
    } catch (error) {
      if (error instanceof Stripe.errors.StripeSignatureVerificationError)
        throw new Refusal('webhook.signature_invalid');
      throw error;
    }
  }

  async #find({ paymentId, providerPaymentId }: PaymentReference): Promise<Intent | null> {
    if (providerPaymentId !== null) return this.#stripe.paymentIntents.retrieve(providerPaymentId);
    // The answer that would have told the id was lost; Stripe's search finds it by what we wrote on it, within a minute.
    const found = await this.#stripe.paymentIntents.search({ query: `metadata['paymentId']:'${paymentId}'`, limit: 1 });
    return found.data[0] ?? null;
  }

  #resultOf(intent: Intent): PaymentResult {
    const providerPaymentId = intent.id;
    if (intent.status === 'succeeded') return { state: 'succeeded', providerPaymentId };
    if (intent.status === 'processing' || intent.status === 'requires_capture')
      return { state: 'processing', providerPaymentId };
    const error = intent.last_payment_error;
    if (intent.status === 'canceled' || error) {
      const code = error?.decline_code ?? error?.code ?? 'declined';
      return {
        state: 'declined',
        providerPaymentId,
        decline: { code, message: error?.message ?? 'The payment was declined.' },
      };
    }
    const clientSecret = intent.client_secret ?? '';
    const action = { kind: 'stripe', clientSecret, publishableKey: this.config.publishableKey } as const;
    return { state: 'requires_action', providerPaymentId, action };
  }
}

function declinedBy(error: Stripe.errors.StripeCardError, providerPaymentId: string | null): PaymentResult {
  const code = error.decline_code ?? error.code ?? 'declined';
  return { state: 'declined', providerPaymentId, decline: { code, message: error.message } };
}

function refundResultOf({ id: providerRefundId, status, failure_reason: reason }: Stripe.Refund): RefundResult {
  if (status === 'succeeded') return { state: 'succeeded', providerRefundId };
  if (status !== 'failed' && status !== 'canceled') return { state: 'pending', providerRefundId };
  const message = reason ? `Stripe says: ${reason.replaceAll('_', ' ')}.` : 'Stripe could not send the money back.';
  return { state: 'failed', providerRefundId, message };
}

/** A refund that does not carry our id was not begun by us. */
function refundNews(refund: Stripe.Refund): Pick<ProviderEvent, 'refund'> {
  const { tenantId, refundId } = refund.metadata ?? {};
  if (tenantId === undefined || refundId === undefined) return {};
  return { refund: { tenantId, refundId, result: refundResultOf(refund) } };
}
