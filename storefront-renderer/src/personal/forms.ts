import type { FormState } from '@smallshop/theme-kit';
import { z } from 'zod';
import { type ApiRefusal } from '../plumbing/api.client.js';

/** A form nobody has posted yet. */
export const blankForm: FormState = { values: {}, errors: {}, message: null, notice: null };

/** Fields never sent back into a page. */
const secretFields: ReadonlySet<string> = new Set(['password']);

const kept = (values: Readonly<Record<string, string>>): Record<string, string> =>
  Object.fromEntries(Object.entries(values).filter(([name]) => !secretFields.has(name)));

const issueSchema = z.object({ path: z.array(z.union([z.string(), z.number()])), message: z.string() });
const issuesSchema = z.object({ issues: z.array(issueSchema) });

/** Field name → first message, from issues with paths such as `['shippingAddress', 'city']`. */
function errorsOf(issues: readonly { path: readonly PropertyKey[]; message: string }[]): Record<string, string> {
  const errors: Record<string, string> = {};
  for (const { path, message } of issues) errors[path.map(String).join('.')] ??= message;
  return errors;
}

/** A form to show again after its values did not parse. */
export const invalidForm = (
  values: Readonly<Record<string, string>>,
  error: z.ZodError,
  message: string,
): FormState => ({
  values: kept(values),
  errors: errorsOf(error.issues),
  message,
  notice: null,
});

/** A form to show again after a refusal: field errors where the API named fields, its sentence otherwise. */
export function refusedForm(values: Readonly<Record<string, string>>, refusal: ApiRefusal): FormState {
  const named = issuesSchema.safeParse(refusal.details);
  const errors = named.success ? errorsOf(named.data.issues) : {};
  return { values: kept(values), errors, message: refusal.message, notice: null };
}

/** A form with values of its own, such as a saved profile. */
export const filledForm = (values: Readonly<Record<string, string>>, notice: string | null = null): FormState => ({
  ...blankForm,
  values,
  notice,
});

/** Fields below a prefix, without it: `shippingAddress.city` becomes `city`. */
export const fieldsBelow = (values: Readonly<Record<string, string>>, prefix: string): Record<string, string> =>
  Object.fromEntries(
    Object.entries(values).flatMap(([name, value]) =>
      name.startsWith(prefix) ? [[name.slice(prefix.length), value]] : [],
    ),
  );
