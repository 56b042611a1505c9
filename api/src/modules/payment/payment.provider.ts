import type { IncomingHttpHeaders } from 'node:http';
import type { Currency, PaymentAction, PaymentMethod } from '@smallshop/contract';

/** Who takes the money. */
export type ProviderCode = PaymentMethod['provider'];

/** A payment to begin. `paymentId` is also the provider's idempotency key: asking twice charges once. */
export interface PaymentRequest {
  readonly tenantId: string;
  readonly checkoutId: string;
  readonly paymentId: string;
  /** Minor units, more than 0. */
  readonly amountMinor: number;
  readonly currency: Currency;
  readonly email: string;
  /** What stands for the buyer's card or account at the provider; may be empty where the buyer enters it later. */
  readonly token: string;
  /** Pages of the storefront, absolute: where a provider sends the buyer to confirm, and back to afterwards. */
  readonly pages: { readonly challenge: (providerPaymentId: string) => string; readonly back: string };
}

/** A payment begun earlier; `providerPaymentId` is null when we never learned it. */
export interface PaymentReference {
  readonly tenantId: string;
  readonly paymentId: string;
  readonly providerPaymentId: string | null;
}

/** Why a payment was refused, for the buyer to read. */
export interface Decline {
  readonly code: string;
  readonly message: string;
}

/**
 * Where a payment stands at the provider. `succeeded`: the money is ours. `due`: the buyer pays later, the order is placed
 * now. `processing`: the provider will tell. `requires_action`: the buyer must act first.
 */
export type PaymentResult =
  | { readonly state: 'succeeded'; readonly providerPaymentId: string | null }
  | { readonly state: 'due' }
  | { readonly state: 'processing'; readonly providerPaymentId: string }
  | { readonly state: 'requires_action'; readonly providerPaymentId: string; readonly action: PaymentAction }
  | { readonly state: 'declined'; readonly providerPaymentId: string | null; readonly decline: Decline };

/** Likewise, asked afterwards. `absent`: the provider has no such payment, or gave up on it. */
export type PaymentStanding = PaymentResult | { readonly state: 'absent' };

/** Money to give back of a paid payment. `refundId` is also the provider's idempotency key: asking twice refunds once. */
export interface RefundRequest extends PaymentReference {
  readonly refundId: string;
  /** Minor units, more than 0, at most what the payment has left. */
  readonly amountMinor: number;
}

/** Where a refund stands at the provider. `pending`: it is on its way, and the provider will tell. */
export type RefundResult =
  | { readonly state: 'succeeded'; readonly providerRefundId: string | null }
  | { readonly state: 'pending'; readonly providerRefundId: string }
  | { readonly state: 'failed'; readonly providerRefundId: string | null; readonly message: string };

/**
 * A provider's message about one of our payments or refunds, its signature checked. `payment` and `refund` are null for kinds
 * we do not act on.
 */
export interface ProviderEvent {
  readonly eventId: string;
  readonly type: string;
  readonly payment: (PaymentReference & { readonly result: PaymentResult }) | null;
  readonly refund?: { readonly tenantId: string; readonly refundId: string; readonly result: RefundResult };
}

/**
 * A payment company. Every method may be repeated, and rejects with anything when the company does not answer: callers turn
 * that into `payment.unavailable`.
 */
export interface PaymentProvider {
  readonly code: ProviderCode;
  /** How buyers see it. */
  readonly method: PaymentMethod;
  start(request: PaymentRequest): Promise<PaymentResult>;
  standing(payment: PaymentReference): Promise<PaymentStanding>;
  /** Makes sure that an unpaid payment stays unpaid; leaves a paid one alone. */
  cancel(payment: PaymentReference): Promise<void>;
  /** Refunds a paid payment in full; does nothing for any other. */
  giveBack(payment: PaymentReference): Promise<void>;
  /** Gives back a part of a paid payment, or all of it; finds the refund begun before under the same id. */
  refund(request: RefundRequest): Promise<RefundResult>;
}

/** A company that also tells us of events. */
export interface WebhookSource {
  /** Lower case; a request with this header is a message of this company. */
  readonly signatureHeader: string;
  /**
   * @param body    its bytes as they came: signatures are over bytes
   * @throws Refusal `webhook.signature_invalid`, also for a signature older than five minutes
   */
  parseWebhook(body: Buffer, headers: IncomingHttpHeaders): ProviderEvent;
}
