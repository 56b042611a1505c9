import { z } from 'zod';
import { Refusal } from '../../plumbing/refusal.js';
import type { Answer } from './answers.repository.js';

const declinedSchema = z.object({ checkoutId: z.string(), reason: z.string(), message: z.string() });

/** @returns the text of the checkout; @throws Refusal `payment.declined` with `details` { checkoutId, reason }, the same each time */
export function giveAnswer(answer: Answer): string {
  if (answer.status === 201) return answer.text;
  const { checkoutId, reason, message } = declinedSchema.parse(JSON.parse(answer.text));
  throw new Refusal('payment.declined', { checkoutId, reason }, message);
}
