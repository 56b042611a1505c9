import { setTimeout as pause } from 'node:timers/promises';
import { CARDS } from './stripe.wire.js';

const PATIENCE_MS = 180_000;
const AGAIN_MS = 250;

const address = {
  firstName: 'Ada', lastName: 'Torture', line1: 'Uferweg 3', city: 'Berlin', postalCode: '10115', country: 'DE',
}; // prettier-ignore

/**
 * @typedef {object} Outcome
 * @property {string} key the idempotency key of the request that ordered
 * @property {'bought' | 'refused' | 'left'} kind `left`: walked away without an answer
 * @property {string} [code] of the refusal
 * @property {string} [orderId]
 * @property {number} [number]
 */

/** A person who wants something and does not give up until told yes or no. */
export class Buyer {
  /**
   * @param {object} circumstances
   * @param {ReturnType<typeof import('../load/client.js').shopClient>} circumstances.client
   * @param {import('./stripe.wire.js').StripeWire} circumstances.stripe
   * @param {ReturnType<typeof import('./random.js').randomOf>} circumstances.random
   * @param {string} circumstances.shippingMethodId
   * @param {{ status: number, code: string }[]} circumstances.surfaced faults of ours that reached a buyer
   */
  constructor({ client, stripe, random, shippingMethodId, surfaced }) {
    Object.assign(this, { client, stripe, random, shippingMethodId, surfaced });
  }

  /**
   * @param {{ key: string, lines: { variantId: string, quantity: number }[], payment: { provider: string, token: string } }} wish
   * @returns {Promise<Outcome>}
   */
  async buy({ key, lines, payment }) {
    const cart = await this.#fill(lines);
    if (cart.refusal) return { key, kind: 'refused', code: cart.refusal };
    const body = {
      email: `${key}@example.com`,
      shippingAddress: address,
      shippingMethodId: this.shippingMethodId,
      payment,
      expected: { totalMinor: cart.total.amount, currency: cart.total.currency },
    };
    const request = { headers: { 'x-cart-token': cart.token, 'idempotency-key': key }, body };
    const order = () => this.#insist('POST', '/checkout', request);
    if (payment.token === CARDS.silent) return this.#walkAway(key, request);
    // A third of them press twice.
    const [answer, twin] = await Promise.all([order(), this.random.isLucky(0.33) ? order() : null]);
    return this.#outcome(key, twin ? this.#oneOf(answer, twin) : answer);
  }

  /** Both presses are one order. A no for want of stock changes nothing, so that the other press may find some freed meanwhile. */
  #oneOf(answer, twin) {
    const [yes, other] = answer.status === 201 ? [answer, twin] : [twin, answer];
    const isSame = yes.body?.id === other.body?.id && yes.body?.code === other.body?.code;
    if (!isSame && other.body?.code !== 'stock.insufficient') {
      const told = [answer, twin].map(({ status, body }) => `${status} ${body?.code ?? body?.id}`);
      this.surfaced.push({ status: twin.status, code: 'twin.differs', told });
    }
    return yes;
  }

  async #fill(lines) {
    let token;
    for (const line of lines) {
      const headers = token ? { 'x-cart-token': token } : {};
      const { status, body } = await this.#insist('POST', '/cart/items', { headers, body: line });
      if (status >= 400) return { refusal: body.code };
      token ??= body.token;
    }
    const headers = { 'x-cart-token': token };
    const path = `/cart?country=${address.country}&shippingMethodId=${this.shippingMethodId}`;
    const { status, body } = await this.#insist('GET', path, { headers });
    return status === 200 ? { token, total: body.totals.total } : { refusal: body.code };
  }

  /** Presses once and closes the page, whatever is answered. */
  async #walkAway(key, request) {
    await this.client.send('POST', '/checkout', request).catch(() => null);
    return { key, kind: 'left' };
  }

  async #outcome(key, { status, body }) {
    if (status !== 201) return { key, kind: 'refused', code: body.code };
    const checkout = body.status === 'awaiting_payment' ? await this.#seeThrough(body) : body;
    if (checkout.status !== 'completed') return { key, kind: 'refused', code: checkout.code ?? checkout.status };
    return { key, kind: 'bought', orderId: checkout.order.id, number: checkout.order.number };
  }

  /** Confirms what the payment asks, from two tabs at once, and looks until it is decided. */
  async #seeThrough({ id, accessKey, action }) {
    const confirm = () => this.#insist('POST', `/checkout/${id}/confirm?key=${accessKey}`, { body: {} });
    if (action?.kind === 'stripe') this.stripe.approve(action.clientSecret);
    const end = Date.now() + PATIENCE_MS;
    for (;;) {
      const [{ status, body }] = await Promise.all([confirm(), confirm()]);
      if (status !== 200 || body.status !== 'awaiting_payment' || Date.now() > end) return body;
      await pause(AGAIN_MS);
    }
  }

  /** Asks until there is an answer; what is down for a moment is asked again. */
  async #insist(method, path, options) {
    const end = Date.now() + PATIENCE_MS;
    for (;;) {
      const answer = await this.client.send(method, path, options).catch(() => null);
      const isDefinite = answer && !isPassing(answer);
      if (answer && answer.status === 500) this.surfaced.push({ status: 500, code: `${method} ${path.split('?')[0]}` });
      if (isDefinite || Date.now() > end) return answer ?? { status: 0, body: { code: 'no.answer' } };
      await pause(AGAIN_MS);
    }
  }
}

const isPassing = ({ status, body }) => status >= 500 || status === 429 || body?.code === 'idempotency.in_progress';
