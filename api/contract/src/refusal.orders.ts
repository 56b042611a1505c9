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
  'document.not_found': {
    status: 404,
    meaning: 'No such document, or the link has expired; ask the shop for another.',
  },
  'document.seller_missing': {
    status: 409,
    meaning: 'An invoice must say who sells; fill in your business details under Settings, Invoices first.',
  },
  'document.order_cancelled': { status: 409, meaning: 'The order was cancelled before it was invoiced.' },
  'document.refund_unknown': { status: 404, meaning: 'This order has no such refund that went through.' },
  'document.invoice_missing': { status: 409, meaning: 'A credit note corrects an invoice; issue that first.' },
  'order_task.not_found': { status: 404, meaning: 'No such task in this shop, or its file is gone; start it again.' },
  'order_view.not_found': { status: 404, meaning: 'No such view, or nobody shares it with you.' },
  'order_view.not_yours': { status: 409, meaning: 'Somebody else shares this view; save it under a name of your own.' },
  'order_view.exists': { status: 409, meaning: 'You have a view of this name; choose another, or change that one.' },
  'order_view.too_many': { status: 409, meaning: 'Nobody keeps more than 50 views; remove one first.' },
  'order.nothing_to_ship': {
    status: 409,
    meaning: 'Every line of this order has been shipped, or none needs shipping.',
  },
} as const;
