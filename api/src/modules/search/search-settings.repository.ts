import { Injectable } from '@nestjs/common';
import {
  searchRuleSchema,
  synonymSchema,
  type SearchRule,
  type SearchRuleInput,
  type Synonym,
  type SynonymInput,
} from '@smallshop/contract';
import { z } from 'zod';
import type { TenantTx } from '../../plumbing/db/database.js';

const synonymRow = z.object({ synonym: synonymSchema });
const ruleRow = z.object({ rule: searchRuleSchema });
const idRow = z.object({ id: z.string() });
const countRow = z.object({ n: z.number() });
const keysRow = z.object({ keys: z.array(z.string()) });

const synonymJson = `json_build_object('id', s.id, 'kind', s.kind, 'terms', s.terms, 'replacements', s.replacements,
  'version', s.version, 'updatedBy', s.updated_by, 'updatedAt', iso(s.updated_at)) AS synonym`;

const productsOf = (kind: 'pinned' | 'hidden') => `
  (SELECT coalesce(json_agg(json_build_object('id', p.id, 'title', p.title, 'slug', p.slug, 'image', (
      SELECT image_json(m) FROM product_media pm JOIN media m ON m.tenant_id = $1 AND m.id = pm.media_id AND m.kind = 'image'
      WHERE pm.tenant_id = $1 AND pm.product_id = p.id ORDER BY pm.position, m.id LIMIT 1)) ORDER BY rp.position, p.id), '[]')
   FROM search_rule_products rp JOIN products p ON p.tenant_id = $1 AND p.id = rp.product_id
   WHERE rp.tenant_id = $1 AND rp.rule_id = r.id AND rp.kind = '${kind}')`;
const ruleJson = `json_build_object('id', r.id, 'query', r.query, 'pinned', ${productsOf('pinned')}, 'hidden', ${productsOf('hidden')},
  'version', r.version, 'updatedBy', r.updated_by, 'updatedAt', iso(r.updated_at)) AS rule`;

/** Synonyms and rules of a shop's search. */
@Injectable()
export class SearchSettingsRepository {
  /** Words as they are compared, in order; empty where a text holds no letter or digit. */
  async keysOf(tx: TenantTx, texts: readonly string[]): Promise<string[]> {
    const row = await tx.one(keysRow, {
      name: 'search.keys',
      text: `SELECT ARRAY(SELECT search_key(t) FROM unnest($1::text[]) WITH ORDINALITY AS given (t, n) ORDER BY n) AS keys`,
      values: [texts],
    });
    return row?.keys ?? [];
  }

  async synonyms(tx: TenantTx): Promise<Synonym[]> {
    const rows = await tx.rows(synonymRow, {
      name: 'search.synonyms',
      text: `SELECT ${synonymJson} FROM search_synonyms s WHERE s.tenant_id = $1 ORDER BY s.id DESC`,
      values: [tx.tenantId],
    });
    return rows.map(({ synonym }) => synonym);
  }

  async countSynonyms(tx: TenantTx): Promise<number> {
    const row = await tx.one(countRow, {
      name: 'search.synonyms.count',
      text: `SELECT count(*)::int AS n FROM search_synonyms WHERE tenant_id = $1`,
      values: [tx.tenantId],
    });
    return row?.n ?? 0;
  }

  /** @param id of the one to replace; null adds. @returns null when there is none to replace */
  async putSynonym(
    tx: TenantTx,
    id: string | null,
    { kind, terms, replacements }: SynonymInput,
    { keys, by }: { readonly keys: readonly string[]; readonly by: string },
  ): Promise<Synonym | null> {
    const values = [tx.tenantId, kind, terms, replacements, keys, by];
    const row = await tx.one(
      synonymRow,
      id === null
        ? {
            name: 'search.synonym.add',
            text: `INSERT INTO search_synonyms AS s (tenant_id, kind, terms, replacements, terms_norm, updated_by)
              VALUES ($1, $2, $3, $4, $5, $6) RETURNING ${synonymJson}`,
            values,
          }
        : {
            name: 'search.synonym.replace',
            text: `UPDATE search_synonyms s SET kind = $2, terms = $3, replacements = $4, terms_norm = $5, updated_by = $6,
                version = version + 1, updated_at = now()
              WHERE s.tenant_id = $1 AND s.id = $7 RETURNING ${synonymJson}`,
            values: [...values, id],
          },
    );
    return row?.synonym ?? null;
  }

  async synonym(tx: TenantTx, id: string): Promise<Synonym | null> {
    const row = await tx.one(synonymRow, {
      name: 'search.synonym',
      text: `SELECT ${synonymJson} FROM search_synonyms s WHERE s.tenant_id = $1 AND s.id = $2 FOR UPDATE`,
      values: [tx.tenantId, id],
    });
    return row?.synonym ?? null;
  }

  /** @returns how many there were: one or none */
  removeSynonym(tx: TenantTx, id: string): Promise<number> {
    return tx.run({
      name: 'search.synonym.remove',
      text: `DELETE FROM search_synonyms WHERE tenant_id = $1 AND id = $2`,
      values: [tx.tenantId, id],
    });
  }

  async rules(tx: TenantTx): Promise<SearchRule[]> {
    const rows = await tx.rows(ruleRow, {
      name: 'search.rules',
      text: `SELECT ${ruleJson} FROM search_rules r WHERE r.tenant_id = $1 ORDER BY r.query_norm`,
      values: [tx.tenantId],
    });
    return rows.map(({ rule }) => rule);
  }

  async rule(tx: TenantTx, id: string): Promise<SearchRule | null> {
    const row = await tx.one(ruleRow, {
      name: 'search.rule',
      text: `SELECT ${ruleJson} FROM search_rules r WHERE r.tenant_id = $1 AND r.id = $2 FOR UPDATE`,
      values: [tx.tenantId, id],
    });
    return row?.rule ?? null;
  }

  /** The rule another query of the same words has, or null. */
  async ruleFor(tx: TenantTx, key: string): Promise<string | null> {
    const row = await tx.one(idRow, {
      name: 'search.rule.of-query',
      text: `SELECT id FROM search_rules WHERE tenant_id = $1 AND query_norm = $2`,
      values: [tx.tenantId, key],
    });
    return row?.id ?? null;
  }

  /** @returns how many of these products the shop has */
  async countProducts(tx: TenantTx, ids: readonly string[]): Promise<number> {
    const row = await tx.one(countRow, {
      name: 'search.rule.products.count',
      text: `SELECT count(*)::int AS n FROM products WHERE tenant_id = $1 AND id = ANY ($2::uuid[])`,
      values: [tx.tenantId, ids],
    });
    return row?.n ?? 0;
  }

  /** Adds a rule or replaces the one with this id. @returns its id */
  async putRule(
    tx: TenantTx,
    id: string | null,
    { query, pinnedIds, hiddenIds }: SearchRuleInput,
    { key, by }: { readonly key: string; readonly by: string },
  ): Promise<string> {
    const row = await tx.one(idRow, {
      name: 'search.rule.put',
      text: `
INSERT INTO search_rules AS r (tenant_id, id, query, query_norm, updated_by) VALUES ($1, coalesce($2, uuidv7()), $3, $4, $5)
ON CONFLICT (tenant_id, id) DO UPDATE SET query = EXCLUDED.query, query_norm = EXCLUDED.query_norm, updated_by = EXCLUDED.updated_by,
  version = r.version + 1, updated_at = now()
RETURNING id`,
      values: [tx.tenantId, id, query, key, by],
    });
    if (!row) throw new Error('An insert returns its row.');
    await tx.run({
      name: 'search.rule.clear',
      text: `DELETE FROM search_rule_products WHERE tenant_id = $1 AND rule_id = $2`,
      values: [tx.tenantId, row.id],
    });
    await tx.run({
      name: 'search.rule.fill',
      text: `INSERT INTO search_rule_products (tenant_id, rule_id, product_id, kind, position)
        SELECT $1::uuid, $2::uuid, id, 'pinned', n FROM unnest($3::uuid[]) WITH ORDINALITY AS pinned (id, n)
        UNION ALL SELECT $1::uuid, $2::uuid, id, 'hidden', n FROM unnest($4::uuid[]) WITH ORDINALITY AS hidden (id, n)`,
      values: [tx.tenantId, row.id, pinnedIds, hiddenIds.filter((hidden) => !pinnedIds.includes(hidden))],
    });
    return row.id;
  }

  /** @returns how many there were: one or none */
  removeRule(tx: TenantTx, id: string): Promise<number> {
    return tx.run({
      name: 'search.rule.remove',
      text: `DELETE FROM search_rules WHERE tenant_id = $1 AND id = $2`,
      values: [tx.tenantId, id],
    });
  }
}
