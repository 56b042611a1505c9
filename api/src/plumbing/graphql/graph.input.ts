import type { z } from 'zod';
import { Refusal } from '../refusal.js';

// GraphQL says null where REST leaves a field out; the contract's defaults and optional fields know only the latter.
function withoutNulls(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutNulls);
  if (typeof value !== 'object' || value === null) return value;
  const given = Object.entries(value).filter(([, entry]) => entry !== null);
  return Object.fromEntries(given.map(([name, entry]) => [name, withoutNulls(entry)]));
}

/** Flags as query strings say them, `true` and `false` in words, for operations REST reads from there. */
export const flagsInWords = (given: Readonly<Record<string, unknown>>): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(given).map(([name, value]) => [name, typeof value === 'boolean' ? String(value) : value]),
  );

/**
 * A resolver's arguments, parsed as the same operation's REST input is.
 *
 * @throws Refusal `request.invalid`
 */
export function parseArguments<S extends z.ZodType>(schema: S, given: Readonly<Record<string, unknown>>): z.output<S> {
  const parsed = schema.safeParse(withoutNulls(given));
  if (parsed.success) return parsed.data;
  const issues = parsed.error.issues.map(({ path, message }) => ({ in: 'arguments', path: path.map(String), message }));
  throw new Refusal('request.invalid', { issues });
}
