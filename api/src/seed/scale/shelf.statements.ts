import type { Statement } from '../../plumbing/db/database.js';

/** Which products of a shop: those at these places of its order, the last one included. */
export interface Stretch {
  readonly shopId: string;
  readonly first: number;
  readonly last: number;
}

const adjectives =
  'Quiet,Bright,Coastal,Alpine,Urban,Classic,Rustic,Nordic,Summer,Winter,Heavy,Light,Soft,Bold,Plain,Royal';
const materials = 'Linen,Cotton,Wool,Oak,Steel,Leather,Clay,Glass,Canvas,Cork,Bamboo,Silk,Hemp,Brass,Marble';
const nouns =
  'Shirt,Jacket,Bowl,Lamp,Chair,Blanket,Mug,Bag,Scarf,Table,Rug,Vase,Cushion,Hat,Apron,Tray,Candle,Notebook,Wallet,Basket';
const brands = 'Fjordline,Tidewater,Kestrel,Marram,Halcyon,Brackish,Lodestar,Ember,Thistle,Juniper,Osprey,Saltbox';
const colours = 'Black,White,Red,Blue,Green,Sand,Navy,Rust';

const wordOf = (list: string, n: string): string => `(string_to_array('${list}', ','))[1 + (${n})]`;
// Different for neighbours, and the same for the same place of every shop.
const spread = (salt: string, size: number): string => `abs(hashint8(n * 7919::bigint + ${salt})) % ${size}`;

const placed = ({ shopId, first, last }: Stretch) => [shopId, first, last];

/** Five wide categories and forty narrow ones: as one statement, for a thousand shops have them. */
export const categories = (shopId: string): Statement => ({
  name: 'scale.categories',
  text: `
INSERT INTO categories (tenant_id, slug, name, position)
SELECT $1, kind || '-' || n, initcap(kind) || ' ' || n, row_number() OVER (ORDER BY kind, n)
FROM (VALUES ('range', 5), ('shelf', 40)) AS kinds (kind, size) CROSS JOIN LATERAL generate_series(0, size - 1) AS n`,
  values: [shopId],
});

/** Products on sale: a title of three words and a number, a brand, tags, two custom fields, one option of three values. */
export const products = (stretch: Stretch): Statement => ({
  name: 'scale.products',
  text: `
INSERT INTO products (tenant_id, slug, title, subtitle, description_html, brand, status, tags, specs, options, custom_fields, position,
  published_at, created_at, updated_at)
SELECT $1, 'product-' || n, words.title || ' ' || n, 'Made for every day',
  '<p>' || words.title || ' that lasts. Number ' || n || ' of its kind, made in small batches and mended for free.</p>',
  words.brand, 'active', ARRAY[lower(words.material), lower(${wordOf(colours, spread('5', 8))})],
  jsonb_build_array(jsonb_build_object('label', 'Material', 'value', words.material)),
  jsonb_build_array(jsonb_build_object('name', 'Size', 'values',
    '[{"value":"S","swatch":null},{"value":"M","swatch":null},{"value":"L","swatch":null}]'::jsonb)),
  jsonb_build_object('material', words.material, 'weight', (${spread('6', 500)}) / 10.0), n,
  now() - make_interval(mins => n), now() - make_interval(mins => n), now() - make_interval(mins => n)
FROM generate_series($2::int, $3::int) AS n
CROSS JOIN LATERAL (
  SELECT material, brand, ${wordOf(adjectives, spread('2', 16))} || ' ' || material || ' ' || ${wordOf(nouns, spread('3', 20))} AS title
  FROM (SELECT ${wordOf(materials, spread('1', 15))} AS material,
    ${wordOf(brands, spread('4', 12))} || ' ' || (${spread('7', 10)} + 1) AS brand) named) words`,
  values: placed(stretch),
});

/** Three variants of each. */
export const variants = (stretch: Stretch): Statement => ({
  name: 'scale.variants',
  text: `
INSERT INTO variants (tenant_id, product_id, sku, option_values, price_minor, compare_at_minor, weight_grams, position)
SELECT p.tenant_id, p.id, 'SC-' || p.position || '-' || size.name, ARRAY[size.name], base.minor + size.n * 100,
  CASE WHEN p.position % 9 = 0 THEN base.minor + 2000 END, 200 + p.position % 900, size.n
FROM products p
CROSS JOIN (VALUES (0, 'S'), (1, 'M'), (2, 'L')) AS size (n, name)
CROSS JOIN LATERAL (SELECT 500 + abs(hashint8(p.position * 104729::bigint)) % 49500 AS minor) base
WHERE p.tenant_id = $1 AND p.position BETWEEN $2 AND $3`,
  values: placed(stretch),
});

/** Each in two categories, of which one of five holds a fifth of all. */
export const shelves = (stretch: Stretch): Statement => ({
  name: 'scale.shelves',
  text: `
INSERT INTO product_categories (tenant_id, category_id, product_id, position)
SELECT p.tenant_id, c.id, p.id, p.position
FROM products p
JOIN categories c ON c.tenant_id = p.tenant_id AND c.slug IN ('range-' || p.position % 5, 'shelf-' || p.position % 40)
WHERE p.tenant_id = $1 AND p.position BETWEEN $2 AND $3`,
  values: placed(stretch),
});

/** What is on hand at the shop's own location: one variant in nine has run out. */
export const levels = (stretch: Stretch): Statement => ({
  name: 'scale.levels',
  text: `
INSERT INTO stock_levels (tenant_id, variant_id, location_id, on_hand)
SELECT v.tenant_id, v.id, l.id, CASE WHEN (p.position + v.position) % 9 = 0 THEN 0 ELSE 1 + p.position % 60 END
FROM products p
JOIN variants v ON v.tenant_id = p.tenant_id AND v.product_id = p.id
JOIN locations l ON l.tenant_id = p.tenant_id AND l.is_default
WHERE p.tenant_id = $1 AND p.position BETWEEN $2 AND $3`,
  values: placed(stretch),
});

/** The ledger's side of {@link levels}. */
export const movements = (stretch: Stretch): Statement => ({
  name: 'scale.movements',
  text: `
INSERT INTO stock_movements (tenant_id, variant_id, location_id, delta, reason, actor)
SELECT s.tenant_id, s.variant_id, s.location_id, s.on_hand, 'initial', 'Seed'
FROM products p
JOIN variants v ON v.tenant_id = p.tenant_id AND v.product_id = p.id
JOIN stock_levels s ON s.tenant_id = v.tenant_id AND s.variant_id = v.id AND s.on_hand > 0
WHERE p.tenant_id = $1 AND p.position BETWEEN $2 AND $3`,
  values: placed(stretch),
});

/** Ids of the products of a stretch. */
export const idsOf = (stretch: Stretch): Statement => ({
  name: 'scale.ids',
  text: `SELECT id FROM products WHERE tenant_id = $1 AND position BETWEEN $2 AND $3 ORDER BY id`,
  values: placed(stretch),
});

/** The first place of each stretch of `size` products that a shop has already. */
export const stretchesOf = (shopId: string, size: number): Statement => ({
  name: 'scale.stretches',
  text: `SELECT DISTINCT ((position - 1) / $2::int) * $2::int + 1 AS first FROM products WHERE tenant_id = $1`,
  values: [shopId, size],
});
