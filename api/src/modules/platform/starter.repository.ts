import { Injectable } from '@nestjs/common';
import type { Menu, ShippingZoneInput, TaxRate } from '@smallshop/contract';
import type { TenantTx } from '../../plumbing/db/database.js';
import type { StarterPage } from './starter/pages.js';

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

  /** In the order given, of a shop that has none yet. */
  async addTaxRates(tx: TenantTx, rates: readonly (TaxRate & { readonly country: string })[]): Promise<void> {
    await tx.run({
      name: 'starter.tax_rates',
      text: `INSERT INTO tax_rates (tenant_id, name, country, tax_category, rate_ppm, position)
        SELECT $1, r.name, r.country, r."taxCategory", r."ratePercent" * 10000, r.ordinality
        FROM ROWS FROM (jsonb_to_recordset($2::jsonb) AS (name text, country char(2), "taxCategory" text, "ratePercent" numeric))
          WITH ORDINALITY r`,
      values: [tx.tenantId, JSON.stringify(rates)],
    });
  }

  /** In the order given. */
  async addShippingZones(tx: TenantTx, zones: readonly ShippingZoneInput[]): Promise<void> {
    await tx.run({
      name: 'starter.shipping_zones',
      text: `WITH wanted AS MATERIALIZED (
          SELECT uuidv7() AS id, z.* FROM jsonb_to_recordset($2::jsonb) AS z (name text, areas jsonb, methods jsonb)),
        zones AS (INSERT INTO shipping_zones (tenant_id, id, name, areas) SELECT $1, id, name, areas FROM wanted)
        INSERT INTO shipping_methods (tenant_id, zone_id, name, description, charge, free_over_minor, min_days, max_days, position)
        SELECT $1, w.id, m.name, m.description, m.charge, m."freeOverMinor", m."minDays", m."maxDays", m.ordinality
        FROM wanted w CROSS JOIN LATERAL ROWS FROM (jsonb_to_recordset(w.methods) AS (name text, description text, charge jsonb,
          "freeOverMinor" bigint, "minDays" int, "maxDays" int)) WITH ORDINALITY m`,
      values: [tx.tenantId, JSON.stringify(zones)],
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
