import { Injectable } from '@nestjs/common';
import { currencySchema } from '@smallshop/contract';
import { z } from 'zod';
import { cutPage, decodeCursor } from '../../plumbing/cursor.js';
import type { PlatformTx } from '../../plumbing/db/database.js';

const rowSchema = z.object({
  id: z.string(),
  slug: z.string(),
  name: z.string(),
  status: z.enum(['active', 'suspended']),
  suspendedReason: z.string().nullable(),
  plan: z.string(),
  currency: currencySchema,
  locale: z.string(),
  country: z.string(),
  themeId: z.string(),
  host: z.string(),
  domains: z.array(z.string()),
  owner: z.object({ name: z.string(), email: z.string() }).nullable(),
  productCount: z.number(),
  orderCount: z.number(),
  orders30d: z.number(),
  version: z.number(),
  createdAt: z.date().transform((date) => date.toISOString()),
});
/** A shop as its platform sees it; `host` is its canonical one. */
export type PlatformShopRow = z.output<typeof rowSchema>;

// Counts are read for the shops of one page only: the lateral sub-selects run after LIMIT has cut it.
const shops = (chosen: string): string => `
  SELECT t.id, t.slug, s.name, t.status, t.suspended_reason AS "suspendedReason", t.plan, s.currency, s.locale, s.country,
    r.theme_id AS "themeId", d.hosts[1] AS host, d.hosts AS domains, o.owner, p.products AS "productCount",
    b.orders AS "orderCount", b.recent AS "orders30d", t.version, t.created_at AS "createdAt"
  FROM (${chosen}) t
  JOIN shop_settings s ON s.tenant_id = t.id
  JOIN shop_themes st ON st.tenant_id = t.id
  JOIN theme_revisions r ON r.tenant_id = t.id AND r.revision = st.published_revision
  CROSS JOIN LATERAL (SELECT array_agg(host ORDER BY is_primary DESC, created_at, host) AS hosts
    FROM platform.domains WHERE tenant_id = t.id AND verified_at IS NOT NULL) d
  LEFT JOIN LATERAL (SELECT json_build_object('name', a.name, 'email', a.email) AS owner
    FROM staff_members m JOIN platform.staff_accounts a ON a.id = m.account_id
    WHERE m.tenant_id = t.id AND m.role = 'owner' ORDER BY m.created_at, a.id LIMIT 1) o ON true
  CROSS JOIN LATERAL (SELECT count(*)::int AS products FROM products WHERE tenant_id = t.id) p
  CROSS JOIN LATERAL (SELECT count(*)::int AS orders,
      (count(*) FILTER (WHERE placed_at > now() - interval '30 days'))::int AS recent
    FROM orders WHERE tenant_id = t.id) b
  ORDER BY t.id DESC`;

const matches = `($1::text IS NULL OR n.slug LIKE '%' || $1 || '%' OR lower(ns.name) LIKE '%' || $1 || '%')
  AND ($2::text IS NULL OR n.status = $2)`;
const named = `platform.tenants n JOIN shop_settings ns ON ns.tenant_id = n.id`;
// Ids are UUIDv7: their order is the order of creation.
const position = z.tuple([z.guid()]);

/** Which shops a list shows. */
export interface ShopFilter {
  readonly q?: string | undefined;
  readonly status?: 'active' | 'suspended' | undefined;
  readonly limit: number;
  readonly cursor?: string | undefined;
}

/** Every shop of the installation. */
@Injectable()
export class PlatformShopRepository {
  async list(tx: PlatformTx, filter: ShopFilter): Promise<{ items: PlatformShopRow[]; nextCursor: string | null }> {
    const after = decodeCursor(position, filter.cursor);
    const chosen = `SELECT n.* FROM ${named} WHERE ${matches} AND ($3::uuid IS NULL OR n.id < $3)
      ORDER BY n.id DESC LIMIT $4`;
    const rows = await tx.rows(rowSchema, {
      name: 'platform_shop.list',
      text: shops(chosen),
      values: [pattern(filter.q), filter.status ?? null, after?.[0] ?? null, filter.limit + 1],
    });
    return cutPage(rows, filter.limit, { position: (row) => [row.id], item: (row) => row });
  }

  async count(tx: PlatformTx, filter: ShopFilter): Promise<number> {
    const total = await tx.text({
      name: 'platform_shop.count',
      text: `SELECT count(*)::text FROM ${named} WHERE ${matches}`,
      values: [pattern(filter.q), filter.status ?? null],
    });
    return Number(total);
  }

  find(tx: PlatformTx, id: string): Promise<PlatformShopRow | null> {
    return tx.one(rowSchema, {
      name: 'platform_shop.find',
      text: shops(`SELECT * FROM platform.tenants WHERE id = $1`),
      values: [id],
    });
  }

  /** Holds the shop's row until the transaction ends. */
  lock(tx: PlatformTx, id: string) {
    return tx.one(z.object({ slug: z.string(), status: z.enum(['active', 'suspended']), version: z.number() }), {
      name: 'platform_shop.lock',
      text: `SELECT slug, status, version FROM platform.tenants WHERE id = $1 FOR UPDATE`,
      values: [id],
    });
  }

  /** Suspends with a reason, reactivates with null. */
  async setSuspension(tx: PlatformTx, id: string, reason: string | null): Promise<void> {
    await tx.run({
      name: 'platform_shop.set_suspension',
      text: `UPDATE platform.tenants SET status = CASE WHEN $2::text IS NULL THEN 'active' ELSE 'suspended' END,
        suspended_reason = $2, version = version + 1, updated_at = now() WHERE id = $1`,
      values: [id, reason],
    });
  }

  /** False when the slug or its host is taken. */
  async insert(
    tx: PlatformTx,
    shop: { readonly id: string; readonly slug: string; readonly host: string },
  ): Promise<boolean> {
    const inserted = await tx.run({
      name: 'platform_shop.insert',
      text: `INSERT INTO platform.tenants (id, slug)
        SELECT $1, $2 WHERE NOT EXISTS (SELECT 1 FROM platform.domains WHERE host = $3)
        ON CONFLICT (slug) DO NOTHING`,
      values: [shop.id, shop.slug, shop.host],
    });
    if (inserted === 1) await this.addDomain(tx, shop.id, shop.host, true);
    return inserted === 1;
  }

  /** Adds a verified host; a new primary one takes over from the old. */
  async addDomain(tx: PlatformTx, tenantId: string, host: string, isPrimary: boolean): Promise<void> {
    if (isPrimary)
      await tx.run({
        name: 'platform_shop.demote_domains',
        text: `UPDATE platform.domains SET is_primary = false WHERE tenant_id = $1 AND is_primary`,
        values: [tenantId],
      });
    await tx.run({
      name: 'platform_shop.add_domain',
      text: `INSERT INTO platform.domains (host, tenant_id, is_primary, verified_at) VALUES ($1, $2, $3, now())
        ON CONFLICT (host) DO UPDATE SET is_primary = EXCLUDED.is_primary WHERE domains.tenant_id = EXCLUDED.tenant_id`,
      values: [host, tenantId, isPrimary],
    });
  }

  async isSlugTaken(tx: PlatformTx, slug: string, host: string): Promise<boolean> {
    const found = await tx.text({
      name: 'platform_shop.slug_taken',
      text: `SELECT (EXISTS (SELECT 1 FROM platform.tenants WHERE slug = $1)
        OR EXISTS (SELECT 1 FROM platform.domains WHERE host = $2))::text`,
      values: [slug, host],
    });
    return found === 'true';
  }
}

const pattern = (q: string | undefined): string | null =>
  q === undefined || q === '' ? null : q.toLowerCase().replace(/[\\%_]/g, '\\$&');
