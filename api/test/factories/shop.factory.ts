import { randomBytes } from 'node:crypto';
import type { ShopFacts } from '../../src/plumbing/context.js';
import type { TestDatabase } from '../database.js';

/** A shop that sells in euros from Germany, with one default location; say otherwise what matters to the spec. */
export async function aShop(database: TestDatabase, wishes: Partial<ShopFacts> = {}): Promise<ShopFacts> {
  const slug = wishes.slug ?? `shop-${randomBytes(4).toString('hex')}`;
  const facts = {
    slug,
    name: 'Harbor Goods',
    status: 'active',
    currency: 'EUR',
    locale: 'en-GB',
    otherLocales: [],
    country: 'DE',
    timezone: 'Europe/Berlin',
    pricesIncludeTax: true,
    currencies: [wishes.currency ?? 'EUR'],
    origin: `http://${slug}.localhost:3000`,
    ...wishes,
  } as const;
  const { rows } = await database.admin.query<{ id: string }>(
    `WITH tenant AS (
        INSERT INTO platform.tenants (slug, status, suspended_reason) VALUES ($1, $2, $3) RETURNING id),
      domain AS (
        INSERT INTO platform.domains (host, tenant_id, is_primary, verified_at)
        SELECT $1 || '.localhost', id, true, now() FROM tenant),
      settings AS (
        INSERT INTO shop_settings (tenant_id, name, contact_email, currency, locale, country, timezone, prices_include_tax)
        SELECT id, $4, 'hello@example.com', $5, $6, $7, $8, $9 FROM tenant),
      location AS (
        INSERT INTO locations (tenant_id, name, is_default) SELECT id, 'Warehouse', true FROM tenant),
      theme AS (
        INSERT INTO theme_revisions (tenant_id, revision, theme_id, theme_version) SELECT id, 1, 'harbor', '1.0.0' FROM tenant),
      published AS (
        INSERT INTO shop_themes (tenant_id, published_revision) SELECT id, 1 FROM tenant)
      SELECT id FROM tenant`,
    [
      facts.slug,
      facts.status,
      facts.status === 'suspended' ? 'Unpaid invoice' : null,
      facts.name,
      facts.currency,
      facts.locale,
      facts.country,
      facts.timezone,
      facts.pricesIncludeTax,
    ],
  );
  const id = rows[0]?.id;
  if (id === undefined) throw new Error('The shop was not created.');
  return { ...facts, id };
}
