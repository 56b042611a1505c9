import { z } from 'zod';
import { categorySchema, seoSchema } from './catalog.js';
import { defineOperation } from './operation.js';
import { placeBeforeInput, placedProductListSchema, placeProductsInput } from './placed-product.js';
import { idSchema, pageQuery, slugSchema, textLine, timestampSchema, versionSchema } from './primitives.js';

/** Levels of the tree, the top one included. */
export const categoryDepthLimit = 5;

/** A category as its merchant sees it. */
export const adminCategorySchema = categorySchema
  .extend({
    productCount: z.int().min(0).meta({ description: 'Products standing directly in it, drafts included' }),
    seo: seoSchema,
    storefrontUrl: z.string(),
    version: versionSchema,
    updatedBy: z.string(),
    updatedAt: timestampSchema,
  })
  .meta({ id: 'AdminCategory' });
export type AdminCategory = z.infer<typeof adminCategorySchema>;

/** The whole tree, parents before children, in the merchant’s order. */
export const adminCategoryTreeSchema = z
  .strictObject({ items: z.array(adminCategorySchema) })
  .meta({ id: 'AdminCategoryTree' });

/** What a category says of itself. */
const categoryTexts = z.strictObject({
  name: textLine(120),
  slug: slugSchema.optional().meta({ description: 'Made from the name when left out; kept on a change' }),
  description: z.string().trim().max(2000).default(''),
  mediaId: idSchema.nullable().optional().meta({ description: 'Picture; left out on a change: stays' }),
  seo: seoSchema.default({ title: '', description: '' }),
});
export const categoryInput = categoryTexts.extend({ parentId: idSchema.nullable().default(null) });
export type CategoryInput = z.infer<typeof categoryInput>;
export const categoryChangeInput = categoryTexts;
export type CategoryChangeInput = z.infer<typeof categoryChangeInput>;

/** A place in the tree. Two people moving different categories at once both get their way. */
export const categoryPlaceInput = placeBeforeInput.extend({ parentId: idSchema.nullable() });
export type CategoryPlaceInput = z.infer<typeof categoryPlaceInput>;

const byId = z.strictObject({ id: idSchema });
const productOf = z.strictObject({ id: idSchema, productId: idSchema });

export const listAdminCategories = defineOperation({
  id: 'listAdminCategories',
  method: 'GET',
  path: '/admin/categories',
  tag: 'Categories',
  summary: 'The tree of categories as the merchant sees it',
  access: 'catalog.read',
  response: adminCategoryTreeSchema,
});
export const getAdminCategory = defineOperation({
  id: 'getAdminCategory',
  method: 'GET',
  path: '/admin/categories/{id}',
  tag: 'Categories',
  summary: 'One category as the merchant sees it',
  access: 'catalog.read',
  params: byId,
  response: adminCategorySchema,
  versioned: true,
  refusals: ['category.not_found'],
});
export const createCategory = defineOperation({
  id: 'createCategory',
  method: 'POST',
  path: '/categories',
  tag: 'Categories',
  summary: 'Add a category after its siblings',
  access: 'catalog.write',
  status: 201,
  body: categoryInput,
  response: adminCategorySchema,
  versioned: true,
  idempotency: 'accepted',
  refusals: [
    'category.slug_taken',
    'category.not_found',
    'category.too_deep',
    'media.not_found',
    'media.not_a_picture',
  ],
});
export const updateCategory = defineOperation({
  id: 'updateCategory',
  method: 'PUT',
  path: '/categories/{id}',
  tag: 'Categories',
  summary: 'Replace a category’s texts; a changed slug leaves a redirect',
  access: 'catalog.write',
  params: byId,
  body: categoryChangeInput,
  response: adminCategorySchema,
  versioned: true,
  refusals: [
    'category.not_found',
    'category.slug_taken',
    'media.not_found',
    'media.not_a_picture',
    'precondition.failed',
  ],
});
export const deleteCategory = defineOperation({
  id: 'deleteCategory',
  method: 'DELETE',
  path: '/categories/{id}',
  tag: 'Categories',
  summary: 'Delete a category; those below it move up to its place, its products stay in the shop',
  access: 'catalog.write',
  params: byId,
  versioned: true,
  refusals: ['category.not_found', 'precondition.failed'],
});
export const placeCategory = defineOperation({
  id: 'placeCategory',
  method: 'PUT',
  path: '/admin/categories/{id}/place',
  tag: 'Categories',
  summary: 'Move a category, with everything below it, to another place in the tree',
  access: 'catalog.write',
  params: byId,
  body: categoryPlaceInput,
  response: adminCategoryTreeSchema,
  refusals: ['category.not_found', 'category.cycle', 'category.too_deep', 'category.sibling_moved'],
});
export const listCategoryProducts = defineOperation({
  id: 'listCategoryProducts',
  method: 'GET',
  path: '/admin/categories/{id}/products',
  tag: 'Categories',
  summary: 'Products standing directly in a category, in its order',
  access: 'catalog.read',
  params: byId,
  query: pageQuery,
  response: placedProductListSchema,
  refusals: ['category.not_found'],
});
export const addCategoryProducts = defineOperation({
  id: 'addCategoryProducts',
  method: 'POST',
  path: '/admin/categories/{id}/products',
  tag: 'Categories',
  summary: 'Put products at the end of a category',
  access: 'catalog.write',
  params: byId,
  body: placeProductsInput,
  refusals: ['category.not_found', 'product.not_found'],
});
export const removeCategoryProduct = defineOperation({
  id: 'removeCategoryProduct',
  method: 'DELETE',
  path: '/admin/categories/{id}/products/{productId}',
  tag: 'Categories',
  summary: 'Take a product out of a category',
  access: 'catalog.write',
  params: productOf,
  refusals: ['category.not_found', 'product.not_found'],
});
export const placeCategoryProduct = defineOperation({
  id: 'placeCategoryProduct',
  method: 'PUT',
  path: '/admin/categories/{id}/products/{productId}/place',
  tag: 'Categories',
  summary: 'Move a product within a category’s order',
  access: 'catalog.write',
  params: productOf,
  body: placeBeforeInput,
  refusals: ['category.not_found', 'product.not_found'],
});
