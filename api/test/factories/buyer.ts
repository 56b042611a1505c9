import { randomUUID } from 'node:crypto';
import type { LightMyRequestResponse } from 'fastify';
import { cartSchema, checkoutSchema, type Cart, type Checkout } from '@smallshop/contract';
import type { ShopFacts } from '../../src/plumbing/context.js';
import type { TestApp } from '../application.js';

/** A postal address in Berlin. */
export const berlin = {
  firstName: 'Ada',
  lastName: 'Byron',
  line1: 'Torstraße 1',
  city: 'Berlin',
  postalCode: '10119',
  country: 'DE',
} as const;

/** How a spec wants to pay; everything else follows from the cart. */
export interface OrderWishes {
  readonly card?: string;
  readonly provider?: 'test' | 'manual' | 'stripe';
  readonly email?: string;
  readonly shippingMethodId?: string | null;
  readonly shippingAddress?: Readonly<Record<string, string>> | null;
  readonly expectedTotalMinor?: number;
  readonly expectedCurrency?: string;
  /** Null: none is sent. */
  readonly idempotencyKey?: string | null;
}

/** Someone shopping over REST: a guest with the token of a cart, or a signed-in customer. */
export class Buyer {
  cart: Cart | null = null;
  #cartToken: string | undefined;

  constructor(
    private readonly app: TestApp,
    private readonly shop: ShopFacts,
    private readonly accessToken?: string,
    private readonly language?: string,
  ) {}

  /** @returns the raw answer; the cart is remembered when it was given */
  async add(variantId: string, quantity = 1, headers: Record<string, string> = {}): Promise<LightMyRequestResponse> {
    const answer = await this.send({ path: '/api/v1/cart/items', body: { variantId, quantity }, headers });
    if (answer.statusCode === 201) this.#remember(cartSchema.parse(answer.json()));
    return answer;
  }

  /** The cart as it is now. */
  async look(query = ''): Promise<Cart> {
    const cart = cartSchema.parse((await this.send({ path: `/api/v1/cart${query}` })).json());
    this.#remember(cart);
    return cart;
  }

  /** Places the order for the total the buyer was shown. */
  async order(wishes: OrderWishes = {}): Promise<LightMyRequestResponse> {
    const { provider = 'test', card = 'tok_success', email = 'ada@example.com', shippingMethodId = null } = wishes;
    const { shippingAddress = berlin, idempotencyKey = randomUUID() } = wishes;
    const method = shippingMethodId === null ? '' : `&shippingMethodId=${shippingMethodId}`;
    const total = wishes.expectedTotalMinor ?? (await this.look(`?country=DE${method}`)).totals.total.amount;
    const expected = { totalMinor: total, currency: wishes.expectedCurrency ?? this.shop.currency };
    const payment = { provider, token: provider === 'test' ? card : '' };
    const body = { email, shippingAddress, shippingMethodId, payment, expected };
    const headers: Record<string, string> = idempotencyKey === null ? {} : { 'idempotency-key': idempotencyKey };
    return this.send({ path: '/api/v1/checkout', body, headers });
  }

  /** Places the order and expects it to be accepted. */
  async buy(wishes: OrderWishes = {}): Promise<Checkout> {
    const answer = await this.order(wishes);
    if (answer.statusCode !== 201) throw new Error(`The order was refused: ${answer.body}`);
    return checkoutSchema.parse(answer.json());
  }

  /** Any request of this buyer. */
  send(request: {
    path: string;
    method?: 'GET' | 'PUT' | 'POST' | 'DELETE';
    body?: unknown;
    headers?: Record<string, string>;
  }): Promise<LightMyRequestResponse> {
    const token: Record<string, string> = this.#cartToken === undefined ? {} : { 'x-cart-token': this.#cartToken };
    const { accessToken, language } = this;
    const headers = { ...token, ...(language !== undefined && { 'accept-language': language }), ...request.headers };
    return this.app.request({ ...request, shop: this.shop.slug, headers, ...(accessToken && { token: accessToken }) });
  }

  /** What a guest keeps to find the cart again. */
  get cartToken(): string {
    if (this.#cartToken === undefined) throw new Error('This buyer has no cart yet.');
    return this.#cartToken;
  }

  #remember(cart: Cart): void {
    this.cart = cart;
    this.#cartToken = cart.token ?? this.#cartToken;
  }
}

/** The buyer's answer to the test gateway's question about a checkout. */
export function answerChallenge(
  app: TestApp,
  shop: ShopFacts,
  checkout: Checkout,
  isApproved = true,
): Promise<LightMyRequestResponse> {
  const gatewayId = /challenge\/([^?]+)/.exec(JSON.stringify(checkout.action))?.[1] ?? 'none';
  const path = `/api/v1/payments/test-gateway/${gatewayId}/challenge`;
  return app.request({ path, shop: shop.slug, body: { approve: isApproved } });
}
