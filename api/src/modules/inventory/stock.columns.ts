/** SELECT list of contract's StockVariant, for `v` of variants, `p` of products and {@link pictureJoin}. */
export const stockVariantColumns = `v.id AS "variantId", p.id AS "productId", p.title,
  CASE WHEN cardinality(v.option_values) = 0 THEN p.title ELSE array_to_string(v.option_values, ' / ') END AS "variantTitle",
  v.sku, v.barcode, image_json(m) AS image`;

/** Joins `m` of media: a variant's own picture, else its product's first. */
export const pictureJoin = `
LEFT JOIN LATERAL (
  SELECT pm.media_id FROM product_media pm JOIN media i ON i.tenant_id = $1 AND i.id = pm.media_id AND i.kind = 'image'
  WHERE pm.tenant_id = $1 AND pm.product_id = p.id ORDER BY pm.position, pm.media_id LIMIT 1
) first_picture ON v.media_id IS NULL
LEFT JOIN media m ON m.tenant_id = $1 AND m.id = CASE WHEN v.media_id IS NULL THEN first_picture.media_id ELSE v.media_id END`;

/** Variants by what is typed: title, brand or part of a SKU, or a whole barcode. `words` is a placeholder. */
export const variantsMatching = (words: string): string => `(
  SELECT b.id FROM variants b WHERE b.tenant_id = $1 AND b.barcode = ${words}
  UNION SELECT x.id FROM variants x WHERE x.tenant_id = $1 AND x.product_id IN (SELECT find_products(${words})))`;

/** Units of `v` in one place (`location`, a placeholder or a column) or in all, as one row named `name`. */
export const levelsOf = (name: string, location: string | null): string => `
CROSS JOIN LATERAL (
  SELECT coalesce(sum(l.on_hand), 0)::int AS on_hand, coalesce(sum(l.reserved), 0)::int AS reserved,
    coalesce(sum(l.backordered), 0)::int AS backordered,
    greatest(0, coalesce(sum(l.on_hand - l.reserved - l.backordered), 0))::int AS free
  FROM stock_levels l
  WHERE l.tenant_id = $1 AND l.variant_id = v.id ${location === null ? '' : `AND l.location_id = ${location}`}
) ${name}`;

/** Units of `v` on their way, likewise. */
export const incomingOf = (location: string | null): string => `(
  SELECT coalesce(sum(t.quantity - t.received), 0)::int
  FROM stock_transfer_lines t JOIN stock_transfers h ON h.tenant_id = $1 AND h.id = t.transfer_id AND h.status = 'in_transit'
  WHERE t.tenant_id = $1 AND t.variant_id = v.id ${location === null ? '' : `AND h.destination_id = ${location}`})`;
