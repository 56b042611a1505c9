import { z } from 'zod';
import { currencySchema, minorUnitDigits, priceRoundingSchema, type Currency } from '@smallshop/contract';
import {
  convertPrice,
  minor,
  type CurrencyTerms,
  type PriceListTerms,
  type ShippingRate,
  type TaxRate,
} from '@smallshop/domain';
import { promotionRuleSchema, type PromotionRule } from './promotion-rules.js';

const amount = z.number().transform(minor);

/** A shop's way to send parcels, as staff set it up. */
export interface ShippingMethodRule extends ShippingRate {
  readonly id: string;
  readonly code: string;
  readonly description: string;
  readonly minDays: number;
  readonly maxDays: number;
}

interface ShippingWords extends Pick<ShippingMethodRule, 'id' | 'name' | 'description'> {
  readonly locale: string;
}

/** What a shop charges beside its prices. */
export interface PricingRules {
  readonly taxRates: readonly TaxRate[];
  /** Active methods in display order. */
  readonly shippingMethods: readonly ShippingMethodRule[];
  /** What those are called in the shop's other languages; an empty text is the shop's own. */
  readonly shippingWords: readonly ShippingWords[];
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

/** A method as it is called in a language. */
export function shippingNamed(method: ShippingMethodRule, rules: PricingRules, locale: string): ShippingMethodRule {
  const said = rules.shippingWords.find((words) => words.id === method.id && words.locale === locale);
  if (!said) return method;
  return { ...method, name: said.name || method.name, description: said.description || method.description };
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

/** The shop's rules in the currency of a cart: what parcels cost is converted by the shop's rate. */
export function shippingIn(method: ShippingMethodRule, rules: PricingRules, currency: Currency): ShippingMethodRule {
  const terms = rules.currencies.find((candidate) => candidate.currency === currency);
  if (!terms) return method;
  const { price, freeOver } = method;
  return {
    ...method,
    price: convertPrice(price, terms),
    freeOver: freeOver === null ? null : convertPrice(freeOver, terms),
  };
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
  shippingWords: z.array(z.object({ id: z.string(), locale: z.string(), name: z.string(), description: z.string() })),
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
