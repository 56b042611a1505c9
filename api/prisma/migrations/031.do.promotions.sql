-- Promotions with their codes, and which orders they counted for.

CREATE TABLE promotions (
  tenant_id uuid NOT NULL REFERENCES platform.tenants (id) ON DELETE CASCADE,
  id uuid NOT NULL DEFAULT uuidv7(),
  name text NOT NULL,
  is_automatic boolean NOT NULL DEFAULT false,
  is_paused boolean NOT NULL DEFAULT false,
  -- Contract's PromotionEffect and PromotionConditions; amounts in the shop's own currency.
  effect jsonb NOT NULL,
  conditions jsonb NOT NULL,
  combines_with text[] NOT NULL DEFAULT '{}' CHECK (combines_with <@ ARRAY['product', 'order', 'shipping']),
  priority int NOT NULL DEFAULT 0,
  starts_at timestamptz,
  ends_at timestamptz,
  -- Orders, for each code; for all of an automatic one.
  most_uses int CHECK (most_uses > 0),
  most_uses_per_customer int CHECK (most_uses_per_customer > 0),
  version int NOT NULL DEFAULT 1,
  updated_by text NOT NULL DEFAULT '',
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (tenant_id, id),
  CHECK (ends_at > starts_at)
);
CREATE INDEX promotions_latest ON promotions (tenant_id, updated_at, id);
CALL platform.isolate('promotions');

CREATE TABLE promotion_codes (
  tenant_id uuid NOT NULL REFERENCES platform.tenants (id) ON DELETE CASCADE,
  -- Upper-case, so that a shop has no two that shoppers would take for one.
  code text NOT NULL CHECK (code = upper(code)),
  promotion_id uuid NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (tenant_id, code),
  FOREIGN KEY (tenant_id, promotion_id) REFERENCES promotions (tenant_id, id) ON DELETE CASCADE
);
CREATE INDEX promotion_codes_promotion ON promotion_codes (tenant_id, promotion_id, created_at, code);
CALL platform.isolate('promotion_codes');

-- A row from the moment a checkout holds its goods: given back with them when it comes to no order.
CREATE TABLE promotion_uses (
  tenant_id uuid NOT NULL REFERENCES platform.tenants (id) ON DELETE CASCADE,
  checkout_id uuid NOT NULL,
  promotion_id uuid NOT NULL,
  -- Null: it counted by itself. Stays when the code goes.
  code text,
  -- Who bought, by what tells buyers apart with and without an account.
  email text NOT NULL,
  customer_id uuid,
  order_id uuid,
  -- Taken off, in the shop's own currency.
  given_minor bigint NOT NULL CHECK (given_minor >= 0),
  created_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (tenant_id, checkout_id, promotion_id),
  FOREIGN KEY (tenant_id, checkout_id) REFERENCES checkouts (tenant_id, id) ON DELETE CASCADE,
  FOREIGN KEY (tenant_id, promotion_id) REFERENCES promotions (tenant_id, id) ON DELETE CASCADE,
  FOREIGN KEY (tenant_id, customer_id) REFERENCES customers (tenant_id, id) ON DELETE SET NULL (customer_id),
  FOREIGN KEY (tenant_id, order_id) REFERENCES orders (tenant_id, id) ON DELETE CASCADE
);
CREATE INDEX promotion_uses_promotion ON promotion_uses (tenant_id, promotion_id, code);
CREATE INDEX promotion_uses_buyer ON promotion_uses (tenant_id, promotion_id, lower(email));
CREATE INDEX promotion_uses_customer ON promotion_uses (tenant_id, customer_id);
CREATE INDEX promotion_uses_order ON promotion_uses (tenant_id, order_id);
CALL platform.isolate('promotion_uses');

-- As the shopper entered them, upper-case, in that order.
ALTER TABLE carts ADD discount_codes text[] NOT NULL DEFAULT '{}';

-- A line's share of all discounts; what its buyer pays for it, tax included, against which refunds are measured; its tax by rate as
-- the contract's TaxShare[]. Null and empty for orders placed before these were kept: then they follow from line_total_minor, tax_minor
-- and the order's totals.
ALTER TABLE order_lines ADD discount_minor bigint NOT NULL DEFAULT 0 CHECK (discount_minor >= 0), ADD charged_minor bigint CHECK (charged_minor >= 0),
  ADD taxes jsonb NOT NULL DEFAULT '[]';
