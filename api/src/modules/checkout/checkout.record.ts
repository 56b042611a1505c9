import { z } from 'zod';
import { addressInput, checkoutStatusSchema, currencySchema, taxShareSchema, totalsSchema } from '@smallshop/contract';

const soldLineSchema = z.object({
  productId: z.string(),
  variantId: z.string(),
  sku: z.string(),
  title: z.string(),
  variantTitle: z.string(),
  mediaId: z.string().nullable(),
  isDigital: z.boolean(),
  priceListId: z.string().nullable().default(null),
  priceListName: z.string().nullable().default(null),
  unitPriceMinor: z.number(),
  quantity: z.number(),
  lineTotalMinor: z.number(),
  discountMinor: z.number().default(0),
  chargedMinor: z.number().nullable().default(null),
  taxMinor: z.number(),
  taxes: z.array(taxShareSchema).default([]),
});

/** A checkout as stored: lines and totals as agreed, whatever the catalog says by now. */
export const checkoutRecordSchema = z.object({
  id: z.string(),
  cartId: z.string(),
  customerId: z.string().nullable(),
  status: checkoutStatusSchema,
  email: z.string(),
  shippingAddress: addressInput.nullable(),
  billingAddress: addressInput.nullable(),
  shippingMethod: z.object({ id: z.string(), name: z.string() }).nullable(),
  lines: z.array(soldLineSchema),
  totals: totalsSchema,
  currency: currencySchema,
  ownRate: z.number(),
  note: z.string(),
  orderId: z.string().nullable(),
  failureCode: z.string().nullable(),
  failureMessage: z.string().nullable(),
  version: z.number(),
  expiresAt: z.date(),
});
export type CheckoutRecord = z.infer<typeof checkoutRecordSchema>;

/** What a buyer and a shop agreed on, before it is stored. */
export type Agreement = Pick<
  CheckoutRecord,
  | 'email'
  | 'shippingAddress'
  | 'billingAddress'
  | 'shippingMethod'
  | 'lines'
  | 'totals'
  | 'currency'
  | 'ownRate'
  | 'note'
>;
