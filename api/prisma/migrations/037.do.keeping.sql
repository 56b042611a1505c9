-- What shoppers keep beside the cart, and e-mails that remind of one.

-- A guest's rows are found by the hash of their cart token, a customer's by who they are; signing in turns the one into the other.
CREATE TABLE saved_lines (
  tenant_id uuid NOT NULL REFERENCES platform.tenants (id) ON DELETE CASCADE,
  id uuid NOT NULL DEFAULT uuidv7(),
  token_hash bytea,
  customer_id uuid,
  variant_id uuid NOT NULL,
  quantity int NOT NULL CHECK (quantity BETWEEN 1 AND 999),
  created_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (tenant_id, id),
  FOREIGN KEY (tenant_id, customer_id) REFERENCES customers (tenant_id, id) ON DELETE CASCADE,
  FOREIGN KEY (tenant_id, variant_id) REFERENCES variants (tenant_id, id) ON DELETE CASCADE,
  CHECK ((token_hash IS NULL) <> (customer_id IS NULL))
);
CREATE UNIQUE INDEX saved_lines_guest ON saved_lines (tenant_id, token_hash, variant_id) WHERE token_hash IS NOT NULL;
CREATE UNIQUE INDEX saved_lines_customer ON saved_lines (tenant_id, customer_id, variant_id) WHERE customer_id IS NOT NULL;
CREATE INDEX saved_lines_variant ON saved_lines (tenant_id, variant_id);
CALL platform.isolate('saved_lines');

CREATE TABLE wish_items (
  tenant_id uuid NOT NULL REFERENCES platform.tenants (id) ON DELETE CASCADE,
  id uuid NOT NULL DEFAULT uuidv7(),
  token_hash bytea,
  customer_id uuid,
  product_id uuid NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (tenant_id, id),
  FOREIGN KEY (tenant_id, customer_id) REFERENCES customers (tenant_id, id) ON DELETE CASCADE,
  FOREIGN KEY (tenant_id, product_id) REFERENCES products (tenant_id, id) ON DELETE CASCADE,
  CHECK ((token_hash IS NULL) <> (customer_id IS NULL))
);
CREATE UNIQUE INDEX wish_items_guest ON wish_items (tenant_id, token_hash, product_id) WHERE token_hash IS NOT NULL;
CREATE UNIQUE INDEX wish_items_customer ON wish_items (tenant_id, customer_id, product_id) WHERE customer_id IS NOT NULL;
CREATE INDEX wish_items_product ON wish_items (tenant_id, product_id);
CALL platform.isolate('wish_items');

-- The id is the whole secret of a public link, hence random.
CREATE TABLE wish_shares (
  tenant_id uuid NOT NULL REFERENCES platform.tenants (id) ON DELETE CASCADE,
  id uuid NOT NULL DEFAULT gen_random_uuid(),
  customer_id uuid NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (tenant_id, id),
  UNIQUE (tenant_id, customer_id),
  FOREIGN KEY (tenant_id, customer_id) REFERENCES customers (tenant_id, id) ON DELETE CASCADE
);
CALL platform.isolate('wish_shares');

-- A copy: nothing leads from it to the cart or to whose it was.
CREATE TABLE cart_shares (
  tenant_id uuid NOT NULL REFERENCES platform.tenants (id) ON DELETE CASCADE,
  id uuid NOT NULL DEFAULT gen_random_uuid(),
  -- [{ variantId, quantity }]
  lines jsonb NOT NULL,
  expires_at timestamptz NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (tenant_id, id)
);
CALL platform.isolate('cart_shares');

-- ── Reminders of carts left behind ──────────────────────────────────────────────────────────────────────────────────────

-- When the customer agreed to advertising; null: never, or no longer.
ALTER TABLE customers ADD marketing_at timestamptz;

-- Addresses that asked for no more reminders, whoever they belong to.
CREATE TABLE mail_opt_outs (
  tenant_id uuid NOT NULL REFERENCES platform.tenants (id) ON DELETE CASCADE,
  email text NOT NULL CHECK (email = lower(email)),
  created_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (tenant_id, email)
);
CALL platform.isolate('mail_opt_outs');

CREATE TABLE cart_reminder_settings (
  tenant_id uuid NOT NULL REFERENCES platform.tenants (id) ON DELETE CASCADE,
  is_enabled boolean NOT NULL DEFAULT false,
  -- `consent`: customers who agreed to advertising; `everyone`: whoever left an address.
  audience text NOT NULL DEFAULT 'consent' CHECK (audience IN ('consent', 'everyone')),
  -- Contract's CartReminderStep[], in order.
  steps jsonb NOT NULL,
  version int NOT NULL DEFAULT 1,
  updated_by text NOT NULL DEFAULT '',
  updated_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (tenant_id)
);
CALL platform.isolate('cart_reminder_settings');

CREATE TABLE cart_reminders (
  tenant_id uuid NOT NULL REFERENCES platform.tenants (id) ON DELETE CASCADE,
  id uuid NOT NULL DEFAULT uuidv7(),
  cart_id uuid NOT NULL,
  -- 1 for the first. One e-mail a step and cart, whatever happens.
  step int NOT NULL CHECK (step BETWEEN 1 AND 3),
  recipient text NOT NULL,
  currency char(3) NOT NULL,
  -- What the cart was worth when it fell due, before discounts, shipping and tax on top.
  value_minor bigint NOT NULL CHECK (value_minor >= 0),
  -- [{ variantId, quantity }] as it was then: the link brings these back wherever it is opened.
  lines jsonb NOT NULL,
  opened_at timestamptz,
  created_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (tenant_id, id),
  UNIQUE (tenant_id, cart_id, step),
  FOREIGN KEY (tenant_id, cart_id) REFERENCES carts (tenant_id, id) ON DELETE CASCADE
);
CALL platform.isolate('cart_reminders');

-- The reminder whose link led to this cart: what is ordered from it counts as recovered.
ALTER TABLE carts ADD reminder_id uuid;
ALTER TABLE carts ADD CONSTRAINT carts_reminder FOREIGN KEY (tenant_id, reminder_id) REFERENCES cart_reminders (tenant_id, id)
  ON DELETE SET NULL (reminder_id) NOT VALID;
CREATE INDEX carts_reminder ON carts (tenant_id, reminder_id) WHERE reminder_id IS NOT NULL;

-- Carts that can be reminded of: a customer's, and those whose checkout was begun with an address.
CREATE INDEX carts_left_behind ON carts (tenant_id, updated_at) WHERE status = 'open' AND customer_id IS NOT NULL;
CREATE INDEX checkouts_left_behind ON checkouts (tenant_id, created_at) WHERE order_id IS NULL;

-- One click of RFC 8058 ends e-mails of this kind; null: they cannot be ended.
ALTER TABLE mails ADD unsubscribe_url text;
