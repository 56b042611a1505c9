import { z } from 'zod';
import { moneySchema } from './money.js';

/**
 * Why an amount is what it is: which rule, which rate, which promotion. What lowers a total (`discount`, `shipping_discount`,
 * `gift_card`, `store_credit`) is negative.
 */
export const explanationSchema = z
  .strictObject({
    rule: z.enum([
      'price',
      'foreign_price',
      'quantity',
      'discount',
      'shipping',
      'free_shipping',
      'no_shipping',
      'shipping_discount',
      'tax_included',
      'tax_added',
      'tax_exempt',
      'gift_card',
      'store_credit',
    ]),
    label: z.string(),
    amount: moneySchema,
    ratePercent: z.number().optional(),
    promotionId: z.string().optional(),
    code: z.string().optional().meta({ description: 'The discount code the promotion was entered by' }),
  })
  .meta({ id: 'Explanation' });
export type Explanation = z.infer<typeof explanationSchema>;

export const taxShareSchema = z
  .strictObject({ name: z.string(), ratePercent: z.number(), amount: moneySchema })
  .meta({ id: 'TaxShare' });

/** Totals of a cart, a checkout or an order. `total` is what the buyer pays; included tax is part of it, added tax on top. */
export const totalsSchema = z
  .strictObject({
    subtotal: moneySchema.meta({ description: 'Sum of the lines' }),
    shipping: moneySchema.nullable().meta({ description: 'Null until a method is chosen' }),
    discount: moneySchema,
    tax: moneySchema.meta({ description: 'All tax, included or added' }),
    taxes: z.array(taxShareSchema),
    pricesIncludeTax: z.boolean(),
    total: moneySchema,
    explanations: z.array(explanationSchema),
  })
  .meta({ id: 'Totals' });
export type Totals = z.infer<typeof totalsSchema>;
