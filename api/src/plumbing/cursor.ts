import { z } from 'zod';
import { Refusal } from './refusal.js';

/** Where a page of a list ended, opaque to clients: the sort value and the id of its last item. */
const encodeCursor = (position: readonly (string | number)[]): string =>
  Buffer.from(JSON.stringify(position)).toString('base64url');

const json = z.string().transform((text, context) => {
  try {
    const value: unknown = JSON.parse(Buffer.from(text, 'base64url').toString('utf8'));
    return value;
  } catch {
    context.addIssue({ code: 'custom', message: 'Not a cursor.' });
    return z.NEVER;
  }
});

/**
 * The position a cursor stands for; null for the first page.
 *
 * @throws Refusal `request.invalid` when it is not a cursor of this list and order
 */
export function decodeCursor<S extends z.ZodType>(position: S, cursor: string | undefined): z.output<S> | null {
  if (cursor === undefined) return null;
  const parsed = json.pipe(position).safeParse(cursor);
  if (parsed.success) return parsed.data;
  const issue = {
    in: 'query',
    path: ['cursor'],
    message: 'Use `nextCursor` of the previous page, with the same sort.',
  };
  throw new Refusal('request.invalid', { issues: [issue] });
}

/** A page cut from `limit + 1` rows: the surplus row only says that there is more. */
export function cutPage<Row, Item>(
  rows: readonly Row[],
  limit: number,
  shape: { readonly position: (row: Row) => readonly (string | number)[]; readonly item: (row: Row) => Item },
): { items: Item[]; nextCursor: string | null } {
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  const hasMore = rows.length > limit && last !== undefined;
  return { items: page.map(shape.item), nextCursor: hasMore ? encodeCursor(shape.position(last)) : null };
}
