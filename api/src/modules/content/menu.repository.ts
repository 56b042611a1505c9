import { Injectable } from '@nestjs/common';
import {
  linkStateSchema,
  linkTargetSchema,
  menuItemSchema,
  type LinkState,
  type LinkTarget,
} from '@smallshop/contract';
import { z } from 'zod';
import type { TenantTx } from '../../plumbing/db/database.js';
import type { MenuItems } from './menu.rule.js';

const storedRow = z.object({
  id: z.string(),
  handle: z.string(),
  title: z.string(),
  items: z.array(menuItemSchema),
  version: z.number(),
  updatedBy: z.string(),
  updatedAt: z.date(),
});
/** A menu as it is stored. */
export type StoredMenu = z.infer<typeof storedRow>;
const stateRow = z.object({ href: z.string(), state: linkStateSchema });

const columns = 'id, handle, title, items, version, updated_by AS "updatedBy", updated_at AS "updatedAt"';

// Pages every storefront has.
const always = `ARRAY['/', '/products', '/collections', '/search', '/cart', '/checkout', '/account', '/account/login', '/account/register', '/account/profile']`;
const slugIn = (folder: string) => `substr(path, ${folder.length + 1})`;
const stateIn = (folder: string, isLive: string, exists: string) => `
    WHEN path ^@ '${folder}' THEN CASE
      WHEN EXISTS (${isLive} = ${slugIn(folder)}) THEN 'live'
      WHEN EXISTS (SELECT FROM url_redirects r WHERE r.tenant_id = $1 AND r.path = given.path) THEN 'live'
      WHEN EXISTS (${exists} = ${slugIn(folder)}) THEN 'hidden' ELSE 'missing' END`;
const rowsOf = (table: string, condition = '') =>
  `SELECT FROM ${table} x WHERE x.tenant_id = $1 ${condition} AND x.slug`;

/** Menus and where their links lead. */
@Injectable()
export class MenuRepository {
  /** Every menu, by title. */
  all(tx: TenantTx): Promise<StoredMenu[]> {
    return tx.rows(storedRow, {
      name: 'admin.menus',
      text: `SELECT ${columns} FROM menus WHERE tenant_id = $1 ORDER BY title, handle`,
      values: [tx.tenantId],
    });
  }

  /** As `all`, locked until the transaction ends. */
  lockAll(tx: TenantTx): Promise<StoredMenu[]> {
    return tx.rows(storedRow, {
      name: 'menu.lock-all',
      text: `SELECT ${columns} FROM menus WHERE tenant_id = $1 ORDER BY id FOR NO KEY UPDATE`,
      values: [tx.tenantId],
    });
  }

  /** The menu, locked until the transaction ends, or null. */
  lock(tx: TenantTx, menuId: string): Promise<StoredMenu | null> {
    return tx.one(storedRow, {
      name: 'menu.lock',
      text: `SELECT ${columns} FROM menus WHERE tenant_id = $1 AND id = $2 FOR NO KEY UPDATE`,
      values: [tx.tenantId, menuId],
    });
  }

  /** The menu, or null. */
  find(tx: TenantTx, menuId: string): Promise<StoredMenu | null> {
    return tx.one(storedRow, {
      name: 'admin.menu',
      text: `SELECT ${columns} FROM menus WHERE tenant_id = $1 AND id = $2`,
      values: [tx.tenantId, menuId],
    });
  }

  /** Adds the menu, or replaces title and links and counts its version up; the handle of a menu stays. */
  async save(
    tx: TenantTx,
    menu: {
      readonly id: string;
      readonly handle: string;
      readonly title: string;
      readonly items: MenuItems;
      readonly updatedBy: string;
    },
  ): Promise<void> {
    await tx.run({
      name: 'menu.save',
      text: `
INSERT INTO menus AS m (tenant_id, id, handle, title, items, updated_by) VALUES ($1, $2, $3, $4, $5, $6)
ON CONFLICT (tenant_id, id) DO UPDATE SET
  title = EXCLUDED.title, items = EXCLUDED.items, updated_by = EXCLUDED.updated_by, version = m.version + 1, updated_at = now()`,
      values: [tx.tenantId, menu.id, menu.handle, menu.title, JSON.stringify(menu.items), menu.updatedBy],
    });
  }

  async replaceItems(tx: TenantTx, menuId: string, items: MenuItems, updatedBy: string): Promise<void> {
    await tx.run({
      name: 'menu.replace-items',
      text: `UPDATE menus SET items = $3, updated_by = $4, version = version + 1, updated_at = now() WHERE tenant_id = $1 AND id = $2`,
      values: [tx.tenantId, menuId, JSON.stringify(items), updatedBy],
    });
  }

  async remove(tx: TenantTx, menuId: string): Promise<void> {
    await tx.run({
      name: 'menu.delete',
      text: `DELETE FROM menus WHERE tenant_id = $1 AND id = $2`,
      values: [tx.tenantId, menuId],
    });
  }

  /** What shoppers find at each address. */
  async statesOf(tx: TenantTx, hrefs: readonly string[]): Promise<ReadonlyMap<string, LinkState>> {
    const rows = await tx.rows(stateRow, {
      name: 'menu.link-states',
      text: `
SELECT href, CASE
    WHEN href !~ '^/' THEN 'outside'
    WHEN path = ANY (${always}) THEN 'live'
    ${stateIn('/products/', rowsOf('product_documents'), rowsOf('products'))}
    ${stateIn('/categories/', rowsOf('categories'), rowsOf('categories'))}
    ${stateIn('/collections/', rowsOf('collections', 'AND x.is_published'), rowsOf('collections'))}
    ${stateIn('/pages/', rowsOf('pages', 'AND x.is_published'), rowsOf('pages'))}
    ELSE 'missing' END AS state
FROM (SELECT href, CASE WHEN bare = '/' THEN bare ELSE rtrim(bare, '/') END AS path
      FROM (SELECT href, split_part(split_part(href, '#', 1), '?', 1) AS bare FROM unnest($2::text[]) AS wanted (href)) parts) given`,
      values: [tx.tenantId, hrefs],
    });
    return new Map(rows.map(({ href, state }) => [href, state]));
  }

  /** Things whose name contains `q`, at most six of each kind; the first six of each when `q` is empty. */
  findTargets(tx: TenantTx, q: string): Promise<LinkTarget[]> {
    const named = (kind: string, table: string, folder: string, name: string, state: string) => `
  (SELECT '${kind}' AS kind, ${name} AS label, '/${folder}/' || slug AS href, ${state} AS state FROM ${table}
   WHERE tenant_id = $1 AND strpos(lower(${name}), lower($2::text)) > 0 ORDER BY lower(${name}), slug LIMIT 6)`;
    const shown = `CASE WHEN is_published THEN 'live' ELSE 'hidden' END`;
    const onSale = `CASE WHEN EXISTS (SELECT FROM product_documents d WHERE d.tenant_id = $1 AND d.product_id = p.id) THEN 'live' ELSE 'hidden' END`;
    return tx.rows(linkTargetSchema, {
      name: q === '' ? 'menu.first-targets' : 'menu.find-targets',
      text: `
${named('collection', 'collections', 'collections', 'name', shown)}
UNION ALL ${named('category', 'categories', 'categories', 'name', `'live'`)}
UNION ALL ${named('page', 'pages', 'pages', 'title', shown)}
UNION ALL (SELECT 'product', p.title, '/products/' || p.slug, ${onSale} FROM products p
   WHERE p.tenant_id = $1 AND ${q === '' ? '$2::text IS NOT NULL' : 'p.id IN (SELECT find_products($2))'} ORDER BY p.position, p.id LIMIT 6)`,
      values: [tx.tenantId, q],
    });
  }
}
