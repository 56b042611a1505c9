import { Injectable } from '@nestjs/common';
import {
  adminCollectionSchema,
  collectionKindSchema,
  collectionRulesSchema,
  type AdminCollection,
  type CollectionInput,
  type CollectionRules,
} from '@smallshop/contract';
import { z } from 'zod';
import type { Ctx } from '../../plumbing/context.js';
import type { TenantTx } from '../../plumbing/db/database.js';
import { adminCollectionFields } from './collection.statements.js';

const collectionRow = z.object({ collection: adminCollectionSchema });
const currentRow = z.object({
  slug: z.string(),
  kind: collectionKindSchema,
  rules: collectionRulesSchema.nullable(),
  version: z.number(),
  updatedBy: z.string(),
  updatedAt: z.date(),
});
/** A collection under lock: what a change is decided from. */
export type CurrentCollection = z.infer<typeof currentRow>;

/** Columns of a collection as they are written. */
export type CollectionRecord = CollectionInput & {
  readonly id: string;
  readonly slug: string;
  readonly updatedBy: string;
};

/** Collections as their merchant sees them; rules are the caller's. */
@Injectable()
export class CollectionRepository {
  /** The collection, or null. */
  async find(tx: TenantTx, ctx: Ctx, collectionId: string): Promise<AdminCollection | null> {
    const row = await tx.one(collectionRow, {
      name: 'admin.collection',
      text: `
SELECT row_to_json(line) AS collection FROM collections c
LEFT JOIN media m ON m.tenant_id = $1 AND m.id = c.media_id
CROSS JOIN LATERAL (SELECT ${adminCollectionFields}) line
WHERE c.tenant_id = $1 AND c.id = $3`,
      values: [tx.tenantId, ctx.shop.origin, collectionId],
    });
    return row?.collection ?? null;
  }

  /** Locks the collection until the transaction ends; null when there is none. */
  lock(tx: TenantTx, collectionId: string): Promise<CurrentCollection | null> {
    return tx.one(currentRow, {
      name: 'collection.lock',
      text: `SELECT slug, kind, rules, version, updated_by AS "updatedBy", updated_at AS "updatedAt"
        FROM collections WHERE tenant_id = $1 AND id = $2 FOR UPDATE`,
      values: [tx.tenantId, collectionId],
    });
  }

  /** Slugs that are `wanted` or begin with it and a hyphen; whoever asks for the same next waits for this transaction. */
  async similarSlugs(tx: TenantTx, wanted: string): Promise<Set<string>> {
    const [, rows] = await Promise.all([
      tx.run({
        name: 'collection.claim-slug',
        text: `SELECT pg_advisory_xact_lock(hashtextextended('collection-slug ' || $1::text || ' ' || $2::text, 0))`,
        values: [tx.tenantId, wanted],
      }),
      tx.rows(z.object({ slug: z.string() }), {
        name: 'collection.similar-slugs',
        text: `SELECT slug FROM collections WHERE tenant_id = $1 AND (slug = $2 OR slug ^@ ($2 || '-'))`,
        values: [tx.tenantId, wanted],
      }),
    ]);
    return new Set(rows.map(({ slug }) => slug));
  }

  /** Adds the collection, or replaces its fields and counts its version up; a picture left out stays. */
  async save(tx: TenantTx, collection: CollectionRecord): Promise<void> {
    const { rules, mediaId } = collection;
    await tx.run({
      name: 'collection.save',
      text: `
INSERT INTO collections AS c (tenant_id, id, slug, name, description, kind, rules, sort, is_published, media_id, seo_title, seo_description, updated_by)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)
ON CONFLICT (tenant_id, id) DO UPDATE SET
  slug = EXCLUDED.slug, name = EXCLUDED.name, description = EXCLUDED.description, rules = EXCLUDED.rules, sort = EXCLUDED.sort,
  is_published = EXCLUDED.is_published, media_id = CASE WHEN $14 THEN EXCLUDED.media_id ELSE c.media_id END,
  seo_title = EXCLUDED.seo_title, seo_description = EXCLUDED.seo_description, updated_by = EXCLUDED.updated_by,
  applied_at = CASE WHEN c.rules IS DISTINCT FROM EXCLUDED.rules THEN NULL ELSE c.applied_at END,
  version = c.version + 1, updated_at = now()`,
      values: [
        ...[tx.tenantId, collection.id, collection.slug, collection.name, collection.description],
        ...[rules === null ? 'manual' : 'rules', rules === null ? null : JSON.stringify(rules)],
        ...[collection.sort, collection.isPublished, mediaId ?? null],
        ...[collection.seo.title, collection.seo.description, collection.updatedBy, mediaId !== undefined],
      ],
    });
  }

  async remove(tx: TenantTx, collectionId: string): Promise<void> {
    await tx.run({
      name: 'collection.delete',
      text: `DELETE FROM collections WHERE tenant_id = $1 AND id = $2`,
      values: [tx.tenantId, collectionId],
    });
  }

  /** Categories and custom fields that rules name and the shop does not have. */
  async unknownNames(
    tx: TenantTx,
    { conditions }: CollectionRules,
  ): Promise<{ categoryIds: string[]; customFields: string[] }> {
    const row = await tx.one(z.object({ categoryIds: z.array(z.string()), customFields: z.array(z.string()) }), {
      name: 'collection.unknown-names',
      text: `
SELECT
  ARRAY(SELECT w.id::text FROM unnest($2::uuid[]) AS w (id)
        WHERE NOT EXISTS (SELECT FROM categories c WHERE c.tenant_id = $1 AND c.id = w.id)) AS "categoryIds",
  ARRAY(SELECT w.key FROM unnest($3::text[]) AS w (key)
        WHERE NOT EXISTS (SELECT FROM custom_field_definitions d WHERE d.tenant_id = $1 AND d.key = w.key)) AS "customFields"`,
      values: [
        tx.tenantId,
        conditions.flatMap((condition) => (condition.field === 'category' ? [condition.value] : [])),
        conditions.flatMap((condition) => (condition.field === 'customField' ? [condition.key] : [])),
      ],
    });
    return row ?? { categoryIds: [], customFields: [] };
  }
}
