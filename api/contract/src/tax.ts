import { z } from 'zod';
import { postcodePatternSchema, regionSchema } from './area.js';
import { taxCategorySchema } from './catalog.js';
import { defineOperation } from './operation.js';
import { countrySchema, textLine, timestampSchema, versionSchema } from './primitives.js';

/** A tax of a country, or of a part of it, on a category of goods. */
export const taxRateSchema = z
  .strictObject({
    name: textLine(40).meta({ description: 'What shoppers read, such as VAT or MwSt.' }),
    taxCategory: taxCategorySchema.default('standard'),
    ratePercent: z
      .number()
      .min(0)
      .max(100)
      .transform((percent) => Math.round(percent * 10_000) / 10_000)
      .meta({ description: 'Four digits after the point count', examples: [19, 8.875] }),
    regions: z.array(regionSchema).max(120).default([]).meta({ description: 'Empty: the whole country' }),
    postcodes: z.array(postcodePatternSchema).max(500).default([]).meta({ description: 'Empty: all of them' }),
    level: z.int().min(1).max(5).default(1).meta({
      description:
        'Rates of one level replace each other, the most precise area first; those of several are due together',
    }),
    isCompound: z
      .boolean()
      .default(false)
      .meta({ description: 'Charged on the price with the taxes of the lower levels' }),
  })
  .meta({ id: 'TaxRate' });
export type TaxRate = z.infer<typeof taxRateSchema>;

/** How a shop works tax out. */
export const taxSettingsInput = z.strictObject({
  pricesIncludeTax: z.boolean(),
  rounding: z.enum(['line', 'total']).meta({ description: 'Whether tax is rounded for each line, or on the total' }),
  shippingTax: z
    .enum(['own_category', 'as_goods'])
    .meta({ description: 'Shipping is taxed by its method’s category, or in proportion to the goods that are sent' }),
  abroad: z.enum(['same_price', 'destination_tax']).meta({
    description:
      'Of prices that include tax: they are the same everywhere, or the destination’s tax takes the place of the shop’s',
  }),
});
export type TaxSettingsInput = z.infer<typeof taxSettingsInput>;

const changed = { version: versionSchema, updatedBy: z.string(), updatedAt: timestampSchema };
export const taxSettingsSchema = taxSettingsInput.extend(changed).meta({ id: 'TaxSettings' });
export type TaxSettings = z.infer<typeof taxSettingsSchema>;

/** A country a shop collects tax in. */
export const taxCountrySchema = z
  .strictObject({ country: countrySchema, rates: z.array(taxRateSchema), ...changed })
  .meta({ id: 'TaxCountry' });
export type TaxCountry = z.infer<typeof taxCountrySchema>;

export const taxCountryInput = z.strictObject({
  country: countrySchema,
  rates: z.array(taxRateSchema).min(1).max(200),
});
export type TaxCountryInput = z.infer<typeof taxCountryInput>;

const byCountry = z.strictObject({ country: countrySchema });

export const getTaxes = defineOperation({
  id: 'getTaxes',
  method: 'GET',
  path: '/admin/taxes',
  tag: 'Taxes',
  summary: 'How tax is worked out, and the countries it is collected in',
  access: 'settings.read',
  response: z.strictObject({ settings: taxSettingsSchema, countries: z.array(taxCountrySchema) }),
});
export const updateTaxSettings = defineOperation({
  id: 'updateTaxSettings',
  method: 'PUT',
  path: '/admin/taxes/settings',
  tag: 'Taxes',
  summary: 'Change how tax is worked out; orders keep what was agreed',
  access: 'settings.write',
  body: taxSettingsInput,
  response: taxSettingsSchema,
  versioned: true,
  refusals: ['precondition.failed'],
});
export const putTaxCountry = defineOperation({
  id: 'putTaxCountry',
  method: 'PUT',
  path: '/admin/taxes/countries',
  tag: 'Taxes',
  summary: 'Collect tax in a country, or replace all its rates',
  access: 'settings.write',
  body: taxCountryInput,
  response: taxCountrySchema,
  versioned: true,
  refusals: ['precondition.failed'],
});
export const deleteTaxCountry = defineOperation({
  id: 'deleteTaxCountry',
  method: 'DELETE',
  path: '/admin/taxes/countries/{country}',
  tag: 'Taxes',
  summary: 'Stop collecting tax in a country',
  access: 'settings.write',
  params: byCountry,
  versioned: true,
  refusals: ['tax_country.not_found', 'precondition.failed'],
});
export const suggestTaxRates = defineOperation({
  id: 'suggestTaxRates',
  method: 'GET',
  path: '/admin/taxes/suggestions',
  tag: 'Taxes',
  summary: 'The usual rates of a country; none where the platform knows none',
  access: 'settings.read',
  query: byCountry,
  response: z.strictObject({ items: z.array(taxRateSchema) }),
});
