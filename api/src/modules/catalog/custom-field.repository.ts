import { Injectable } from '@nestjs/common';
import {
  customFieldDefinitionSchema,
  customFieldKindSchema,
  type CustomFieldDefinition,
  type CustomFieldInput,
} from '@smallshop/contract';
import { z } from 'zod';
import type { TenantTx } from '../../plumbing/db/database.js';
import type { FieldDefinition } from './custom-field.rule.js';

const ruleSchema = z.object({
  key: z.string(),
  name: z.string(),
  kind: customFieldKindSchema,
  choices: z.array(z.string()),
  isRequired: z.boolean(),
});
const idRow = z.object({ id: z.string() });
const countRow = z.object({ count: z.int() });
const columns = `d.id, d.key, d.name, d.description, d.kind, d.choices, d.unit, d.is_required AS "isRequired",
  d.is_filterable AS "isFilterable", d.is_public AS "isPublic", d.version`;

/** The shop's custom field definitions. */
@Injectable()
export class CustomFieldRepository {
  /** What values are held to, in the merchant's order. */
  rules(tx: TenantTx): Promise<FieldDefinition[]> {
    return tx.rows(ruleSchema, {
      name: 'custom-field.rules',
      text: `
SELECT key, name, kind, choices, is_required AS "isRequired" FROM custom_field_definitions WHERE tenant_id = $1 ORDER BY position, id`,
      values: [tx.tenantId],
    });
  }

  /** All definitions with how many products have a value, in the merchant's order. */
  all(tx: TenantTx): Promise<CustomFieldDefinition[]> {
    return tx.rows(customFieldDefinitionSchema, {
      name: 'custom-field.all',
      text: `
WITH used AS (
  SELECT key, count(*)::int AS count FROM products p CROSS JOIN LATERAL jsonb_object_keys(p.custom_fields) AS key
  WHERE p.tenant_id = $1 GROUP BY key
)
SELECT ${columns}, coalesce(used.count, 0) AS "productCount"
FROM custom_field_definitions d LEFT JOIN used ON used.key = d.key
WHERE d.tenant_id = $1 ORDER BY d.position, d.id`,
      values: [tx.tenantId],
    });
  }

  /** The definition, locked until the transaction ends; or null. */
  async lock(tx: TenantTx, id: string): Promise<CustomFieldDefinition | null> {
    const locked = await tx.one(idRow, {
      name: 'custom-field.lock',
      text: `SELECT id FROM custom_field_definitions WHERE tenant_id = $1 AND id = $2 FOR UPDATE`,
      values: [tx.tenantId, id],
    });
    return locked && this.#find(tx, id);
  }

  async count(tx: TenantTx): Promise<number> {
    const row = await tx.one(countRow, {
      name: 'custom-field.count',
      text: `SELECT count(*)::int AS count FROM custom_field_definitions WHERE tenant_id = $1`,
      values: [tx.tenantId],
    });
    return row?.count ?? 0;
  }

  /** Adds a definition after the others. */
  async insert(tx: TenantTx, input: CustomFieldInput): Promise<CustomFieldDefinition> {
    const row = await tx.one(idRow, {
      name: 'custom-field.insert',
      text: `
INSERT INTO custom_field_definitions (tenant_id, key, name, description, kind, choices, unit, is_required, is_filterable, is_public, position)
SELECT $1, $2, $3, $4, $5, $6, $7, $8, $9, $10,
  coalesce((SELECT max(position) FROM custom_field_definitions WHERE tenant_id = $1), 0) + 1
RETURNING id`,
      values: [tx.tenantId, ...columnsOf(input)],
    });
    if (!row) throw new Error('An insert returns its row.');
    return this.#known(tx, row.id);
  }

  /** Replaces a definition and counts its version up. */
  async replace(tx: TenantTx, id: string, input: CustomFieldInput): Promise<CustomFieldDefinition> {
    await tx.run({
      name: 'custom-field.replace',
      text: `
UPDATE custom_field_definitions
SET key = $3, name = $4, description = $5, kind = $6, choices = $7, unit = $8, is_required = $9, is_filterable = $10, is_public = $11,
  version = version + 1, updated_at = now()
WHERE tenant_id = $1 AND id = $2`,
      values: [tx.tenantId, id, ...columnsOf(input)],
    });
    await this.#placeChoices(tx, input);
    return this.#known(tx, id);
  }

  /** Deletes a definition and the values products have of it. */
  async remove(tx: TenantTx, { id, key }: CustomFieldDefinition): Promise<void> {
    await tx.run({
      name: 'custom-field.remove',
      text: `DELETE FROM custom_field_definitions WHERE tenant_id = $1 AND id = $2`,
      values: [tx.tenantId, id],
    });
    await tx.run({
      name: 'custom-field.remove-values',
      text: `UPDATE products SET custom_fields = custom_fields - $2::text WHERE tenant_id = $1 AND custom_fields ? $2::text`,
      values: [tx.tenantId, key],
    });
  }

  /** Puts definitions in this order. @returns how many of them the shop has */
  order(tx: TenantTx, ids: readonly string[]): Promise<number> {
    return tx.run({
      name: 'custom-field.order',
      text: `
UPDATE custom_field_definitions d SET position = wanted.n
FROM unnest($2::uuid[]) WITH ORDINALITY AS wanted (id, n) WHERE d.tenant_id = $1 AND d.id = wanted.id`,
      values: [tx.tenantId, ids],
    });
  }

  /** Filters list choices in the definition's order; those no longer in it come first, as they do on products. */
  async #placeChoices(tx: TenantTx, { key, choices }: CustomFieldInput): Promise<void> {
    await tx.run({
      name: 'custom-field.place-choices',
      text: `UPDATE facet_values SET position = coalesce(array_position($3::text[], value), 0)
        WHERE tenant_id = $1 AND kind = 'field' AND name = $2 AND position <> coalesce(array_position($3::text[], value), 0)`,
      values: [tx.tenantId, key, choices],
    });
  }

  async #known(tx: TenantTx, id: string): Promise<CustomFieldDefinition> {
    const definition = await this.#find(tx, id);
    if (!definition) throw new Error('What was just written is there.');
    return definition;
  }

  #find(tx: TenantTx, id: string): Promise<CustomFieldDefinition | null> {
    return tx.one(customFieldDefinitionSchema, {
      name: 'custom-field.find',
      text: `
SELECT ${columns},
  (SELECT count(*)::int FROM products p WHERE p.tenant_id = $1 AND p.custom_fields ? d.key) AS "productCount"
FROM custom_field_definitions d WHERE d.tenant_id = $1 AND d.id = $2`,
      values: [tx.tenantId, id],
    });
  }
}

const columnsOf = (input: CustomFieldInput): unknown[] => [
  ...[input.key, input.name, input.description, input.kind, input.choices, input.unit],
  ...[input.isRequired, input.isFilterable, input.isPublic],
];
