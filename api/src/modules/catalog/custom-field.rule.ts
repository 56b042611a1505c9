import type { CustomFieldKind, CustomFieldValue, CustomFieldValues } from '@smallshop/contract';
import { z } from 'zod';

/** What a definition says about the values under its key. */
export interface FieldDefinition {
  readonly key: string;
  readonly name: string;
  readonly kind: CustomFieldKind;
  readonly choices: readonly string[];
  readonly isRequired: boolean;
}

/** Why a value is not accepted, as a sentence. */
export interface FieldProblem {
  readonly key: string;
  readonly message: string;
}

const oneLine = z
  .string('Enter text.')
  .trim()
  .max(500, 'At most 500 characters.')
  .regex(/^[^\p{Cc}]*$/u, 'One line of text.');
const oneOf = (choices: readonly string[]) =>
  z.string('Choose one of the choices.').refine((value) => choices.includes(value), 'Choose one of the choices.');
const httpUrl = z
  .url({ protocol: /^https?$/, error: 'Enter an address beginning with https:// or http://.' })
  .max(2000);

const acceptors: Readonly<Record<CustomFieldKind, (choices: readonly string[]) => z.ZodType<CustomFieldValue>>> = {
  text: () => oneLine,
  multiline: () => z.string('Enter text.').trim().max(5000, 'At most 5,000 characters.'),
  integer: () => z.int('Enter a whole number.'),
  decimal: () => z.number('Enter a number.').min(-1e12).max(1e12),
  boolean: () => z.boolean('Choose yes or no.'),
  date: () => z.iso.date('Enter a date such as 2026-05-31.'),
  choice: oneOf,
  choices: (choices) => z.array(oneOf(choices), 'Choose from the choices.').transform((values) => [...new Set(values)]),
  color: () =>
    z
      .string('Choose a colour.')
      .regex(/^#[0-9a-f]{6}$/i, 'Enter a colour such as #1f4e79.')
      .toLowerCase(),
  url: () => httpUrl,
};

const isNothing = (value: CustomFieldValue): boolean =>
  Array.isArray(value) ? value.length === 0 : typeof value === 'string' && value.trim() === '';

const isSame = (value: CustomFieldValue, other: CustomFieldValue | undefined): boolean =>
  JSON.stringify(value) === JSON.stringify(other);

/**
 * Values as they are kept: text trimmed, colours in lower case, choices once each, and empty text and lists left out; or, by
 * key, why some are not accepted: unknown keys, and values their definition's kind does not hold. Values a product has already
 * stay, though a definition changed since may no longer accept them.
 */
export function acceptFieldValues(
  definitions: readonly FieldDefinition[],
  given: CustomFieldValues,
  before: CustomFieldValues = {},
): { readonly values: CustomFieldValues; readonly problems: readonly FieldProblem[] } {
  const values: CustomFieldValues = {};
  const problems: FieldProblem[] = [];
  for (const [key, value] of Object.entries(given)) {
    const definition = definitions.find((candidate) => candidate.key === key);
    if (!definition) {
      problems.push({ key, message: 'The shop has no such custom field.' });
    } else if (isSame(value, before[key])) {
      values[key] = value;
    } else if (!isNothing(value)) {
      const accepted = acceptors[definition.kind](definition.choices).safeParse(value);
      if (accepted.success) values[key] = accepted.data;
      else problems.push({ key, message: accepted.error.issues[0]?.message ?? 'This value is not accepted.' });
    }
  }
  return { values, problems };
}

/** What an active product still lacks: required fields without a value. */
export const missingFields = (
  definitions: readonly FieldDefinition[],
  values: CustomFieldValues,
): readonly FieldProblem[] =>
  definitions
    .filter(({ key, isRequired }) => isRequired && values[key] === undefined)
    .map(({ key, name }) => ({ key, message: `An active product needs “${name}”.` }));
