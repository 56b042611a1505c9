import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import type { TenantTx } from '../../plumbing/db/database.js';

/** A category to be; `parentId` and `mediaId` must exist. */
export interface NewCategory {
  readonly slug: string;
  readonly name: string;
  readonly description?: string;
  readonly parentId?: string;
  readonly mediaId?: string;
  /** Who adds it; nobody in particular when left out. */
  readonly updatedBy?: string;
  readonly seo?: { readonly title: string; readonly description: string };
}

/** Adds categories: when a shop is set up, and for staff. */
@Injectable()
export class CategoryWriter {
  /** Adds the category after its siblings. @returns its id */
  async create(tx: TenantTx, category: NewCategory): Promise<string> {
    const row = await tx.one(z.object({ id: z.string() }), {
      name: 'category.create',
      text: `
INSERT INTO categories (tenant_id, slug, name, description, parent_id, media_id, seo_title, seo_description, updated_by, position)
SELECT $1, $2, $3, $4, $5, $6, $7, $8, $9,
  coalesce((SELECT max(position) FROM categories WHERE tenant_id = $1 AND parent_id IS NOT DISTINCT FROM $5), 0) + 1
RETURNING id`,
      values: [
        ...[tx.tenantId, category.slug, category.name, category.description ?? '', category.parentId ?? null],
        ...[category.mediaId ?? null, category.seo?.title ?? '', category.seo?.description ?? ''],
        category.updatedBy ?? '',
      ],
    });
    if (!row) throw new Error('An insert returns its row.');
    tx.emit('category.changed', row.id, { categoryId: row.id });
    return row.id;
  }
}
