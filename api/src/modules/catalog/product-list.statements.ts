import type { AdminProductListQuery } from '@smallshop/contract';
import { z } from 'zod';
import type { Ctx } from '../../plumbing/context.js';
import { decodeCursor } from '../../plumbing/cursor.js';
import type { Statement } from '../../plumbing/db/database.js';

const whole = z.tuple([z.int(), z.guid()]);
const moment = z.tuple([z.iso.datetime({ offset: true }), z.guid()]);
const words = z.tuple([z.string(), z.guid()]);

const keys = {
  title: { expression: 'lower(p.title) COLLATE "C"', type: 'text', position: words, ofOffer: false },
  updatedAt: { expression: 'p.updated_at', type: 'timestamptz', position: moment, ofOffer: false },
  createdAt: { expression: 'p.created_at', type: 'timestamptz', position: moment, ofOffer: false },
  stock: { expression: 'f.stock_free', type: 'bigint', position: whole, ofOffer: true },
  price: { expression: 'f.price_minor', type: 'bigint', position: whole, ofOffer: true },
} as const;
type Key = keyof typeof keys;

const isKey = (name: string): name is Key => name in keys;

/** `-price` → price, descending. */
function orderOf(sort: AdminProductListQuery['sort']) {
  const name = sort.replace(/^-/, '');
  if (!isKey(name)) throw new Error(`No order by ${name}.`);
  const isDescending = sort.startsWith('-');
  // An index of figures is read backwards as a whole; those of products run from the newest, ties from the first.
  const { ofOffer } = keys[name];
  return {
    ...keys[name],
    isDescending,
    id: ofOffer ? 'f.product_id' : 'p.id',
    direction: isDescending ? 'DESC' : 'ASC',
    isMirrored: isDescending && ofOffer,
  };
}

const stockConditions = {
  in: '(p.is_digital OR f.stock_free > 0)',
  low: 'NOT p.is_digital AND f.has_low',
  out: 'NOT p.is_digital AND f.stock_free <= 0',
} as const;

const figures = 'JOIN product_figures f ON f.tenant_id = $1 AND f.product_id = p.id';

const offerOfProduct = `
CROSS JOIN LATERAL (
  SELECT count(*)::int AS variant_count, min(v.price_minor) AS price_minor, max(v.price_minor) AS price_max_minor,
    coalesce(sum(s.free), 0)::bigint AS stock_free
  FROM variants v
  CROSS JOIN LATERAL (
    SELECT sum(l.on_hand - l.reserved) AS free FROM stock_levels l WHERE l.tenant_id = $1 AND l.variant_id = v.id
  ) s
  WHERE v.tenant_id = $1 AND v.product_id = p.id
) o`;

/** SQL of contract's Image of a product's first picture, or null; `$1` is the tenant. */
export const firstPictureOf = (productId: string): string => `
  (SELECT image_json(m) FROM product_media pm JOIN media m ON m.tenant_id = $1 AND m.id = pm.media_id AND m.kind = 'image'
   WHERE pm.tenant_id = $1 AND pm.product_id = ${productId} ORDER BY pm.position, m.id LIMIT 1)`;

const row = `
  p.id, p.slug, p.title, p.brand, p.status,
  ${firstPictureOf('p.id')} AS image,
  money_json(o.price_minor, $2) AS price, money_json(o.price_max_minor, $2) AS "priceMax",
  o.variant_count AS "variantCount", o.stock_free AS "stockFree", p.is_digital AS "isDigital",
  ARRAY(SELECT c.name FROM product_categories pc JOIN categories c ON c.tenant_id = $1 AND c.id = pc.category_id
        WHERE pc.tenant_id = $1 AND pc.product_id = p.id ORDER BY c.position, c.id) AS categories,
  iso(p.published_at) AS "publishedAt", iso(p.unpublish_at) AS "unpublishAt", iso(p.updated_at) AS "updatedAt"`;

const hasTerm = (kind: 'brand' | 'tag', term: string): string => `p.id IN (
  SELECT product_id FROM product_terms WHERE tenant_id = $1 AND kind = '${kind}' AND term_norm = search_norm(${term}))`;

/** `add` appends a value and returns its placeholder; the name says which parts the text has. */
function conditions(query: AdminProductListQuery, add: (part: string, value: unknown) => string): string[] {
  const wanted = ['p.tenant_id = $1'];
  if (query.q) wanted.push(`p.id IN (SELECT find_products(${add('q', query.q)}))`);
  if (query.status) wanted.push(`p.status = ${add('status', query.status)}`);
  if (query.category) {
    const slug = add('category', query.category);
    wanted.push(`EXISTS (SELECT FROM product_categories pc JOIN categories c ON c.tenant_id = $1 AND c.id = pc.category_id
      WHERE pc.tenant_id = $1 AND pc.product_id = p.id AND c.slug = ${slug})`);
  }
  if (query.brand) wanted.push(hasTerm('brand', add('brand', query.brand)));
  if (query.tag) wanted.push(hasTerm('tag', add('tag', query.tag)));
  if (query.stock) wanted.push(stockConditions[query.stock]);
  return wanted;
}

/**
 * One page of a shop's products, drafts included, as JSON of a list of contract's AdminProductRow.
 *
 * @throws Refusal `request.invalid` for a cursor of another order
 */
export function productListStatement(ctx: Ctx, query: AdminProductListQuery): Statement {
  const values: unknown[] = [ctx.tenantId, ctx.shop.currency, query.limit];
  const parts = ['admin.products', query.sort, query.stock ?? 'any', query.include ?? 'page'];
  const add = (part: string, value: unknown): string => {
    parts.push(part);
    return `$${values.push(value)}`;
  };
  const order = orderOf(query.sort);
  const source = `FROM products p ${order.ofOffer || query.stock ? figures : ''}`;
  const matching = conditions(query, add).join(' AND ');
  const following = afterPosition(order, decodeCursor(order.position, query.cursor), add);
  const total = query.include === 'total' ? `|| ',"total":' || (SELECT count(*) ${source} WHERE ${matching})` : '';
  const text = `
SELECT '{"items":' || coalesce(json_agg(row_to_json(line) ORDER BY n) FILTER (WHERE n <= $3::int), '[]') || ',"nextCursor":'
  || CASE WHEN count(*) > $3::int
    THEN '"' || max(encode_cursor(json_build_array(key, page.id))) FILTER (WHERE n = $3::int) || '"' ELSE 'null' END
  ${total} || '}'
FROM (
  SELECT row_number() OVER () AS n, matches.* FROM (
    SELECT p.id, ${order.expression} AS key ${source} WHERE ${matching} ${following}
    ORDER BY ${order.expression} ${order.direction}, ${order.id} ${order.isMirrored ? 'DESC' : 'ASC'} LIMIT $3::int + 1) matches) page
JOIN products p ON p.tenant_id = $1 AND p.id = page.id ${offerOfProduct}
CROSS JOIN LATERAL (SELECT ${row}) line`;
  return { name: parts.join('.'), text, values };
}

function afterPosition(
  order: ReturnType<typeof orderOf>,
  position: readonly [string | number, string] | null,
  add: (part: string, value: unknown) => string,
): string {
  if (!position) return '';
  const [key, id] = [`${add('after', position[0])}::${order.type}`, `${add('id', position[1])}::uuid`];
  if (order.isMirrored) return `AND (${order.expression}, ${order.id}) < (${key}, ${id})`;
  if (!order.isDescending) return `AND (${order.expression}, ${order.id}) > (${key}, ${id})`;
  return `AND ${order.expression} <= ${key} AND (${order.expression} < ${key} OR p.id > ${id})`;
}
