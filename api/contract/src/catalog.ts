import { z } from 'zod';
import { shownCustomFieldSchema } from './custom-field.js';
import { facetFilters, facetSchema, flagSchema } from './facet.js';
import { idSchema, listOf, pageQuery, slugSchema, textLine, timestampSchema, versionSchema } from './primitives.js';
import { amountMinorSchema, moneySchema } from './money.js';
import { imageSchema } from './media.js';
import { defineOperation } from './operation.js';

/**
 * Coarse on purpose: exact counts are the merchant's business. `low_stock`: 1 to 5 units free. `backorder`: none free, but it can
 * be bought and ships when it is back.
 */
export const availabilitySchema = z
  .enum(['in_stock', 'low_stock', 'backorder', 'out_of_stock'])
  .meta({ id: 'Availability' });
export type Availability = z.infer<typeof availabilitySchema>;

/** Units free at or below which a variant shows as low. */
export const lowStockThreshold = 5;

export const productStatusSchema = z.enum(['draft', 'active', 'archived']).meta({ id: 'ProductStatus' });
export type ProductStatus = z.infer<typeof productStatusSchema>;

/** Which tax rate of the buyer's country applies. */
export const taxCategorySchema = z.enum(['standard', 'reduced', 'zero', 'digital']).meta({ id: 'TaxCategory' });
export type TaxCategory = z.infer<typeof taxCategorySchema>;

export const specificationSchema = z
  .strictObject({ label: textLine(60), value: textLine(240) })
  .meta({ id: 'Specification' });
export type Specification = z.infer<typeof specificationSchema>;

/** A value of an option; `swatch` is a CSS colour when the option is a colour. */
export const optionValueSchema = z.strictObject({
  value: textLine(60),
  swatch: z
    .string()
    .regex(/^#[0-9a-f]{6}$/)
    .nullable(),
});
export const productOptionSchema = z
  .strictObject({ name: textLine(40), values: z.array(optionValueSchema).min(1).max(100) })
  .meta({ id: 'ProductOption' });
export type ProductOption = z.infer<typeof productOptionSchema>;

export const seoSchema = z
  .strictObject({ title: z.string().max(120), description: z.string().max(320) })
  .meta({ id: 'Seo' });
export type Seo = z.infer<typeof seoSchema>;

/** A category named on something else. */
export const categoryReferenceSchema = z.strictObject({ id: idSchema, slug: slugSchema, name: z.string() });

/** A product as it stands in a listing. */
export const productCardSchema = z
  .strictObject({
    id: idSchema,
    slug: slugSchema,
    title: z.string(),
    subtitle: z.string(),
    brand: z.string(),
    price: moneySchema.meta({ description: 'Lowest price among active variants' }),
    priceMax: moneySchema,
    compareAtPrice: moneySchema.nullable().meta({ description: 'Former price of the cheapest variant, when higher' }),
    availability: availabilitySchema,
    isDigital: z.boolean(),
    isNew: z.boolean().meta({ description: 'Published within the last 30 days' }),
    image: imageSchema.nullable(),
    secondImage: imageSchema.nullable(),
    options: z.array(productOptionSchema),
    specs: z.array(specificationSchema).meta({ description: 'The first three' }),
    variantCount: z.int().min(0),
    defaultVariantId: idSchema.nullable().meta({ description: 'First variant that can be bought, else the first' }),
  })
  .meta({ id: 'ProductCard' });
export type ProductCard = z.infer<typeof productCardSchema>;

export const variantSchema = z
  .strictObject({
    id: idSchema,
    sku: z.string(),
    barcode: z.string().nullable(),
    title: z.string().meta({ description: 'Option values joined by “ / ”, or the product title' }),
    optionValues: z.array(z.string()).meta({ description: 'In the order of the product’s options' }),
    price: moneySchema,
    compareAtPrice: moneySchema.nullable(),
    availability: availabilitySchema,
    weightGrams: z.int().min(0),
    imageId: idSchema.nullable(),
  })
  .meta({ id: 'Variant' });
export type Variant = z.infer<typeof variantSchema>;

/** A product with everything its page shows. */
export const productDetailSchema = productCardSchema
  .extend({
    descriptionHtml: z.string().meta({ description: 'Sanitised HTML' }),
    images: z.array(imageSchema),
    variants: z.array(variantSchema),
    specs: z.array(specificationSchema),
    categories: z.array(categoryReferenceSchema),
    tags: z.array(z.string()),
    customFields: z.array(shownCustomFieldSchema).meta({ description: 'In the merchant’s order' }),
    seo: seoSchema,
    version: versionSchema,
    updatedAt: timestampSchema,
  })
  .meta({ id: 'Product' });
export type ProductDetail = z.infer<typeof productDetailSchema>;

export const categorySchema = z
  .strictObject({
    id: idSchema,
    slug: slugSchema,
    name: z.string(),
    description: z.string(),
    parentId: idSchema.nullable(),
    image: imageSchema.nullable(),
    productCount: z.int().min(0),
  })
  .meta({ id: 'Category' });
export type Category = z.infer<typeof categorySchema>;

export const categoryDetailSchema = categorySchema
  .extend({ breadcrumbs: z.array(categoryReferenceSchema), children: z.array(categorySchema), seo: seoSchema })
  .meta({ id: 'CategoryDetail' });
export type CategoryDetail = z.infer<typeof categoryDetailSchema>;

/** Orders of a listing. `featured` is the merchant's own order: of the shop, the category or the collection. */
export const productSortSchema = z.enum(['featured', '-publishedAt', 'price', '-price', 'title']);
export type ProductSort = z.infer<typeof productSortSchema>;

/** What narrows listings and search results alike. */
export const listingFilters = {
  category: slugSchema.optional(),
  available: flagSchema.optional().meta({ description: '`true`: only what can be bought now' }),
  availability: z
    .union([z.array(availabilitySchema).min(1).max(4), availabilitySchema.transform((value) => [value])])
    .optional()
    .meta({ description: 'May be repeated, any of the values will do' }),
  priceMin: z.coerce.number().pipe(amountMinorSchema).optional(),
  priceMax: z.coerce.number().pipe(amountMinorSchema).optional(),
  ...facetFilters,
  facets: flagSchema.optional().meta({ description: '`true`: ways to narrow the list, and the total' }),
} as const;

/** Names of fields, separated by commas, as an answer is to be narrowed to. */
const fieldsOf = (name: z.ZodType<string, string>) =>
  z
    .string()
    .max(400)
    .meta({ description: 'Only these fields, separated by commas; always with the id', examples: ['title,price'] })
    .transform((text) => text.split(',').map((name) => name.trim()))
    .pipe(z.array(name).min(1))
    .optional();

/** Filters of storefront listings. */
export const productListQuery = pageQuery.extend({
  collection: slugSchema.optional(),
  sort: productSortSchema.default('featured'),
  fields: fieldsOf(productCardSchema.keyof()),
  ...listingFilters,
});
export type ProductListQuery = z.infer<typeof productListQuery>;
export const productListSchema = listOf(productCardSchema)
  .extend({
    isEstimated: z
      .literal(true)
      .optional()
      .meta({ description: 'Only in a large shop: total and counts come of a sample, rounded to two digits' }),
    facets: z.array(facetSchema).optional().meta({ description: 'Only when asked for' }),
  })
  .meta({ id: 'ProductList' });
export type ProductList = z.infer<typeof productListSchema>;

const slugOrId = z.strictObject({ slug: z.string().min(1).max(120).meta({ description: 'Slug or id' }) });
const byId = z.strictObject({ id: idSchema });

export const listProducts = defineOperation({
  id: 'listProducts',
  method: 'GET',
  path: '/products',
  tag: 'Catalog',
  summary: 'Products on sale',
  access: 'public',
  query: productListQuery,
  response: productListSchema,
  refusals: ['category.not_found', 'collection.not_found'],
});
export const getProduct = defineOperation({
  id: 'getProduct',
  method: 'GET',
  path: '/products/{slug}',
  tag: 'Catalog',
  summary: 'One product on sale, by slug or id',
  access: 'public',
  params: slugOrId,
  query: z.strictObject({ fields: fieldsOf(productDetailSchema.keyof()) }),
  response: productDetailSchema,
  versioned: true,
  refusals: ['product.not_found'],
});
export const listProductVariants = defineOperation({
  id: 'listProductVariants',
  method: 'GET',
  path: '/products/{id}/variants',
  tag: 'Catalog',
  summary: 'Variants of a product on sale',
  access: 'public',
  params: byId,
  response: z.strictObject({ items: z.array(variantSchema) }),
  refusals: ['product.not_found'],
});
/** What a unit costs from a number of units on, where that is less than fewer units cost. */
const quantityPriceSchema = z
  .strictObject({ minimumQuantity: z.int().min(2), price: moneySchema })
  .meta({ id: 'QuantityPrice' });
const quantityPricesSchema = z.array(quantityPriceSchema).meta({ description: 'Lowest quantity first' });

/** A variant whose price falls with the number of units. */
export const variantQuantityPricesSchema = z.strictObject({
  variantId: idSchema,
  quantityPrices: quantityPricesSchema.min(1),
});
export type VariantQuantityPrices = z.infer<typeof variantQuantityPricesSchema>;

export const getProductAvailability = defineOperation({
  id: 'getProductAvailability',
  method: 'GET',
  path: '/products/{id}/availability',
  tag: 'Catalog',
  summary: 'Fresh coarse stock and the caller’s price per variant',
  access: 'public',
  params: byId,
  refusals: ['product.not_found'],
  response: z.strictObject({
    items: z.array(
      z.strictObject({
        variantId: idSchema,
        availability: availabilitySchema,
        price: moneySchema,
        compareAtPrice: moneySchema.nullable(),
        quantityPrices: quantityPricesSchema,
      }),
    ),
  }),
});
export const listCategories = defineOperation({
  id: 'listCategories',
  method: 'GET',
  path: '/categories',
  tag: 'Catalog',
  summary: 'All categories, parents before children, in the merchant’s order',
  access: 'public',
  response: z.strictObject({ items: z.array(categorySchema) }),
});
export const getCategory = defineOperation({
  id: 'getCategory',
  method: 'GET',
  path: '/categories/{id}',
  tag: 'Catalog',
  summary: 'One category, by id or slug',
  access: 'public',
  params: z.strictObject({ id: z.string().min(1).max(120) }),
  response: categoryDetailSchema,
  refusals: ['category.not_found'],
});
