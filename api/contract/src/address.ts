import { z } from 'zod';
import { localProblems } from './address-format.js';
import { countrySchema, idSchema, textLine } from './primitives.js';

/** A postal address as a carrier needs it. */
export const addressInput = z
  .strictObject({
    firstName: textLine(60),
    lastName: textLine(60),
    company: textLine(80, 0).default(''),
    line1: textLine(120),
    line2: textLine(120, 0).default(''),
    city: textLine(80),
    region: textLine(80, 0).default(''),
    postalCode: textLine(16, 0)
      .default('')
      .meta({ examples: ['10115'] }),
    country: countrySchema,
    phone: z
      .string()
      .trim()
      .max(30)
      .regex(/^[+\d\s()./-]*$/, 'Use digits, spaces and + only.')
      .default(''),
  })
  .meta({ id: 'Address' });
export type Address = z.infer<typeof addressInput>;

/** An address as somebody enters it: by the rules of its country, where they are known. */
export const postalAddressInput = addressInput.superRefine((address, check) => {
  for (const { field, message } of localProblems(address)) check.addIssue({ code: 'custom', path: [field], message });
});

/** An address kept in a customer's book. */
export const savedAddressSchema = addressInput
  .extend({ id: idSchema, isDefault: z.boolean() })
  .meta({ id: 'SavedAddress' });
export type SavedAddress = z.infer<typeof savedAddressSchema>;
