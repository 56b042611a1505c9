import { z } from 'zod';
import { defineOperation } from './operation.js';
import { idSchema, textLine, timestampSchema, versionSchema } from './primitives.js';

/**
 * Where a link leads. `live`: shoppers find something there; `hidden`: it exists but is not on show; `missing`: nothing is
 * there; `outside`: another site, an e-mail or telephone.
 */
export const linkStateSchema = z.enum(['live', 'hidden', 'missing', 'outside']).meta({ id: 'LinkState' });
export type LinkState = z.infer<typeof linkStateSchema>;

export const adminMenuLinkSchema = z
  .strictObject({ label: z.string(), href: z.string(), state: linkStateSchema })
  .meta({ id: 'AdminMenuLink' });
export type AdminMenuLink = z.infer<typeof adminMenuLinkSchema>;
export const adminMenuItemSchema = adminMenuLinkSchema
  .extend({ children: z.array(adminMenuLinkSchema) })
  .meta({ id: 'AdminMenuItem' });
export type AdminMenuItem = z.infer<typeof adminMenuItemSchema>;

/** A menu as its merchant sees it. */
export const adminMenuSchema = z
  .strictObject({
    id: idSchema,
    handle: z.string(),
    title: z.string(),
    items: z.array(adminMenuItemSchema),
    isRequired: z.boolean().meta({ description: 'Themes show it on every page; it cannot be deleted' }),
    version: versionSchema,
    updatedBy: z.string(),
    updatedAt: timestampSchema,
  })
  .meta({ id: 'AdminMenu' });
export type AdminMenu = z.infer<typeof adminMenuSchema>;

const menuHandle = z
  .string()
  .regex(/^[a-z][a-z0-9-]{0,39}$/, 'Use lower-case letters, digits and hyphens, beginning with a letter.')
  .meta({ description: 'Name by which themes ask for it', examples: ['main'] });
const href = z
  .string()
  .trim()
  .max(400)
  .regex(
    /^(?:\/(?!\/)[^\s]*|https?:\/\/[^\s]+|mailto:[^\s]+|tel:[^\s]+)$/,
    'Enter a path such as /pages/about, or an address beginning with https://, mailto: or tel:.',
  )
  .meta({ description: 'Path below the shop’s host, or a full address', examples: ['/pages/about'] });
const linkInput = z.strictObject({ label: textLine(80), href });

/** Whole-record write of a menu: links in order, each with links of its own, no deeper. */
export const menuInput = z.strictObject({
  title: textLine(80),
  items: z.array(linkInput.extend({ children: z.array(linkInput).max(40).default([]) })).max(40),
});
export type MenuInput = z.infer<typeof menuInput>;

/** Something of the shop a menu can lead to. */
export const linkTargetSchema = z
  .strictObject({
    kind: z.enum(['product', 'category', 'collection', 'page']),
    label: z.string(),
    href: z.string(),
    state: linkStateSchema,
  })
  .meta({ id: 'LinkTarget' });
export type LinkTarget = z.infer<typeof linkTargetSchema>;

const byId = z.strictObject({ id: idSchema });

export const listAdminMenus = defineOperation({
  id: 'listAdminMenus',
  method: 'GET',
  path: '/admin/menus',
  tag: 'Content',
  summary: 'All menus with their links, and which of those lead nowhere',
  access: 'content.read',
  response: z.strictObject({ items: z.array(adminMenuSchema) }),
});
export const getAdminMenu = defineOperation({
  id: 'getAdminMenu',
  method: 'GET',
  path: '/admin/menus/{id}',
  tag: 'Content',
  summary: 'One menu with its links',
  access: 'content.read',
  params: byId,
  response: adminMenuSchema,
  versioned: true,
  refusals: ['menu.not_found'],
});
export const createMenu = defineOperation({
  id: 'createMenu',
  method: 'POST',
  path: '/menus',
  tag: 'Content',
  summary: 'Add a menu',
  access: 'content.write',
  status: 201,
  body: menuInput.extend({ handle: menuHandle }),
  response: adminMenuSchema,
  versioned: true,
  idempotency: 'accepted',
  refusals: ['menu.handle_taken'],
});
export const updateMenu = defineOperation({
  id: 'updateMenu',
  method: 'PUT',
  path: '/menus/{id}',
  tag: 'Content',
  summary: 'Replace a menu’s title and links',
  access: 'content.write',
  params: byId,
  body: menuInput,
  response: adminMenuSchema,
  versioned: true,
  refusals: ['menu.not_found', 'precondition.failed'],
});
export const deleteMenu = defineOperation({
  id: 'deleteMenu',
  method: 'DELETE',
  path: '/menus/{id}',
  tag: 'Content',
  summary: 'Delete a menu that themes do not need',
  access: 'content.write',
  params: byId,
  versioned: true,
  refusals: ['menu.not_found', 'menu.required', 'precondition.failed'],
});
export const findLinkTargets = defineOperation({
  id: 'findLinkTargets',
  method: 'GET',
  path: '/admin/link-targets',
  tag: 'Content',
  summary: 'Products, categories, collections and pages whose name contains what was typed, at most six of each',
  access: 'content.read',
  query: z.strictObject({ q: z.string().trim().max(100).default('') }),
  response: z.strictObject({ items: z.array(linkTargetSchema) }),
  rateClass: 'search',
});
