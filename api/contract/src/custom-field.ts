import { z } from 'zod';

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
