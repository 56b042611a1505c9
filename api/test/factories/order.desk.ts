import type { LightMyRequestResponse } from 'fastify';
import { adminOrderSchema, orderSchema, type AdminOrder, type Order, type StaffRole } from '@smallshop/contract';
import type { ShopFacts } from '../../src/plumbing/context.js';
import type { TestApp } from '../application.js';
import { Buyer, type OrderWishes } from './buyer.js';
import { aShippingMethod, aSignedInStaffMember, germanTaxes, someGoods, type Goods } from './sales.factory.js';
import { aShop } from './shop.factory.js';

/** What was bought: units of a product. */
export interface Bought {
  readonly goods: Goods;
  readonly quantity: number;
}

/** A shop that sells with German VAT and a parcel for 4.90, and the hands of its owner on its orders, over REST. */
export class OrderDesk {
  private constructor(
    private readonly test: TestApp,
    readonly shop: ShopFacts,
    private readonly token: string,
    private readonly shippingMethodId: string,
  ) {}

  static async open(test: TestApp): Promise<OrderDesk> {
    const shop = await aShop(test.database);
    await germanTaxes(test.database, shop);
    const shippingMethodId = await aShippingMethod(test.database, shop);
    return new OrderDesk(test, shop, (await aSignedInStaffMember(test, shop)).token, shippingMethodId);
  }

  /** Header that proves who the owner is. */
  get authorization(): string {
    return `Bearer ${this.token}`;
  }

  /** A member of staff with another role, at the same shop. */
  async colleague(role: StaffRole): Promise<OrderDesk> {
    const { token } = await aSignedInStaffMember(this.test, this.shop, role);
    return new OrderDesk(this.test, this.shop, token, this.shippingMethodId);
  }

  /** Products on sale at 19.99 unless said otherwise. */
  goods(wishes: Parameters<typeof someGoods>[2] = {}): Promise<Goods> {
    return someGoods(this.test.database, this.shop, wishes);
  }

  async sold(lines: readonly Bought[], wishes: OrderWishes = {}): Promise<Order> {
    const buyer = new Buyer(this.test, this.shop);
    for (const { goods, quantity } of lines) await buyer.add(goods.variantId, quantity);
    const { order } = await buyer.buy({ shippingMethodId: this.shippingMethodId, ...wishes });
    return orderSchema.parse(order);
  }

  send(
    path: string,
    body?: unknown,
    headers: Record<string, string> = {},
    method?: 'PUT',
  ): Promise<LightMyRequestResponse> {
    const request = { path: `/api/v1${path}`, shop: this.shop.slug, token: this.token, headers };
    return this.test.request({ ...request, ...(body !== undefined && { body }), ...(method && { method }) });
  }

  /** Sends and expects the order in return. */
  async done(path: string, body: unknown): Promise<AdminOrder> {
    const answer = await this.send(path, body);
    if (answer.statusCode >= 300) throw new Error(`${path} was refused: ${answer.body}`);
    return adminOrderSchema.parse(answer.json());
  }

  async look(order: { readonly id: string }): Promise<AdminOrder> {
    return adminOrderSchema.parse((await this.send(`/admin/orders/${order.id}`)).json());
  }

  /** Asks for what is to be refused. @returns its status, code and details; @throws Error when the order changed by it */
  async refused(order: { readonly id: string }, path: string, body: unknown): Promise<unknown[]> {
    const before = await this.look(order);
    const answer = await this.send(path, body);
    const after = await this.look(order);
    if (JSON.stringify(after) !== JSON.stringify(before)) throw new Error('A refused request changed the order.');
    const { code, details } = answer.json<{ code: string; details?: unknown }>();
    return [answer.statusCode, code, ...(details === undefined ? [] : [details])];
  }
}
