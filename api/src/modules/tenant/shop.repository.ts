import { Injectable } from '@nestjs/common';
import { currencySchema, resolvedHostSchema, shopThemeSchema } from '@smallshop/contract';
import { z } from 'zod';
import type { PlatformTx, TenantTx } from '../../plumbing/db/database.js';

const factsSchema = z.object({
  id: z.string(),
  slug: z.string(),
  name: z.string(),
  status: z.enum(['active', 'suspended']),
  currency: currencySchema,
  currencies: z.array(currencySchema),
  locale: z.string(),
  otherLocales: z.array(z.string()),
  country: z.string(),
  timezone: z.string(),
  pricesIncludeTax: z.boolean(),
  host: z.string(),
});
/** A shop as the platform knows it; `host` is its canonical one. */
export type ShopRow = z.output<typeof factsSchema>;

const appearanceSchema = z.object({
  tagline: z.string(),
  contactEmail: z.string(),
  logoSvg: z.string().nullable(),
  faviconSvg: z.string().nullable(),
  theme: shopThemeSchema,
  texts: resolvedHostSchema.shape.texts,
  purgeSequence: z.number(),
});
/** What a storefront needs beyond the facts. */
export type ShopAppearance = z.output<typeof appearanceSchema>;

/** How a shop is asked for. */
export type ShopKey = 'host' | 'slug' | 'id';
const conditions: Readonly<Record<ShopKey, string>> = {
  host: `t.id = (SELECT tenant_id FROM platform.domains WHERE host = $1 AND verified_at IS NOT NULL)`,
  slug: `t.slug = $1`,
  id: `t.id = $1::uuid`,
};

const settingColumns = `s.name, s.currency, s.currency::text || ARRAY(SELECT c.currency::text FROM shop_currencies c
    WHERE c.tenant_id = s.tenant_id AND c.is_published ORDER BY c.created_at, c.currency) AS currencies, s.locale, s.country, s.timezone, s.prices_include_tax AS "pricesIncludeTax"`;

/** Finding shops, before there is a tenant to be inside of. */
@Injectable()
export class ShopRepository {
  find(tx: PlatformTx, key: ShopKey, value: string): Promise<ShopRow | null> {
    return tx.one(factsSchema, {
      name: `shop.by_${key}`,
      text: `SELECT t.id, t.slug, t.status, ${settingColumns},
          ARRAY(SELECT l.locale FROM shop_locales l WHERE l.tenant_id = t.id AND l.is_published AND l.ready_at IS NOT NULL
            ORDER BY l.position, l.locale) AS "otherLocales",
          (SELECT d.host FROM platform.domains d WHERE d.tenant_id = t.id AND d.verified_at IS NOT NULL
            ORDER BY d.is_primary DESC, d.created_at, d.host LIMIT 1) AS host
        FROM platform.tenants t JOIN shop_settings s ON s.tenant_id = t.id WHERE ${conditions[key]}`,
      values: [value],
    });
  }

  /** Every host of a shop, verified or not. */
  async hosts(tx: PlatformTx, tenantId: string): Promise<string[]> {
    const rows = await tx.rows(z.object({ host: z.string() }), {
      name: 'shop.hosts',
      text: `SELECT host FROM platform.domains WHERE tenant_id = $1`,
      values: [tenantId],
    });
    return rows.map((row) => row.host);
  }

  appearance(tx: TenantTx): Promise<ShopAppearance | null> {
    return tx.one(appearanceSchema, {
      name: 'shop.appearance',
      text: `SELECT s.tagline, s.contact_email AS "contactEmail", s.logo_svg AS "logoSvg", s.favicon_svg AS "faviconSvg",
          json_build_object('themeId', r.theme_id, 'themeVersion', r.theme_version, 'revision', r.revision,
            'settings', r.settings, 'templates', r.templates) AS theme,
          (SELECT coalesce(json_object_agg(said.locale, said.texts), '{}') FROM (
            SELECT t.locale, json_object_agg(p.part, t.texts) AS texts
            FROM shop_text_translations t
            JOIN shop_texts p ON p.tenant_id = t.tenant_id AND p.id = t.shop_text_id
            JOIN shop_locales l ON l.tenant_id = t.tenant_id AND l.locale = t.locale AND l.is_published
            WHERE t.tenant_id = $1 GROUP BY t.locale) said) AS texts,
          coalesce((SELECT value FROM counters WHERE tenant_id = $1 AND name = 'purge'), 0) AS "purgeSequence"
        FROM shop_settings s
        JOIN shop_themes st ON st.tenant_id = s.tenant_id
        JOIN theme_revisions r ON r.tenant_id = st.tenant_id AND r.revision = st.published_revision
        WHERE s.tenant_id = $1`,
      values: [tx.tenantId],
    });
  }
}
