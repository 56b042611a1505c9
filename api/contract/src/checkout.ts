import { z } from 'zod';
import { postalAddressInput } from './address.js';
import { amountMinorSchema, currencySchema } from './money.js';
import { defineOperation } from './operation.js';
import { orderSchema } from './order.js';
import { totalsSchema } from './pricing.js';
import { emailSchema, idSchema, textLine, timestampSchema } from './primitives.js';

export const paymentMethodSchema = z
  .strictObject({
    provider: z.enum(['test', 'stripe', 'manual']),
    name: z.string(),
    instructions: z.string(),
    publishableKey: z.string().nullable().meta({ description: 'Stripe only' }),
    testCards: z
      .array(z.strictObject({ token: z.string(), label: z.string() }))
      .meta({ description: 'Test gateway only' }),
  })
  .meta({ id: 'PaymentMethod' });
export type PaymentMethod = z.infer<typeof paymentMethodSchema>;

export const listPaymentMethods = defineOperation({
  id: 'listPaymentMethods',
  method: 'GET',
  path: '/payments/methods',
  tag: 'Checkout',
  summary: 'Ways to pay in this shop',
  access: 'public',
  response: z.strictObject({ items: z.array(paymentMethodSchema) }),
});
/**
 * What still stands between a checkout and an order. Life cycle: `open` → `awaiting_payment` (stock held) →
 * `completed` | `payment_failed` (stock freed, cart kept) | `expired`.
 */
export const checkoutStatusSchema = z
  .enum(['open', 'awaiting_payment', 'completed', 'payment_failed', 'expired'])
  .meta({ id: 'CheckoutStatus' });
export type CheckoutStatus = z.infer<typeof checkoutStatusSchema>;

/** What the buyer must do next. `confirm`: visit `url` (3-D Secure and the like), then call confirm. `stripe`: use the client secret. */
export const paymentActionSchema = z
  .discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('confirm'), url: z.string() }),
    z.strictObject({ kind: z.literal('stripe'), clientSecret: z.string(), publishableKey: z.string() }),
  ])
  .meta({ id: 'PaymentAction' });
export type PaymentAction = z.infer<typeof paymentActionSchema>;

export const checkoutSchema = z
  .strictObject({
    id: idSchema,
    status: checkoutStatusSchema,
    email: z.string(),
    totals: totalsSchema,
    action: paymentActionSchema.nullable(),
    failure: z.strictObject({ code: z.string(), message: z.string() }).nullable(),
    order: orderSchema.nullable(),
    accessKey: z.string().meta({
      description: 'Opens this checkout and its order without signing in; put it in the confirmation address',
    }),
    expiresAt: timestampSchema,
  })
  .meta({ id: 'Checkout' });
export type Checkout = z.infer<typeof checkoutSchema>;

/** One page, one request: everything an order needs. `expected` is what the buyer saw; any difference refuses with `cart.stale`. */
export const placeOrderInput = z.strictObject({
  email: emailSchema,
  shippingAddress: postalAddressInput
    .nullable()
    .default(null)
    .meta({ description: 'Required unless everything is digital' }),
  billingAddress: postalAddressInput.nullable().default(null).meta({ description: 'The shipping address when null' }),
  shippingMethodId: idSchema.nullable().default(null),
  payment: z.strictObject({
    provider: z.enum(['test', 'stripe', 'manual']),
    token: textLine(255, 0).default('').meta({
      description: 'Test gateway: one of its test cards; Stripe: a payment method, or empty to use the Payment Element',
    }),
  }),
  expected: z.strictObject({ totalMinor: amountMinorSchema, currency: currencySchema }),
  note: textLine(500, 0).default(''),
});
export type PlaceOrderInput = z.infer<typeof placeOrderInput>;

const checkoutParams = z.strictObject({ id: idSchema });
const accessKeyQuery = z.strictObject({ key: z.string().min(16).max(128) });

export const placeOrder = defineOperation({
  id: 'placeOrder',
  method: 'POST',
  path: '/checkout',
  tag: 'Checkout',
  summary: 'Turn the current cart into an order, in one request',
  access: 'public',
  body: placeOrderInput,
  response: checkoutSchema,
  status: 201,
  idempotency: 'required',
  rateClass: 'checkout',
  refusals: [
    'cart.not_found',
    'cart.empty',
    'cart.stale',
    'cart.variant_unavailable',
    'stock.insufficient',
    'checkout.currency_mismatch',
    'checkout.shipping_unavailable',
    'payment.declined',
    'payment.method_unknown',
    'payment.unavailable',
  ],
});
export const getCheckout = defineOperation({
  id: 'getCheckout',
  method: 'GET',
  path: '/checkout/{id}',
  tag: 'Checkout',
  summary: 'A checkout and, once placed, its order',
  access: 'public',
  params: checkoutParams,
  query: accessKeyQuery,
  response: checkoutSchema,
  refusals: ['checkout.not_found'],
});
export const confirmCheckout = defineOperation({
  id: 'confirmCheckout',
  method: 'POST',
  path: '/checkout/{id}/confirm',
  tag: 'Checkout',
  summary: 'Finish after the buyer confirmed the payment; safe to repeat',
  access: 'public',
  params: checkoutParams,
  query: accessKeyQuery,
  response: checkoutSchema,
  rateClass: 'checkout',
  refusals: ['checkout.not_found', 'checkout.not_payable', 'payment.declined', 'payment.unavailable'],
});
export const answerTestChallenge = defineOperation({
  id: 'answerTestChallenge',
  method: 'POST',
  path: '/payments/test-gateway/{paymentId}/challenge',
  tag: 'Checkout',
  access: 'public',
  summary: 'Answer the test gateway’s confirmation question; the test gateway refuses to start in production',
  params: z.strictObject({ paymentId: z.string().max(80) }),
  body: z.strictObject({ approve: z.boolean() }),
  response: z.strictObject({ returnUrl: z.string() }),
  refusals: ['checkout.not_found', 'checkout.not_payable'],
});
export const receivePaymentWebhook = defineOperation({
  id: 'receivePaymentWebhook',
  method: 'POST',
  path: '/payments/webhook',
  tag: 'Checkout',
  inShop: false,
  access: 'public',
  summary: 'Signed events from payment providers',
  body: z.unknown(),
  response: z.strictObject({ received: z.literal(true) }),
  refusals: ['webhook.signature_invalid'],
});
