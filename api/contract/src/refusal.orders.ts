/** Refusals about payments, and about orders once they are placed; part of the catalogue of all. */
export const orderRefusals = {
  'payment.declined': { status: 402, meaning: 'The payment was declined; nothing was charged and the cart is kept.' },
  'payment.method_unknown': { status: 409, meaning: 'The shop does not offer this payment method.' },
  'payment.unavailable': { status: 503, meaning: 'The payment provider does not answer; nothing was charged.' },
  'webhook.signature_invalid': { status: 400, meaning: 'The signature does not match or is too old.' },
  'order.not_found': { status: 404, meaning: 'No such order.' },
  'order.transition_refused': { status: 409, meaning: 'The order is in a state that does not allow this.' },
  'order.line_not_found': { status: 404, meaning: 'This order has no such line.' },
  'order.not_paid': { status: 409, meaning: 'Nothing was paid for this order yet; cancel it instead.' },
  'order.shipped': {
    status: 409,
    meaning: 'Some of this order has been sent; refund what is not to be sent, or what comes back.',
  },
  'refund.nothing': { status: 409, meaning: 'Choose units, shipping or an amount to give back.' },
  'refund.exceeded': {
    status: 409,
    meaning: 'More than is left to give back; `details` says of what, and how much is left.',
  },
  'shipment.not_found': { status: 404, meaning: 'No such shipment in this shop.' },
  'shipment.delivered': { status: 409, meaning: 'This parcel has arrived already.' },
  'shipment.units_exceeded': {
    status: 409,
    meaning: 'Fewer units of a line are left to be sent; `details` says how many.',
  },
  'order.nothing_to_ship': {
    status: 409,
    meaning: 'Every line of this order has been shipped, or none needs shipping.',
  },
} as const;
