import type { Currency, Order } from '@smallshop/contract';
import type { LeftCart } from './cart-reminder.js';

const id = '00000000-0000-7000-8000-000000000000';

const address = {
  ...{ firstName: 'Ada', lastName: 'Byron', company: '', line1: '12 St James’s Square', line2: '', region: '' },
  ...{ city: 'London', postalCode: 'SW1Y 4JH', country: 'GB', phone: '' },
};
const units = [{ orderLineId: id, quantity: 1 }];

type Priced = (amount: number) => Order['refunded'];

const lineOf = (money: Priced): Order['lines'][number] => ({
  ...{ id, productId: null, variantId: null, sku: 'MUG-BLUE', title: 'Stoneware mug', variantTitle: 'Blue' },
  ...{ image: null, quantity: 2, fulfilledQuantity: 1, refundedQuantity: 1, toShipQuantity: 0 },
  ...{ unitPrice: money(2_400), lineTotal: money(4_800), priceList: null, isDigital: false },
  ...{ downloadUrl: null, downloads: [] },
});

const totalsOf = (money: Priced): Order['totals'] => ({
  ...{ subtotal: money(4_800), shipping: money(490), discount: money(0), tax: money(845), total: money(5_290) },
  ...{ taxes: [{ name: 'VAT', ratePercent: 19, amount: money(845) }], pricesIncludeTax: true, explanations: [] },
});

/** An order nobody placed, to show e-mails by: two mugs, sent and partly given back. */
export function sampleOrder(currency: Currency, now: Date): Order {
  const money = (amount: number) => ({ amount, currency });
  const at = now.toISOString();
  const parcel = { carrier: 'DHL', trackingNumber: '00340434161094', trackingUrl: null, status: 'delivered' } as const;
  const given = units.map((line) => ({ ...line, amount: money(2_400) }));
  return {
    ...{
      id,
      number: 1042,
      status: 'open',
      paymentStatus: 'partially_refunded',
      fulfillmentStatus: 'partially_fulfilled',
    },
    ...{ email: 'ada@example.com', lines: [lineOf(money)], totals: totalsOf(money) },
    ...{ shippingAddress: address, billingAddress: address, shippingMethod: 'Parcel', paymentMethod: 'Card' },
    shipments: [{ id, ...parcel, shippedAt: at, deliveredAt: at, lines: units }],
    refunds: [{ id, status: 'succeeded', amount: money(2_400), createdAt: at, lines: given }],
    ...{ refunded: money(2_400), cancelledAt: null, placedAt: at },
  };
}

/** A cart nobody left behind. */
export const sampleCart = (currency: Currency): LeftCart => ({
  firstName: 'Ada',
  step: { afterHours: 4, subject: '', discountCode: '' },
  lines: [{ title: 'Stoneware mug', variantTitle: 'Blue', quantity: 2, priceMinor: 2_400, currency }],
});

/** A variant that does not run out, because it is none. */
export const sampleLowStock = [
  { title: 'Stoneware mug', variantTitle: 'Blue', sku: 'MUG-BLUE', free: 2, backordered: 0 },
] as const;
