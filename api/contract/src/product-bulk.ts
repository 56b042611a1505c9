import { z } from 'zod';
import { productStatusSchema } from './catalog.js';
import { defineOperation } from './operation.js';
import { idSchema, textLine } from './primitives.js';
import { adminProductSchema } from './product.js';

const tagsInput = z.array(textLine(40)).min(1).max(30);

/** One change for many products. */
export const productChangeSchema = z
  .discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('set_status'), status: productStatusSchema }),
    z.strictObject({ kind: z.literal('add_tags'), tags: tagsInput }),
    z.strictObject({ kind: z.literal('remove_tags'), tags: tagsInput }),
    z.strictObject({ kind: z.literal('add_to_category'), categoryId: idSchema }),
    z.strictObject({ kind: z.literal('remove_from_category'), categoryId: idSchema }),
    z.strictObject({ kind: z.literal('delete') }),
  ])
  .meta({ id: 'ProductChange' });
export type ProductChange = z.infer<typeof productChangeSchema>;

/** What came of a change for one product. `refused`: it is as it was; `code` and `message` say why. */
export const productOutcomeSchema = z
  .strictObject({
    id: idSchema,
    outcome: z.enum(['changed', 'unchanged', 'refused']),
    code: z
      .string()
      .optional()
      .meta({ description: 'Code of the refusal', examples: ['product.has_orders'] }),
    message: z.string().optional(),
    details: z.record(z.string(), z.unknown()).optional(),
  })
  .meta({ id: 'ProductOutcome' });
export type ProductOutcome = z.infer<typeof productOutcomeSchema>;

export const changeProducts = defineOperation({
  id: 'changeProducts',
  method: 'POST',
  path: '/admin/products/bulk',
  tag: 'Products',
  summary: 'Change many products, each for itself: one that is refused does not hold up the others',
  access: 'catalog.write',
  status: 200,
  body: z.strictObject({ ids: z.array(idSchema).min(1).max(100), change: productChangeSchema }),
  response: z.strictObject({ items: z.array(productOutcomeSchema) }),
  idempotency: 'none',
});
export const duplicateProduct = defineOperation({
  id: 'duplicateProduct',
  method: 'POST',
  path: '/admin/products/{id}/duplicate',
  tag: 'Products',
  summary: 'A draft like this product, with SKUs and an address of its own, without barcodes and stock',
  access: 'catalog.write',
  status: 201,
  params: z.strictObject({ id: idSchema }),
  body: z.strictObject({ title: textLine(160).optional().meta({ description: '“… (copy)” when left out' }) }),
  response: adminProductSchema,
  versioned: true,
  idempotency: 'accepted',
  refusals: ['product.not_found', 'custom_field.invalid'],
});
export const listProductTerms = defineOperation({
  id: 'listProductTerms',
  method: 'GET',
  path: '/admin/products/terms',
  tag: 'Products',
  summary: 'Brands or tags in use that begin with what was typed, in alphabetical order',
  access: 'catalog.read',
  query: z.strictObject({
    kind: z.enum(['brand', 'tag']),
    q: z.string().trim().max(80).default(''),
    limit: z.coerce.number().int().min(1).max(100).default(10),
  }),
  response: z.strictObject({ items: z.array(z.string()) }),
});
