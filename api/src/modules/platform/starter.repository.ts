import { Injectable } from '@nestjs/common';
import type { Menu } from '@smallshop/contract';
import type { TenantTx } from '../../plumbing/db/database.js';
import type { StarterPage } from './starter/pages.js';
import type { StarterShippingMethod } from './starter/shipping-methods.js';
import type { StarterTaxRate } from './starter/tax-rates.js';

/** Writes what a shop stands on before anyone has touched it. Each takes all its rows in one statement. */
@Injectable()
export class StarterRepository {
  async addDefaultLocation(tx: TenantTx, name: string): Promise<void> {
    await tx.run({
      name: 'starter.location',
      text: `INSERT INTO locations (tenant_id, name, is_default) VALUES ($1, $2, true)`,
      values: [tx.tenantId, name],
    });
  }

  /** Adds or replaces rates by country and category. */
  async putTaxRates(tx: TenantTx, rates: readonly StarterTaxRate[]): Promise<void> {
    await tx.run({
      name: 'starter.tax_rates',
      text: `INSERT INTO tax_rates (tenant_id, name, country, tax_category, rate_ppm)
        SELECT $1, r.name, r.country, r."taxCategory", r."ratePpm"
        FROM jsonb_to_recordset($2::jsonb) AS r (name text, country char(2), "taxCategory" text, "ratePpm" int)
        ON CONFLICT (tenant_id, country, tax_category) DO UPDATE SET name = EXCLUDED.name, rate_ppm = EXCLUDED.rate_ppm`,
      values: [tx.tenantId, JSON.stringify(rates)],
    });
  }

  /** Replaces all methods, in the order given. */
  async replaceShippingMethods(tx: TenantTx, methods: readonly StarterShippingMethod[]): Promise<void> {
    await tx.run({
      name: 'starter.drop_shipping_methods',
      text: `DELETE FROM shipping_methods WHERE tenant_id = $1`,
      values: [tx.tenantId],
    });
    await tx.run({
      name: 'starter.shipping_methods',
      text: `INSERT INTO shipping_methods (tenant_id, code, name, description, price_minor, free_over_minor, min_days,
          max_days, countries, position)
        SELECT $1, m.code, m.name, m.description, m."priceMinor", m."freeOverMinor", m."minDays", m."maxDays",
          ARRAY(SELECT jsonb_array_elements_text(m.countries)), m.ordinality
        FROM ROWS FROM (jsonb_to_recordset($2::jsonb) AS (code text, name text, description text, "priceMinor" bigint,
          "freeOverMinor" bigint, "minDays" int, "maxDays" int, countries jsonb)) WITH ORDINALITY m`,
      values: [tx.tenantId, JSON.stringify(methods)],
    });
  }

  /** Adds or replaces pages by slug. Bodies must be trusted or sanitised HTML. */
  async putPages(tx: TenantTx, pages: readonly StarterPage[]): Promise<void> {
    await tx.run({
      name: 'starter.pages',
      text: `INSERT INTO pages (tenant_id, slug, title, body_html, seo_description)
        SELECT $1, p.slug, p.title, p."bodyHtml", p."seoDescription"
        FROM jsonb_to_recordset($2::jsonb) AS p (slug text, title text, "bodyHtml" text, "seoDescription" text)
        ON CONFLICT (tenant_id, slug) DO UPDATE SET title = EXCLUDED.title, body_html = EXCLUDED.body_html,
          seo_description = EXCLUDED.seo_description, version = pages.version + 1, updated_at = now()`,
      values: [tx.tenantId, JSON.stringify(pages)],
    });
  }

  /** Adds or replaces menus by handle. */
  async putMenus(tx: TenantTx, menus: readonly Menu[]): Promise<void> {
    await tx.run({
      name: 'starter.menus',
      text: `INSERT INTO menus (tenant_id, handle, title, items)
        SELECT $1, m.handle, m.title, m.items
        FROM jsonb_to_recordset($2::jsonb) AS m (handle text, title text, items jsonb)
        ON CONFLICT (tenant_id, handle) DO UPDATE SET title = EXCLUDED.title, items = EXCLUDED.items,
          version = menus.version + 1, updated_at = now()`,
      values: [tx.tenantId, JSON.stringify(menus)],
    });
  }
}
