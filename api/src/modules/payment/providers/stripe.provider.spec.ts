import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import Stripe from 'stripe';
import type { PaymentRequest } from '../payment.provider.js';
import { StripeProvider } from './stripe.provider.js';

/** What Stripe was asked, as it went over the wire. */
interface Asked {
  readonly line: string;
  readonly idempotencyKey: string | string[] | undefined;
  readonly fields: Record<string, string>;
}

let server: Server;
let provider: StripeProvider;
let asked: Asked[];
let answers: { status: number; body: unknown }[];

const webhookSecret = 'whsec_spec';
const intent = (status: string, rest: Record<string, unknown> = {}) => ({
  id: 'pi_1',
  object: 'payment_intent',
  status,
  client_secret: 'pi_1_secret',
  last_payment_error: null,
  metadata: { tenantId: 'shop', paymentId: 'payment' },
  ...rest,
});
const request: PaymentRequest = {
  tenantId: 'shop',
  checkoutId: 'checkout',
  paymentId: 'payment',
  amountMinor: 2_489,
  currency: 'EUR',
  email: 'ada@example.com',
  token: 'pm_card_visa',
  pages: { challenge: () => 'unused', back: 'https://shop.example/back' },
};
const reference = { tenantId: 'shop', paymentId: 'payment', providerPaymentId: 'pi_1' };

const bodyOf = async (message: IncomingMessage): Promise<string> => {
  const chunks: Buffer[] = [];
  for await (const chunk of message) chunks.push(chunk);
  return Buffer.concat(chunks).toString('utf8');
};

beforeEach(async () => {
  asked = [];
  answers = [];
  server = createServer((message, reply) => {
    void bodyOf(message).then((body) => {
      const fields = Object.fromEntries(new URLSearchParams(body));
      asked.push({
        line: `${message.method} ${message.url}`,
        idempotencyKey: message.headers['idempotency-key'],
        fields,
      });
      const answer = answers.shift() ?? { status: 500, body: {} };
      reply.writeHead(answer.status, { 'content-type': 'application/json' }).end(JSON.stringify(answer.body));
    });
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  provider = new StripeProvider({
    secretKey: 'sk_test_spec',
    publishableKey: 'pk_test_spec',
    webhookSecret,
    api: `http://127.0.0.1:${port}`,
  });
});
afterEach(() => new Promise((done) => server.close(done)));

describe('paying by Stripe', () => {
  it('charges a payment method once, under the payment’s own key', async () => {
    answers = [{ status: 200, body: intent('succeeded') }];
    expect(await provider.start(request)).toEqual({ state: 'succeeded', providerPaymentId: 'pi_1' });
    expect(asked).toMatchObject([{ line: 'POST /v1/payment_intents', idempotencyKey: 'payment' }]);
    expect(asked[0]?.fields).toMatchObject({
      amount: '2489',
      currency: 'eur',
      confirm: 'true',
      payment_method: 'pm_card_visa',
      return_url: 'https://shop.example/back',
      'metadata[tenantId]': 'shop',
      'metadata[paymentId]': 'payment',
    });
  });

  it('hands the Payment Element its secret when no payment method is known yet', async () => {
    answers = [{ status: 200, body: intent('requires_payment_method') }];
    const action = { kind: 'stripe', clientSecret: 'pi_1_secret', publishableKey: 'pk_test_spec' };
    expect(await provider.start({ ...request, token: '' })).toEqual({
      state: 'requires_action',
      providerPaymentId: 'pi_1',
      action,
    });
    expect(asked[0]?.fields).not.toHaveProperty('confirm');
  });

  it('tells why a card was declined', async () => {
    const error = {
      type: 'card_error',
      code: 'card_declined',
      decline_code: 'insufficient_funds',
      message: 'Your card has insufficient funds.',
    };
    answers = [{ status: 402, body: { error: { ...error, payment_intent: intent('requires_payment_method') } } }];
    expect(await provider.start(request)).toEqual({
      state: 'declined',
      providerPaymentId: 'pi_1',
      decline: { code: 'insufficient_funds', message: 'Your card has insufficient funds.' },
    });
  });

  it.each([
    ['succeeded', 'succeeded'],
    ['processing', 'processing'],
    ['requires_action', 'requires_action'],
    ['canceled', 'absent'],
  ])('reads an intent that is %s as %s', async (status, state) => {
    answers = [{ status: 200, body: intent(status) }];
    expect((await provider.standing(reference)).state).toBe(state);
    expect(asked[0]?.line).toBe('GET /v1/payment_intents/pi_1');
  });

  it('finds a payment whose first answer was lost by what was written on it', async () => {
    answers = [{ status: 200, body: { object: 'search_result', data: [intent('succeeded')], has_more: false } }];
    const standing = await provider.standing({ ...reference, providerPaymentId: null });
    expect(standing).toEqual({ state: 'succeeded', providerPaymentId: 'pi_1' });
    expect(decodeURIComponent(asked[0]?.line ?? '')).toContain(`query=metadata['paymentId']:'payment'`);
  });

  it('cancels only what is unpaid and refunds only what is paid, each once', async () => {
    answers = [
      { status: 200, body: intent('requires_action') },
      { status: 200, body: intent('canceled') },
      { status: 200, body: intent('succeeded') },
      { status: 200, body: intent('succeeded') },
      { status: 200, body: { id: 're_1', object: 'refund' } },
    ];
    await provider.cancel(reference);
    await provider.cancel(reference);
    await provider.giveBack(reference);
    expect(asked.map(({ line, idempotencyKey }) => [line, idempotencyKey])).toMatchObject([
      ['GET /v1/payment_intents/pi_1', undefined],
      ['POST /v1/payment_intents/pi_1/cancel', 'payment-cancel'],
      ['GET /v1/payment_intents/pi_1', undefined],
      ['GET /v1/payment_intents/pi_1', undefined],
      ['POST /v1/refunds', 'payment-refund'],
    ]);
  });
});

describe('refunding by Stripe', () => {
  const wish = { ...reference, refundId: 'refund', amountMinor: 500 };
  const refund = (status: string, rest: Record<string, unknown> = {}) => ({
    id: 're_1',
    object: 'refund',
    status,
    metadata: { tenantId: 'shop', refundId: 'refund' },
    ...rest,
  });
  const list = (...data: unknown[]) => ({ status: 200, body: { object: 'list', data, has_more: false } });
  const paid = { status: 200, body: intent('succeeded') };

  it.each([
    ['succeeded', { state: 'succeeded', providerRefundId: 're_1' }],
    ['pending', { state: 'pending', providerRefundId: 're_1' }],
    ['requires_action', { state: 'pending', providerRefundId: 're_1' }],
    ['canceled', { state: 'failed', providerRefundId: 're_1', message: 'Stripe could not send the money back.' }],
  ])('asks for a part under the refund’s own key, and reads %s', async (status, result) => {
    answers = [paid, list(), { status: 200, body: refund(status) }];
    expect(await provider.refund(wish)).toEqual(result);
    expect(asked[2]).toMatchObject({
      line: 'POST /v1/refunds',
      idempotencyKey: 'refund',
      fields: { payment_intent: 'pi_1', amount: '500', 'metadata[refundId]': 'refund', 'metadata[tenantId]': 'shop' },
    });
  });

  it('finds the refund begun before instead of beginning another', async () => {
    answers = [paid, list(refund('failed', { metadata: {} }), refund('succeeded'))];
    expect(await provider.refund(wish)).toEqual({ state: 'succeeded', providerRefundId: 're_1' });
    expect(asked.map(({ line }) => line)).toHaveLength(2);
  });

  it('tells why Stripe refuses, and says nothing final when Stripe is down', async () => {
    const error = { type: 'invalid_request_error', message: 'Charge has already been refunded.' };
    answers = [paid, list(), { status: 400, body: { error } }];
    const refusal = { state: 'failed', providerRefundId: null, message: 'Charge has already been refunded.' };
    expect(await provider.refund(wish)).toEqual(refusal);
    const down = { status: 500, body: { error: { type: 'api_error', message: 'Down.' } } };
    answers = [paid, list(), down, down];
    await expect(provider.refund(wish)).rejects.toThrow();
  });
});

describe('a message from Stripe', () => {
  const signed = (event: unknown, secret = webhookSecret, timestamp = Math.floor(Date.now() / 1000)) => {
    const payload = JSON.stringify(event);
    const header = new Stripe('sk_test_spec').webhooks.generateTestHeaderString({ payload, secret, timestamp });
    return provider.parseWebhook(Buffer.from(payload), { 'stripe-signature': header });
  };
  const event = (type: string, object: unknown) => ({ id: 'evt_1', object: 'event', type, data: { object } });

  it('says which payment succeeded', () => {
    expect(signed(event('payment_intent.succeeded', intent('succeeded')))).toEqual({
      eventId: 'evt_1',
      type: 'payment_intent.succeeded',
      payment: {
        tenantId: 'shop',
        paymentId: 'payment',
        providerPaymentId: 'pi_1',
        result: { state: 'succeeded', providerPaymentId: 'pi_1' },
      },
    });
  });

  it('says how a refund of ours stands; one begun at Stripe is not ours', () => {
    const refund = {
      id: 're_1',
      object: 'refund',
      status: 'failed',
      failure_reason: 'lost_or_stolen_card',
      metadata: { tenantId: 'shop', refundId: 'refund' },
    };
    const message = 'Stripe says: lost or stolen card.';
    expect(signed(event('refund.failed', refund))).toEqual({
      eventId: 'evt_1',
      type: 'refund.failed',
      payment: null,
      refund: {
        tenantId: 'shop',
        refundId: 'refund',
        result: { state: 'failed', providerRefundId: 're_1', message },
      },
    });
    expect(signed(event('refund.updated', { ...refund, metadata: {} }))).not.toHaveProperty('refund');
  });

  it('of another kind, or about a payment made elsewhere, is nothing to act on', () => {
    expect(signed(event('charge.refunded', { id: 'ch_1' })).payment).toBeNull();
    expect(signed(event('payment_intent.succeeded', intent('succeeded', { metadata: {} }))).payment).toBeNull();
  });

  it('is refused when signed by someone else or too long ago', () => {
    const succeeded = event('payment_intent.succeeded', intent('succeeded'));
    const refusal = expect.objectContaining({ code: 'webhook.signature_invalid' });
    expect(() => signed(succeeded, 'whsec_other')).toThrow(refusal);
    expect(() => signed(succeeded, webhookSecret, Math.floor(Date.now() / 1000) - 301)).toThrow(refusal);
    expect(() => provider.parseWebhook(Buffer.from('{}'), {})).toThrow(refusal);
  });
});
