export { minor, minorToNumber, type Minor } from './money/money.rule.js';
export type { TaxRate } from './tax/tax.rule.js';
export { servesCountry, shippingPrice, type ShippingRate } from './shipping/shipping.rule.js';
export { priceCart, type PricedCart } from './pricing/pricing.rule.js';
export { transitionCheckout, type CheckoutState } from './checkout/checkout.rule.js';
export { transitionPayment, type PaymentEvent, type PaymentState } from './payment/payment.rule.js';
export { transitionFulfillment, transitionOrder } from './order/order.rule.js';
export { coarseStock } from './stock/stock.rule.js';
