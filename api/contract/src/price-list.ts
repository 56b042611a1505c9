import { z } from 'zod';
import { priceRoundingSchema } from './currency.js';
import { groupReferenceSchema } from './customer-group.js';
import { imageSchema } from './media.js';
import { amountMinorSchema, currencySchema, moneySchema } from './money.js';
import { defineOperation } from './operation.js';
import { idSchema, listOf, pageQuery, textLine, timestampSchema, versionSchema } from './primitives.js';
import { sheetRefusalCodes, sheetReportSchema } from './sheet.js';

/** How a list stands now: `draft` never counts; an active one is `scheduled`, `running` or `ended` by its dates. */
export const priceListStateSchema = z.enum(['draft', 'scheduled', 'running', 'ended']).meta({ id: 'PriceListState' });
export type PriceListState = z.infer<typeof priceListStateSchema>;

const settings = {
  name: textLine(80),
  currency: currencySchema,
  priority: z
    .int()
    .min(0)
    .max(1000)
    .meta({ description: 'Of several lists the highest decides; then the lowest price' }),
  status: z.enum(['draft', 'active']),
  startsAt: timestampSchema.nullable().meta({ description: 'Null: at once' }),
  endsAt: timestampSchema.nullable().meta({ description: 'Null: never; at this moment it no longer counts' }),
  adjustmentPercent: z
    .number()
    .min(-100)
    .max(1000)
    .multipleOf(0.01)
    .nullable()
    .meta({
      description: 'Added to base prices: −20 is 20 % off; null: only variants with a price in the list',
      examples: [-20],
    }),
  rounding: priceRoundingSchema,
} as const;

/** Prices that differ from the base price: in a currency, for a group or everybody, for a time. */
export const priceListSchema = z
  .strictObject({
    id: idSchema,
    ...settings,
    group: groupReferenceSchema.nullable().meta({ description: 'Null: for everybody' }),
    state: priceListStateSchema,
    variantCount: z.int().min(0).meta({ description: 'Variants with a price in the list' }),
    version: versionSchema,
    updatedBy: z.string(),
    updatedAt: timestampSchema,
  })
  .meta({ id: 'PriceList' });
export type PriceList = z.infer<typeof priceListSchema>;

export const priceListInput = z.strictObject({
  name: settings.name,
  currency: settings.currency,
  groupId: idSchema.nullable().default(null),
  priority: settings.priority.default(0),
  status: settings.status.default('draft'),
  startsAt: settings.startsAt.default(null),
  endsAt: settings.endsAt.default(null),
  adjustmentPercent: settings.adjustmentPercent.default(null),
  rounding: settings.rounding.default('exact'),
});
export type PriceListInput = z.infer<typeof priceListInput>;

const minimumQuantitySchema = z.int().min(1).max(999).meta({ description: 'Units from which the price holds' });

/** A variant's price in a list from a number of units on. */
export const listedPriceSchema = z
  .strictObject({ minimumQuantity: minimumQuantitySchema, price: moneySchema, compareAtPrice: moneySchema.nullable() })
  .meta({ id: 'ListedPrice' });

/** A row of a list's grid. */
export const priceListRowSchema = z
  .strictObject({
    variantId: idSchema,
    productId: idSchema,
    productTitle: z.string(),
    variantTitle: z.string(),
    sku: z.string(),
    image: imageSchema.nullable(),
    basePrice: moneySchema.meta({ description: 'In the shop’s own currency' }),
    usualPrice: moneySchema.nullable().meta({
      description: 'What it costs in the list’s currency without a price of its own in it: converted and adjusted',
    }),
    prices: z.array(listedPriceSchema).meta({ description: 'Lowest quantity first; empty: none of its own' }),
  })
  .meta({ id: 'PriceListRow' });
export type PriceListRow = z.infer<typeof priceListRowSchema>;

export const priceListRowQuery = pageQuery.extend({
  q: textLine(100, 0).optional().meta({ description: 'Title or SKU contains it' }),
  show: z
    .enum(['priced', 'all'])
    .default('all')
    .meta({ description: '`priced`: only variants with a price in the list' }),
});
export type PriceListRowQuery = z.infer<typeof priceListRowQuery>;

/** One cell of the grid; null takes the price out. */
export const priceChange = z.strictObject({
  variantId: idSchema,
  minimumQuantity: minimumQuantitySchema.default(1),
  priceMinor: amountMinorSchema.nullable(),
  compareAtMinor: amountMinorSchema.nullable().default(null),
});
export type PriceChange = z.infer<typeof priceChange>;

/** Where a product's variants stand in a list. */
export const productPriceListSchema = z
  .strictObject({
    list: priceListSchema,
    variantCount: z.int().min(0).meta({ description: 'Variants of the product with a price in the list' }),
    lowest: moneySchema.nullable(),
    highest: moneySchema.nullable(),
  })
  .meta({ id: 'ProductPriceList' });
export type ProductPriceList = z.infer<typeof productPriceListSchema>;

const byId = z.strictObject({ id: idSchema });

export const listPriceLists = defineOperation({
  id: 'listPriceLists',
  method: 'GET',
  path: '/admin/price-lists',
  tag: 'Price lists',
  summary: 'All price lists, those that decide first on top',
  access: 'catalog.read',
  response: z.strictObject({ items: z.array(priceListSchema) }),
});
export const getPriceList = defineOperation({
  id: 'getPriceList',
  method: 'GET',
  path: '/admin/price-lists/{id}',
  tag: 'Price lists',
  summary: 'One price list',
  access: 'catalog.read',
  params: byId,
  response: priceListSchema,
  versioned: true,
  refusals: ['price_list.not_found'],
});
const settingRefusals = [
  'price_list.name_taken',
  'price_list.schedule_invalid',
  'currency.not_found',
  'customer_group.not_found',
] as const;
export const createPriceList = defineOperation({
  id: 'createPriceList',
  method: 'POST',
  path: '/admin/price-lists',
  tag: 'Price lists',
  summary: 'Add a price list',
  access: 'catalog.write',
  body: priceListInput,
  response: priceListSchema,
  status: 201,
  versioned: true,
  refusals: [...settingRefusals, 'price_list.too_many'],
});
export const updatePriceList = defineOperation({
  id: 'updatePriceList',
  method: 'PUT',
  path: '/admin/price-lists/{id}',
  tag: 'Price lists',
  summary: 'Change what a price list is for; its currency stays while it holds prices',
  access: 'catalog.write',
  params: byId,
  body: priceListInput,
  response: priceListSchema,
  versioned: true,
  refusals: ['price_list.not_found', ...settingRefusals, 'price_list.currency_fixed', 'precondition.failed'],
});
export const deletePriceList = defineOperation({
  id: 'deletePriceList',
  method: 'DELETE',
  path: '/admin/price-lists/{id}',
  tag: 'Price lists',
  summary: 'Delete a price list and its prices; orders keep what was paid',
  access: 'catalog.write',
  params: byId,
  refusals: ['price_list.not_found'],
});
export const listPrices = defineOperation({
  id: 'listPrices',
  method: 'GET',
  path: '/admin/price-lists/{id}/prices',
  tag: 'Price lists',
  summary: 'Variants by title, with their prices in the list',
  access: 'catalog.read',
  params: byId,
  query: priceListRowQuery,
  response: listOf(priceListRowSchema),
  refusals: ['price_list.not_found'],
});
export const setPrices = defineOperation({
  id: 'setPrices',
  method: 'PUT',
  path: '/admin/price-lists/{id}/prices',
  tag: 'Price lists',
  summary: 'Write or take out prices of variants; all or none',
  access: 'catalog.write',
  params: byId,
  body: z.strictObject({ prices: z.array(priceChange).min(1).max(1000) }),
  response: z.strictObject({ changed: z.int().min(0) }),
  refusals: ['price_list.not_found', 'variant.not_found'],
});
/** Columns of a table of prices, in their order; a variant is found by its id, else by its SKU. */
export const priceColumns = [
  'Product',
  'Variant',
  'SKU',
  'Variant ID',
  'Base price',
  'From quantity',
  'Price',
  'Compare-at price',
] as const;

export const exportPrices = defineOperation({
  id: 'exportPrices',
  method: 'GET',
  path: '/admin/price-lists/{id}/prices/export',
  tag: 'Price lists',
  summary: 'The list as CSV: a row for each price, and one without for each variant that has none',
  access: 'catalog.read',
  params: byId,
  query: priceListRowQuery.pick({ show: true }),
  produces: 'text/csv',
  rateClass: 'report',
  refusals: ['price_list.not_found'],
});
export const importPrices = defineOperation({
  id: 'importPrices',
  method: 'POST',
  path: '/admin/price-lists/{id}/prices/import',
  tag: 'Price lists',
  summary: 'Write the prices of such a table, sent as the body; a row without a price takes it out of the list',
  access: 'catalog.write',
  params: byId,
  consumes: 'application/octet-stream',
  response: sheetReportSchema,
  refusals: ['price_list.not_found', ...sheetRefusalCodes],
});
export const listProductPriceLists = defineOperation({
  id: 'listProductPriceLists',
  method: 'GET',
  path: '/admin/products/{id}/price-lists',
  tag: 'Price lists',
  summary: 'Lists a product’s variants have prices in, or that adjust every product',
  access: 'catalog.read',
  params: byId,
  response: z.strictObject({ items: z.array(productPriceListSchema) }),
  refusals: ['product.not_found'],
});

/** What a product costs whoever asks. */
export const personalPriceSchema = z
  .strictObject({
    productId: idSchema,
    price: moneySchema,
    priceMax: moneySchema,
    compareAtPrice: moneySchema.nullable(),
    variants: z.array(
      z.strictObject({ variantId: idSchema, price: moneySchema, compareAtPrice: moneySchema.nullable() }),
    ),
  })
  .meta({ id: 'PersonalPrice' });
export type PersonalPrice = z.infer<typeof personalPriceSchema>;

export const listPersonalPrices = defineOperation({
  id: 'listPersonalPrices',
  method: 'GET',
  path: '/prices',
  tag: 'Prices',
  summary: 'What products cost the caller: in their currency, by the groups they are in',
  access: 'public',
  query: z.strictObject({
    productIds: z
      .string()
      .max(4000)
      .meta({ description: 'At most 100, separated by commas; products not on sale are left out' })
      .transform((text) => text.split(','))
      .pipe(z.array(idSchema).min(1).max(100)),
  }),
  response: z.strictObject({ items: z.array(personalPriceSchema) }),
});
