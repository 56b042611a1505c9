import { z } from 'zod';
import { amountMinorSchema, moneySchema } from './money.js';
import { defineOperation } from './operation.js';
import { textLine, timestampSchema } from './primitives.js';

/** Text of several lines, as a buyer reads it. */
export const returnText = z
  .string()
  .trim()
  .max(2000)
  .regex(/^[^\p{Cc}]*(?:[\n\t][^\p{Cc}]*)*$/u, 'Control characters are not allowed.')
  .meta({ pattern: '^[^\\u0000-\\u0008\\u000b-\\u001f\\u007f-\\u009f]*$' });
/** What a shop promises about returns. */
const policy = {
  isOpen: z.boolean().meta({ description: 'Whether buyers may ask by themselves' }),
  windowDays: z.int().min(1).max(365).meta({ description: 'Days after arrival' }),
  reasons: z.array(textLine(60)).min(1).max(20),
  finalSaleTags: z.array(textLine(40)).max(20).meta({ description: 'Products with one of these tags stay sold' }),
  instructions: returnText,
};
export const returnPolicySchema = z
  .strictObject({
    ...policy,
    fee: moneySchema.meta({ description: 'Kept back of each refund unless staff say otherwise' }),
    version: z.int().min(1),
    updatedBy: z.string(),
    updatedAt: timestampSchema.nullable(),
  })
  .meta({ id: 'ReturnPolicy' });
export type ReturnPolicy = z.infer<typeof returnPolicySchema>;
export const returnPolicyInput = z.strictObject({ ...policy, feeMinor: amountMinorSchema });
export type ReturnPolicyInput = z.infer<typeof returnPolicyInput>;

/** What holds until a shop says otherwise. */
export const usualReturnPolicy: ReturnPolicyInput = {
  isOpen: true,
  windowDays: 30,
  reasons: ['Changed my mind', 'Does not fit', 'Not as described', 'Damaged or faulty', 'Wrong item', 'Other'],
  finalSaleTags: ['final-sale'],
  instructions: '',
  feeMinor: 0,
};
export const getReturnPolicy = defineOperation({
  id: 'getReturnPolicy',
  method: 'GET',
  path: '/admin/settings/returns',
  tag: 'Settings',
  summary: 'What the shop promises about returns',
  access: 'orders.read',
  response: returnPolicySchema,
  versioned: true,
});
export const setReturnPolicy = defineOperation({
  id: 'setReturnPolicy',
  method: 'PUT',
  path: '/admin/settings/returns',
  tag: 'Settings',
  summary: 'Change what the shop promises about returns; requests made before keep their terms',
  access: 'settings.write',
  body: returnPolicyInput,
  response: returnPolicySchema,
  versioned: true,
  refusals: ['precondition.failed'],
});
