import type { StockListQuery } from '@smallshop/contract';
import { z } from 'zod';
import type { Ctx } from '../../plumbing/context.js';
import { decodeCursor } from '../../plumbing/cursor.js';
import type { Statement } from '../../plumbing/db/database.js';
import { incomingOf, levelsOf, pictureJoin, stockVariantColumns, variantsMatching } from './stock.columns.js';

const words = z.tuple([z.string(), z.guid()]);
const units = z.tuple([z.int(), z.guid()]);

// Titles are sorted by product first, so that a product's variants stand together.
const keys = {
  title: { expression: `lower(p.title) COLLATE "C"`, type: 'text', position: words, ofUnits: false },
  sku: { expression: 'v.sku', type: 'text', position: words, ofUnits: false },
  free: { expression: 'coalesce(f.free, 0)', type: 'int', position: units, ofUnits: true },
  onHand: { expression: 'coalesce(f.on_hand, 0)', type: 'int', position: units, ofUnits: true },
} as const;
type Key = keyof typeof keys;
const isKey = (name: string): name is Key => name in keys;

function orderOf(sort: StockListQuery['sort']) {
  const name = sort.replace(/^-/, '');
  if (!isKey(name)) throw new Error(`No order by ${name}.`);
  return { ...keys[name], isDescending: sort.startsWith('-') };
}

// Ordering or choosing by units needs every variant's, which is quickest in one go.
const unitsOfShop = (name: string, location: string | null): string => `
LEFT JOIN (
  SELECT l.variant_id, sum(l.on_hand)::int AS on_hand, sum(l.backordered)::int AS backordered,
    greatest(0, sum(l.on_hand - l.reserved - l.backordered))::int AS free
  FROM stock_levels l WHERE l.tenant_id = $1 ${location === null ? '' : `AND l.location_id = ${location}`} GROUP BY l.variant_id
) ${name} ON ${name}.variant_id = v.id`;

const stateConditions = {
  in: () => 'coalesce(f.free, 0) > 0',
  out: () => 'coalesce(f.free, 0) = 0',
  // Whether something is low is asked of the whole shop: units elsewhere can be sent.
  low: () => 'coalesce(a.free, 0) <= stock_threshold(v.low_stock_threshold)',
  backordered: () => 'f.backordered > 0',
  incoming: (location: string | null) => `${incomingOf(location)} > 0`,
} as const;

/**
 * One page of the inventory grid as JSON of a list of contract's StockRow. Digital goods, archived products and variants
 * taken off sale are left out.
 *
 * @throws Refusal `request.invalid` for a cursor of another order
 */
export function stockListStatement(ctx: Ctx, query: StockListQuery): Statement {
  const values: unknown[] = [ctx.tenantId, query.limit];
  const parts = ['stock.list', query.sort, query.state ?? 'any', query.include ?? 'page'];
  const add = (part: string, value: unknown): string => {
    parts.push(part);
    return `$${values.push(value)}`;
  };
  const location = query.locationId ? `${add('at', query.locationId)}::uuid` : null;
  const order = orderOf(query.sort);
  const conditions = [`v.tenant_id = $1 AND v.is_active AND NOT p.is_digital AND p.status <> 'archived'`];
  if (query.q) conditions.push(`v.id IN ${variantsMatching(add('q', query.q))}`);
  if (query.state) conditions.push(stateConditions[query.state](location));
  const source = `FROM variants v JOIN products p ON p.tenant_id = $1 AND p.id = v.product_id
    ${order.ofUnits || query.state ? unitsOfShop('f', location) : ''} ${query.state === 'low' ? unitsOfShop('a', null) : ''}`;
  const matching = conditions.join(' AND ');
  const following = afterPosition(order, decodeCursor(order.position, query.cursor), add);
  const total = query.include === 'total' ? `|| ',"total":' || (SELECT count(*) ${source} WHERE ${matching})` : '';
  const text = `
SELECT '{"items":' || coalesce(json_agg(row_to_json(line) ORDER BY n) FILTER (WHERE n <= $2::int), '[]') || ',"nextCursor":'
  || CASE WHEN count(*) > $2::int
    THEN '"' || max(encode_cursor(json_build_array(key, page.id))) FILTER (WHERE n = $2::int) || '"' ELSE 'null' END
  ${total} || '}'
FROM (
  SELECT row_number() OVER () AS n, matches.* FROM (
    SELECT v.id, ${order.expression} AS key ${source} WHERE ${matching} ${following}
    ORDER BY ${order.expression} ${order.isDescending ? 'DESC' : 'ASC'}, v.id LIMIT $2::int + 1) matches) page
JOIN variants v ON v.tenant_id = $1 AND v.id = page.id
JOIN products p ON p.tenant_id = $1 AND p.id = v.product_id
${pictureJoin} ${levelsOf('f', location)} ${levelsOf('a', null)}
CROSS JOIN LATERAL (SELECT ${stockVariantColumns}, f.on_hand AS "onHand", f.reserved, f.free, f.backordered,
  ${incomingOf(location)} AS incoming, stock_threshold(v.low_stock_threshold) AS threshold,
  v.backorder_policy AS "backorderPolicy", a.free <= stock_threshold(v.low_stock_threshold) AS "isLow") line`;
  return { name: parts.join('.'), text, values };
}

function afterPosition(
  order: ReturnType<typeof orderOf>,
  position: readonly [string | number, string] | null,
  add: (part: string, value: unknown) => string,
): string {
  if (!position) return '';
  const [key, id] = [`${add('after', position[0])}::${order.type}`, `${add('id', position[1])}::uuid`];
  if (!order.isDescending) return `AND (${order.expression}, v.id) > (${key}, ${id})`;
  return `AND ${order.expression} <= ${key} AND (${order.expression} < ${key} OR v.id > ${id})`;
}
