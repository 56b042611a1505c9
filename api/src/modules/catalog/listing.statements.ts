import { productListQuery, type ProductListQuery, type ProductSort } from '@smallshop/contract';
import { z } from 'zod';
import type { Ctx } from '../../plumbing/context.js';
import { decodeCursor } from '../../plumbing/cursor.js';
import type { Statement } from '../../plumbing/db/database.js';
import type { CollectionShelf } from './collection.statements.js';
import { isNarrowed, wantedFilters } from './listing.wanted.js';

interface Order {
  /** What sorts, its SQL type, and what a cursor holds of it. */
  readonly key: string;
  readonly type: string;
  readonly position: z.ZodType<readonly [string | number, string]>;
  readonly isDescending: boolean;
  /** The product's id as the same index has it. */
  readonly id: string;
}

const whole = z.tuple([z.int(), z.guid()]);
const text = z.tuple([z.string(), z.guid()]);
const moment = z.tuple([z.iso.datetime({ offset: true }), z.guid()]);

const orders: Readonly<Record<ProductSort, Order>> = {
  featured: { key: 'd.position', type: 'int', position: whole, isDescending: false, id: 'd.product_id' },
  '-publishedAt': {
    key: 'd.published_at',
    type: 'timestamptz',
    position: moment,
    isDescending: true,
    id: 'd.product_id',
  },
  price: { key: 'd.price_minor', type: 'bigint', position: whole, isDescending: false, id: 'd.product_id' },
  '-price': { key: 'd.price_minor', type: 'bigint', position: whole, isDescending: true, id: 'd.product_id' },
  title: { key: 'd.title_norm', type: 'text', position: text, isDescending: false, id: 'd.product_id' },
};
// Of a category, with what its own index has: see category_documents. Titles differ by language, so that they are sorted.
const inCategory: Partial<Record<ProductSort, Order>> = {
  featured: { ...orders.featured, key: 'shelf.position', id: 'shelf.product_id' },
  '-publishedAt': { ...orders['-publishedAt'], key: 'shelf.published_at', id: 'shelf.product_id' },
  price: { ...orders.price, key: 'shelf.price_minor', id: 'shelf.product_id' },
  '-price': { ...orders['-price'], key: 'shelf.price_minor', id: 'shelf.product_id' },
};

// A category shows what stands in it and in those below it.
const ofCategory = (slug: string) => `
JOIN category_documents shelf ON shelf.tenant_id = $1 AND shelf.product_id = d.product_id
  AND shelf.category_id = (SELECT id FROM categories WHERE tenant_id = $1 AND slug = ${slug})`;

/** Collects a statement's parameters; the parts used make up its name, for one name may have only one text. */
class Parameters {
  readonly values: unknown[];
  readonly #parts: string[];

  constructor(name: string, values: readonly unknown[]) {
    this.#parts = [name];
    this.values = [...values];
  }

  add(part: string, value: unknown): string {
    this.#parts.push(part);
    return `$${this.values.push(value)}`;
  }

  note(part: string): void {
    this.#parts.push(part);
  }

  get name(): string {
    return this.#parts.join('.');
  }
}

function afterCursor(order: Order, cursor: string | undefined, parameters: Parameters): string[] {
  const position = decodeCursor(order.position, cursor);
  if (!position) return [];
  const key = `${parameters.add('after', position[0])}::${order.type}`;
  const id = `${parameters.add('id', position[1])}::uuid`;
  if (!order.isDescending) return [`(${order.key}, ${order.id}) > (${key}, ${id})`];
  return [`${order.key} <= ${key}`, `(${order.key} < ${key} OR ${order.id} > ${id})`];
}

const usualLimit = productListQuery.parse({}).limit;

/**
 * One page of products on sale as ready-made JSON of contract's ProductList; null when the category does not exist.
 *
 * @param collection  the collection `query` names, as its shelf was read
 * @throws Refusal `request.invalid` for a cursor of another list or order
 */
export function listingStatement(ctx: Ctx, query: ProductListQuery, collection?: CollectionShelf): Statement {
  const wanted = wantedFilters(query);
  if (collection)
    return narrowedListing(ctx, inOrderOf(collection, query), { ...wanted, collection: query.collection });
  const isPlain = query.category === undefined || inCategory[query.sort] !== undefined;
  return isPlain && !isNarrowed(wanted) ? wholeListing(ctx, query, wanted) : narrowedListing(ctx, query, wanted);
}

/** In a collection, the merchant's own order is the one chosen for it: by hand, unless it is another. */
const inOrderOf = ({ sort }: CollectionShelf, query: ProductListQuery): NarrowedQuery =>
  query.sort === 'featured' ? { ...query, sort: sort === 'featured' ? 'byHand' : sort } : query;

type NarrowedQuery = Omit<ProductListQuery, 'sort'> & { readonly sort: ProductSort | 'byHand' };

// Narrowing needs indexes that row-level security keeps the planner from, so a function of app_search does it.
function narrowedListing(ctx: Ctx, query: NarrowedQuery, filters: object): Statement {
  const { sort, limit, include, facets, cursor } = query;
  const order = sort === 'byHand' ? orders.featured : orders[sort];
  const after = decodeCursor(order.position, cursor);
  const hasTotal = include === 'total' && facets !== true;
  const wanted = JSON.stringify({ ...filters, sort, limit, total: hasTotal, ...(after && { after }) });
  const listing = 'list_products($1, $2::jsonb)';
  return {
    name: facets === true ? 'products.narrowed.facets' : 'products.narrowed',
    text: `SELECT ${facets === true ? `with_facets(${listing}, count_facets($1, $2::jsonb))` : listing}`,
    values: [ctx.locale, wanted],
  };
}

// The whole shop, or a category: by far the most asked for, and walked along an index of the documents.
function wholeListing(
  ctx: Ctx,
  { category, sort, limit, cursor, include, facets }: ProductListQuery,
  wanted: object,
): Statement {
  const parameters = new Parameters(`products.${sort}`, [ctx.tenantId, ctx.locale]);
  const slug = category === undefined ? null : parameters.add('category', category);
  const order = (slug === null ? undefined : inCategory[sort]) ?? orders[sort];
  const source = `product_documents d ${slug === null ? '' : ofCategory(slug)}`;
  const matching = 'd.tenant_id = $1 AND d.locale = $2';
  const following = afterCursor(order, cursor, parameters);
  // The usual page size is written out: knowing it, the planner keeps one plan instead of planning anew each time.
  const size = limit === usualLimit ? String(usualLimit) : `${parameters.add('limit', limit)}::int`;
  const page = `
  SELECT d.card, d.published_at, ${order.key} AS key, d.product_id
  FROM ${source} WHERE ${[matching, ...following].join(' AND ')}
  ORDER BY ${order.key} ${order.isDescending ? 'DESC' : 'ASC'}, ${order.id} LIMIT ${size} + 1`;
  // Facets tell the total, too.
  const hasTotal = include === 'total' && facets !== true;
  if (hasTotal) parameters.note('total');
  const total = `|| ',"total":' || (SELECT count(*) FROM ${source} WHERE ${matching})`;
  const listing = `
SELECT '{"items":[' || coalesce(string_agg(close_document(card, published_at), ',') FILTER (WHERE n <= ${size}), '')
  || '],"nextCursor":' || CASE WHEN count(*) > ${size}
    THEN '"' || max(encode_cursor(json_build_array(key, product_id))) FILTER (WHERE n = ${size}) || '"' ELSE 'null' END
  ${hasTotal ? total : ''} || '}' AS listing
FROM (SELECT row_number() OVER () AS n, page.* FROM (${page}) page) numbered`;
  const known = `HAVING EXISTS (SELECT FROM categories WHERE tenant_id = $1 AND slug = ${slug})`;
  const shown = slug === null ? listing : `${listing} ${known}`;
  if (facets !== true) return { name: parameters.name, text: shown, values: parameters.values };
  const counted = `count_facets($2, ${parameters.add('facets', JSON.stringify(wanted))}::jsonb)`;
  const text = `SELECT with_facets(listing, ${counted}) FROM (${shown}) whole`;
  return { name: parameters.name, text, values: parameters.values };
}
