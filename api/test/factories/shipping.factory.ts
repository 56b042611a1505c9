import {
  pickupSchema,
  shippingZoneSchema,
  type pickupInput,
  type Pickup,
  type ShippingZone,
  type shippingZoneInput,
} from '@smallshop/contract';
import type { LightMyRequestResponse } from 'fastify';
import type { z } from 'zod';
import type { ShopFacts } from '../../src/plumbing/context.js';
import type { ShopRequest, TestApp } from '../application.js';
import { aStaffToken } from './staff.factory.js';

/** A method at one price. */
export const flat = (name: string, price: number) => ({ name, charge: { by: 'order', price } as const });

/** An owner's hands on the shipping and taxes of a shop, over REST. */
export class ShippingDesk {
  private constructor(
    private readonly app: TestApp,
    private readonly shop: ShopFacts,
    private readonly token: string,
  ) {}

  static async of(app: TestApp, shop: ShopFacts): Promise<ShippingDesk> {
    return new ShippingDesk(app, shop, await aStaffToken(app, shop));
  }

  /** Any request below `/api/v1/admin`. */
  send(path: string, request: Omit<ShopRequest, 'path'> = {}): Promise<LightMyRequestResponse> {
    const whole = `/api/v1/admin${path}`;
    return this.app.request({ shop: this.shop.slug, token: this.token, ...request, path: whole });
  }

  /** A zone that is accepted; of Germany with a parcel for 4.90 unless told otherwise. */
  async zone(wishes: Partial<z.input<typeof shippingZoneInput>> = {}): Promise<ShippingZone> {
    const body = { name: 'Germany', areas: [{ country: 'DE' }], methods: [flat('Parcel', 490)], ...wishes };
    return shippingZoneSchema.parse((await this.send('/shipping/zones', { body })).json());
  }

  /** A place to fetch goods at that is accepted; in Vienna, free, unless told otherwise. */
  async pickup(wishes: Partial<z.input<typeof pickupInput>> = {}): Promise<Pickup> {
    const place = { line1: 'Ring 1', postalCode: '1010', city: 'Wien', country: 'AT', instructions: 'Ring twice.' };
    const body = { name: 'Fetch it', place, ...wishes };
    return pickupSchema.parse((await this.send('/shipping/pickups', { body })).json());
  }

  /** Collects tax in a country; German VAT of 19 % unless told otherwise. */
  async tax(country = 'DE', rates: readonly object[] = [{ name: 'MwSt.', ratePercent: 19 }]): Promise<void> {
    const answer = await this.send('/taxes/countries', { method: 'PUT', body: { country, rates } });
    if (answer.statusCode !== 200) throw new Error(answer.body);
  }
}
