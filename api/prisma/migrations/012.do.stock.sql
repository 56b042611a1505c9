-- Stock in depth: places, promises beyond the shelf, transfers, counts, alerts, and the check of the ledger.

ALTER TABLE locations
  -- Contract's LocationAddress, or null.
  ADD address jsonb,
  -- Buyers' units come from the default location first, then in this order.
  ADD position int NOT NULL DEFAULT 0,
  ADD is_active boolean NOT NULL DEFAULT true,
  ADD version int NOT NULL DEFAULT 1,
  ADD updated_at timestamptz NOT NULL DEFAULT now(),
  ADD CHECK (is_active OR NOT is_default);
CREATE UNIQUE INDEX locations_name ON locations (tenant_id, lower(name));
CREATE INDEX stock_levels_location ON stock_levels (tenant_id, location_id, variant_id);
CREATE INDEX stock_movements_level ON stock_movements (tenant_id, variant_id, location_id, id DESC);

-- ── Promises beyond the shelf ───────────────────────────────────────────────────────────────────────────────────────────

ALTER TABLE stock_levels
  -- Units promised that are not here; the sum of stock_backorders. What arrives goes to them first.
  ADD backordered int NOT NULL DEFAULT 0 CHECK (backordered >= 0);

-- Oldest first. While the checkout is being paid it has no order; once filled it is gone, and the ledger says for which order.
CREATE TABLE stock_backorders (
  tenant_id uuid NOT NULL REFERENCES platform.tenants (id) ON DELETE CASCADE,
  id uuid NOT NULL DEFAULT uuidv7(),
  variant_id uuid NOT NULL,
  location_id uuid NOT NULL,
  checkout_id uuid NOT NULL,
  order_id uuid,
  quantity int NOT NULL CHECK (quantity > 0),
  created_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (tenant_id, id),
  FOREIGN KEY (tenant_id, variant_id, location_id) REFERENCES stock_levels (tenant_id, variant_id, location_id) ON DELETE CASCADE,
  FOREIGN KEY (tenant_id, checkout_id) REFERENCES checkouts (tenant_id, id) ON DELETE CASCADE
);
CREATE INDEX stock_backorders_variant ON stock_backorders (tenant_id, variant_id, id);
CREATE INDEX stock_backorders_checkout ON stock_backorders (tenant_id, checkout_id);
CREATE INDEX stock_backorders_order ON stock_backorders (tenant_id, order_id) WHERE order_id IS NOT NULL;
CALL platform.isolate('stock_backorders');

-- Contract's Availability where a variant may be sold beyond what is there.
CREATE FUNCTION availability(free bigint, backorder_policy text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN CASE WHEN free <= 0 AND backorder_policy = 'allow' THEN 'backorder' ELSE availability(free) END;
GRANT EXECUTE ON FUNCTION availability(bigint, text) TO app_user, app_platform;

-- ── Transfers ───────────────────────────────────────────────────────────────────────────────────────────────────────────

CREATE TABLE stock_transfers (
  tenant_id uuid NOT NULL REFERENCES platform.tenants (id) ON DELETE CASCADE,
  id uuid NOT NULL DEFAULT uuidv7(),
  number bigint NOT NULL,
  origin_id uuid NOT NULL,
  destination_id uuid NOT NULL,
  status text NOT NULL DEFAULT 'draft' CHECK (status IN ('draft', 'in_transit', 'received', 'cancelled')),
  note text NOT NULL DEFAULT '',
  tracking text NOT NULL DEFAULT '',
  expected_on date,
  created_by text NOT NULL,
  updated_by text NOT NULL,
  sent_at timestamptz,
  closed_at timestamptz,
  version int NOT NULL DEFAULT 1,
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (tenant_id, id),
  UNIQUE (tenant_id, number),
  FOREIGN KEY (tenant_id, origin_id) REFERENCES locations (tenant_id, id),
  FOREIGN KEY (tenant_id, destination_id) REFERENCES locations (tenant_id, id),
  CHECK (origin_id <> destination_id)
);
CREATE INDEX stock_transfers_origin ON stock_transfers (tenant_id, origin_id);
CREATE INDEX stock_transfers_destination ON stock_transfers (tenant_id, destination_id);
CREATE INDEX stock_transfers_open ON stock_transfers (tenant_id, destination_id) WHERE status = 'in_transit';
CALL platform.isolate('stock_transfers');

CREATE TABLE stock_transfer_lines (
  tenant_id uuid NOT NULL REFERENCES platform.tenants (id) ON DELETE CASCADE,
  transfer_id uuid NOT NULL,
  variant_id uuid NOT NULL,
  position int NOT NULL,
  quantity int NOT NULL CHECK (quantity > 0),
  received int NOT NULL DEFAULT 0 CHECK (received BETWEEN 0 AND quantity),
  PRIMARY KEY (tenant_id, transfer_id, variant_id),
  FOREIGN KEY (tenant_id, transfer_id) REFERENCES stock_transfers (tenant_id, id) ON DELETE CASCADE,
  FOREIGN KEY (tenant_id, variant_id) REFERENCES variants (tenant_id, id) ON DELETE CASCADE
);
CREATE INDEX stock_transfer_lines_variant ON stock_transfer_lines (tenant_id, variant_id);
CALL platform.isolate('stock_transfer_lines');

-- ── Counts ──────────────────────────────────────────────────────────────────────────────────────────────────────────────

CREATE TABLE stock_counts (
  tenant_id uuid NOT NULL REFERENCES platform.tenants (id) ON DELETE CASCADE,
  id uuid NOT NULL DEFAULT uuidv7(),
  number bigint NOT NULL,
  location_id uuid NOT NULL,
  -- Null: the whole location.
  category_id uuid,
  note text NOT NULL DEFAULT '',
  status text NOT NULL DEFAULT 'open' CHECK (status IN ('open', 'applied', 'cancelled')),
  created_by text NOT NULL,
  closed_by text,
  closed_at timestamptz,
  created_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (tenant_id, id),
  UNIQUE (tenant_id, number),
  FOREIGN KEY (tenant_id, location_id) REFERENCES locations (tenant_id, id),
  FOREIGN KEY (tenant_id, category_id) REFERENCES categories (tenant_id, id) ON DELETE SET NULL (category_id),
  CHECK ((status = 'open') = (closed_at IS NULL))
);
CREATE INDEX stock_counts_location ON stock_counts (tenant_id, location_id);
CREATE INDEX stock_counts_category ON stock_counts (tenant_id, category_id) WHERE category_id IS NOT NULL;
CALL platform.isolate('stock_counts');

CREATE TABLE stock_count_lines (
  tenant_id uuid NOT NULL REFERENCES platform.tenants (id) ON DELETE CASCADE,
  count_id uuid NOT NULL,
  variant_id uuid NOT NULL,
  counted int CHECK (counted >= 0),
  -- Units on hand when it was counted: the difference to them is applied, whatever was sold since.
  expected int,
  counted_by text,
  counted_at timestamptz,
  -- What applying changed; null before.
  applied int,
  PRIMARY KEY (tenant_id, count_id, variant_id),
  FOREIGN KEY (tenant_id, count_id) REFERENCES stock_counts (tenant_id, id) ON DELETE CASCADE,
  FOREIGN KEY (tenant_id, variant_id) REFERENCES variants (tenant_id, id) ON DELETE CASCADE,
  CHECK ((counted IS NULL) = (expected IS NULL) AND (counted IS NULL) = (counted_at IS NULL))
);
CREATE INDEX stock_count_lines_variant ON stock_count_lines (tenant_id, variant_id);
CALL platform.isolate('stock_count_lines');

-- ── What the merchant is told ───────────────────────────────────────────────────────────────────────────────────────────

-- A shop without a row has the defaults.
CREATE TABLE stock_settings (
  tenant_id uuid PRIMARY KEY REFERENCES platform.tenants (id) ON DELETE CASCADE,
  -- Units free at or below which the merchant is told, where a variant says nothing else.
  low_stock_threshold int NOT NULL DEFAULT 5 CHECK (low_stock_threshold >= 0),
  is_digest_wanted boolean NOT NULL DEFAULT true,
  ledger_checked_at timestamptz,
  -- Levels compared by that check.
  ledger_levels int NOT NULL DEFAULT 0,
  version int NOT NULL DEFAULT 1
);
CALL platform.isolate('stock_settings');

-- Units free at or below which a merchant is told of a variant.
CREATE FUNCTION stock_threshold(own_threshold int) RETURNS int LANGUAGE sql STABLE PARALLEL SAFE
  RETURN coalesce(own_threshold, (SELECT s.low_stock_threshold FROM stock_settings s
    WHERE s.tenant_id = (SELECT current_setting('app.tenant_id')::uuid)), 5);
GRANT EXECUTE ON FUNCTION stock_threshold TO app_user, app_platform;

-- Whether a change of free units is one that shoppers or the merchant are told of: by contract's Availability, or by the threshold.
CREATE FUNCTION stock_crossed(free_before bigint, free_after bigint, threshold int) RETURNS boolean LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN availability(free_before) <> availability(free_after) OR (free_before > threshold) <> (free_after > threshold);
GRANT EXECUTE ON FUNCTION stock_crossed TO app_user, app_platform;

CREATE TABLE stock_alerts (
  tenant_id uuid NOT NULL REFERENCES platform.tenants (id) ON DELETE CASCADE,
  id uuid NOT NULL DEFAULT uuidv7(),
  variant_id uuid NOT NULL,
  -- Units free when it was raised.
  free int NOT NULL,
  threshold int NOT NULL,
  raised_at timestamptz NOT NULL DEFAULT now(),
  resolved_at timestamptz,
  -- The shop's day whose e-mail told of it.
  mailed_on date,
  PRIMARY KEY (tenant_id, id),
  FOREIGN KEY (tenant_id, variant_id) REFERENCES variants (tenant_id, id) ON DELETE CASCADE
);
CREATE UNIQUE INDEX stock_alerts_open ON stock_alerts (tenant_id, variant_id) WHERE resolved_at IS NULL;
CREATE INDEX stock_alerts_untold ON stock_alerts (tenant_id) WHERE resolved_at IS NULL AND mailed_on IS NULL;
CREATE INDEX stock_alerts_mailed ON stock_alerts (tenant_id, mailed_on) WHERE mailed_on IS NOT NULL;
CREATE INDEX stock_alerts_variant ON stock_alerts (tenant_id, variant_id);
CALL platform.isolate('stock_alerts');

-- Where a level and what it is the sum of disagree: movements, reservations or promises.
CREATE TABLE stock_discrepancies (
  tenant_id uuid NOT NULL REFERENCES platform.tenants (id) ON DELETE CASCADE,
  variant_id uuid NOT NULL,
  location_id uuid NOT NULL,
  kind text NOT NULL CHECK (kind IN ('on_hand', 'reserved', 'backordered')),
  level_units int NOT NULL,
  summed_units int NOT NULL,
  found_at timestamptz NOT NULL DEFAULT now(),
  resolved_at timestamptz,
  PRIMARY KEY (tenant_id, variant_id, location_id, kind),
  FOREIGN KEY (tenant_id, variant_id) REFERENCES variants (tenant_id, id) ON DELETE CASCADE,
  FOREIGN KEY (tenant_id, location_id) REFERENCES locations (tenant_id, id) ON DELETE CASCADE
);
CREATE INDEX stock_discrepancies_location ON stock_discrepancies (tenant_id, location_id);
CREATE INDEX stock_discrepancies_open ON stock_discrepancies (tenant_id, found_at) WHERE resolved_at IS NULL;
CALL platform.isolate('stock_discrepancies');
