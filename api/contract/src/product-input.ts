import { z } from 'zod';
import {
  productOptionSchema,
  productStatusSchema,
  seoSchema,
  specificationSchema,
  taxCategorySchema,
} from './catalog.js';
import { customFieldValuesSchema } from './custom-field.js';
import { amountMinorSchema } from './money.js';
import { idSchema, slugSchema, textLine, timestampSchema } from './primitives.js';

/** `allow`: sold beyond what is on hand, the rest promised. */
export const backorderPolicySchema = z.enum(['refuse', 'allow']).meta({ id: 'BackorderPolicy' });
export type BackorderPolicy = z.infer<typeof backorderPolicySchema>;

/** An edge of a variant as it is packed. */
export const lengthSchema = z
  .int()
  .min(1)
  .max(100_000)
  .nullable()
  .meta({ description: 'Millimetres; null: not known' });
/** From which number of units on a variant counts as low. */
export const variantThresholdSchema = z
  .int()
  .min(0)
  .max(1_000_000)
  .nullable()
  .meta({ description: 'Units free at or below which the merchant is told; null: the shop’s own threshold' });

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
  compareAtPriceMinor: amountMinorSchema
    .nullable()
    .default(null)
    .meta({ description: 'Former price; shown to shoppers only while it is higher than the price' }),
  costMinor: amountMinorSchema.nullable().default(null),
  weightGrams: z.int().min(0).max(1_000_000).default(0),
  lengthMm: lengthSchema.default(null),
  widthMm: lengthSchema.default(null),
  heightMm: lengthSchema.default(null),
  backorderPolicy: backorderPolicySchema.default('refuse'),
  lowStockThreshold: variantThresholdSchema.default(null),
  mediaId: idSchema
    .nullable()
    .optional()
    .meta({ description: 'One of the product’s pictures, null for none; the one it has when left out' }),
  isActive: z.boolean().default(true),
  initialStock: z
    .int()
    .min(0)
    .max(1_000_000)
    .optional()
    .meta({ description: 'New variants only: units on hand at the default location' }),
});
export type VariantInput = z.infer<typeof variantInput>;

const momentInput = timestampSchema.nullable().optional();

/**
 * Whole-record write of a product: what is left out takes its default. Dates, custom fields, pictures and related products are
 * left as they are when left out.
 */
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
  publishedAt: momentInput.meta({
    description:
      'On sale from then. Null: from now when active, else never yet; so too when left out by a product without one',
  }),
  unpublishAt: momentInput.meta({ description: 'Off sale from then, after publishedAt; null: never' }),
  customFields: customFieldValuesSchema.optional(),
  relatedIds: z.array(idSchema).max(24).optional().meta({ description: 'Products shown beside it, in this order' }),
  mediaIds: z.array(idSchema).max(100).optional().meta({ description: 'Its pictures, in this order' }),
});
export type ProductInput = z.infer<typeof productInput>;
