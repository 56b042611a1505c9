import type { z } from 'zod';

/**
 * Makes a contract's schema the rule of one form field.
 *
 * @param requiredMessage  said instead of the schema's own words when the field is empty
 */
export const fieldRule =
  (schema: z.ZodType, requiredMessage = 'Fill this in.') =>
  (value: unknown): true | string => {
    const result = schema.safeParse(value);
    if (result.success) return true;
    if (value === '' || value === undefined) return requiredMessage;
    return result.error.issues[0]?.message ?? 'This does not look right.';
  };
