import type { ShopFacts } from '../../src/plumbing/context.js';
import type { TestApp } from '../application.js';
import type { Goods } from '../factories/sales.factory.js';

/** Stands in every text of the victim, so that one search of an answer tells whether anything of it leaked. */
export const secret = 'Sealed-Envelope';

/** A shop with one of everything an id can point at. */
export interface Victim {
  readonly shop: ShopFacts;
  readonly goods: Goods;
  readonly ids: Readonly<
    Record<
      | 'category'
      | 'collection'
      | 'page'
      | 'menu'
      | 'order'
      | 'shipment'
      | 'return'
      | 'orderLine'
      | 'checkout'
      | 'cartLine'
      | 'address'
      | 'customer'
      | 'mail'
      | 'shippingMethod'
      | 'shippingZone'
      | 'pickup'
      | 'media'
      | 'import'
      | 'export'
      | 'location'
      | 'otherLocation'
      | 'transfer'
      | 'count'
      | 'customField'
      | 'synonym'
      | 'searchRule'
      | 'group'
      | 'priceList'
      | 'promotion'
      | 'savedLine'
      | 'cartShare'
      | 'wishShare'
      | 'orderTask'
      | 'orderView'
      | 'document'
      | 'reminder',
      string
    >
  >;
  readonly checkoutKey: string;
  readonly testPaymentId: string;
  readonly cartToken: string;
  readonly customerToken: string;
}

/** Those who try: everyone an attacker can be, in a shop of their own. */
export interface Attacker {
  readonly shop: ShopFacts;
  readonly goods: Goods;
  readonly ownerToken: string;
  readonly customerToken: string;
  readonly cartToken: string;
}

/** The one value a statement gives. */
export async function scalar(app: TestApp, text: string, values: readonly unknown[]): Promise<string> {
  const { rows } = await app.database.admin.query<{ value: string }>(text, [...values]);
  const value = rows[0]?.value;
  if (value === undefined) throw new Error('Nothing was made.');
  return value;
}
