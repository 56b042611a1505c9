import { z } from 'zod';
import { idSchema, listOf, pageQuery, slugSchema, textLine, timestampSchema, versionSchema } from './primitives.js';
import { amountMinorSchema, moneySchema } from './money.js';
import { imageSchema } from './media.js';
import { defineOperation } from './operation.js';

/** Coarse on purpose: exact counts are the merchant's business. `low_stock`: 1 to 5 units free. `backorder` arrives with its policy. */
export const availabilitySchema = z.enum(['in_stock', 'low_stock', 'out_of_stock']).meta({ id: 'Availability' });
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

/** Orders of a listing. `featured` is the merchant's own order. */
export const productSortSchema = z.enum(['featured', '-publishedAt', 'price', '-price', 'title']);
export type ProductSort = z.infer<typeof productSortSchema>;

const flag = z.enum(['true', 'false']).transform((value) => value === 'true');

/** Filters of storefront listings. */
export const productListQuery = pageQuery.extend({
  category: slugSchema.optional(),
  sort: productSortSchema.default('featured'),
  available: flag.optional().meta({ description: '`true`: only what can be bought now' }),
  brand: z.string().max(80).optional(),
  priceMin: z.coerce.number().pipe(amountMinorSchema).optional(),
  priceMax: z.coerce.number().pipe(amountMinorSchema).optional(),
});
export type ProductListQuery = z.infer<typeof productListQuery>;
export const productListSchema = listOf(productCardSchema).meta({ id: 'ProductList' });
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
  refusals: ['category.not_found'],
});
export const getProduct = defineOperation({
  id: 'getProduct',
  method: 'GET',
  path: '/products/{slug}',
  tag: 'Catalog',
  summary: 'One product on sale, by slug or id',
  access: 'public',
  params: slugOrId,
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
export const getProductAvailability = defineOperation({
  id: 'getProductAvailability',
  method: 'GET',
  path: '/products/{id}/availability',
  tag: 'Catalog',
  summary: 'Fresh coarse stock per variant',
  access: 'public',
  params: byId,
  refusals: ['product.not_found'],
  response: z.strictObject({
    items: z.array(z.strictObject({ variantId: idSchema, availability: availabilitySchema, price: moneySchema })),
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

/** A search result is a card; facets arrive with the catalog's own search depth. */
export const searchQuery = pageQuery
  .pick({ limit: true, cursor: true, include: true })
  .extend({ q: z.string().trim().min(1).max(100) });
export type SearchQuery = z.infer<typeof searchQuery>;
export const searchProducts = defineOperation({
  id: 'searchProducts',
  method: 'GET',
  path: '/search',
  tag: 'Search',
  summary: 'Products matching words, forgiving of typos',
  access: 'public',
  query: searchQuery,
  response: productListSchema,
  rateClass: 'search',
});
export const suggestionSchema = z
  .strictObject({
    id: idSchema,
    slug: slugSchema,
    title: z.string(),
    price: moneySchema,
    image: imageSchema.nullable(),
  })
  .meta({ id: 'Suggestion' });
export type Suggestion = z.infer<typeof suggestionSchema>;
export const suggestProducts = defineOperation({
  id: 'suggestProducts',
  method: 'GET',
  path: '/search/suggest',
  tag: 'Search',
  summary: 'Products whose title begins with, or resembles, what was typed',
  access: 'public',
  query: z.strictObject({
    q: z.string().trim().min(1).max(60),
    limit: z.coerce.number().int().min(1).max(10).default(6),
  }),
  response: z.strictObject({ items: z.array(suggestionSchema) }),
  rateClass: 'search',
});
