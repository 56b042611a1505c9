import { z } from 'zod';
import { productSortSchema, seoSchema } from './catalog.js';
import { imageSchema } from './media.js';
import { amountMinorSchema } from './money.js';
import { defineOperation } from './operation.js';
import {
  placeBeforeInput,
  placedProductListSchema,
  placedProductSchema,
  placeProductsInput,
} from './placed-product.js';
import { idSchema, listOf, pageQuery, slugSchema, textLine, timestampSchema, versionSchema } from './primitives.js';

/** A published collection, as shoppers see it. */
export const collectionSchema = z
  .strictObject({
    id: idSchema,
    slug: slugSchema,
    name: z.string(),
    description: z.string(),
    image: imageSchema.nullable(),
    seo: seoSchema,
  })
  .meta({ id: 'Collection' });
export type Collection = z.infer<typeof collectionSchema>;

/** How text is compared; capitals never matter. */
const textOperator = z.enum(['equals', 'notEquals', 'contains', 'notContains', 'startsWith', 'endsWith']);
const isOrIsNot = z.enum(['equals', 'notEquals']);

/**
 * One thing a product must be. A product has a SKU, a price or a former price when any of its active variants has. `category`
 * includes those below it; `stock` is `in` when any active variant can be bought, `low` when one is nearly sold out.
 */
export const collectionConditionSchema = z
  .discriminatedUnion('field', [
    z.strictObject({ field: z.enum(['title', 'brand', 'sku']), operator: textOperator, value: textLine(120) }),
    z.strictObject({ field: z.literal('tag'), operator: isOrIsNot, value: textLine(40) }),
    z.strictObject({ field: z.literal('category'), operator: isOrIsNot, value: idSchema }),
    z.strictObject({
      field: z.literal('price'),
      operator: z.enum(['equals', 'atLeast', 'atMost']),
      value: amountMinorSchema,
    }),
    z.strictObject({ field: z.literal('compareAtPrice'), operator: z.enum(['isSet', 'isNotSet']) }),
    z.strictObject({ field: z.literal('stock'), operator: isOrIsNot, value: z.enum(['in', 'low', 'out']) }),
    z.strictObject({
      field: z.literal('publishedAt'),
      operator: z.enum(['within', 'notWithin']),
      value: z.int().min(1).max(3650).meta({ description: 'Days up to now' }),
    }),
    z.strictObject({
      field: z.literal('customField'),
      key: z.string().regex(/^[a-z][a-z0-9_]{0,39}$/),
      operator: z.enum(['equals', 'notEquals', 'contains', 'atLeast', 'atMost', 'isSet', 'isNotSet']),
      value: z
        .union([z.string().max(240), z.number(), z.boolean()])
        .nullable()
        .default(null)
        .meta({ description: 'Null for `isSet` and `isNotSet`' }),
    }),
  ])
  .meta({ id: 'CollectionCondition' });
export type CollectionCondition = z.infer<typeof collectionConditionSchema>;

/** Which products a collection holds by itself: those for which all, or any, of the conditions hold. */
export const collectionRulesSchema = z
  .strictObject({ match: z.enum(['all', 'any']), conditions: z.array(collectionConditionSchema).min(1).max(30) })
  .meta({ id: 'CollectionRules' });
export type CollectionRules = z.infer<typeof collectionRulesSchema>;

export const collectionKindSchema = z.enum(['manual', 'rules']).meta({ id: 'CollectionKind' });
export type CollectionKind = z.infer<typeof collectionKindSchema>;

/** A row of the console's list. */
export const adminCollectionRowSchema = z
  .strictObject({
    id: idSchema,
    slug: slugSchema,
    name: z.string(),
    kind: collectionKindSchema,
    isPublished: z.boolean(),
    image: imageSchema.nullable(),
    productCount: z.int().min(0),
    updatedAt: timestampSchema,
  })
  .meta({ id: 'AdminCollectionRow' });
export type AdminCollectionRow = z.infer<typeof adminCollectionRowSchema>;

/** A collection as its merchant sees it. */
export const adminCollectionSchema = adminCollectionRowSchema
  .extend({
    description: z.string(),
    rules: collectionRulesSchema.nullable().meta({ description: 'Null for manual collections' }),
    sort: productSortSchema,
    seo: seoSchema,
    isApplying: z.boolean().meta({ description: 'Changed rules are still being applied to the shop’s products' }),
    storefrontUrl: z.string(),
    version: versionSchema,
    updatedBy: z.string(),
    createdAt: timestampSchema,
  })
  .meta({ id: 'AdminCollection' });
export type AdminCollection = z.infer<typeof adminCollectionSchema>;

/** Whole-record write of a collection. With `rules` it fills itself, without it is arranged by hand; that stays so. */
export const collectionInput = z.strictObject({
  name: textLine(120),
  slug: slugSchema.optional().meta({ description: 'Made from the name when left out; kept on a change' }),
  description: z.string().trim().max(2000).default(''),
  rules: collectionRulesSchema.nullable().default(null),
  sort: productSortSchema.default('featured').meta({
    description: 'Order shoppers see first; `featured` is the order by hand, or the shop’s own where rules decide',
  }),
  isPublished: z.boolean().default(true),
  mediaId: idSchema.nullable().optional().meta({ description: 'Picture; left out on a change: stays' }),
  seo: seoSchema.default({ title: '', description: '' }),
});
export type CollectionInput = z.infer<typeof collectionInput>;

export const adminCollectionListQuery = pageQuery.extend({
  q: z.string().trim().max(100).optional(),
  kind: collectionKindSchema.optional(),
});
export type AdminCollectionListQuery = z.infer<typeof adminCollectionListQuery>;

const byId = z.strictObject({ id: idSchema });
const productOf = z.strictObject({ id: idSchema, productId: idSchema });

export const listCollections = defineOperation({
  id: 'listCollections',
  method: 'GET',
  path: '/collections',
  tag: 'Catalog',
  summary: 'Published collections, by name',
  access: 'public',
  response: z.strictObject({ items: z.array(collectionSchema) }),
});
export const getCollection = defineOperation({
  id: 'getCollection',
  method: 'GET',
  path: '/collections/{slug}',
  tag: 'Catalog',
  summary: 'One published collection, by slug or id; its products are `GET /products?collection=<slug>`',
  access: 'public',
  params: z.strictObject({ slug: z.string().min(1).max(120).meta({ description: 'Slug or id' }) }),
  response: collectionSchema,
  refusals: ['collection.not_found'],
});
export const listAdminCollections = defineOperation({
  id: 'listAdminCollections',
  method: 'GET',
  path: '/admin/collections',
  tag: 'Collections',
  summary: 'All collections of the shop, by name',
  access: 'catalog.read',
  query: adminCollectionListQuery,
  response: listOf(adminCollectionRowSchema),
});
export const getAdminCollection = defineOperation({
  id: 'getAdminCollection',
  method: 'GET',
  path: '/admin/collections/{id}',
  tag: 'Collections',
  summary: 'One collection with its rules',
  access: 'catalog.read',
  params: byId,
  response: adminCollectionSchema,
  versioned: true,
  refusals: ['collection.not_found'],
});
export const createCollection = defineOperation({
  id: 'createCollection',
  method: 'POST',
  path: '/collections',
  tag: 'Collections',
  summary: 'Add a collection',
  access: 'catalog.write',
  status: 201,
  body: collectionInput,
  response: adminCollectionSchema,
  versioned: true,
  idempotency: 'accepted',
  refusals: ['collection.slug_taken', 'collection.rule_unknown', 'media.not_found', 'media.not_a_picture'],
});
export const updateCollection = defineOperation({
  id: 'updateCollection',
  method: 'PUT',
  path: '/collections/{id}',
  tag: 'Collections',
  summary: 'Replace a collection’s fields; a changed slug leaves a redirect',
  access: 'catalog.write',
  params: byId,
  body: collectionInput,
  response: adminCollectionSchema,
  versioned: true,
  refusals: [
    'collection.not_found',
    'collection.slug_taken',
    'collection.kind_fixed',
    'collection.rule_unknown',
    'media.not_found',
    'media.not_a_picture',
    'precondition.failed',
  ],
});
export const deleteCollection = defineOperation({
  id: 'deleteCollection',
  method: 'DELETE',
  path: '/collections/{id}',
  tag: 'Collections',
  summary: 'Delete a collection; its products stay in the shop',
  access: 'catalog.write',
  params: byId,
  versioned: true,
  refusals: ['collection.not_found', 'precondition.failed'],
});
export const previewCollection = defineOperation({
  id: 'previewCollection',
  method: 'POST',
  path: '/admin/collections/preview',
  tag: 'Collections',
  summary: 'How many products rules would choose, and the first twelve of them; changes nothing',
  access: 'catalog.read',
  status: 200,
  body: collectionRulesSchema,
  response: z
    .strictObject({ total: z.int().min(0), items: z.array(placedProductSchema) })
    .meta({ id: 'CollectionPreview' }),
  rateClass: 'search',
  refusals: ['collection.rule_unknown'],
});
export const listCollectionProducts = defineOperation({
  id: 'listCollectionProducts',
  method: 'GET',
  path: '/admin/collections/{id}/products',
  tag: 'Collections',
  summary: 'Products of a collection in the order by hand, drafts included',
  access: 'catalog.read',
  params: byId,
  query: pageQuery,
  response: placedProductListSchema,
  refusals: ['collection.not_found'],
});
export const addCollectionProducts = defineOperation({
  id: 'addCollectionProducts',
  method: 'POST',
  path: '/admin/collections/{id}/products',
  tag: 'Collections',
  summary: 'Put products at the end of a collection arranged by hand',
  access: 'catalog.write',
  params: byId,
  body: placeProductsInput,
  refusals: ['collection.not_found', 'collection.rules_decide', 'product.not_found'],
});
export const removeCollectionProduct = defineOperation({
  id: 'removeCollectionProduct',
  method: 'DELETE',
  path: '/admin/collections/{id}/products/{productId}',
  tag: 'Collections',
  summary: 'Take a product out of a collection arranged by hand',
  access: 'catalog.write',
  params: productOf,
  refusals: ['collection.not_found', 'collection.rules_decide', 'product.not_found'],
});
export const placeCollectionProduct = defineOperation({
  id: 'placeCollectionProduct',
  method: 'PUT',
  path: '/admin/collections/{id}/products/{productId}/place',
  tag: 'Collections',
  summary: 'Move a product within the order of a collection arranged by hand',
  access: 'catalog.write',
  params: productOf,
  body: placeBeforeInput,
  refusals: ['collection.not_found', 'collection.rules_decide', 'product.not_found'],
});
