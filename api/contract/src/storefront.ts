import { z } from 'zod';
import {
  categoryDetailSchema,
  categorySchema,
  productCardSchema,
  productDetailSchema,
  productListQuery,
  productListSchema,
  variantQuantityPricesSchema,
} from './catalog.js';
import { collectionSchema } from './collection.js';
import { menuSchema, pageSchema } from './content.js';
import { defineOperation } from './operation.js';
import { slugSchema } from './primitives.js';
import { redirectSchema } from './redirect.js';
import { searchQuery, searchResultSchema } from './search.js';
import { resolvedHostSchema } from './shop.js';

/** One thing a storefront page needs. A page asks for all of them in one request, answered from one read-only transaction. */
export const storefrontQuerySchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('menu'), handle: z.string().max(40) }),
  z.strictObject({ kind: z.literal('categories') }),
  z.strictObject({ kind: z.literal('category'), slug: slugSchema }),
  z.strictObject({ kind: z.literal('collection'), slug: slugSchema }),
  z.strictObject({ kind: z.literal('collections') }),
  z.strictObject({ kind: z.literal('products'), query: productListQuery.omit({ fields: true }).partial() }),
  z.strictObject({ kind: z.literal('product'), slug: slugSchema }),
  z.strictObject({ kind: z.literal('quantityPrices'), slug: slugSchema }),
  z.strictObject({ kind: z.literal('related'), slug: slugSchema, limit: z.int().min(1).max(12) }),
  z.strictObject({ kind: z.literal('page'), slug: slugSchema }),
  z.strictObject({ kind: z.literal('search'), query: searchQuery.partial({ limit: true, sort: true }) }),
  z.strictObject({ kind: z.literal('sitemap'), page: z.int().min(1).max(10_000).default(1) }),
  z.strictObject({ kind: z.literal('redirect'), path: z.string().max(1000) }),
]);
export type StorefrontQuery = z.infer<typeof storefrontQuerySchema>;

export const sitemapSchema = z.strictObject({
  products: z.array(z.strictObject({ slug: slugSchema, updatedAt: z.string() })),
  categories: z.array(z.strictObject({ slug: slugSchema, updatedAt: z.string() })),
  collections: z.array(z.strictObject({ slug: slugSchema, updatedAt: z.string() })),
  pages: z.array(z.strictObject({ slug: slugSchema, updatedAt: z.string() })),
  pageCount: z.int().min(1).meta({ description: 'Pages of 10,000 products; everything else is on each' }),
});
export type Sitemap = z.infer<typeof sitemapSchema>;

/** The answer to each query; `null` where the thing does not exist. */
export const storefrontResultSchemas = {
  menu: menuSchema,
  categories: z.array(categorySchema),
  category: categoryDetailSchema.nullable(),
  collection: collectionSchema.nullable(),
  collections: z.array(collectionSchema),
  products: productListSchema,
  product: productDetailSchema.nullable(),
  quantityPrices: z.array(variantQuantityPricesSchema),
  related: z.array(productCardSchema),
  page: pageSchema.nullable(),
  search: searchResultSchema,
  sitemap: sitemapSchema,
  redirect: redirectSchema.pick({ target: true }).nullable(),
} as const;

export const storefrontDataInput = z.strictObject({
  queries: z
    .record(z.string().regex(/^[a-zA-Z][a-zA-Z0-9_.:-]{0,79}$/), storefrontQuerySchema)
    .refine((queries) => Object.keys(queries).length <= 40, 'At most 40 queries a page.'),
});
export type StorefrontDataInput = z.infer<typeof storefrontDataInput>;

/**
 * Cache tags say what a page was made from, so that a change purges exactly the pages showing it: `product:<id>`,
 * `products` (any listing), `category:<id>`, `categories`, `collection:<id>`, `collections`, `page:<id>`, `pages`,
 * `menu:<handle>`, `shop` (settings or theme), `redirects` (addresses that moved).
 */
export const storefrontDataSchema = z.strictObject({
  results: z.record(z.string(), z.unknown()),
  tags: z.array(z.string()),
  purgeSequence: z.int().min(0).meta({ description: 'Newest purge known when the data was read' }),
});
export type StorefrontData = z.infer<typeof storefrontDataSchema>;

export const readStorefrontData = defineOperation({
  id: 'readStorefrontData',
  method: 'POST',
  path: '/storefront/data',
  tag: 'Storefront',
  summary: 'Everything one page shows, in one read',
  access: 'public',
  body: storefrontDataInput,
  response: storefrontDataSchema,
  rateClass: 'read',
});

/** Internal: for the renderer, by `X-Internal-Token`; served below `/internal`, outside the public API and its document. */
export const internalPaths = { resolveHost: '/internal/hosts', purges: '/internal/purges' } as const;

/** `GET /internal/hosts?host=<host>` → this, or 404 `shop.not_found`. */
export const resolveHostResponse = resolvedHostSchema;

/**
 * One server-sent event of `GET /internal/purges` (`id:` is the stream position; send it back as `Last-Event-ID` to resume).
 * `sequence` counts per shop without gaps: a reader that misses one treats the shop as stale. `isHard`: never serve the old
 * page again (price, stock-out, unpublish, suspension); otherwise it may be served once more while a new one is made.
 */
export const purgeEventSchema = z.strictObject({
  shopId: z.string(),
  sequence: z.int().min(1),
  tags: z.array(z.string()),
  isHard: z.boolean(),
});
export type PurgeEvent = z.infer<typeof purgeEventSchema>;
