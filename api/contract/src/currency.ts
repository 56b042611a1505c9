import { z } from 'zod';
import { currencySchema } from './money.js';
import { defineOperation } from './operation.js';
import { timestampSchema, versionSchema } from './primitives.js';

/**
 * How an amount that was worked out becomes one a shop shows. `exact`: as it is; `whole`: hundreds of minor units;
 * `ninety_five`, `ninety_nine`: the nearest amount ending so.
 */
export const priceRoundingSchema = z
  .enum(['exact', 'whole', 'ninety_five', 'ninety_nine'])
  .meta({ id: 'PriceRounding', description: 'To the minor unit, to hundreds of them, or to the nearest …95 or …99' });
export type PriceRounding = z.infer<typeof priceRoundingSchema>;

/** A currency a shop sells in beside its own. */
export const shopCurrencySchema = z
  .strictObject({
    currency: currencySchema,
    isPublished: z.boolean().meta({ description: 'Whether shoppers may choose it' }),
    rate: z.number().meta({ description: 'Units of it for one of the shop’s own currency', examples: [1.08] }),
    rounding: priceRoundingSchema,
    convertsProducts: z.boolean().meta({
      description:
        'Whether products without a price of their own in it are sold at the converted one; shipping always is',
    }),
    priceListCount: z.int().min(0),
    version: versionSchema,
    updatedBy: z.string(),
    updatedAt: timestampSchema,
  })
  .meta({ id: 'ShopCurrency' });
export type ShopCurrency = z.infer<typeof shopCurrencySchema>;

export const shopCurrencyInput = z.strictObject({
  currency: currencySchema,
  isPublished: z.boolean(),
  rate: z
    .number()
    .min(0.0001)
    .max(1_000_000)
    .transform((rate) => Math.round(rate * 1_000_000) / 1_000_000)
    .meta({ description: 'Six digits after the point count' }),
  rounding: priceRoundingSchema.default('exact'),
  convertsProducts: z.boolean().default(true),
});
export type ShopCurrencyInput = z.infer<typeof shopCurrencyInput>;

const byCode = z.strictObject({ currency: currencySchema });

export const listShopCurrencies = defineOperation({
  id: 'listShopCurrencies',
  method: 'GET',
  path: '/admin/currencies',
  tag: 'Currencies',
  summary: 'Currencies the shop sells in beside its own',
  access: 'catalog.read',
  response: z.strictObject({ items: z.array(shopCurrencySchema) }),
});
export const putShopCurrency = defineOperation({
  id: 'putShopCurrency',
  method: 'PUT',
  path: '/admin/currencies',
  tag: 'Currencies',
  summary: 'Add a currency, or change its rate, its rounding or whether shoppers may choose it',
  access: 'settings.write',
  body: shopCurrencyInput,
  response: shopCurrencySchema,
  versioned: true,
  refusals: ['currency.own', 'precondition.failed'],
});
export const deleteShopCurrency = defineOperation({
  id: 'deleteShopCurrency',
  method: 'DELETE',
  path: '/admin/currencies/{currency}',
  tag: 'Currencies',
  summary: 'Stop selling in a currency no price list is in',
  access: 'settings.write',
  params: byCode,
  refusals: ['currency.not_found', 'currency.in_use'],
});
