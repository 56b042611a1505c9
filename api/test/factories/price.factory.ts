import { customerGroupSchema, priceListSchema, type Currency, type priceListInput } from '@smallshop/contract';
import type { LightMyRequestResponse } from 'fastify';
import type { z } from 'zod';
import type { ShopFacts } from '../../src/plumbing/context.js';
import type { ShopRequest, TestApp } from '../application.js';
import { aStaffToken } from './staff.factory.js';

type ListWishes = Partial<z.input<typeof priceListInput>>;

/** A staff member's hands on the prices of a shop, over REST. */
export class PriceDesk {
  #count = 0;

  private constructor(
    private readonly app: TestApp,
    private readonly shop: ShopFacts,
    private readonly token: string,
  ) {}

  static async of(app: TestApp, shop: ShopFacts): Promise<PriceDesk> {
    return new PriceDesk(app, shop, await aStaffToken(app, shop));
  }

  /** Any request below `/api/v1/admin`. */
  send(path: string, request: Omit<ShopRequest, 'path'> = {}): Promise<LightMyRequestResponse> {
    return this.app.request({ shop: this.shop.slug, token: this.token, ...request, path: `/api/v1/admin${path}` });
  }

  /** An active list in euros for everybody. @returns its id */
  async list(wishes: ListWishes = {}): Promise<string> {
    this.#count += 1;
    const body = { name: `List ${this.#count}`, currency: 'EUR', status: 'active', ...wishes };
    return priceListSchema.parse((await this.send('/price-lists', { body })).json()).id;
  }

  /** @returns its id */
  async group(name: string, customerIds: readonly string[] = []): Promise<string> {
    const { id } = customerGroupSchema.parse((await this.send('/customer-groups', { body: { name } })).json());
    if (customerIds.length > 0) await this.send(`/customer-groups/${id}/customers`, { body: { customerIds } });
    return id;
  }

  price(listId: string, variantId: string | undefined, priceMinor: number | null, minimumQuantity = 1) {
    const body = { prices: [{ variantId, priceMinor, minimumQuantity }] };
    return this.send(`/price-lists/${listId}/prices`, { method: 'PUT', body });
  }

  currency(currency: Currency, wishes: object = {}) {
    const body = { currency, isPublished: true, rate: 1.1, ...wishes };
    return this.send('/currencies', { method: 'PUT', body });
  }
}
