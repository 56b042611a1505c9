import { z } from 'zod';
import { loginInput, refreshInput, sessionSchema } from './customer.js';
import { currencySchema } from './money.js';
import { defineOperation } from './operation.js';
import {
  countrySchema,
  emailSchema,
  idSchema,
  listOf,
  localeSchema,
  pageQuery,
  slugSchema,
  textLine,
  timestampSchema,
  versionSchema,
} from './primitives.js';
import { timezoneSchema } from './shop.js';

/** Hosts the platform itself answers on; no shop may take them. */
export const reservedSlugs = [
  'www',
  'api',
  'admin',
  'app',
  'console',
  'platform',
  'docs',
  'mail',
  'static',
  'assets',
  'status',
  'help',
  'support',
] as const;

export const shopSlugSchema = slugSchema
  .min(3, 'Use at least 3 characters.')
  .max(40)
  .refine((slug) => !reservedSlugs.some((reserved) => reserved === slug), 'This address is reserved; choose another.');

export const platformProfileSchema = z
  .strictObject({ id: idSchema, email: z.string(), name: z.string() })
  .meta({ id: 'PlatformProfile' });
export const platformSessionSchema = sessionSchema
  .extend({ profile: platformProfileSchema })
  .meta({ id: 'PlatformSession' });

export const themeSummarySchema = z
  .strictObject({
    id: z.string(),
    name: z.string(),
    version: z.string(),
    description: z.string(),
    colors: z.array(z.string()).meta({ description: 'Characteristic colours, for previews' }),
    previewUrl: z.string().nullable(),
  })
  .meta({ id: 'ThemeSummary' });
export type ThemeSummary = z.infer<typeof themeSummarySchema>;

export const platformShopSchema = z
  .strictObject({
    id: idSchema,
    slug: slugSchema,
    name: z.string(),
    status: z.enum(['active', 'suspended']),
    suspendedReason: z.string().nullable(),
    plan: z.string(),
    currency: currencySchema,
    locale: localeSchema,
    country: countrySchema,
    themeId: z.string(),
    storefrontUrl: z.string(),
    domains: z.array(z.string()),
    owner: z.strictObject({ name: z.string(), email: z.string() }).nullable(),
    productCount: z.int(),
    orderCount: z.int(),
    orders30d: z.int(),
    version: versionSchema,
    createdAt: timestampSchema,
  })
  .meta({ id: 'PlatformShop' });
export type PlatformShop = z.infer<typeof platformShopSchema>;

export const createShopInput = z.strictObject({
  name: textLine(80),
  slug: shopSlugSchema,
  owner: z.strictObject({ name: textLine(80), email: emailSchema }),
  themeId: z.string().min(1).max(40),
  currency: currencySchema,
  locale: localeSchema,
  country: countrySchema,
  timezone: timezoneSchema.default('UTC'),
  catalog: z
    .enum(['sample', 'empty'])
    .meta({ description: '`sample`: a few products in two categories to start from' }),
});
export type CreateShopInput = z.infer<typeof createShopInput>;

export const createdShopSchema = z
  .strictObject({
    shop: platformShopSchema,
    ownerPassword: z
      .string()
      .nullable()
      .meta({ description: 'Shown once; null when the e-mail already had an account' }),
  })
  .meta({ id: 'CreatedShop' });

export const auditEntrySchema = z
  .strictObject({
    id: idSchema,
    actor: z.string(),
    action: z.string(),
    reason: z.string(),
    shopSlug: z.string().nullable(),
    createdAt: timestampSchema,
  })
  .meta({ id: 'AuditEntry' });
export type AuditEntry = z.infer<typeof auditEntrySchema>;

const byId = z.strictObject({ id: idSchema });

export const platformLogin = defineOperation({
  id: 'platformLogin',
  method: 'POST',
  path: '/platform/auth/login',
  tag: 'Platform',
  summary: 'Sign in to the platform console',
  inShop: false,
  access: 'public',
  body: loginInput,
  response: platformSessionSchema,
  rateClass: 'login',
  refusals: ['auth.invalid_credentials'],
});
export const platformRefresh = defineOperation({
  id: 'platformRefresh',
  method: 'POST',
  path: '/platform/auth/refresh',
  tag: 'Platform',
  summary: 'Swap a refresh token for a new session',
  inShop: false,
  access: 'public',
  body: refreshInput,
  response: platformSessionSchema,
  rateClass: 'login',
  refusals: ['auth.session_ended'],
});
export const platformLogout = defineOperation({
  id: 'platformLogout',
  method: 'POST',
  path: '/platform/auth/logout',
  tag: 'Platform',
  summary: 'End this session',
  inShop: false,
  access: 'public',
  body: refreshInput,
});
export const getPlatformProfile = defineOperation({
  id: 'getPlatformProfile',
  method: 'GET',
  path: '/platform/auth/me',
  tag: 'Platform',
  summary: 'The signed-in super admin',
  access: 'platform',
  response: platformProfileSchema,
});
export const listThemes = defineOperation({
  id: 'listThemes',
  method: 'GET',
  path: '/platform/themes',
  tag: 'Platform',
  summary: 'Installed themes',
  access: 'platform',
  response: z.strictObject({ items: z.array(themeSummarySchema) }),
});
export const listShops = defineOperation({
  id: 'listShops',
  method: 'GET',
  path: '/platform/shops',
  tag: 'Platform',
  summary: 'All shops, newest first',
  access: 'platform',
  query: pageQuery.extend({
    q: z.string().trim().max(100).optional(),
    status: z.enum(['active', 'suspended']).optional(),
  }),
  response: listOf(platformShopSchema),
});
export const getPlatformShop = defineOperation({
  id: 'getPlatformShop',
  method: 'GET',
  path: '/platform/shops/{id}',
  tag: 'Platform',
  summary: 'One shop',
  access: 'platform',
  params: byId,
  response: platformShopSchema,
  versioned: true,
  refusals: ['shop.not_found'],
});
export const checkShopSlug = defineOperation({
  id: 'checkShopSlug',
  method: 'GET',
  path: '/platform/shop-slugs/{slug}',
  tag: 'Platform',
  summary: 'Whether an address is free',
  access: 'platform',
  params: z.strictObject({ slug: z.string().max(80) }),
  response: z.strictObject({ slug: z.string(), isFree: z.boolean(), reason: z.string().nullable() }),
});
export const createShop = defineOperation({
  id: 'createShop',
  method: 'POST',
  path: '/platform/shops',
  tag: 'Platform',
  summary: 'Open a shop',
  access: 'platform',
  status: 201,
  body: createShopInput,
  response: createdShopSchema,
  idempotency: 'accepted',
  refusals: ['shop.slug_taken', 'shop.theme_unknown'],
});
export const suspendShop = defineOperation({
  id: 'suspendShop',
  method: 'POST',
  path: '/platform/shops/{id}/suspend',
  tag: 'Platform',
  summary: 'Close a shop’s storefront and API at once',
  access: 'platform',
  params: byId,
  body: z.strictObject({ reason: textLine(300) }),
  response: platformShopSchema,
  versioned: true,
  refusals: ['shop.not_found', 'shop.already_suspended', 'precondition.failed'],
});
export const reactivateShop = defineOperation({
  id: 'reactivateShop',
  method: 'POST',
  path: '/platform/shops/{id}/reactivate',
  tag: 'Platform',
  summary: 'Open a suspended shop again',
  access: 'platform',
  params: byId,
  body: z.strictObject({ reason: textLine(300) }),
  response: platformShopSchema,
  versioned: true,
  refusals: ['shop.not_found', 'shop.not_suspended', 'precondition.failed'],
});
export const listPlatformAudit = defineOperation({
  id: 'listPlatformAudit',
  method: 'GET',
  path: '/platform/audit',
  tag: 'Platform',
  summary: 'What super admins did, newest first',
  access: 'platform',
  query: pageQuery,
  response: listOf(auditEntrySchema),
});
