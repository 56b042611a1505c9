import { z } from 'zod';
import { defineOperation } from './operation.js';
import { listOf, pageQuery, timestampSchema } from './primitives.js';

/** A path of the shop without query, decoded, as visitors type it; a slash at its end counts as none. */
export const pathSchema = z
  .string()
  .trim()
  .max(1000)
  .regex(/^\/(?!\/)[^?#\\\p{Cc}]*$/u, 'Enter a path of the shop that begins with a slash, without ? or #.')
  .meta({ description: 'Path of a page of the shop', examples: ['/products/old-mug'] })
  .transform((path) => (path.length > 1 ? path.replace(/\/+$/, '') : path))
  .pipe(z.string().min(1, 'Enter a path.'));

/** An address that moved for good: whoever asks for `path` is sent to `target` (301), query kept. */
export const redirectSchema = z
  .strictObject({ path: z.string(), target: z.string(), createdAt: timestampSchema })
  .meta({ id: 'Redirect' });
export type Redirect = z.infer<typeof redirectSchema>;

export const redirectListQuery = pageQuery.extend({
  q: z.string().trim().max(200).optional().meta({ description: 'Beginning of a path or of a target' }),
});
export type RedirectListQuery = z.infer<typeof redirectListQuery>;

export const redirectInput = z.strictObject({ path: pathSchema, target: pathSchema });
export type RedirectInput = z.infer<typeof redirectInput>;

export const listRedirects = defineOperation({
  id: 'listRedirects',
  method: 'GET',
  path: '/admin/redirects',
  tag: 'Content',
  summary: 'Addresses that moved, newest first',
  access: 'content.read',
  query: redirectListQuery,
  response: listOf(redirectSchema),
});
export const addRedirect = defineOperation({
  id: 'addRedirect',
  method: 'POST',
  path: '/admin/redirects',
  tag: 'Content',
  summary: 'Send visitors of one address to another',
  access: 'content.write',
  status: 201,
  body: redirectInput,
  response: redirectSchema,
  refusals: ['redirect.path_taken', 'redirect.path_live', 'redirect.loop'],
});
export const deleteRedirect = defineOperation({
  id: 'deleteRedirect',
  method: 'DELETE',
  path: '/admin/redirects',
  tag: 'Content',
  summary: 'Forget that an address moved',
  access: 'content.write',
  query: z.strictObject({ path: pathSchema }),
  refusals: ['redirect.not_found'],
});
