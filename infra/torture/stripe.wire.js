import { createHmac } from 'node:crypto';
import { createServer } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import { URLSearchParams } from 'node:url';

/** Cards, by what becomes of a payment with them. */
export const CARDS = {
  pays: 'pm_pays',
  /** Pays, but the answer that says so gets lost, and so does that to the library's own second attempt. */
  mute: 'pm_mute',
  declined: 'pm_declined',
  /** Pays a moment later; only a message tells. */
  later: 'pm_later',
  /** Asks the buyer first. */
  asks: 'pm_asks',
  /** Pays, but neither an answer nor a message ever comes: only asking finds out. */
  silent: 'pm_silent',
};

const SECRET = 'whsec_torture';
const RETRY_MS = 400;
/** Stripe never gives an id twice, and the data of a run may be gone on with. */
const RUN = Date.now().toString(36);

/**
 * Stripe, as far as a shop talks to it: payment intents, refunds, idempotency keys, and signed messages that come twice, late
 * and in another order, and again until they are taken.
 */
export class StripeWire {
  #intents = new Map();
  #refunds = new Map();
  #answers = new Map();
  #told = [];
  #isOver = false;
  /** What was sent that ought to be refused or ignored, and how it was answered. */
  forgeries = [];
  deliveries = 0;

  /** @param {{ apiUrl: string, random: ReturnType<typeof import('./random.js').randomOf>, strangerId: string }} options */
  constructor({ apiUrl, random, strangerId }) {
    this.apiUrl = apiUrl;
    this.random = random;
    this.strangerId = strangerId;
    this.server = createServer((message, reply) => void this.#serve(message, reply));
  }

  /** @returns {Record<string, string>} what the product must know to talk to it */
  static environment(port) {
    return {
      STRIPE_SECRET_KEY: 'sk_test_torture',
      STRIPE_PUBLISHABLE_KEY: 'pk_test_torture',
      STRIPE_WEBHOOK_SECRET: SECRET,
      STRIPE_API: `http://127.0.0.1:${port}`,
    };
  }

  listen(port) {
    return new Promise((resolve) => this.server.listen(port, '127.0.0.1', resolve));
  }

  /** Every intent, with what was given back of it. */
  get intents() {
    const refunds = [...this.#refunds.values()];
    return [...this.#intents.values()].map((intent) => ({
      ...intent,
      refunded: refunds.filter((one) => one.payment_intent === intent.id).reduce((sum, one) => sum + one.amount, 0),
    }));
  }

  /** The buyer says yes to what an intent asked. */
  approve(clientSecret) {
    const intent = [...this.#intents.values()].find((one) => one.client_secret === clientSecret);
    if (intent?.status === 'requires_action') this.#succeed(intent);
  }

  /** Waits until every message was taken. */
  async allTold() {
    while (this.#told.length > 0) await Promise.all(this.#told.splice(0));
  }

  close() {
    this.#isOver = true;
    this.server.closeAllConnections();
    return new Promise((resolve) => this.server.close(resolve));
  }

  async #serve(message, reply) {
    const fields = new URLSearchParams(await textOf(message));
    const url = new URL(message.url, 'http://stripe');
    const key = message.headers['idempotency-key'];
    const answer = (key && this.#answers.get(key)) ?? this.#answer(message.method, url, fields);
    if (key) this.#answers.set(key, answer);
    if (answer.losses > 0) {
      answer.losses--;
      return reply.socket.destroy();
    }
    reply.writeHead(answer.status, { 'content-type': 'application/json' }).end(JSON.stringify(answer.body));
  }

  #answer(method, url, fields) {
    const path = url.pathname.replace('/v1/', '');
    const [noun, id, verb] = path.split('/');
    if (method === 'POST' && path === 'payment_intents') return this.#create(fields);
    if (method === 'POST' && path === 'refunds') return this.#refund(fields);
    if (path === 'payment_intents/search') return ok({ object: 'search_result', data: this.#search(url) });
    if (path === 'refunds')
      return ok({ object: 'list', data: this.#refundsOf(url.searchParams.get('payment_intent')) });
    const intent = noun === 'payment_intents' ? this.#intents.get(id) : undefined;
    if (!intent) return { status: 404, body: { error: { type: 'invalid_request_error', message: `No such ${path}` } } };
    if (verb === 'cancel' && intent.status !== 'succeeded') intent.status = 'canceled';
    return ok(intent);
  }

  #create(fields) {
    const card = fields.get('payment_method');
    const id = `pi_${RUN}_${this.#intents.size + 1}`;
    const intent = {
      ...{ id, object: 'payment_intent', amount: Number(fields.get('amount')), currency: fields.get('currency') },
      ...{ status: 'processing', client_secret: `${id}_secret`, last_payment_error: null, card },
      metadata: Object.fromEntries(
        [...fields].flatMap(([name, value]) => {
          const [, key] = /^metadata\[(\w+)\]$/.exec(name) ?? [];
          return key ? [[key, value]] : [];
        }),
      ),
    };
    this.#intents.set(id, intent);
    if (card === CARDS.declined) return this.#decline(intent);
    if (card === CARDS.asks) intent.status = 'requires_action';
    else if (card === CARDS.later) this.#told.push(this.#payLater(intent));
    else this.#succeed(intent);
    return { ...ok(intent), losses: { [CARDS.mute]: 2, [CARDS.silent]: Infinity }[card] ?? 0 };
  }

  #decline(intent) {
    intent.status = 'requires_payment_method';
    const error = { type: 'card_error', code: 'card_declined', decline_code: 'generic_decline' };
    return { status: 402, body: { error: { ...error, message: 'Your card was declined.', payment_intent: intent } } };
  }

  async #payLater(intent) {
    await pause(this.random.between(300, 6_000));
    if (intent.status === 'processing') this.#succeed(intent);
  }

  #refund(fields) {
    const intent = this.#intents.get(fields.get('payment_intent'));
    const amount = Number(fields.get('amount') ?? intent.amount);
    const id = `re_${RUN}_${this.#refunds.size + 1}`;
    const refund = { id, object: 'refund', status: 'succeeded', amount, payment_intent: intent.id, metadata: {} };
    this.#refunds.set(id, refund);
    return ok(refund);
  }

  #refundsOf(intentId) {
    return [...this.#refunds.values()].filter((one) => one.payment_intent === intentId);
  }

  #search(url) {
    const [, paymentId] = /'paymentId'\]:'([^']+)'/.exec(url.searchParams.get('query')) ?? [];
    return [...this.#intents.values()].filter(({ metadata }) => metadata.paymentId === paymentId).slice(0, 1);
  }

  #succeed(intent) {
    intent.status = 'succeeded';
    if (intent.card === CARDS.silent) return;
    const types = this.random.shuffled(['payment_intent.created', 'payment_intent.succeeded', 'charge.updated']);
    for (const type of types) {
      const event = eventOf(type, intent);
      for (let copy = this.random.between(1, 4); copy > 0; copy--) this.#told.push(this.#tell(event));
    }
    this.#told.push(this.#forge(intent));
  }

  /** Again and again until it is taken, as Stripe does. */
  async #tell(event) {
    await pause(this.random.between(0, 4_000));
    while (!this.#isOver) {
      const status = await this.#post(event, sign(event));
      if (status >= 200 && status < 300) break;
      await pause(RETRY_MS);
    }
    this.deliveries++;
  }

  /** The same news with a wrong seal, with an old one, and about another shop: none of it may do anything. */
  async #forge(intent) {
    const event = eventOf('payment_intent.succeeded', intent);
    const stranger = eventOf('payment_intent.succeeded', {
      ...intent,
      metadata: { ...intent.metadata, tenantId: this.strangerId },
    });
    const attempts = [
      { event, seal: sign(event, { secret: 'whsec_guess' }), expected: 400 },
      { event, seal: sign(event, { agedSeconds: 400 }), expected: 400 },
      { event: stranger, seal: sign(stranger), expected: 200 },
    ];
    const { event: sent, seal, expected } = this.random.pick(attempts);
    const status = await this.#post(sent, seal);
    // While the API is down nothing answers at all.
    if (status !== 0 && status !== 503) this.forgeries.push({ expected, status });
  }

  async #post(body, seal) {
    try {
      const answer = await fetch(`${this.apiUrl}/api/v1/payments/webhook`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'stripe-signature': seal },
        body,
        signal: AbortSignal.timeout(20_000),
      });
      await answer.arrayBuffer();
      return answer.status;
    } catch {
      return 0;
    }
  }
}

const ok = (body) => ({ status: 200, body });

let events = 0;
const eventOf = (type, intent) =>
  JSON.stringify({
    id: `evt_${RUN}_${++events}`,
    object: 'event',
    type,
    data: { object: { ...intent, card: undefined } },
  });

function sign(body, { secret = SECRET, agedSeconds = 0 } = {}) {
  const at = Math.floor(Date.now() / 1000) - agedSeconds;
  return `t=${at},v1=${createHmac('sha256', secret).update(`${at}.${body}`).digest('hex')}`;
}

async function textOf(message) {
  const chunks = [];
  for await (const chunk of message) chunks.push(chunk);
  return Buffer.concat(chunks).toString('utf8');
}
