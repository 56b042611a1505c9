import { z } from 'zod';
import { moneySchema } from './money.js';

/** Why an amount is what it is: which rule, which rate, how rounded. */
export const explanationSchema = z
  .strictObject({
    rule: z.enum(['price', 'quantity', 'shipping', 'free_shipping', 'tax_included', 'tax_added', 'no_shipping']),
    label: z.string(),
    amount: moneySchema,
    ratePercent: z.number().optional(),
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
