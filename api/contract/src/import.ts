import { z } from 'zod';
import { importFieldSchema } from './import-field.js';
import { defineOperation } from './operation.js';
import { idSchema, listOf, pageQuery, timestampSchema, versionSchema } from './primitives.js';

/** The largest file an import takes. */
export const maxImportBytes = 500 * 1024 * 1024;
/** How long an import can be undone, and its rows are kept. */
export const importUndoDays = 30;

/**
 * `analysed`: the columns are known, the mapping waits for a person. `checking`: the dry run. `checked`: its outcome waits to be
 * applied. `applying`, `undoing`: at work; a worker that dies is followed by the next.
 */
export const importStateSchema = z
  .enum(['analysed', 'checking', 'checked', 'applying', 'applied', 'undoing', 'undone', 'cancelled', 'failed'])
  .meta({ id: 'ImportState' });
export type ImportState = z.infer<typeof importStateSchema>;

/** Whose export a file is; `other`: nobody’s we know, mapped by its column names. */
export const importFormatSchema = z.enum(['smallshop', 'shopify', 'woocommerce', 'other']).meta({ id: 'ImportFormat' });
export type ImportFormat = z.infer<typeof importFormatSchema>;

export const importOptionsSchema = z
  .strictObject({
    policy: z.enum(['createAndUpdate', 'createOnly', 'updateOnly']).default('createAndUpdate'),
    blanks: z
      .enum(['leave', 'clear'])
      .default('leave')
      .meta({ description: 'What an empty cell does to a product that exists already' }),
    locationId: idSchema
      .nullable()
      .default(null)
      .meta({ description: 'Where units on hand are counted; null: the default location' }),
  })
  .meta({ id: 'ImportOptions' });
export type ImportOptions = z.infer<typeof importOptionsSchema>;

const columnSchema = z.strictObject({
  name: z.string(),
  samples: z.array(z.string()).meta({ description: 'Up to three values from the first rows, shortened' }),
  field: importFieldSchema.nullable().meta({ description: 'Null: not imported' }),
});
export type ImportColumn = z.infer<typeof columnSchema>;

const count = z.int().min(0);

/** An import of products and how far it has come. */
export const importSchema = z
  .strictObject({
    id: idSchema,
    fileName: z.string(),
    byteSize: z.int(),
    container: z.enum(['csv', 'jsonl']),
    format: importFormatSchema,
    encoding: z.string(),
    delimiter: z.string().meta({ description: 'Empty for JSONL' }),
    state: importStateSchema,
    columns: z.array(columnSchema).meta({ description: 'Of CSV files' }),
    options: importOptionsSchema,
    progress: z
      .strictObject({
        phase: z.enum(['reading', 'checking', 'applying', 'linking', 'undoing']),
        done: count,
        total: count.nullable().meta({ description: 'Null while it is not known yet' }),
        etaSeconds: count.nullable(),
      })
      .nullable(),
    counts: z.strictObject({
      rows: count,
      products: count,
      create: count,
      update: count,
      unchanged: count,
      skipped: count.meta({ description: 'Left alone by the policy' }),
      error: count.meta({ description: 'Not imported; see the issues' }),
      applied: count,
      images: count,
      imagesDone: count,
      imagesFailed: count,
    }),
    undo: z
      .strictObject({ restored: count, deleted: count, archived: count, kept: count })
      .nullable()
      .meta({ description: '`kept`: changed since, and so left as they are' }),
    undoUntil: timestampSchema.nullable().meta({ description: 'Null: there is nothing to undo' }),
    failure: z.strictObject({ code: z.string(), message: z.string() }).nullable(),
    createdBy: z.string(),
    version: versionSchema,
    createdAt: timestampSchema,
    updatedAt: timestampSchema,
    finishedAt: timestampSchema.nullable(),
  })
  .meta({ id: 'ProductImport' });
export type ProductImport = z.infer<typeof importSchema>;

export const importOutcomeSchema = z
  .enum(['create', 'update', 'unchanged', 'skipped', 'error'])
  .meta({ id: 'ImportOutcome' });
export type ImportOutcome = z.infer<typeof importOutcomeSchema>;

/** One field that an import changes; `sku` names the variant it belongs to, null for the product's own. */
export const importChangeSchema = z
  .strictObject({
    field: z.string(),
    sku: z.string().nullable(),
    before: z.unknown().meta({ description: 'Null: there was none' }),
    after: z.unknown(),
  })
  .meta({ id: 'ImportChange' });
export type ImportChange = z.infer<typeof importChangeSchema>;

/** A product of the file and what becomes of it. */
export const importedRowSchema = z
  .strictObject({
    position: z.int().meta({ description: 'Row of the file it begins at; the header is row 1' }),
    title: z.string(),
    outcome: importOutcomeSchema,
    productId: idSchema.nullable(),
    isApplied: z.boolean(),
    changes: z.array(importChangeSchema).meta({ description: 'Of updates' }),
    undone: z
      .enum(['restored', 'deleted', 'archived', 'kept'])
      .nullable()
      .meta({ description: 'What an undo made of it' }),
    kept: z.array(z.string()).meta({ description: 'Fields an undo left alone because they were changed since' }),
  })
  .meta({ id: 'ImportedRow' });
export type ImportedRow = z.infer<typeof importedRowSchema>;

/** Something to know of a row. Errors keep its product out; warnings do not. */
export const importIssueSchema = z
  .strictObject({
    row: z.int().meta({ description: 'The header is row 1' }),
    column: z.string().nullable(),
    severity: z.enum(['error', 'warning']),
    code: z.string().meta({ description: 'Permanent dotted code', examples: ['value.invalid'] }),
    reason: z.string().meta({ description: 'What is wrong and what to do' }),
  })
  .meta({ id: 'ImportIssue' });
export type ImportIssue = z.infer<typeof importIssueSchema>;

/** A picture an import could not fetch. */
export const importImageSchema = z
  .strictObject({ url: z.string(), productId: idSchema, title: z.string(), reason: z.string() })
  .meta({ id: 'ImportImage' });
export type ImportImage = z.infer<typeof importImageSchema>;

const byId = z.strictObject({ id: idSchema });
const tag = 'Import and export';

export const uploadImport = defineOperation({
  id: 'uploadImport',
  method: 'POST',
  path: '/admin/import/products',
  tag,
  summary: 'Send a file of products (CSV or JSONL, up to 500 MB) as the request’s body; nothing is imported yet',
  access: 'catalog.write',
  query: z.strictObject({ fileName: z.string().trim().min(1).max(200) }),
  consumes: 'application/octet-stream',
  status: 201,
  response: importSchema,
  refusals: ['import.file_unreadable', 'import.format_unknown', 'import.too_large'],
});
export const listImports = defineOperation({
  id: 'listImports',
  method: 'GET',
  path: '/admin/import/products',
  tag,
  summary: 'Imports, newest first',
  access: 'catalog.read',
  query: pageQuery.omit({ include: true }),
  response: listOf(importSchema),
});
export const getImport = defineOperation({
  id: 'getImport',
  method: 'GET',
  path: '/admin/import/products/{id}',
  tag,
  summary: 'One import and its progress',
  access: 'catalog.read',
  params: byId,
  response: importSchema,
  refusals: ['import.not_found'],
});
export const listImportFields = defineOperation({
  id: 'listImportFields',
  method: 'GET',
  path: '/admin/import/fields',
  tag,
  summary: 'What a column can be in this shop, its custom fields and locations included',
  access: 'catalog.read',
  response: z.strictObject({
    items: z.array(
      z.strictObject({
        field: importFieldSchema,
        label: z.string(),
        group: z.enum(['product', 'option', 'variant', 'stock', 'woocommerce']),
      }),
    ),
  }),
});
export const checkImport = defineOperation({
  id: 'checkImport',
  method: 'PUT',
  path: '/admin/import/products/{id}/mapping',
  tag,
  summary: 'Say what the columns mean, and begin the dry run; again to correct it',
  access: 'catalog.write',
  params: byId,
  body: z.strictObject({
    columns: z
      .array(importFieldSchema.nullable())
      .max(1000)
      .optional()
      .meta({ description: 'One for each column in order; as recognised when left out' }),
    options: importOptionsSchema.prefault({}),
  }),
  response: importSchema,
  refusals: ['import.not_found', 'import.mapping_incomplete', 'import.transition_refused', 'location.not_found'],
});
export const listImportedProducts = defineOperation({
  id: 'listImportedProducts',
  method: 'GET',
  path: '/admin/import/products/{id}/products',
  tag,
  summary: 'What becomes of each product of the file, with the fields that change',
  access: 'catalog.read',
  params: byId,
  query: pageQuery.omit({ include: true }).extend({ outcome: importOutcomeSchema.optional() }),
  response: listOf(importedRowSchema),
  refusals: ['import.not_found'],
});
export const listImportIssues = defineOperation({
  id: 'listImportIssues',
  method: 'GET',
  path: '/admin/import/products/{id}/issues',
  tag,
  summary: 'Errors and warnings by row and column',
  access: 'catalog.read',
  params: byId,
  query: pageQuery.omit({ include: true }).extend({ severity: z.enum(['error', 'warning']).optional() }),
  response: listOf(importIssueSchema),
  refusals: ['import.not_found'],
});
export const listImportImages = defineOperation({
  id: 'listImportImages',
  method: 'GET',
  path: '/admin/import/products/{id}/failed-images',
  tag,
  summary: 'Pictures that could not be fetched, and why',
  access: 'catalog.read',
  params: byId,
  query: pageQuery.omit({ include: true }),
  response: listOf(importImageSchema),
  refusals: ['import.not_found'],
});
export const downloadFailedRows = defineOperation({
  id: 'downloadFailedRows',
  method: 'GET',
  path: '/admin/import/products/{id}/failed-rows',
  tag,
  summary: 'The rows that were not imported, as they came, with a column `error`: to mend and send again',
  access: 'catalog.read',
  params: byId,
  produces: 'application/octet-stream',
  refusals: ['import.not_found'],
});
export const applyImport = defineOperation({
  id: 'applyImport',
  method: 'POST',
  path: '/admin/import/products/{id}/apply',
  tag,
  summary: 'Write what the dry run showed; rows with errors are left out',
  access: 'catalog.write',
  params: byId,
  response: importSchema,
  refusals: ['import.not_found', 'import.transition_refused'],
});
export const cancelImport = defineOperation({
  id: 'cancelImport',
  method: 'POST',
  path: '/admin/import/products/{id}/cancel',
  tag,
  summary: 'Stop; what has been written stays, and can be undone',
  access: 'catalog.write',
  params: byId,
  response: importSchema,
  refusals: ['import.not_found', 'import.transition_refused'],
});
export const undoImport = defineOperation({
  id: 'undoImport',
  method: 'POST',
  path: '/admin/import/products/{id}/undo',
  tag,
  summary: 'Take back everything an import wrote, except what was changed since',
  access: 'catalog.write',
  params: byId,
  response: importSchema,
  refusals: ['import.not_found', 'import.transition_refused', 'import.undo_expired'],
});
