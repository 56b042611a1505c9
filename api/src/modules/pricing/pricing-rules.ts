import { z } from 'zod';
import { minor, type ShippingRate, type TaxRate } from '@smallshop/domain';

const amount = z.number().transform(minor);

/** A shop's way to send parcels, as staff set it up. */
export interface ShippingMethodRule extends ShippingRate {
  readonly id: string;
  readonly code: string;
  readonly description: string;
  readonly minDays: number;
  readonly maxDays: number;
}

/** What a shop charges beside its prices. */
export interface PricingRules {
  readonly taxRates: readonly TaxRate[];
  /** Active methods in display order. */
  readonly shippingMethods: readonly ShippingMethodRule[];
}

/** The rules as the database writes them. */
export const pricingRulesSchema: z.ZodType<PricingRules> = z.object({
  taxRates: z.array(z.object({ name: z.string(), country: z.string(), taxCategory: z.string(), ratePpm: z.number() })),
  shippingMethods: z.array(
    z.object({
      id: z.string(),
      code: z.string(),
      name: z.string(),
      description: z.string(),
      price: amount,
      freeOver: amount.nullable(),
      minDays: z.number(),
      maxDays: z.number(),
      countries: z.array(z.string()),
      taxCategory: z.string(),
    }),
  ),
});
