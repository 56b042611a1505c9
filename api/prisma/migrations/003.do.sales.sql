CREATE TABLE customers (
  tenant_id uuid NOT NULL REFERENCES platform.tenants (id) ON DELETE CASCADE,
  id uuid NOT NULL DEFAULT uuidv7(),
  email text NOT NULL CHECK (email = lower(email)),
  -- Null for a guest who only ordered.
  password_hash text,
  first_name text NOT NULL DEFAULT '',
  last_name text NOT NULL DEFAULT '',
  phone text NOT NULL DEFAULT '',
  order_count int NOT NULL DEFAULT 0,
  spent_minor bigint NOT NULL DEFAULT 0,
  version int NOT NULL DEFAULT 1,
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (tenant_id, id),
  UNIQUE (tenant_id, email)
);
CREATE INDEX customers_created ON customers (tenant_id, created_at DESC, id);
CALL platform.isolate('customers');

CREATE TABLE customer_sessions (
  tenant_id uuid NOT NULL REFERENCES platform.tenants (id) ON DELETE CASCADE,
  id uuid NOT NULL DEFAULT uuidv7(),
  customer_id uuid NOT NULL,
  family_id uuid NOT NULL,
  token_hash bytea NOT NULL,
  expires_at timestamptz NOT NULL,
  rotated_at timestamptz,
  revoked_at timestamptz,
  created_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (tenant_id, id),
  UNIQUE (tenant_id, token_hash),
  FOREIGN KEY (tenant_id, customer_id) REFERENCES customers (tenant_id, id) ON DELETE CASCADE
);
CREATE INDEX customer_sessions_family ON customer_sessions (tenant_id, family_id);
CREATE INDEX customer_sessions_customer ON customer_sessions (tenant_id, customer_id);
CALL platform.isolate('customer_sessions');

CREATE TABLE customer_addresses (
  tenant_id uuid NOT NULL REFERENCES platform.tenants (id) ON DELETE CASCADE,
  id uuid NOT NULL DEFAULT uuidv7(),
  customer_id uuid NOT NULL,
  is_default boolean NOT NULL DEFAULT false,
  -- Contract's Address.
  address jsonb NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (tenant_id, id),
  FOREIGN KEY (tenant_id, customer_id) REFERENCES customers (tenant_id, id) ON DELETE CASCADE
);
CREATE INDEX customer_addresses_customer ON customer_addresses (tenant_id, customer_id);
CREATE UNIQUE INDEX customer_addresses_one_default ON customer_addresses (tenant_id, customer_id) WHERE is_default;
CALL platform.isolate('customer_addresses');

-- ── Rules of money ──────────────────────────────────────────────────────────────────────────────────────────────────────

CREATE TABLE tax_rates (
  tenant_id uuid NOT NULL REFERENCES platform.tenants (id) ON DELETE CASCADE,
  id uuid NOT NULL DEFAULT uuidv7(),
  name text NOT NULL,
  country char(2) NOT NULL,
  tax_category text NOT NULL,
  -- Parts per million: 190000 is 19 %.
  rate_ppm int NOT NULL CHECK (rate_ppm BETWEEN 0 AND 1000000),
  PRIMARY KEY (tenant_id, id),
  UNIQUE (tenant_id, country, tax_category)
);
CALL platform.isolate('tax_rates');

CREATE TABLE shipping_methods (
  tenant_id uuid NOT NULL REFERENCES platform.tenants (id) ON DELETE CASCADE,
  id uuid NOT NULL DEFAULT uuidv7(),
  code text NOT NULL,
  name text NOT NULL,
  description text NOT NULL DEFAULT '',
  price_minor bigint NOT NULL CHECK (price_minor >= 0),
  free_over_minor bigint CHECK (free_over_minor >= 0),
  min_days int NOT NULL,
  max_days int NOT NULL,
  countries text[] NOT NULL,
  tax_category text NOT NULL DEFAULT 'standard',
  position int NOT NULL DEFAULT 0,
  is_active boolean NOT NULL DEFAULT true,
  PRIMARY KEY (tenant_id, id),
  UNIQUE (tenant_id, code),
  CHECK (min_days <= max_days)
);
CALL platform.isolate('shipping_methods');

-- ── Cart to order ───────────────────────────────────────────────────────────────────────────────────────────────────────

CREATE TABLE carts (
  tenant_id uuid NOT NULL REFERENCES platform.tenants (id) ON DELETE CASCADE,
  id uuid NOT NULL DEFAULT uuidv7(),
  token_hash bytea NOT NULL,
  customer_id uuid,
  status text NOT NULL DEFAULT 'open' CHECK (status IN ('open', 'ordered', 'merged')),
  -- Contract's CartNotice[] still to be told: what joining carts at sign-in changed. Emptied once shown.
  notices jsonb NOT NULL DEFAULT '[]',
  version int NOT NULL DEFAULT 1,
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (tenant_id, id),
  UNIQUE (tenant_id, token_hash),
  FOREIGN KEY (tenant_id, customer_id) REFERENCES customers (tenant_id, id) ON DELETE CASCADE
);
CREATE UNIQUE INDEX carts_one_open_per_customer ON carts (tenant_id, customer_id) WHERE status = 'open' AND customer_id IS NOT NULL;
CALL platform.isolate('carts');

CREATE TABLE cart_lines (
  tenant_id uuid NOT NULL REFERENCES platform.tenants (id) ON DELETE CASCADE,
  id uuid NOT NULL DEFAULT uuidv7(),
  cart_id uuid NOT NULL,
  variant_id uuid NOT NULL,
  quantity int NOT NULL CHECK (quantity BETWEEN 1 AND 999),
  -- What the shopper last saw; a difference is announced.
  seen_price_minor bigint NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (tenant_id, id),
  UNIQUE (tenant_id, cart_id, variant_id),
  FOREIGN KEY (tenant_id, cart_id) REFERENCES carts (tenant_id, id) ON DELETE CASCADE,
  FOREIGN KEY (tenant_id, variant_id) REFERENCES variants (tenant_id, id) ON DELETE CASCADE
);
CREATE INDEX cart_lines_variant ON cart_lines (tenant_id, variant_id);
CALL platform.isolate('cart_lines');

CREATE TABLE checkouts (
  tenant_id uuid NOT NULL REFERENCES platform.tenants (id) ON DELETE CASCADE,
  id uuid NOT NULL DEFAULT uuidv7(),
  cart_id uuid NOT NULL,
  customer_id uuid,
  status text NOT NULL DEFAULT 'open' CHECK (status IN ('open', 'awaiting_payment', 'completed', 'payment_failed', 'expired')),
  email text NOT NULL,
  -- Contract's Address, or null.
  shipping_address jsonb,
  billing_address jsonb,
  shipping_method jsonb,
  -- Lines and totals as agreed: the order is made from these, whatever the catalog says by then.
  lines jsonb NOT NULL,
  totals jsonb NOT NULL,
  total_minor bigint NOT NULL CHECK (total_minor >= 0),
  currency char(3) NOT NULL,
  note text NOT NULL DEFAULT '',
  order_id uuid,
  failure_code text,
  failure_message text,
  version int NOT NULL DEFAULT 1,
  expires_at timestamptz NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (tenant_id, id),
  FOREIGN KEY (tenant_id, cart_id) REFERENCES carts (tenant_id, id) ON DELETE CASCADE,
  FOREIGN KEY (tenant_id, customer_id) REFERENCES customers (tenant_id, id) ON DELETE SET NULL (customer_id),
  CHECK ((status = 'completed') = (order_id IS NOT NULL))
);
CREATE INDEX checkouts_cart ON checkouts (tenant_id, cart_id);
CREATE INDEX checkouts_waiting ON checkouts (tenant_id, expires_at) WHERE status = 'awaiting_payment';
CALL platform.isolate('checkouts');

-- Units promised to a checkout until it is paid, fails or expires; their sum is stock_levels.reserved.
CREATE TABLE stock_reservations (
  tenant_id uuid NOT NULL REFERENCES platform.tenants (id) ON DELETE CASCADE,
  checkout_id uuid NOT NULL,
  variant_id uuid NOT NULL,
  location_id uuid NOT NULL,
  quantity int NOT NULL CHECK (quantity > 0),
  expires_at timestamptz NOT NULL,
  PRIMARY KEY (tenant_id, checkout_id, variant_id, location_id),
  FOREIGN KEY (tenant_id, checkout_id) REFERENCES checkouts (tenant_id, id) ON DELETE CASCADE,
  FOREIGN KEY (tenant_id, variant_id, location_id) REFERENCES stock_levels (tenant_id, variant_id, location_id)
);
CREATE INDEX stock_reservations_variant ON stock_reservations (tenant_id, variant_id, location_id);
CALL platform.isolate('stock_reservations');

CREATE TABLE orders (
  tenant_id uuid NOT NULL REFERENCES platform.tenants (id) ON DELETE CASCADE,
  id uuid NOT NULL DEFAULT uuidv7(),
  number bigint NOT NULL,
  checkout_id uuid,
  -- The merchant's record of the buyer, found by the e-mail that was typed: never a reason to show the order to anyone.
  customer_id uuid,
  -- The customer who was signed in when ordering; null for guests. Only this makes an order appear in an account, because a
  -- new account's e-mail is unproven: a stranger registering it must not read what its owner ordered as a guest.
  account_id uuid,
  email text NOT NULL,
  customer_name text NOT NULL DEFAULT '',
  status text NOT NULL DEFAULT 'open' CHECK (status IN ('open', 'completed', 'cancelled')),
  payment_status text NOT NULL CHECK (payment_status IN ('pending', 'paid', 'partially_refunded', 'refunded', 'failed')),
  fulfillment_status text NOT NULL CHECK (fulfillment_status IN ('unfulfilled', 'partially_fulfilled', 'fulfilled', 'not_required')),
  currency char(3) NOT NULL,
  subtotal_minor bigint NOT NULL,
  shipping_minor bigint NOT NULL,
  discount_minor bigint NOT NULL DEFAULT 0,
  tax_minor bigint NOT NULL,
  total_minor bigint NOT NULL CHECK (total_minor >= 0),
  totals jsonb NOT NULL,
  item_count int NOT NULL,
  shipping_address jsonb,
  billing_address jsonb,
  shipping_method text,
  payment_method text NOT NULL,
  note text NOT NULL DEFAULT '',
  source text NOT NULL DEFAULT 'storefront',
  version int NOT NULL DEFAULT 1,
  placed_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (tenant_id, id),
  UNIQUE (tenant_id, number),
  UNIQUE (tenant_id, checkout_id),
  FOREIGN KEY (tenant_id, checkout_id) REFERENCES checkouts (tenant_id, id),
  FOREIGN KEY (tenant_id, customer_id) REFERENCES customers (tenant_id, id),
  FOREIGN KEY (tenant_id, account_id) REFERENCES customers (tenant_id, id)
);
CREATE INDEX orders_placed ON orders (tenant_id, placed_at DESC, id);
CREATE INDEX orders_customer ON orders (tenant_id, customer_id, number DESC);
CREATE INDEX orders_account ON orders (tenant_id, account_id, number DESC);
CREATE INDEX orders_email ON orders (tenant_id, email);
CALL platform.isolate('orders');

-- NOT VALID skips the scan of existing rows, which the owner cannot read under forced RLS; every new row is still checked.
ALTER TABLE checkouts ADD CONSTRAINT checkouts_order FOREIGN KEY (tenant_id, order_id) REFERENCES orders (tenant_id, id) NOT VALID;

CREATE TABLE order_lines (
  tenant_id uuid NOT NULL REFERENCES platform.tenants (id) ON DELETE CASCADE,
  id uuid NOT NULL DEFAULT uuidv7(),
  order_id uuid NOT NULL,
  position int NOT NULL,
  -- Snapshots: an order never changes because the catalog did. The ids are for links and reports.
  product_id uuid,
  variant_id uuid,
  sku text NOT NULL,
  title text NOT NULL,
  variant_title text NOT NULL,
  media_id uuid,
  is_digital boolean NOT NULL DEFAULT false,
  unit_price_minor bigint NOT NULL,
  quantity int NOT NULL CHECK (quantity > 0),
  fulfilled_quantity int NOT NULL DEFAULT 0 CHECK (fulfilled_quantity BETWEEN 0 AND quantity),
  line_total_minor bigint NOT NULL,
  tax_minor bigint NOT NULL,
  PRIMARY KEY (tenant_id, id),
  FOREIGN KEY (tenant_id, order_id) REFERENCES orders (tenant_id, id) ON DELETE CASCADE,
  FOREIGN KEY (tenant_id, product_id) REFERENCES products (tenant_id, id),
  FOREIGN KEY (tenant_id, variant_id) REFERENCES variants (tenant_id, id),
  FOREIGN KEY (tenant_id, media_id) REFERENCES media (tenant_id, id)
);
CREATE INDEX order_lines_order ON order_lines (tenant_id, order_id, position);
CREATE INDEX order_lines_product ON order_lines (tenant_id, product_id);
CREATE INDEX order_lines_variant ON order_lines (tenant_id, variant_id);
CALL platform.isolate('order_lines');

CREATE TABLE order_events (
  tenant_id uuid NOT NULL REFERENCES platform.tenants (id) ON DELETE CASCADE,
  id uuid NOT NULL DEFAULT uuidv7(),
  order_id uuid NOT NULL,
  kind text NOT NULL,
  actor text NOT NULL,
  message text NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (tenant_id, id),
  FOREIGN KEY (tenant_id, order_id) REFERENCES orders (tenant_id, id) ON DELETE CASCADE
);
CREATE INDEX order_events_order ON order_events (tenant_id, order_id, id DESC);
REVOKE UPDATE, DELETE ON order_events FROM app_user;
CALL platform.isolate('order_events');

CREATE TABLE shipments (
  tenant_id uuid NOT NULL REFERENCES platform.tenants (id) ON DELETE CASCADE,
  id uuid NOT NULL DEFAULT uuidv7(),
  order_id uuid NOT NULL,
  carrier text NOT NULL,
  tracking_number text NOT NULL DEFAULT '',
  tracking_url text,
  status text NOT NULL DEFAULT 'shipped' CHECK (status IN ('shipped', 'delivered')),
  -- [{ orderLineId, quantity }]
  lines jsonb NOT NULL,
  shipped_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (tenant_id, id),
  FOREIGN KEY (tenant_id, order_id) REFERENCES orders (tenant_id, id) ON DELETE CASCADE
);
CREATE INDEX shipments_order ON shipments (tenant_id, order_id);
CALL platform.isolate('shipments');

-- ── Payments ────────────────────────────────────────────────────────────────────────────────────────────────────────────

CREATE TABLE payments (
  tenant_id uuid NOT NULL REFERENCES platform.tenants (id) ON DELETE CASCADE,
  id uuid NOT NULL DEFAULT uuidv7(),
  checkout_id uuid NOT NULL,
  order_id uuid,
  provider text NOT NULL CHECK (provider IN ('test', 'stripe', 'manual')),
  provider_payment_id text,
  amount_minor bigint NOT NULL CHECK (amount_minor >= 0),
  currency char(3) NOT NULL,
  status text NOT NULL DEFAULT 'pending' CHECK (status IN ('pending', 'requires_action', 'succeeded', 'declined', 'cancelled')),
  -- Contract's PaymentAction, while the buyer must act.
  action jsonb,
  failure_code text,
  failure_message text,
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (tenant_id, id),
  UNIQUE (tenant_id, provider, provider_payment_id),
  FOREIGN KEY (tenant_id, checkout_id) REFERENCES checkouts (tenant_id, id) ON DELETE CASCADE,
  FOREIGN KEY (tenant_id, order_id) REFERENCES orders (tenant_id, id)
);
CREATE INDEX payments_checkout ON payments (tenant_id, checkout_id);
CREATE INDEX payments_order ON payments (tenant_id, order_id);
-- Money taken without an order to show for it: to be given back.
CREATE INDEX payments_unplaced ON payments (tenant_id, updated_at) WHERE status = 'succeeded' AND order_id IS NULL;
CALL platform.isolate('payments');

CREATE TABLE webhook_receipts (
  tenant_id uuid NOT NULL REFERENCES platform.tenants (id) ON DELETE CASCADE,
  provider text NOT NULL,
  event_id text NOT NULL,
  event_type text NOT NULL,
  received_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (tenant_id, provider, event_id)
);
CALL platform.isolate('webhook_receipts');

-- The test gateway's own books, as a payment company would keep them. It refuses to start in production.
CREATE TABLE test_gateway_payments (
  tenant_id uuid NOT NULL REFERENCES platform.tenants (id) ON DELETE CASCADE,
  id text NOT NULL,
  idempotency_key text NOT NULL,
  amount_minor bigint NOT NULL,
  currency char(3) NOT NULL,
  status text NOT NULL CHECK (status IN ('succeeded', 'declined', 'requires_action', 'cancelled', 'refunded')),
  decline_code text,
  return_url text NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (tenant_id, id),
  UNIQUE (tenant_id, idempotency_key)
);
CALL platform.isolate('test_gateway_payments');
