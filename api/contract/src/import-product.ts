import { z } from 'zod';
import { productOptionSchema, productStatusSchema, specificationSchema, taxCategorySchema } from './catalog.js';

const text = z.string().nullable().optional();
const whole = z.int().nullable().optional();

/** A variant of an imported or exported product. What is left out is not touched; null empties it. */
export const importedVariantSchema = z
  .strictObject({
    id: z.string().optional(),
    sku: z.string().optional(),
    barcode: text,
    optionValues: z.array(z.string()).optional(),
    priceMinor: z.int().optional(),
    compareAtPriceMinor: whole,
    costMinor: whole,
    weightGrams: whole,
    lengthMm: whole,
    widthMm: whole,
    heightMm: whole,
    backorderPolicy: z.enum(['refuse', 'allow']).optional(),
    lowStockThreshold: whole,
    isActive: z.boolean().optional(),
    imageUrl: z.string().optional().meta({ description: 'One of the product’s `images`' }),
    stock: z
      .array(z.strictObject({ location: z.string().nullable(), onHand: z.int() }))
      .optional()
      .meta({ description: 'Units counted, by name of the location; null: the one chosen for the import' }),
  })
  .meta({ id: 'ImportedVariant' });
export type ImportedVariant = z.infer<typeof importedVariantSchema>;

/**
 * One product of an import: a line of a JSONL file, and what rows of a CSV file come to. What is left out is not touched (or
 * takes its default, when the product is new); null empties it. Matched by `id`, else by the SKUs of its variants, else by `slug`.
 */
export const importedProductSchema = z
  .strictObject({
    id: z.string().optional(),
    slug: z.string().optional(),
    title: z.string().optional(),
    subtitle: text,
    descriptionHtml: text,
    brand: text,
    status: productStatusSchema.optional(),
    isDigital: z.boolean().optional(),
    taxCategory: taxCategorySchema.optional(),
    tags: z.array(z.string()).optional(),
    specs: z.array(z.strictObject(specificationSchema.shape)).optional(),
    seoTitle: text,
    seoDescription: text,
    categories: z
      .array(z.array(z.string()).min(1))
      .optional()
      .meta({ description: 'Each from the top of the tree down; missing ones are made' }),
    publishedAt: text,
    unpublishAt: text,
    customFields: z.record(z.string(), z.unknown()).optional(),
    related: z.array(z.string()).optional().meta({ description: 'Slugs or SKUs of products shown beside it' }),
    images: z
      .array(z.strictObject({ url: z.string(), alt: z.string() }))
      .optional()
      .meta({ description: 'Public addresses; fetched after the product is in place' }),
    options: z.array(z.strictObject(productOptionSchema.shape)).optional(),
    variants: z.array(importedVariantSchema),
  })
  .meta({ id: 'ImportedProduct' });
export type ImportedProduct = z.infer<typeof importedProductSchema>;
