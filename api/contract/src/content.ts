import { z } from 'zod';
import { seoSchema } from './catalog.js';
import { defineOperation } from './operation.js';
import { idSchema, slugSchema, timestampSchema } from './primitives.js';

/** A content page: about, contact, policies. */
export const pageSchema = z
  .strictObject({
    id: idSchema,
    slug: slugSchema,
    title: z.string(),
    bodyHtml: z.string().meta({ description: 'Sanitised HTML' }),
    seo: seoSchema,
    updatedAt: timestampSchema,
  })
  .meta({ id: 'Page' });
export type Page = z.infer<typeof pageSchema>;

/** A link of a menu; `href` is a path below the shop’s host or an https address. */
export const menuItemSchema = z.strictObject({
  label: z.string(),
  href: z.string(),
  children: z.array(z.strictObject({ label: z.string(), href: z.string() })),
});
export const menuSchema = z
  .strictObject({ handle: z.string(), title: z.string(), items: z.array(menuItemSchema) })
  .meta({ id: 'Menu' });
export type Menu = z.infer<typeof menuSchema>;

export const listPages = defineOperation({
  id: 'listPages',
  method: 'GET',
  path: '/pages',
  tag: 'Content',
  summary: 'Published content pages, by title',
  access: 'public',
  response: z.strictObject({
    items: z.array(z.strictObject({ slug: slugSchema, title: z.string(), updatedAt: timestampSchema })),
  }),
});
export const getPage = defineOperation({
  id: 'getPage',
  method: 'GET',
  path: '/pages/{slug}',
  tag: 'Content',
  summary: 'A content page',
  access: 'public',
  params: z.strictObject({ slug: slugSchema }),
  response: pageSchema,
  refusals: ['page.not_found'],
});
export const getMenu = defineOperation({
  id: 'getMenu',
  method: 'GET',
  path: '/menus/{handle}',
  tag: 'Content',
  summary: 'A menu; empty when the shop has none of that name',
  access: 'public',
  params: z.strictObject({ handle: z.string().regex(/^[a-z][a-z0-9-]{0,39}$/) }),
  response: menuSchema,
});
