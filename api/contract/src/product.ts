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
import { customFieldValuesSchema } from './custom-field.js';
import { imageSchema } from './media.js';
import { moneySchema } from './money.js';
import { defineOperation } from './operation.js';
import { backorderPolicySchema, lengthSchema, productInput, variantThresholdSchema } from './product-input.js';
import { idSchema, listOf, pageQuery, slugSchema, timestampSchema, versionSchema } from './primitives.js';

const byId = z.strictObject({ id: idSchema });

/** A variant as its merchant sees it: cost and exact stock included. `compareAtPrice` is shown to shoppers only when higher. */
export const adminVariantSchema = variantSchema
  .omit({ availability: true })
  .extend({
    cost: moneySchema.nullable(),
    lengthMm: lengthSchema,
    widthMm: lengthSchema,
    heightMm: lengthSchema,
    backorderPolicy: backorderPolicySchema,
    lowStockThreshold: variantThresholdSchema,
    isActive: z.boolean(),
    onHand: z.int(),
    reserved: z.int(),
    free: z.int(),
  })
  .meta({ id: 'AdminVariant' });
export type AdminVariant = z.infer<typeof adminVariantSchema>;

/** A product shown beside another. */
export const relatedProductSchema = z
  .strictObject({
    id: idSchema,
    title: z.string(),
    slug: slugSchema,
    image: imageSchema.nullable(),
    status: productStatusSchema,
  })
  .meta({ id: 'RelatedProduct' });
export type RelatedProduct = z.infer<typeof relatedProductSchema>;

/** A product as its merchant sees it: drafts, costs and exact stock included. */
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
    customFields: customFieldValuesSchema,
    related: z.array(relatedProductSchema),
    storefrontUrl: z.string(),
    version: versionSchema,
    publishedAt: timestampSchema.nullable().meta({ description: 'On sale from then; in the future: scheduled' }),
    unpublishAt: timestampSchema.nullable().meta({ description: 'Off sale from then' }),
    createdAt: timestampSchema,
    updatedAt: timestampSchema,
    updatedBy: z.string().meta({ description: 'Who made this version' }),
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
    publishedAt: timestampSchema.nullable(),
    unpublishAt: timestampSchema.nullable(),
    updatedAt: timestampSchema,
  })
  .meta({ id: 'AdminProductRow' });
export type AdminProductRow = z.infer<typeof adminProductRowSchema>;

/**
 * Where an active product stands in time: `scheduled` before `publishedAt`, `ended` from `unpublishAt` on, otherwise `on_sale`.
 * Null for drafts and archived products.
 */
export function saleStateOf(
  { status, publishedAt, unpublishAt }: Pick<AdminProductRow, 'status' | 'publishedAt' | 'unpublishAt'>,
  now: Date,
): 'scheduled' | 'on_sale' | 'ended' | null {
  if (status !== 'active') return null;
  if (unpublishAt !== null && new Date(unpublishAt) <= now) return 'ended';
  return publishedAt !== null && new Date(publishedAt) > now ? 'scheduled' : 'on_sale';
}

export const adminProductListQuery = pageQuery.extend({
  q: z.string().trim().max(100).optional(),
  status: productStatusSchema.optional(),
  category: slugSchema.optional(),
  brand: z.string().trim().min(1).max(80).optional(),
  tag: z.string().trim().min(1).max(40).optional(),
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
    'variant.barcode_taken',
    'variant.media_mismatch',
    'category.not_found',
    'custom_field.invalid',
    'media.not_found',
    'product.publish_incomplete',
    'product.related_not_found',
    'product.schedule_invalid',
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
    'variant.barcode_taken',
    'variant.media_mismatch',
    'category.not_found',
    'custom_field.invalid',
    'media.not_found',
    'product.publish_incomplete',
    'product.related_not_found',
    'product.schedule_invalid',
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
