import { z } from 'zod';
import { defineOperation } from './operation.js';
import { idSchema, listOf, pageQuery, timestampSchema } from './primitives.js';
import { adminProductListQuery } from './product.js';

/** `csv`, `jsonl`: SmallShop’s own, which an import reads back unchanged. `shopify`: CSV as Shopify imports it. */
export const exportFormatSchema = z.enum(['csv', 'jsonl', 'shopify']).meta({ id: 'ExportFormat' });
export type ExportFormat = z.infer<typeof exportFormatSchema>;

export const exportInput = z.strictObject({
  format: exportFormatSchema,
  filter: adminProductListQuery
    .omit({ limit: true, cursor: true, include: true, sort: true })
    .prefault({})
    .meta({ description: 'As in the list of products; empty for all' }),
  includeIds: z
    .boolean()
    .default(false)
    .meta({ description: 'To rename SKUs and slugs in the file; ids mean nothing in another shop' }),
});
export type ExportInput = z.infer<typeof exportInput>;

export const exportSchema = z
  .strictObject({
    id: idSchema,
    format: exportFormatSchema,
    fileName: z.string(),
    state: z.enum(['writing', 'ready', 'failed']),
    products: z.int().min(0).meta({ description: 'Written so far' }),
    total: z.int().min(0).nullable(),
    byteSize: z.int().nullable(),
    downloadUrl: z
      .string()
      .nullable()
      .meta({ description: 'Signed, good for an hour from this answer; null until ready' }),
    createdBy: z.string(),
    createdAt: timestampSchema,
    finishedAt: timestampSchema.nullable(),
  })
  .meta({ id: 'ProductExport' });
export type ProductExport = z.infer<typeof exportSchema>;

const tag = 'Import and export';

export const exportProducts = defineOperation({
  id: 'exportProducts',
  method: 'POST',
  path: '/admin/exports/products',
  tag,
  summary: 'Write products to a file, to be downloaded when it is ready',
  access: 'catalog.read',
  body: exportInput,
  status: 202,
  response: exportSchema,
});
export const listExports = defineOperation({
  id: 'listExports',
  method: 'GET',
  path: '/admin/exports/products',
  tag,
  summary: 'Exports of the last days, newest first',
  access: 'catalog.read',
  query: pageQuery.omit({ include: true }),
  response: listOf(exportSchema),
});
export const getExport = defineOperation({
  id: 'getExport',
  method: 'GET',
  path: '/admin/exports/products/{id}',
  tag,
  summary: 'One export, with its link once it is ready',
  access: 'catalog.read',
  params: z.strictObject({ id: idSchema }),
  response: exportSchema,
  refusals: ['export.not_found'],
});
export const downloadExport = defineOperation({
  id: 'downloadExport',
  method: 'GET',
  path: '/exports/{token}',
  tag,
  summary: 'The file of an export, by its signed link',
  access: 'public',
  params: z.strictObject({ token: z.string().min(16).max(1024) }),
  produces: 'application/octet-stream',
  refusals: ['export.not_found'],
});
