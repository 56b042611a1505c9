import { z } from 'zod';
import {
  categoryReferenceSchema,
  productOptionSchema,
  productStatusSchema,
  seoSchema,
  specificationSchema,
  taxCategorySchema,
  variantSchema,
} from './catalog.js';
import { imageSchema } from './media.js';
import { amountMinorSchema, moneySchema } from './money.js';
import { defineOperation } from './operation.js';
import { idSchema, listOf, pageQuery, slugSchema, textLine, timestampSchema, versionSchema } from './primitives.js';

const byId = z.strictObject({ id: idSchema });

/** A product as its merchant sees it: drafts, costs and exact stock included. */
export const adminVariantSchema = variantSchema
  .omit({ availability: true })
  .extend({
    cost: moneySchema.nullable(),
    isActive: z.boolean(),
    onHand: z.int(),
    reserved: z.int(),
    free: z.int(),
  })
  .meta({ id: 'AdminVariant' });
export type AdminVariant = z.infer<typeof adminVariantSchema>;

export const adminProductSchema = z
  .strictObject({
    id: idSchema,
    slug: slugSchema,
    title: z.string(),
    subtitle: z.string(),
    descriptionHtml: z.string(),
    brand: z.string(),
    status: productStatusSchema,
    isDigital: z.boolean(),
    taxCategory: taxCategorySchema,
    tags: z.array(z.string()),
    specs: z.array(specificationSchema),
    seo: seoSchema,
    options: z.array(productOptionSchema),
    variants: z.array(adminVariantSchema),
    images: z.array(imageSchema),
    categories: z.array(categoryReferenceSchema),
    storefrontUrl: z.string(),
    version: versionSchema,
    publishedAt: timestampSchema.nullable(),
    createdAt: timestampSchema,
    updatedAt: timestampSchema,
  })
  .meta({ id: 'AdminProduct' });
export type AdminProduct = z.infer<typeof adminProductSchema>;

/** A row of the console's product list. */
export const adminProductRowSchema = z
  .strictObject({
    id: idSchema,
    slug: slugSchema,
    title: z.string(),
    brand: z.string(),
    status: productStatusSchema,
    image: imageSchema.nullable(),
    price: moneySchema.nullable(),
    priceMax: moneySchema.nullable(),
    variantCount: z.int(),
    stockFree: z.int(),
    isDigital: z.boolean(),
    categories: z.array(z.string()),
    updatedAt: timestampSchema,
  })
  .meta({ id: 'AdminProductRow' });
export type AdminProductRow = z.infer<typeof adminProductRowSchema>;

export const adminProductListQuery = pageQuery.extend({
  q: z.string().trim().max(100).optional(),
  status: productStatusSchema.optional(),
  category: slugSchema.optional(),
  stock: z.enum(['in', 'low', 'out']).optional(),
  sort: z
    .enum([
      'title',
      '-title',
      'updatedAt',
      '-updatedAt',
      'createdAt',
      '-createdAt',
      'stock',
      '-stock',
      'price',
      '-price',
    ])
    .default('-updatedAt'),
});
export type AdminProductListQuery = z.infer<typeof adminProductListQuery>;

/** A variant as its merchant writes it; without `id` it is new, and one left out is removed (archived when ordered before). */
export const variantInput = z.strictObject({
  id: idSchema.optional(),
  sku: textLine(60),
  barcode: z
    .string()
    .regex(/^\d{8,14}$/, 'A barcode has 8 to 14 digits.')
    .nullable()
    .default(null),
  optionValues: z.array(textLine(60)).max(3),
  priceMinor: amountMinorSchema,
  compareAtPriceMinor: amountMinorSchema.nullable().default(null),
  costMinor: amountMinorSchema.nullable().default(null),
  weightGrams: z.int().min(0).max(1_000_000).default(0),
  isActive: z.boolean().default(true),
  initialStock: z
    .int()
    .min(0)
    .max(1_000_000)
    .optional()
    .meta({ description: 'New variants only: units on hand at the default location' }),
});
export type VariantInput = z.infer<typeof variantInput>;

/** Whole-record write of a product: what is left out takes its default. */
export const productInput = z.strictObject({
  title: textLine(160),
  slug: slugSchema.optional().meta({ description: 'Made from the title when left out' }),
  subtitle: textLine(200, 0).default(''),
  descriptionHtml: z.string().max(20_000).default('').meta({ description: 'Sanitised on arrival' }),
  brand: textLine(80, 0).default(''),
  status: productStatusSchema.default('draft'),
  isDigital: z.boolean().default(false),
  taxCategory: taxCategorySchema.default('standard'),
  tags: z.array(textLine(40)).max(30).default([]),
  specs: z.array(specificationSchema).max(40).default([]),
  seo: seoSchema.default({ title: '', description: '' }),
  categoryIds: z.array(idSchema).max(20).default([]),
  options: z.array(productOptionSchema).max(3).default([]),
  variants: z.array(variantInput).min(1).max(100),
});
export type ProductInput = z.infer<typeof productInput>;

export const listAdminProducts = defineOperation({
  id: 'listAdminProducts',
  method: 'GET',
  path: '/admin/products',
  tag: 'Products',
  summary: 'All products of the shop, drafts included',
  access: 'catalog.read',
  query: adminProductListQuery,
  response: listOf(adminProductRowSchema),
});
export const getAdminProduct = defineOperation({
  id: 'getAdminProduct',
  method: 'GET',
  path: '/admin/products/{id}',
  tag: 'Products',
  summary: 'One product with costs and exact stock',
  access: 'catalog.read',
  params: byId,
  response: adminProductSchema,
  versioned: true,
  refusals: ['product.not_found'],
});
export const createProduct = defineOperation({
  id: 'createProduct',
  method: 'POST',
  path: '/products',
  tag: 'Products',
  summary: 'Add a product',
  access: 'catalog.write',
  status: 201,
  body: productInput,
  response: adminProductSchema,
  versioned: true,
  idempotency: 'accepted',
  refusals: [
    'product.slug_taken',
    'variant.sku_taken',
    'variant.options_mismatch',
    'category.not_found',
    'product.publish_incomplete',
  ],
});
export const updateProduct = defineOperation({
  id: 'updateProduct',
  method: 'PUT',
  path: '/products/{id}',
  tag: 'Products',
  summary: 'Replace a product’s fields and variants',
  access: 'catalog.write',
  params: byId,
  body: productInput,
  response: adminProductSchema,
  versioned: true,
  refusals: [
    'product.not_found',
    'precondition.failed',
    'product.slug_taken',
    'variant.sku_taken',
    'variant.options_mismatch',
    'variant.not_found',
    'category.not_found',
    'product.publish_incomplete',
  ],
});
export const deleteProduct = defineOperation({
  id: 'deleteProduct',
  method: 'DELETE',
  path: '/products/{id}',
  tag: 'Products',
  summary: 'Delete a product never ordered',
  access: 'catalog.write',
  params: byId,
  versioned: true,
  refusals: ['product.not_found', 'product.has_orders', 'precondition.failed'],
});
export const getProductStats = defineOperation({
  id: 'getProductStats',
  method: 'GET',
  path: '/admin/products/stats',
  tag: 'Products',
  summary: 'Counts by status and stock',
  access: 'catalog.read',
  response: z.strictObject({
    total: z.int(),
    active: z.int(),
    draft: z.int(),
    archived: z.int(),
    variants: z.int(),
    lowStockVariants: z.int(),
    outOfStockVariants: z.int(),
    stockValue: moneySchema,
  }),
});

export const stockReasonSchema = z
  .enum(['received', 'count', 'damaged', 'returned', 'correction'])
  .meta({ id: 'StockReason' });
/** A change of units on hand, never an absolute number: two people counting at once both survive. */
export const stockAdjustmentInput = z.strictObject({
  delta: z
    .int()
    .min(-1_000_000)
    .max(1_000_000)
    .refine((delta) => delta !== 0, 'Say by how many units, not zero.'),
  reason: stockReasonSchema,
  note: textLine(200, 0).default(''),
});
export const adjustStock = defineOperation({
  id: 'adjustStock',
  method: 'POST',
  path: '/admin/variants/{id}/stock-adjustments',
  tag: 'Products',
  summary: 'Add or take units on hand, with a reason',
  access: 'stock.write',
  params: byId,
  body: stockAdjustmentInput,
  status: 201,
  idempotency: 'accepted',
  response: z
    .strictObject({ variantId: idSchema, onHand: z.int(), reserved: z.int(), free: z.int() })
    .meta({ id: 'StockLevel' }),
  refusals: ['variant.not_found', 'stock.negative'],
});
