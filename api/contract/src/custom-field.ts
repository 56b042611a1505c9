import { z } from 'zod';
import { defineOperation } from './operation.js';
import { idSchema, textLine, versionSchema } from './primitives.js';

/** What a custom field holds. `choice` is one of its listed choices, `choices` any number of them. */
export const customFieldKindSchema = z
  .enum(['text', 'multiline', 'integer', 'decimal', 'boolean', 'date', 'choice', 'choices', 'color', 'url'])
  .meta({ id: 'CustomFieldKind' });
export type CustomFieldKind = z.infer<typeof customFieldKindSchema>;

/** A definition's name in values, filters and imports; it never changes once a product has a value. */
export const customFieldKeySchema = z
  .string()
  .regex(/^[a-z][a-z0-9_]{0,39}$/, 'Use lower-case letters, digits and underscores, beginning with a letter.')
  .meta({ description: 'Key of a custom field', examples: ['care_level'] });

/**
 * A value, by the kind of its definition. text, multiline, choice: text; integer, decimal: a number; boolean: true or false;
 * date: `YYYY-MM-DD`; choices: a list of text; color: `#rrggbb`; url: an http(s) address.
 */
export const customFieldValueSchema = z
  .union([z.string().max(5000), z.number(), z.boolean(), z.array(z.string().max(200)).max(50)])
  .meta({ id: 'CustomFieldValue' });
export type CustomFieldValue = z.infer<typeof customFieldValueSchema>;

/** Values by key. A key that is left out has no value. */
export const customFieldValuesSchema = z.record(customFieldKeySchema, customFieldValueSchema);
export type CustomFieldValues = z.infer<typeof customFieldValuesSchema>;

/** A value as shoppers see it: definitions that are not public are left out. */
export const shownCustomFieldSchema = z
  .strictObject({
    key: customFieldKeySchema,
    name: z.string(),
    value: customFieldValueSchema,
    unit: z.string().meta({ description: 'Stands after numbers; may be empty' }),
    kind: customFieldKindSchema,
  })
  .meta({ id: 'ShownCustomField' });
export type ShownCustomField = z.infer<typeof shownCustomFieldSchema>;

const unitSchema = textLine(12, 0).meta({ description: 'Stands after numbers, such as cm; may be empty' });
const definitionShape = {
  key: customFieldKeySchema,
  name: textLine(60),
  description: textLine(200, 0).default('').meta({ description: 'For those who fill it in' }),
  kind: customFieldKindSchema,
  choices: z
    .array(textLine(60))
    .max(100)
    .default([])
    .meta({ description: 'Of choice and choices; no others have any' }),
  unit: unitSchema.default(''),
  isRequired: z.boolean().default(false).meta({ description: 'An active product needs a value' }),
  isFilterable: z.boolean().default(false).meta({ description: 'Shoppers can filter by it' }),
  isPublic: z.boolean().default(true).meta({ description: 'Shown on the product page' }),
} as const;

/** What a shop may note about each of its products. */
export const customFieldDefinitionSchema = z
  .strictObject({
    id: idSchema,
    key: customFieldKeySchema,
    name: z.string(),
    description: z.string(),
    kind: customFieldKindSchema,
    choices: z.array(z.string()),
    unit: z.string(),
    isRequired: z.boolean(),
    isFilterable: z.boolean(),
    isPublic: z.boolean(),
    productCount: z.int().min(0).meta({ description: 'Products with a value' }),
    version: versionSchema,
  })
  .meta({ id: 'CustomFieldDefinition' });
export type CustomFieldDefinition = z.infer<typeof customFieldDefinitionSchema>;

const hasChoices = (kind: CustomFieldKind): boolean => kind === 'choice' || kind === 'choices';

/** Whole-record write of a definition. Key and kind never change once a product has a value. */
export const customFieldInput = z
  .strictObject(definitionShape)
  .refine(({ kind, choices }) => hasChoices(kind) === choices.length > 0, {
    path: ['choices'],
    message: 'List choices for the kinds choice and choices, and for no other.',
  })
  .refine(({ choices }) => new Set(choices).size === choices.length, {
    path: ['choices'],
    message: 'List each choice once.',
  });
export type CustomFieldInput = z.infer<typeof customFieldInput>;

const byId = z.strictObject({ id: idSchema });

export const listCustomFields = defineOperation({
  id: 'listCustomFields',
  method: 'GET',
  path: '/admin/custom-fields',
  tag: 'Products',
  summary: 'Custom field definitions, in the merchant’s order',
  access: 'catalog.read',
  response: z.strictObject({ items: z.array(customFieldDefinitionSchema) }),
});
export const createCustomField = defineOperation({
  id: 'createCustomField',
  method: 'POST',
  path: '/admin/custom-fields',
  tag: 'Products',
  summary: 'Define a custom field, after the others',
  access: 'catalog.write',
  status: 201,
  body: customFieldInput,
  response: customFieldDefinitionSchema,
  versioned: true,
  refusals: ['custom_field.key_taken', 'custom_field.too_many'],
});
export const updateCustomField = defineOperation({
  id: 'updateCustomField',
  method: 'PUT',
  path: '/admin/custom-fields/{id}',
  tag: 'Products',
  summary: 'Replace a definition',
  access: 'catalog.write',
  params: byId,
  body: customFieldInput,
  response: customFieldDefinitionSchema,
  versioned: true,
  refusals: ['custom_field.not_found', 'custom_field.key_taken', 'custom_field.in_use', 'precondition.failed'],
});
export const deleteCustomField = defineOperation({
  id: 'deleteCustomField',
  method: 'DELETE',
  path: '/admin/custom-fields/{id}',
  tag: 'Products',
  summary: 'Delete a definition; with values only when asked to delete those too',
  access: 'catalog.write',
  params: byId,
  query: z.strictObject({
    deleteValues: z
      .enum(['true', 'false'])
      .default('false')
      .transform((value) => value === 'true')
      .meta({ description: '`true`: products lose their values' }),
  }),
  versioned: true,
  refusals: ['custom_field.not_found', 'custom_field.in_use', 'precondition.failed'],
});
export const orderCustomFields = defineOperation({
  id: 'orderCustomFields',
  method: 'PUT',
  path: '/admin/custom-fields/order',
  tag: 'Products',
  summary: 'Put the definitions in another order',
  access: 'catalog.write',
  body: z.strictObject({ ids: z.array(idSchema).max(100) }),
  refusals: ['custom_field.not_found'],
});
