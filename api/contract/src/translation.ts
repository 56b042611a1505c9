import { z } from 'zod';
import { defineOperation } from './operation.js';
import { idSchema, listOf, localeSchema, pageQuery, timestampSchema } from './primitives.js';
import { sheetRefusalCodes, sheetReportSchema } from './sheet.js';

/** What can be translated. `storefront`: the words of the shop's theme, template by template, and its tagline. */
export const translatableKindSchema = z
  .enum([
    ...(['product', 'category', 'collection', 'page', 'menu'] as const),
    ...(['storefront', 'custom_field', 'shipping_method', 'media'] as const),
  ])
  .meta({ id: 'TranslatableKind' });
export type TranslatableKind = z.infer<typeof translatableKindSchema>;

/**
 * Name of a text: `title`, `seoDescription`, an entry of a list by its place, such as `options.0.values.2`, or a setting of a
 * section of the theme, such as `hero.heading`.
 */
const textKey = z
  .string()
  .max(130)
  .regex(/^[a-zA-Z0-9][\w-]*(?:\.[\w-]+)*$/)
  .meta({ examples: ['title'] });

/** One text of a record in the shop's own language, and whether it is a line, several lines or sanitised HTML. */
export const translatableTextSchema = z
  .strictObject({
    key: textKey,
    format: z.enum(['line', 'text', 'html']),
    source: z.string(),
    label: z
      .string()
      .nullable()
      .meta({ description: 'What the theme calls it; null for texts that are not a theme’s' }),
    group: z.string().nullable().meta({ description: 'The section of the theme it stands in' }),
  })
  .meta({ id: 'TranslatableText' });
export type TranslatableText = z.infer<typeof translatableTextSchema>;

/** A record in another language. `version` is 0 while nobody has translated anything. */
export const translationSchema = z
  .strictObject({
    locale: localeSchema,
    isPublished: z.boolean(),
    texts: z.record(textKey, z.string()).meta({ description: 'What is left out falls back to the shop’s own' }),
    missing: z.array(textKey).meta({ description: 'Texts that have no translation' }),
    outdated: z.array(textKey).meta({ description: 'Texts whose original changed since they were translated' }),
    version: z.int().min(0),
    updatedBy: z.string(),
    updatedAt: timestampSchema.nullable(),
  })
  .meta({ id: 'Translation' });
export type Translation = z.infer<typeof translationSchema>;

/** A record with its texts, beside each of the shop's other languages. */
export const translatedRecordSchema = z
  .strictObject({
    kind: translatableKindSchema,
    id: idSchema,
    title: z.string(),
    locale: localeSchema.meta({ description: 'The shop’s own language' }),
    texts: z.array(translatableTextSchema),
    translations: z.array(translationSchema),
  })
  .meta({ id: 'TranslatedRecord' });
export type TranslatedRecord = z.infer<typeof translatedRecordSchema>;

const recordParams = z.strictObject({ kind: translatableKindSchema, id: idSchema });

/** Texts to write; those left out stay as they are, an empty one falls back to the shop's own again. */
export const translationInput = z.strictObject({
  texts: z
    .record(textKey, z.string().max(60_000))
    .refine((texts) => Object.keys(texts).length <= 400, 'At most 400 texts.'),
});
export type TranslationInput = z.infer<typeof translationInput>;

/** How far one kind is translated into one language. A record that lacks a text counts as missing, not as outdated. */
export const translationProgressSchema = z
  .strictObject({
    locale: localeSchema,
    kind: translatableKindSchema,
    total: z.int().min(0),
    complete: z.int().min(0),
    outdated: z.int().min(0),
    missing: z.int().min(0),
  })
  .meta({ id: 'TranslationProgress' });
export type TranslationProgress = z.infer<typeof translationProgressSchema>;

/** A record whose translation lacks something. */
export const translationGapSchema = z
  .strictObject({
    kind: translatableKindSchema,
    id: idSchema,
    title: z.string(),
    missing: z.array(textKey),
    outdated: z.array(textKey),
  })
  .meta({ id: 'TranslationGap' });
export type TranslationGap = z.infer<typeof translationGapSchema>;

export const missingTranslationsQuery = pageQuery.omit({ include: true }).extend({
  locale: localeSchema,
  kind: translatableKindSchema,
  state: z.enum(['missing', 'outdated']).optional().meta({ description: 'Both when left out' }),
});
export type MissingTranslationsQuery = z.infer<typeof missingTranslationsQuery>;

export const getTranslationProgress = defineOperation({
  id: 'getTranslationProgress',
  method: 'GET',
  path: '/admin/translations',
  tag: 'Translations',
  summary: 'How far each kind is translated into each language',
  access: 'catalog.read',
  response: z.strictObject({ locale: localeSchema, items: z.array(translationProgressSchema) }),
});
export const listMissingTranslations = defineOperation({
  id: 'listMissingTranslations',
  method: 'GET',
  path: '/admin/translations/missing',
  tag: 'Translations',
  summary: 'Records of a kind whose translation into a language is missing or outdated',
  access: 'catalog.read',
  query: missingTranslationsQuery,
  response: listOf(translationGapSchema).omit({ total: true }),
  refusals: ['language.not_found'],
});
export const getTranslations = defineOperation({
  id: 'getTranslations',
  method: 'GET',
  path: '/admin/translations/{kind}/{id}',
  tag: 'Translations',
  summary:
    'A record’s texts beside each language of the shop; `content.read` for pages, menus and the storefront, `settings.read` for shipping',
  access: 'catalog.read',
  params: recordParams,
  response: translatedRecordSchema,
  refusals: ['translation.not_found'],
});
export const translate = defineOperation({
  id: 'translate',
  method: 'PATCH',
  path: '/admin/translations/{kind}/{id}/{locale}',
  tag: 'Translations',
  summary:
    'Write texts of a record in another language; `content.write` for pages, menus and the storefront, `settings.write` for shipping',
  access: 'catalog.write',
  params: recordParams.extend({ locale: localeSchema }),
  body: translationInput,
  response: translationSchema,
  versioned: true,
  refusals: ['translation.not_found', 'language.not_found', 'translation.text_unknown', 'translation.text_too_long'],
});

/** Columns of a table of translations, in their order. */
export const translationColumns = [
  'Type',
  'Identification',
  'Field',
  'Locale',
  'Status',
  'Default content',
  'Translated content',
] as const;

export const exportTranslations = defineOperation({
  id: 'exportTranslations',
  method: 'GET',
  path: '/admin/translations/export',
  tag: 'Translations',
  summary: 'All texts beside their translations into a language, as CSV; of the kinds the caller may read',
  access: 'catalog.read',
  query: z.strictObject({
    locale: localeSchema,
    kind: translatableKindSchema.optional(),
    state: z.enum(['missing', 'outdated']).optional().meta({ description: 'Only texts that lack something' }),
  }),
  produces: 'text/csv',
  rateClass: 'report',
  refusals: ['language.not_found'],
});
export const importTranslations = defineOperation({
  id: 'importTranslations',
  method: 'POST',
  path: '/admin/translations/import',
  tag: 'Translations',
  summary: 'Write the translations of such a table, sent as the body; rows left empty stay as they are',
  access: 'catalog.write',
  query: z.strictObject({ locale: localeSchema }),
  consumes: 'application/octet-stream',
  response: sheetReportSchema,
  refusals: ['language.not_found', ...sheetRefusalCodes],
});
