import { z } from 'zod';
import { defineOperation } from './operation.js';
import { localeSchema, timestampSchema, versionSchema } from './primitives.js';

/** Most languages a shop can have beside its own. */
export const mostLanguages = 20;

/** First segment of a language's addresses in the storefront, such as `de` or `fr-ch`; the shop's own language has none. */
export const localePrefix = (locale: string): string => locale.toLowerCase();

/**
 * A language of a shop. `draft`: shoppers do not see it. `building`: published, its pages are being made. `published`: shoppers
 * find it at its own addresses.
 */
export const shopLanguageSchema = z
  .strictObject({
    locale: localeSchema,
    isDefault: z.boolean().meta({ description: 'The shop’s own: what other languages fall back to' }),
    state: z.enum(['draft', 'building', 'published']),
    progress: z
      .strictObject({ done: z.int().min(0), total: z.int().min(0) })
      .nullable()
      .meta({ description: 'Products whose pages are made; only while building' }),
    translations: z.int().min(0).meta({ description: 'Records with a translation into it' }),
    storefrontUrl: z.string(),
    version: versionSchema,
    updatedBy: z.string(),
    updatedAt: timestampSchema,
  })
  .meta({ id: 'ShopLanguage' });
export type ShopLanguage = z.infer<typeof shopLanguageSchema>;

const languagesSchema = z.strictObject({ items: z.array(shopLanguageSchema) });
const byLocale = z.strictObject({ locale: localeSchema });

export const listLanguages = defineOperation({
  id: 'listLanguages',
  method: 'GET',
  path: '/admin/languages',
  tag: 'Languages',
  summary: 'Languages of the shop, its own first, then as shoppers are offered them',
  access: 'settings.read',
  response: languagesSchema,
});
export const addLanguage = defineOperation({
  id: 'addLanguage',
  method: 'POST',
  path: '/admin/languages',
  tag: 'Languages',
  summary: 'Add a language; shoppers see it once it is published',
  access: 'settings.write',
  body: byLocale,
  response: shopLanguageSchema,
  status: 201,
  refusals: ['language.exists', 'language.too_many'],
});
export const orderLanguages = defineOperation({
  id: 'orderLanguages',
  method: 'PUT',
  path: '/admin/languages',
  tag: 'Languages',
  summary: 'Put the languages beside the shop’s own in the order shoppers are offered them',
  access: 'settings.write',
  body: z.strictObject({ locales: z.array(localeSchema).max(mostLanguages) }),
  response: languagesSchema,
  refusals: ['language.list_differs'],
});
export const publishLanguage = defineOperation({
  id: 'publishLanguage',
  method: 'PATCH',
  path: '/admin/languages/{locale}',
  tag: 'Languages',
  summary: 'Publish a language or take it back; pages follow in the background',
  access: 'settings.write',
  params: byLocale,
  body: z.strictObject({ isPublished: z.boolean() }),
  response: shopLanguageSchema,
  versioned: true,
  refusals: ['language.not_found', 'language.is_default'],
});
export const removeLanguage = defineOperation({
  id: 'removeLanguage',
  method: 'DELETE',
  path: '/admin/languages/{locale}',
  tag: 'Languages',
  summary: 'Remove a language that is not published',
  access: 'settings.write',
  params: byLocale,
  query: z.strictObject({
    deleteTranslations: z.enum(['true']).optional().meta({ description: 'Its translations go with it' }),
  }),
  versioned: true,
  refusals: ['language.not_found', 'language.is_default', 'language.published', 'language.has_translations'],
});
