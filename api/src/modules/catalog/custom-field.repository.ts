import { Injectable } from '@nestjs/common';
import { customFieldKindSchema } from '@smallshop/contract';
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
}
