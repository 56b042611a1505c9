-- Loose ends of the catalog: what counts as low, and how a product would look if it were on sale.

-- Low by the variant's own threshold, else by the shop's. As in 010 otherwise; units promised beyond the shelf are not free.
CREATE OR REPLACE FUNCTION refresh_product_figures(tenant uuid, product_ids uuid[]) RETURNS void LANGUAGE sql VOLATILE AS $$
  INSERT INTO product_figures AS f (tenant_id, product_id, price_minor, stock_free, has_low)
  SELECT v.tenant_id, v.product_id, min(v.price_minor), coalesce(sum(stock.free), 0),
    coalesce(bool_or(v.is_active AND stock.free > 0 AND stock.free <= coalesce(v.low_stock_threshold, shop.threshold)), false)
  FROM variants v
  CROSS JOIN (
    SELECT coalesce((SELECT s.low_stock_threshold FROM stock_settings s WHERE s.tenant_id = tenant), 5) AS threshold) shop
  CROSS JOIN LATERAL (
    SELECT greatest(0, sum(l.on_hand - l.reserved - l.backordered)) AS free
    FROM stock_levels l WHERE l.tenant_id = v.tenant_id AND l.variant_id = v.id) stock
  WHERE v.tenant_id = tenant AND v.product_id = ANY (product_ids)
  GROUP BY v.tenant_id, v.product_id
  ORDER BY v.product_id
  ON CONFLICT (tenant_id, product_id) DO UPDATE
  SET price_minor = EXCLUDED.price_minor, stock_free = EXCLUDED.stock_free, has_low = EXCLUDED.has_low
  WHERE (f.price_minor, f.stock_free, f.has_low) IS DISTINCT FROM (EXCLUDED.price_minor, EXCLUDED.stock_free, EXCLUDED.has_low)
$$;

-- The detail document a product would have if it were on sale now, or null when it has nothing to sell. It is put on sale, read and
-- taken back within a subtransaction, so that a preview is what publishing will show, whoever changes how documents are made.
CREATE FUNCTION preview_product(wanted uuid, in_locale text) RETURNS text LANGUAGE plpgsql VOLATILE AS $$
DECLARE
  found text;
BEGIN
  BEGIN
    UPDATE products p SET status = 'active', unpublish_at = NULL, published_at = least(p.published_at, now())
    WHERE p.tenant_id = (SELECT current_setting('app.tenant_id')::uuid) AND p.id = wanted;
    SELECT close_document(d.detail, d.published_at) INTO found FROM build_product_documents(ARRAY[wanted]) d WHERE d.locale = in_locale;
    RAISE EXCEPTION USING ERRCODE = 'PV001', MESSAGE = 'seen';
  EXCEPTION WHEN SQLSTATE 'PV001' THEN
    -- What was read outlives what was written.
    NULL;
  END;
  RETURN found;
END $$;
GRANT EXECUTE ON FUNCTION preview_product TO app_user, app_platform;

-- What is there already, shop by shop, for the owner sees a shop's rows only from inside it.
DO $$
DECLARE
  shop uuid;
BEGIN
  FOR shop IN SELECT id FROM platform.tenants LOOP
    PERFORM set_config('app.tenant_id', shop::text, true);
    PERFORM refresh_product_figures(shop, ARRAY(SELECT id FROM products WHERE tenant_id = shop));
  END LOOP;
END $$;

-- Without the row, so that rows are looked up by the primary key: while a file is being read no statistics tell the planner that this
-- index would walk the whole import for each product.
DROP INDEX import_rows_product;
CREATE INDEX import_rows_product ON import_rows (tenant_id, import_id, product_key);
