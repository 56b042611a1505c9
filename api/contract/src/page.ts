import { z } from 'zod';
import { seoSchema } from './catalog.js';
import { pageSchema } from './content.js';
import { defineOperation } from './operation.js';
import { idSchema, listOf, pageQuery, slugSchema, textLine, timestampSchema, versionSchema } from './primitives.js';

/** A row of the console's list of pages. */
export const adminPageRowSchema = z
  .strictObject({
    id: idSchema,
    slug: slugSchema,
    title: z.string(),
    isPublished: z.boolean(),
    updatedAt: timestampSchema,
  })
  .meta({ id: 'AdminPageRow' });
export type AdminPageRow = z.infer<typeof adminPageRowSchema>;

/** A content page as its merchant sees it. */
export const adminPageSchema = pageSchema
  .extend({
    isPublished: z.boolean(),
    linkedFrom: z.array(z.string()).meta({ description: 'Titles of the menus that link to it' }),
    storefrontUrl: z.string(),
    version: versionSchema,
    updatedBy: z.string(),
  })
  .meta({ id: 'AdminPage' });
export type AdminPage = z.infer<typeof adminPageSchema>;

/** Whole-record write of a content page. */
export const contentPageInput = z.strictObject({
  title: textLine(160),
  slug: slugSchema.optional().meta({ description: 'Made from the title when left out; kept on a change' }),
  bodyHtml: z.string().max(60_000).default('').meta({ description: 'Sanitised on arrival' }),
  isPublished: z.boolean().default(true),
  seo: seoSchema.default({ title: '', description: '' }),
});
export type ContentPageInput = z.infer<typeof contentPageInput>;

const byId = z.strictObject({ id: idSchema });

export const adminPageListQuery = pageQuery.extend({ q: z.string().trim().max(100).optional() });
export type AdminPageListQuery = z.infer<typeof adminPageListQuery>;

export const listAdminPages = defineOperation({
  id: 'listAdminPages',
  method: 'GET',
  path: '/admin/pages',
  tag: 'Content',
  summary: 'All content pages, hidden ones included, by title',
  access: 'content.read',
  query: adminPageListQuery,
  response: listOf(adminPageRowSchema),
});
export const getAdminPage = defineOperation({
  id: 'getAdminPage',
  method: 'GET',
  path: '/admin/pages/{id}',
  tag: 'Content',
  summary: 'One content page as the merchant sees it',
  access: 'content.read',
  params: byId,
  response: adminPageSchema,
  versioned: true,
  refusals: ['page.not_found'],
});
export const createPage = defineOperation({
  id: 'createPage',
  method: 'POST',
  path: '/pages',
  tag: 'Content',
  summary: 'Add a content page',
  access: 'content.write',
  status: 201,
  body: contentPageInput,
  response: adminPageSchema,
  versioned: true,
  idempotency: 'accepted',
  refusals: ['page.slug_taken'],
});
export const updatePage = defineOperation({
  id: 'updatePage',
  method: 'PUT',
  path: '/pages/{id}',
  tag: 'Content',
  summary: 'Replace a content page; a changed slug leaves a redirect and menus follow it',
  access: 'content.write',
  params: byId,
  body: contentPageInput,
  response: adminPageSchema,
  versioned: true,
  refusals: ['page.not_found', 'page.slug_taken', 'precondition.failed'],
});
export const deletePage = defineOperation({
  id: 'deletePage',
  method: 'DELETE',
  path: '/pages/{id}',
  tag: 'Content',
  summary: 'Delete a content page',
  access: 'content.write',
  params: byId,
  query: z.strictObject({
    unlink: z.enum(['true']).optional().meta({ description: 'Take its links out of the menus too' }),
  }),
  versioned: true,
  refusals: ['page.not_found', 'page.linked', 'precondition.failed'],
});
