import { z } from 'zod';
import { currencySchema, minorUnitDigits, priceRoundingSchema } from '@smallshop/contract';
import { minor, type CurrencyTerms, type PriceListTerms, type TaxRate, type TaxSettings } from '@smallshop/domain';
import { promotionRuleSchema, type PromotionRule } from './promotion-rules.js';
import { shippingRulesShape, type ShippingRules } from './shipping-rules.js';

const amount = z.number().transform(minor);

/** What a shop charges beside its prices. */
export interface PricingRules extends ShippingRules {
  readonly taxRates: readonly TaxRate[];
  readonly tax: Pick<TaxSettings, 'rounding' | 'shippingTax' | 'abroad'>;
  /** Published currencies beside the shop's own. */
  readonly currencies: readonly CurrencyTerms[];
  /** Active lists that have not ended, whenever they begin. */
  readonly priceLists: readonly NamedPriceList[];
  /** Neither paused nor over, whenever they begin; those by code for thirty days more, so that shoppers are told why. */
  readonly promotions: readonly PromotionRule[];
}

/** A price list with the name orders keep of it. */
export interface NamedPriceList extends PriceListTerms {
  readonly name: string;
}

const storedCurrencySchema = z.object({
  own: currencySchema,
  currency: currencySchema,
  rate: z.number(),
  rounding: priceRoundingSchema,
  convertsProducts: z.boolean(),
});

/** Terms of a currency from how its rate is kept: units of it for one of the shop's own, as people count them. */
export const currencyTermsOf = ({ own, rate, ...terms }: z.infer<typeof storedCurrencySchema>): CurrencyTerms => ({
  ...terms,
  ratePpm: BigInt(
    Math.max(1, Math.round(rate * 1_000_000 * 10 ** (minorUnitDigits[terms.currency] - minorUnitDigits[own]))),
  ),
});

const moment = z.iso
  .datetime()
  .transform((text) => new Date(text))
  .nullable();

/** The rules as the database writes them. */
export const pricingRulesSchema: z.ZodType<PricingRules> = z.object({
  taxRates: z.array(
    z.object({
      name: z.string(),
      country: z.string(),
      taxCategory: z.string(),
      ratePpm: z.number(),
      regions: z.array(z.string()),
      postcodes: z.array(z.string()),
      level: z.number(),
      isCompound: z.boolean(),
    }),
  ),
  tax: z.object({
    rounding: z.enum(['line', 'total']).default('line'),
    shippingTax: z.enum(['own_category', 'as_goods']).default('own_category'),
    abroad: z.enum(['same_price', 'destination_tax']).default('same_price'),
  }),
  ...shippingRulesShape,
  currencies: z.array(storedCurrencySchema.transform(currencyTermsOf)),
  priceLists: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      currency: currencySchema,
      groupId: z.string().nullable(),
      priority: z.number(),
      startsAt: moment,
      endsAt: moment,
      adjustmentPpm: amount.nullable(),
      rounding: priceRoundingSchema,
    }),
  ),
  promotions: z.array(promotionRuleSchema),
});
