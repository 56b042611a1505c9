-- Prices beside the base price: customer groups, currencies a shop sells in beside its own, and price lists.

CREATE TABLE customer_groups (
  tenant_id uuid NOT NULL REFERENCES platform.tenants (id) ON DELETE CASCADE,
  id uuid NOT NULL DEFAULT uuidv7(),
  name text NOT NULL,
  description text NOT NULL DEFAULT '',
  version int NOT NULL DEFAULT 1,
  updated_by text NOT NULL DEFAULT '',
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (tenant_id, id)
);
CREATE UNIQUE INDEX customer_groups_name ON customer_groups (tenant_id, lower(name));
CALL platform.isolate('customer_groups');

CREATE TABLE customer_group_members (
  tenant_id uuid NOT NULL REFERENCES platform.tenants (id) ON DELETE CASCADE,
  group_id uuid NOT NULL,
  customer_id uuid NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (tenant_id, group_id, customer_id),
  FOREIGN KEY (tenant_id, group_id) REFERENCES customer_groups (tenant_id, id) ON DELETE CASCADE,
  FOREIGN KEY (tenant_id, customer_id) REFERENCES customers (tenant_id, id) ON DELETE CASCADE
);
CREATE INDEX customer_group_members_customer ON customer_group_members (tenant_id, customer_id);
CALL platform.isolate('customer_group_members');

CREATE TABLE shop_currencies (
  tenant_id uuid NOT NULL REFERENCES platform.tenants (id) ON DELETE CASCADE,
  currency char(3) NOT NULL,
  is_published boolean NOT NULL DEFAULT false,
  -- Units of this currency for one of the shop's own, both as people count them: 160 yen for a euro.
  rate numeric(14, 6) NOT NULL CHECK (rate > 0),
  rounding text NOT NULL DEFAULT 'exact' CHECK (rounding IN ('exact', 'whole', 'ninety_five', 'ninety_nine')),
  -- Whether goods without a price of their own in it are sold at the converted one. Shipping always is.
  converts_products boolean NOT NULL DEFAULT true,
  version int NOT NULL DEFAULT 1,
  updated_by text NOT NULL DEFAULT '',
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (tenant_id, currency)
);
CALL platform.isolate('shop_currencies');

CREATE TABLE price_lists (
  tenant_id uuid NOT NULL REFERENCES platform.tenants (id) ON DELETE CASCADE,
  id uuid NOT NULL DEFAULT uuidv7(),
  name text NOT NULL,
  currency char(3) NOT NULL,
  -- Null: for everybody.
  group_id uuid,
  priority int NOT NULL DEFAULT 0,
  status text NOT NULL DEFAULT 'draft' CHECK (status IN ('draft', 'active')),
  starts_at timestamptz,
  ends_at timestamptz,
  -- Parts per million added to base prices: -200000 is 20 % off. Null: only variants with a price of their own.
  adjustment_ppm int CHECK (adjustment_ppm BETWEEN -1000000 AND 10000000),
  rounding text NOT NULL DEFAULT 'exact' CHECK (rounding IN ('exact', 'whole', 'ninety_five', 'ninety_nine')),
  -- The next moment at which it begins or ends; a job strikes it off when it has seen to it.
  next_change_at timestamptz,
  version int NOT NULL DEFAULT 1,
  updated_by text NOT NULL DEFAULT '',
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (tenant_id, id),
  FOREIGN KEY (tenant_id, group_id) REFERENCES customer_groups (tenant_id, id),
  CHECK (ends_at > starts_at)
);
CREATE UNIQUE INDEX price_lists_name ON price_lists (tenant_id, lower(name));
CREATE INDEX price_lists_group ON price_lists (tenant_id, group_id);
CREATE INDEX price_lists_due ON price_lists (tenant_id, next_change_at) WHERE next_change_at IS NOT NULL;
CALL platform.isolate('price_lists');

CREATE TABLE price_list_prices (
  tenant_id uuid NOT NULL REFERENCES platform.tenants (id) ON DELETE CASCADE,
  price_list_id uuid NOT NULL,
  variant_id uuid NOT NULL,
  minimum_quantity int NOT NULL DEFAULT 1 CHECK (minimum_quantity BETWEEN 1 AND 999),
  price_minor bigint NOT NULL CHECK (price_minor >= 0),
  compare_at_minor bigint CHECK (compare_at_minor >= 0),
  PRIMARY KEY (tenant_id, price_list_id, variant_id, minimum_quantity),
  FOREIGN KEY (tenant_id, price_list_id) REFERENCES price_lists (tenant_id, id) ON DELETE CASCADE,
  FOREIGN KEY (tenant_id, variant_id) REFERENCES variants (tenant_id, id) ON DELETE CASCADE
);
CREATE INDEX price_list_prices_variant ON price_list_prices (tenant_id, variant_id);
CALL platform.isolate('price_list_prices');

-- The currency in which `seen_price_minor` was seen; null: the shop's own.
ALTER TABLE cart_lines ADD seen_currency char(3);

-- What a minor unit of the amounts was worth in minor units of the shop's own currency, by the shop's rate of that moment: what
-- reports add up.
ALTER TABLE checkouts ADD own_rate numeric NOT NULL DEFAULT 1 CHECK (own_rate > 0);
ALTER TABLE orders ADD own_rate numeric NOT NULL DEFAULT 1 CHECK (own_rate > 0);
-- The list a line was bought at. The name stays when the list goes; the id is for reports.
ALTER TABLE order_lines ADD price_list_id uuid, ADD price_list_name text;

-- What one unit costs everybody in the shop's own currency where a price list says so: priceByLists() of the domain for a guest who
-- buys one. Variants no list speaks of are not in it; a spec holds the two against each other.
CREATE FUNCTION guest_prices(product_ids uuid[]) RETURNS TABLE (variant_id uuid, price_minor bigint, compare_at_minor bigint)
LANGUAGE plpgsql STABLE ROWS 10 AS $$
#variable_conflict use_column
BEGIN
  IF NOT EXISTS (
    SELECT FROM price_lists l WHERE l.tenant_id = (SELECT current_setting('app.tenant_id')::uuid) AND l.status = 'active' AND l.group_id IS NULL
  ) THEN
    RETURN;
  END IF;
  RETURN QUERY
  SELECT DISTINCT ON (v.id) v.id, price.minor, coalesce(
    CASE WHEN own.compare_at_minor > price.minor THEN own.compare_at_minor END,
    CASE WHEN usual.minor > price.minor THEN usual.minor END)
  FROM price_lists l
  JOIN shop_settings s ON s.tenant_id = l.tenant_id AND s.currency = l.currency
  JOIN variants v ON v.tenant_id = l.tenant_id AND v.product_id = ANY (product_ids)
  LEFT JOIN price_list_prices own
    ON own.tenant_id = l.tenant_id AND own.price_list_id = l.id AND own.variant_id = v.id AND own.minimum_quantity = 1
  CROSS JOIN LATERAL (SELECT CASE WHEN v.compare_at_minor > v.price_minor THEN v.compare_at_minor ELSE v.price_minor END AS minor) usual
  CROSS JOIN LATERAL (
    SELECT coalesce(own.price_minor, round_price(floor(v.price_minor * (1000000 + l.adjustment_ppm)::numeric / 1000000 + 0.5)::bigint, l.rounding)) AS minor
  ) price
  WHERE l.tenant_id = (SELECT current_setting('app.tenant_id')::uuid) AND l.status = 'active' AND l.group_id IS NULL
    AND (l.starts_at IS NULL OR l.starts_at <= now()) AND (l.ends_at IS NULL OR l.ends_at > now()) AND price.minor IS NOT NULL
  ORDER BY v.id, l.priority DESC, price.minor, l.id;
END $$;

-- roundPrice() of the domain: the nearest amount a rounding allows, half way up; what costs something never becomes free.
CREATE FUNCTION round_price(amount bigint, rounding text) RETURNS bigint LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN CASE
    WHEN amount IS NULL OR rounding = 'exact' OR amount = 0 THEN amount
    WHEN rounding = 'whole' THEN greatest(100, (amount + 50) / 100 * 100)
    WHEN rounding = 'ninety_five' THEN greatest(0, amount - 45) / 100 * 100 + 95
    ELSE greatest(0, amount - 49) / 100 * 100 + 99 END;

-- As before, at the price everybody pays; a compare-at price is told only where it is higher.
CREATE OR REPLACE FUNCTION variant_documents(product_ids uuid[]) RETURNS TABLE (
  product_id uuid, locale text, variant_id uuid, "position" int, price_minor bigint, compare_at_minor bigint, availability text, words text,
  document json
) LANGUAGE plpgsql STABLE AS $$
#variable_conflict use_column
BEGIN
  RETURN QUERY
  SELECT v.product_id, x.locale, v.id, v.position, offer.price_minor, offer.compare_at_minor, stock.availability,
    v.sku || ' ' || array_to_string(names.choices, ' '),
    (SELECT row_to_json(line) FROM (SELECT
      v.id, v.sku, v.barcode,
      CASE WHEN cardinality(v.option_values) = 0 THEN x.title ELSE array_to_string(names.choices, ' / ') END AS title,
      names.choices AS "optionValues",
      money_json(offer.price_minor, s.currency) AS price,
      money_json(offer.compare_at_minor, s.currency) AS "compareAtPrice",
      stock.availability,
      v.weight_grams AS "weightGrams",
      v.media_id AS "imageId") line)
  FROM variants v
  JOIN products p ON p.tenant_id = v.tenant_id AND p.id = v.product_id
  JOIN shop_settings s ON s.tenant_id = v.tenant_id
  JOIN product_texts(product_ids) x ON x.product_id = v.product_id
  LEFT JOIN guest_prices(product_ids) listed ON listed.variant_id = v.id
  CROSS JOIN LATERAL (
    SELECT coalesce(listed.price_minor, v.price_minor) AS price_minor, CASE WHEN listed.price_minor IS NOT NULL THEN listed.compare_at_minor
      WHEN v.compare_at_minor > v.price_minor THEN v.compare_at_minor END AS compare_at_minor) offer
  CROSS JOIN LATERAL (
    SELECT CASE WHEN x.is_translated THEN translated_choices(v.option_values, p.options, x.options) ELSE v.option_values END AS choices) names
  CROSS JOIN LATERAL (
    SELECT availability(
      CASE WHEN p.is_digital THEN NULL ELSE coalesce(sum(l.on_hand - l.reserved - l.backordered), 0) END, v.backorder_policy) AS availability
    FROM stock_levels l WHERE l.tenant_id = v.tenant_id AND l.variant_id = v.id) stock
  WHERE v.tenant_id = (SELECT current_setting('app.tenant_id')::uuid) AND v.product_id = ANY (product_ids) AND v.is_active;
END $$;

GRANT EXECUTE ON FUNCTION round_price, guest_prices TO app_user, app_platform;

-- Compare-at prices that are none go from the documents there are; shop by shop, for the owner sees a shop's rows only from inside it.
DO $$
DECLARE
  shop uuid;
BEGIN
  FOR shop IN SELECT id FROM platform.tenants LOOP
    PERFORM set_config('app.tenant_id', shop::text, true);
    PERFORM refresh_product_documents(ARRAY(
      SELECT DISTINCT product_id FROM variants WHERE tenant_id = shop AND compare_at_minor <= price_minor));
  END LOOP;
END $$;
