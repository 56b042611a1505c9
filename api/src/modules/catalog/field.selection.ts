import { z } from 'zod';

const recordSchema = z.record(z.string(), z.unknown());
const listSchema = z.looseObject({ items: z.array(recordSchema) });

const narrowed = (record: Readonly<Record<string, unknown>>, fields: readonly string[]): Record<string, unknown> =>
  Object.fromEntries(Object.entries(record).filter(([name]) => name === 'id' || fields.includes(name)));

/** JSON text of a record narrowed to its id and these fields; as it is without any. */
export const recordWith = (json: string, fields: readonly string[] | undefined): string =>
  fields ? JSON.stringify(narrowed(recordSchema.parse(JSON.parse(json)), fields)) : json;

/** JSON text of a list whose items are narrowed to their ids and these fields; as it is without any. */
export function listWith(json: string, fields: readonly string[] | undefined): string {
  if (!fields) return json;
  const list = listSchema.parse(JSON.parse(json));
  return JSON.stringify({ ...list, items: list.items.map((item) => narrowed(item, fields)) });
}
