-- What lists, suggestions and schedules of products stand on.

-- Brands and tags, a row for each product that has one: array operators are not leakproof and find no index under row-level security.
CREATE TABLE product_terms (
  tenant_id uuid NOT NULL REFERENCES platform.tenants (id) ON DELETE CASCADE,
  kind text NOT NULL CHECK (kind IN ('brand', 'tag')),
  term_norm text COLLATE "C" NOT NULL,
  term text NOT NULL,
  product_id uuid NOT NULL,
  PRIMARY KEY (tenant_id, kind, term_norm, product_id),
  FOREIGN KEY (tenant_id, product_id) REFERENCES products (tenant_id, id) ON DELETE CASCADE
);
CREATE INDEX product_terms_product ON product_terms (tenant_id, product_id);
CALL platform.isolate('product_terms');

CREATE FUNCTION follow_product_terms() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' THEN
    DELETE FROM product_terms WHERE tenant_id = NEW.tenant_id AND product_id = NEW.id;
  END IF;
  INSERT INTO product_terms (tenant_id, kind, term_norm, term, product_id)
  SELECT NEW.tenant_id, kind, search_norm(term), term, NEW.id
  FROM (SELECT 'brand' AS kind, NEW.brand AS term WHERE NEW.brand <> '' UNION ALL SELECT 'tag', unnest(NEW.tags)) terms
  ON CONFLICT DO NOTHING;
  RETURN NULL;
END $$;
CREATE TRIGGER product_terms AFTER INSERT ON products FOR EACH ROW EXECUTE FUNCTION follow_product_terms();
CREATE TRIGGER product_terms_changed AFTER UPDATE OF brand, tags ON products
  FOR EACH ROW WHEN ((OLD.brand, OLD.tags) IS DISTINCT FROM (NEW.brand, NEW.tags)) EXECUTE FUNCTION follow_product_terms();

-- What the console's list orders and chooses by, summed over a product's variants. Prices follow at once; units follow with the
-- product's document: a sum kept by every sale would make all sales of one product wait for each other.
CREATE TABLE product_figures (
  tenant_id uuid NOT NULL REFERENCES platform.tenants (id) ON DELETE CASCADE,
  product_id uuid NOT NULL,
  price_minor bigint NOT NULL,
  stock_free bigint NOT NULL,
  has_low boolean NOT NULL,
  PRIMARY KEY (tenant_id, product_id),
  FOREIGN KEY (tenant_id, product_id) REFERENCES products (tenant_id, id) ON DELETE CASCADE
);
CREATE INDEX product_figures_price ON product_figures (tenant_id, price_minor, product_id);
CREATE INDEX product_figures_stock ON product_figures (tenant_id, stock_free, product_id);
CREATE INDEX product_figures_low ON product_figures (tenant_id, product_id) WHERE has_low;
CALL platform.isolate('product_figures');

CREATE FUNCTION refresh_product_figures(tenant uuid, product_ids uuid[]) RETURNS void LANGUAGE sql VOLATILE AS $$
  INSERT INTO product_figures AS f (tenant_id, product_id, price_minor, stock_free, has_low)
  SELECT v.tenant_id, v.product_id, min(v.price_minor), coalesce(sum(stock.free), 0),
    coalesce(bool_or(v.is_active AND stock.free > 0 AND stock.free <= coalesce(v.low_stock_threshold, 5)), false)
  FROM variants v
  CROSS JOIN LATERAL (
    SELECT sum(l.on_hand - l.reserved) AS free FROM stock_levels l WHERE l.tenant_id = v.tenant_id AND l.variant_id = v.id) stock
  WHERE v.tenant_id = tenant AND v.product_id = ANY (product_ids)
  GROUP BY v.tenant_id, v.product_id
  ORDER BY v.product_id
  ON CONFLICT (tenant_id, product_id) DO UPDATE
  SET price_minor = EXCLUDED.price_minor, stock_free = EXCLUDED.stock_free, has_low = EXCLUDED.has_low
  WHERE (f.price_minor, f.stock_free, f.has_low) IS DISTINCT FROM (EXCLUDED.price_minor, EXCLUDED.stock_free, EXCLUDED.has_low)
$$;

CREATE FUNCTION follow_variant_figures() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM refresh_product_figures(tenant_id, array_agg(DISTINCT product_id)) FROM touched GROUP BY tenant_id;
  RETURN NULL;
END $$;
CREATE TRIGGER variant_figures_added AFTER INSERT ON variants REFERENCING NEW TABLE AS touched
  FOR EACH STATEMENT EXECUTE FUNCTION follow_variant_figures();
CREATE TRIGGER variant_figures_changed AFTER UPDATE ON variants REFERENCING NEW TABLE AS touched
  FOR EACH STATEMENT EXECUTE FUNCTION follow_variant_figures();
CREATE TRIGGER variant_figures_removed AFTER DELETE ON variants REFERENCING OLD TABLE AS touched
  FOR EACH STATEMENT EXECUTE FUNCTION follow_variant_figures();

-- Opening a level is rare; its later changes, which every sale makes, are left to the document's refresh.
CREATE FUNCTION follow_opened_stock() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM refresh_product_figures(t.tenant_id, array_agg(DISTINCT v.product_id))
  FROM touched t JOIN variants v ON v.tenant_id = t.tenant_id AND v.id = t.variant_id GROUP BY t.tenant_id;
  RETURN NULL;
END $$;
CREATE TRIGGER stock_figures_opened AFTER INSERT ON stock_levels REFERENCING NEW TABLE AS touched
  FOR EACH STATEMENT EXECUTE FUNCTION follow_opened_stock();

-- Moments at which a product comes on sale or goes off it; a row goes when its moment has been seen to.
CREATE TABLE product_due (
  tenant_id uuid NOT NULL REFERENCES platform.tenants (id) ON DELETE CASCADE,
  product_id uuid NOT NULL,
  due_at timestamptz NOT NULL,
  PRIMARY KEY (tenant_id, product_id, due_at),
  FOREIGN KEY (tenant_id, product_id) REFERENCES products (tenant_id, id) ON DELETE CASCADE
);
CREATE INDEX product_due_at ON product_due (tenant_id, due_at);
CALL platform.isolate('product_due');

CREATE FUNCTION note_due_product() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO product_due (tenant_id, product_id, due_at)
  SELECT NEW.tenant_id, NEW.id, moment FROM unnest(ARRAY[NEW.published_at, NEW.unpublish_at]) AS moment WHERE moment > now()
  ON CONFLICT DO NOTHING;
  RETURN NULL;
END $$;
CREATE TRIGGER product_due AFTER INSERT OR UPDATE OF status, published_at, unpublish_at ON products
  FOR EACH ROW WHEN (NEW.status = 'active' AND (NEW.published_at > now() OR NEW.unpublish_at > now())) EXECUTE FUNCTION note_due_product();

-- What is there already; row-level security would hide it from its owner.
ALTER TABLE products NO FORCE ROW LEVEL SECURITY;
ALTER TABLE variants NO FORCE ROW LEVEL SECURITY;
ALTER TABLE stock_levels NO FORCE ROW LEVEL SECURITY;
ALTER TABLE product_terms NO FORCE ROW LEVEL SECURITY;
ALTER TABLE product_figures NO FORCE ROW LEVEL SECURITY;
INSERT INTO product_terms (tenant_id, kind, term_norm, term, product_id)
SELECT tenant_id, kind, search_norm(term), term, id FROM (
  SELECT tenant_id, id, 'brand' AS kind, brand AS term FROM products WHERE brand <> ''
  UNION ALL SELECT tenant_id, id, 'tag', unnest(tags) FROM products) terms
ON CONFLICT DO NOTHING;
INSERT INTO product_figures (tenant_id, product_id, price_minor, stock_free, has_low)
SELECT v.tenant_id, v.product_id, min(v.price_minor), coalesce(sum(stock.free), 0),
  coalesce(bool_or(v.is_active AND stock.free > 0 AND stock.free <= coalesce(v.low_stock_threshold, 5)), false)
FROM variants v
LEFT JOIN (
  SELECT tenant_id, variant_id, sum(on_hand - reserved) AS free FROM stock_levels GROUP BY tenant_id, variant_id) stock
  ON stock.tenant_id = v.tenant_id AND stock.variant_id = v.id
GROUP BY v.tenant_id, v.product_id;
ALTER TABLE products FORCE ROW LEVEL SECURITY;
ALTER TABLE variants FORCE ROW LEVEL SECURITY;
ALTER TABLE stock_levels FORCE ROW LEVEL SECURITY;
ALTER TABLE product_terms FORCE ROW LEVEL SECURITY;
ALTER TABLE product_figures FORCE ROW LEVEL SECURITY;

-- Redirects are found by what they begin with.
CREATE INDEX url_redirects_newest ON url_redirects (tenant_id, created_at DESC, path);

GRANT EXECUTE ON FUNCTION refresh_product_figures, follow_product_terms, follow_variant_figures, follow_opened_stock, note_due_product
  TO app_user, app_platform;
