import { z } from 'zod';

/** UUIDv7 as the database makes them; any UUID shape is accepted so that a foreign id is a plain 404, not a 422. */
export const idSchema = z
  .guid()
  .meta({ description: 'Identifier (UUID)', examples: ['0192f0c1-7c1a-7e30-9d61-1f0a4a0b6a52'] });

/** ISO 8601 in UTC, ending in `Z`. */
export const timestampSchema = z.iso.datetime().meta({ description: 'ISO 8601, UTC' });

/** Path segment of a product, category or page: lower-case letters, digits and single hyphens. */
export const slugSchema = z
  .string()
  .min(1)
  .max(120)
  .regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/, 'Use lower-case letters, digits and single hyphens.')
  .meta({ description: 'URL segment', examples: ['stoneware-mug'] });

/** Stored lower-case; comparison is case-insensitive everywhere. */
export const emailSchema = z
  .string()
  .trim()
  .toLowerCase()
  .max(254)
  .pipe(z.email('Enter an e-mail address such as name@example.com.'))
  .meta({ description: 'E-mail address', examples: ['ada@example.com'] });

/** ISO 3166-1 alpha-2. */
export const countrySchema = z
  .string()
  .regex(/^[A-Z]{2}$/, 'Use a two-letter country code.')
  .meta({ description: 'ISO 3166-1 alpha-2', examples: ['DE'] });

/** BCP 47 language tag, such as `en-GB`. */
export const localeSchema = z
  .string()
  .regex(/^[a-z]{2}(?:-[A-Z]{2})?$/, 'Use a language tag such as en or en-GB.')
  .meta({ description: 'BCP 47 language tag', examples: ['en-GB'] });

/** One line of text: trimmed, without control characters. */
export const textLine = (maxLength: number, minLength = 1) =>
  z
    .string()
    .trim()
    .min(minLength)
    .max(maxLength)
    .regex(/^[^\p{Cc}]*$/u, 'Control characters are not allowed.')
    // Said without Unicode properties, which most readers of an OpenAPI document do not understand.
    .meta({ pattern: '^[^\\u0000-\\u001f\\u007f-\\u009f]*$' });

/** Units a shopper may ask for in one line. */
export const quantitySchema = z
  .int()
  .min(1)
  .max(999)
  .meta({ description: 'Units, 1 to 999', examples: [1] });

/** Incremented by every change; sent as `ETag: "<version>"` and expected back in `If-Match`. */
export const versionSchema = z.int().min(1).meta({ description: 'Optimistic concurrency version' });

/** Query of a cursor list. Query strings arrive as text, hence the coercion. */
export const pageQuery = z.strictObject({
  limit: z.coerce.number().int().min(1).max(100).default(24).meta({ description: 'Items a page, at most 100' }),
  cursor: z.string().max(1024).optional().meta({ description: '`nextCursor` of the previous page' }),
  include: z.enum(['total']).optional().meta({ description: '`total` adds the number of all matches' }),
});

/** A page of `items`; `nextCursor` is null on the last one; `total` only when asked for. */
export const listOf = <Item extends z.ZodType>(item: Item) =>
  z.strictObject({
    items: z.array(item),
    nextCursor: z.string().nullable(),
    total: z.int().min(0).optional(),
  });
