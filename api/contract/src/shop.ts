import { z } from 'zod';
import {
  countrySchema,
  emailSchema,
  idSchema,
  localeSchema,
  slugSchema,
  textLine,
  timestampSchema,
  versionSchema,
} from './primitives.js';
import { currencySchema } from './money.js';
import { defineOperation } from './operation.js';

/** What anyone may know of a shop; enough for a storefront to speak its language. */
export const shopSchema = z
  .strictObject({
    id: idSchema,
    slug: slugSchema,
    name: z.string(),
    tagline: z.string(),
    contactEmail: z.string(),
    currency: currencySchema,
    currencies: z.array(currencySchema).meta({ description: 'Those shoppers may choose, its own first' }),
    locale: localeSchema,
    locales: z.array(localeSchema).meta({ description: 'Languages shoppers are offered, the shop’s own first' }),
    country: countrySchema,
    timezone: z.string(),
    pricesIncludeTax: z.boolean(),
    logoSvg: z.string().nullable().meta({ description: 'Sanitised inline SVG' }),
    faviconSvg: z.string().nullable(),
  })
  .meta({ id: 'Shop' });
export type Shop = z.infer<typeof shopSchema>;

/** Which theme draws the shop, pinned to a published revision of the merchant's own settings. */
export const shopThemeSchema = z
  .strictObject({
    themeId: z.string(),
    themeVersion: z.string(),
    revision: z.int().min(1),
    settings: z.record(z.string(), z.unknown()),
    templates: z.record(z.string(), z.unknown()).meta({ description: 'Templates the merchant changed, by name' }),
  })
  .meta({ id: 'ShopTheme' });
export type ShopTheme = z.infer<typeof shopThemeSchema>;

/**
 * What a shop says on its pages beside its catalog, in another language: by part (`shop`, `settings`, or a template's name), then by
 * key. What is left out stays in the shop's own language.
 */
const storefrontTextsSchema = z.record(z.string(), z.record(z.string(), z.string()));
export type StorefrontTexts = z.infer<typeof storefrontTextsSchema>;

/** A host resolved once; everything else about a request to a storefront derives from it. */
export const resolvedHostSchema = z.strictObject({
  status: z.enum(['active', 'suspended']),
  shop: shopSchema,
  theme: shopThemeSchema,
  texts: z
    .record(localeSchema, storefrontTextsSchema)
    .meta({ description: 'By language, of those shoppers are offered' }),
  canonicalOrigin: z.string(),
  purgeSequence: z.int().min(0).meta({ description: 'Newest purge of this shop; see the purge stream' }),
});
export type ResolvedHost = z.infer<typeof resolvedHostSchema>;

/** Settings a merchant edits. */
export const shopSettingsSchema = z
  .strictObject({
    name: z.string(),
    legalName: z.string(),
    tagline: z.string(),
    contactEmail: z.string(),
    currency: currencySchema,
    locale: localeSchema,
    country: countrySchema,
    timezone: z.string(),
    pricesIncludeTax: z.boolean(),
    slug: slugSchema,
    storefrontUrl: z.string(),
    theme: z.strictObject({ themeId: z.string(), name: z.string(), themeVersion: z.string() }),
    version: versionSchema,
    updatedAt: timestampSchema,
  })
  .meta({ id: 'ShopSettings' });
export type ShopSettings = z.infer<typeof shopSettingsSchema>;

const isTimezone = (zone: string): boolean => {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone }).format(0).length > 0;
  } catch {
    return false;
  }
};

/** IANA time zone; decides where a shop's days begin. */
export const timezoneSchema = z
  .string()
  .refine(isTimezone, 'Use an IANA time zone such as Europe/Berlin.')
  .meta({ examples: ['Europe/Berlin'] });

/** Currency and country are fixed once a shop sells, and the tax mode is among its taxes; they are not among these. */
export const shopSettingsInput = z.strictObject({
  name: textLine(80),
  legalName: textLine(120, 0),
  tagline: textLine(160, 0),
  contactEmail: emailSchema,
  locale: localeSchema,
  timezone: timezoneSchema,
});
export type ShopSettingsInput = z.infer<typeof shopSettingsInput>;

export const getShop = defineOperation({
  id: 'getShop',
  method: 'GET',
  path: '/shop',
  tag: 'Shop',
  summary: 'The shop at this address',
  access: 'public',
  response: shopSchema,
});
export const getShopSettings = defineOperation({
  id: 'getShopSettings',
  method: 'GET',
  path: '/admin/settings',
  tag: 'Settings',
  summary: 'Settings of the shop',
  access: 'settings.read',
  response: shopSettingsSchema,
  versioned: true,
});
export const updateShopSettings = defineOperation({
  id: 'updateShopSettings',
  method: 'PUT',
  path: '/admin/settings',
  tag: 'Settings',
  summary: 'Change the settings of the shop',
  access: 'settings.write',
  body: shopSettingsInput,
  response: shopSettingsSchema,
  versioned: true,
  refusals: ['precondition.failed', 'language.exists'],
});
