import { Injectable } from '@nestjs/common';
import { redirectSchema, type Redirect } from '@smallshop/contract';
import { z } from 'zod';
import type { TenantTx } from '../../plumbing/db/database.js';

const targetRow = z.object({ target: z.string() });
const liveRow = z.object({ isLive: z.boolean() });
const redirectRow = z.object({ redirect: redirectSchema });

/** Where moved addresses are kept. Targets are final: no redirect leads to another. */
@Injectable()
export class RedirectRepository {
  /** Others who change redirects of this shop wait until the transaction ends, so that no two together make a chain. */
  async claim(tx: TenantTx): Promise<void> {
    await tx.run({
      name: 'redirect.claim',
      text: `SELECT pg_advisory_xact_lock(hashtextextended('redirects ' || $1::text, 0))`,
      values: [tx.tenantId],
    });
  }

  /** Where a path leads, or null when it has not moved. */
  async targetOf(tx: TenantTx, path: string): Promise<string | null> {
    const row = await tx.one(targetRow, {
      name: 'redirect.target',
      text: `SELECT target FROM url_redirects WHERE tenant_id = $1 AND path = $2`,
      values: [tx.tenantId, path],
    });
    return row?.target ?? null;
  }

  /** Adds the redirect or gives it another target. */
  async put(tx: TenantTx, path: string, target: string): Promise<Redirect> {
    const row = await tx.one(redirectRow, {
      name: 'redirect.put',
      text: `
INSERT INTO url_redirects AS r (tenant_id, path, target) VALUES ($1, $2, $3)
ON CONFLICT (tenant_id, path) DO UPDATE SET target = EXCLUDED.target, created_at = now()
RETURNING json_build_object('path', r.path, 'target', r.target, 'createdAt', iso(r.created_at)) AS redirect`,
      values: [tx.tenantId, path, target],
    });
    if (!row) throw new Error('An insert returns its row.');
    return row.redirect;
  }

  /** Leads everything that led to `from` straight to `to`. */
  async retarget(tx: TenantTx, from: string, to: string): Promise<void> {
    await tx.run({
      name: 'redirect.retarget',
      text: `UPDATE url_redirects SET target = $3 WHERE tenant_id = $1 AND target = $2 AND path <> $3`,
      values: [tx.tenantId, from, to],
    });
  }

  /** @returns how many there were: one or none */
  remove(tx: TenantTx, path: string): Promise<number> {
    return tx.run({
      name: 'redirect.remove',
      text: `DELETE FROM url_redirects WHERE tenant_id = $1 AND path = $2`,
      values: [tx.tenantId, path],
    });
  }

  /** Removes whatever leads to a path. @returns how many there were */
  removeTo(tx: TenantTx, target: string): Promise<number> {
    return tx.run({
      name: 'redirect.remove-to',
      text: `DELETE FROM url_redirects WHERE tenant_id = $1 AND target = $2`,
      values: [tx.tenantId, target],
    });
  }

  /** Whether the shop shows a product, category, collection or page at this address now. */
  async isLive(tx: TenantTx, path: string): Promise<boolean> {
    const [, area = '', slug = ''] = /^\/(products|categories|collections|pages)\/([^/]+)$/.exec(path) ?? [];
    if (area === '') return false;
    const row = await tx.one(liveRow, {
      name: `redirect.is-live.${area}`,
      text: `SELECT EXISTS (SELECT FROM ${shown[area] ?? ''} AND tenant_id = $1 AND slug = $2) AS "isLive"`,
      values: [tx.tenantId, slug],
    });
    return row?.isLive ?? false;
  }
}

const shown: Readonly<Record<string, string>> = {
  products: 'product_documents WHERE true',
  categories: 'categories WHERE true',
  collections: 'collections WHERE is_published',
  pages: 'pages WHERE is_published',
};
