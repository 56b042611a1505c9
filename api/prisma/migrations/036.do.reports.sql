-- What orders add to a shop's figures, kept by a worker from how each order stands.

-- The version of an order its figures were made from: 0 for one never looked at. Everything that changes an order raises its version,
-- so that the index holds exactly what is still to be done.
ALTER TABLE orders ADD folded_version int NOT NULL DEFAULT 0;
CREATE INDEX orders_unfolded ON orders (tenant_id, id) WHERE folded_version < version;

-- One row for each part of an order (a line, or its shipping) and each occasion (its sale, a refund, its cancellation). Amounts are
-- without tax, in minor units of the shop's own currency; gross - discounts - returns + shipping + tax sums to what the shop keeps.
CREATE TABLE sales_facts (
  tenant_id uuid NOT NULL REFERENCES platform.tenants (id) ON DELETE CASCADE,
  order_id uuid NOT NULL,
  position int NOT NULL,
  occasion text NOT NULL CHECK (occasion IN ('sale', 'refund', 'cancellation')),
  -- When it happened; the shop's time zone decides on which day, as it is set when somebody asks.
  at timestamptz NOT NULL,
  -- 1 on an order's first row, unless it was cancelled; else 0. The buyer's first order, or a later one.
  orders smallint NOT NULL CHECK (orders IN (0, 1)),
  is_first_order boolean NOT NULL,
  source text NOT NULL,
  customer_id uuid,
  -- Where it went, else where its bill went.
  country text NOT NULL,
  region text NOT NULL,
  -- Null: shipping.
  order_line_id uuid,
  product_id uuid,
  variant_id uuid,
  units int NOT NULL,
  gross_minor bigint NOT NULL,
  discount_minor bigint NOT NULL,
  return_minor bigint NOT NULL,
  shipping_minor bigint NOT NULL,
  tax_minor bigint NOT NULL,
  PRIMARY KEY (tenant_id, order_id, position),
  FOREIGN KEY (tenant_id, order_id) REFERENCES orders (tenant_id, id) ON DELETE CASCADE
);
CREATE INDEX sales_facts_at ON sales_facts (tenant_id, at);
CALL platform.isolate('sales_facts');

-- The tax of a fact, rate by rate, and what it was taken of.
CREATE TABLE sales_taxes (
  tenant_id uuid NOT NULL REFERENCES platform.tenants (id) ON DELETE CASCADE,
  order_id uuid NOT NULL,
  position int NOT NULL,
  name text NOT NULL,
  rate_percent numeric NOT NULL,
  taxable_minor bigint NOT NULL,
  tax_minor bigint NOT NULL,
  PRIMARY KEY (tenant_id, order_id, position, name, rate_percent),
  FOREIGN KEY (tenant_id, order_id, position) REFERENCES sales_facts (tenant_id, order_id, position) ON DELETE CASCADE
);
CALL platform.isolate('sales_taxes');

-- What each promotion took off an order, with its tax where prices include it, in minor units of the shop's own currency.
CREATE TABLE sales_discounts (
  tenant_id uuid NOT NULL REFERENCES platform.tenants (id) ON DELETE CASCADE,
  order_id uuid NOT NULL,
  position int NOT NULL,
  at timestamptz NOT NULL,
  promotion_id uuid,
  label text NOT NULL,
  -- Empty: it counted by itself.
  code text NOT NULL,
  given_minor bigint NOT NULL,
  PRIMARY KEY (tenant_id, order_id, position),
  FOREIGN KEY (tenant_id, order_id) REFERENCES orders (tenant_id, id) ON DELETE CASCADE
);
CREATE INDEX sales_discounts_at ON sales_discounts (tenant_id, at);
CALL platform.isolate('sales_discounts');

-- What stood on the shelves at the end of a day of the shop; today's row is as of the last look.
CREATE TABLE stock_value_days (
  tenant_id uuid NOT NULL REFERENCES platform.tenants (id) ON DELETE CASCADE,
  day date NOT NULL,
  units bigint NOT NULL,
  -- Of units whose variant has a cost.
  cost_minor bigint NOT NULL,
  price_minor bigint NOT NULL,
  units_without_cost bigint NOT NULL,
  PRIMARY KEY (tenant_id, day)
);
CALL platform.isolate('stock_value_days');

-- The lowest identifier made from a moment on: identifiers begin with their time, so that a range of them is a range of time.
CREATE FUNCTION first_id(moment timestamptz) RETURNS uuid LANGUAGE sql STABLE PARALLEL SAFE AS $$
  SELECT rpad(lpad(to_hex((extract(epoch FROM moment) * 1000)::bigint), 12, '0'), 32, '0')::uuid
$$;
GRANT EXECUTE ON FUNCTION first_id TO app_user, app_platform;
