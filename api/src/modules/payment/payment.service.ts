import type { IncomingHttpHeaders } from 'node:http';
import { Inject, Injectable } from '@nestjs/common';
import type { PaymentMethod } from '@smallshop/contract';
import { Fault, Refusal } from '../../plumbing/refusal.js';
import type {
  PaymentProvider,
  PaymentReference,
  PaymentRequest,
  PaymentResult,
  PaymentStanding,
  ProviderCode,
  ProviderEvent,
  RefundRequest,
  RefundResult,
} from './payment.provider.js';
import { PROVIDERS, type Providers } from './payment.providers.js';

const timeoutMs = 10_000;
const retryAfterSeconds = 5;

/** A provider's message and who sent it. */
export interface ReceivedEvent extends ProviderEvent {
  readonly provider: ProviderCode;
}

/** The shop's ways to pay. Never call it inside a transaction: a provider may take seconds. */
@Injectable()
export class PaymentService {
  constructor(@Inject(PROVIDERS) private readonly providers: Providers) {}

  /** Ways to pay, best first. */
  methods(): PaymentMethod[] {
    return this.providers.payers.map((provider) => provider.method);
  }

  /** How people call a way to pay; its code for one this installation no longer uses. */
  nameOf(code: ProviderCode): string {
    return this.methods().find((method) => method.provider === code)?.name ?? code;
  }

  /** @throws Refusal `payment.method_unknown` */
  requireMethod(code: ProviderCode): void {
    this.#provider(code);
  }

  /** Begins a payment, or finds the one begun before. @throws Fault `payment.unavailable` */
  start(code: ProviderCode, request: PaymentRequest): Promise<PaymentResult> {
    if (request.amountMinor === 0) return Promise.resolve({ state: 'succeeded', providerPaymentId: null });
    return answerOf(this.#provider(code).start(request));
  }

  /** Where a payment stands at its provider. @throws Fault `payment.unavailable` */
  standing(code: ProviderCode, payment: PaymentReference & { readonly amountMinor: number }): Promise<PaymentStanding> {
    if (payment.amountMinor === 0) return Promise.resolve({ state: 'succeeded', providerPaymentId: null });
    return answerOf(this.#provider(code).standing(payment));
  }

  /** Makes sure that an unpaid payment stays unpaid. @throws Fault `payment.unavailable` */
  cancel(code: ProviderCode, payment: PaymentReference): Promise<void> {
    return answerOf(this.#provider(code).cancel(payment));
  }

  /** Refunds a paid payment in full. @throws Fault `payment.unavailable` */
  giveBack(code: ProviderCode, payment: PaymentReference): Promise<void> {
    return answerOf(this.#provider(code).giveBack(payment));
  }

  /** Gives back part of a paid payment, or finds the refund begun before. @throws Fault `payment.unavailable` */
  refund(code: ProviderCode, request: RefundRequest): Promise<RefundResult> {
    if (request.amountMinor === 0) return Promise.resolve({ state: 'succeeded', providerRefundId: null });
    return answerOf(this.#provider(code).refund(request));
  }

  /** @throws Refusal `webhook.signature_invalid` also for messages of companies this installation does not use */
  parseWebhook(body: Buffer, headers: IncomingHttpHeaders): ReceivedEvent {
    const source = this.providers.sources.find((candidate) => headers[candidate.signatureHeader] !== undefined);
    if (!source) throw new Refusal('webhook.signature_invalid');
    return { ...source.parseWebhook(body, headers), provider: source.code };
  }

  #provider(code: ProviderCode): PaymentProvider {
    const provider = this.providers.payers.find((candidate) => candidate.code === code);
    if (!provider) throw new Refusal('payment.method_unknown');
    return provider;
  }
}

async function answerOf<T>(answer: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error(`No answer within ${timeoutMs} ms`)), timeoutMs);
  });
  try {
    return await Promise.race([answer, late]);
  } catch (error) {
    if (error instanceof Refusal) throw error;
    throw new Fault('payment.unavailable', { retryAfterSeconds, cause: error });
  } finally {
    clearTimeout(timer);
  }
}
