import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import type { TenantTx } from '../../plumbing/db/database.js';
import { Redirects } from '../redirect/index.js';

const menuRow = z.object({ id: z.string(), handle: z.string() });

const inMenus = `(m.items @> jsonb_build_array(jsonb_build_object('href', $2::text))
  OR m.items @> jsonb_build_array(jsonb_build_object('children', jsonb_build_array(jsonb_build_object('href', $2::text)))))`;
const moved = (link: string) =>
  `CASE WHEN ${link} ->> 'href' = $2 THEN ${link} || jsonb_build_object('href', $3::text) ELSE ${link} END`;

/** Keeps links alive: an address that moves leaves a redirect, and menus follow it. All in the caller's transaction. */
@Injectable()
export class MovedLinks {
  constructor(private readonly redirects: Redirects) {}

  /** Something is new at `path`: whatever redirected from there no longer does. */
  claim(tx: TenantTx, path: string): Promise<void> {
    return this.redirects.shown(tx, path);
  }

  /** What was at `path` is gone for good: redirects to it are forgotten. Menus keep their links, which are shown as broken. */
  leave(tx: TenantTx, path: string): Promise<void> {
    return this.redirects.gone(tx, path);
  }

  /** Something moved from one path to another; does nothing when they are equal. */
  async move(tx: TenantTx, from: string, to: string): Promise<void> {
    if (from === to) return;
    await this.redirects.moved(tx, from, to);
    await this.#followInMenus(tx, from, to);
  }

  async #followInMenus(tx: TenantTx, from: string, to: string): Promise<void> {
    const menus = await tx.rows(menuRow, {
      name: 'link.follow-in-menus',
      text: `
UPDATE menus m SET version = m.version + 1, updated_at = now(), items = (
  SELECT jsonb_agg(${moved('item')} || jsonb_build_object('children', (
    SELECT coalesce(jsonb_agg(${moved('child')} ORDER BY k), '[]')
    FROM jsonb_array_elements(coalesce(item -> 'children', '[]')) WITH ORDINALITY AS children (child, k))) ORDER BY n)
  FROM jsonb_array_elements(m.items) WITH ORDINALITY AS entries (item, n))
WHERE m.tenant_id = $1 AND ${inMenus}
RETURNING m.id, m.handle`,
      values: [tx.tenantId, from, to],
    });
    for (const { id, handle } of menus) tx.emit('content.changed', id, { tags: [`menu:${handle}`] });
  }
}
