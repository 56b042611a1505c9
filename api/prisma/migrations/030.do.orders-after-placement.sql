-- Orders after they are placed: cancelled, refunded, sent in parts.

ALTER TABLE orders
  ADD cancelled_at timestamptz,
  -- Contract's CancelReason.
  ADD cancel_reason text,
  ADD cancel_note text NOT NULL DEFAULT '',
  -- What staff sort orders by; in the order they were given.
  ADD tags text[] NOT NULL DEFAULT '{}',
  -- Out of the way of daily work, and found again by a filter.
  ADD archived_at timestamptz,
  ADD CHECK (cancel_reason IS NULL OR status = 'cancelled');

ALTER TABLE shipments ADD delivered_at timestamptz, ADD CHECK (status <> 'delivered' OR delivered_at IS NOT NULL) NOT VALID;

-- Money on its way back to a buyer, or there. `pending` is written before the payment company is asked, so that what a crash leaves
-- behind can be finished; what failed counts for nothing.
CREATE TABLE refunds (
  tenant_id uuid NOT NULL REFERENCES platform.tenants (id) ON DELETE CASCADE,
  id uuid NOT NULL DEFAULT uuidv7(),
  order_id uuid NOT NULL,
  payment_id uuid NOT NULL,
  status text NOT NULL DEFAULT 'pending' CHECK (status IN ('pending', 'succeeded', 'failed')),
  currency char(3) NOT NULL,
  -- With its tax; the lines' amounts and the shipping sum to it.
  amount_minor bigint NOT NULL CHECK (amount_minor >= 0),
  tax_minor bigint NOT NULL CHECK (tax_minor >= 0),
  -- [{ name, ratePercent, amount }], amount in minor units; likewise below.
  taxes jsonb NOT NULL,
  shipping_minor bigint NOT NULL CHECK (shipping_minor >= 0),
  shipping_taxes jsonb NOT NULL,
  reason text NOT NULL DEFAULT '',
  actor text NOT NULL,
  -- Where units go back to the shelf once the money went; null: nowhere.
  location_id uuid,
  provider_refund_id text,
  failure_message text,
  created_at timestamptz NOT NULL DEFAULT now(),
  settled_at timestamptz,
  PRIMARY KEY (tenant_id, id),
  FOREIGN KEY (tenant_id, order_id) REFERENCES orders (tenant_id, id) ON DELETE CASCADE,
  FOREIGN KEY (tenant_id, payment_id) REFERENCES payments (tenant_id, id),
  FOREIGN KEY (tenant_id, location_id) REFERENCES locations (tenant_id, id) ON DELETE SET NULL (location_id),
  CHECK ((status = 'pending') = (settled_at IS NULL))
);
CREATE INDEX refunds_order ON refunds (tenant_id, order_id, id);
CREATE INDEX refunds_payment ON refunds (tenant_id, payment_id);
CREATE INDEX refunds_location ON refunds (tenant_id, location_id) WHERE location_id IS NOT NULL;
CREATE INDEX refunds_pending ON refunds (tenant_id, created_at) WHERE status = 'pending';
CREATE UNIQUE INDEX refunds_provider ON refunds (tenant_id, provider_refund_id) WHERE provider_refund_id IS NOT NULL;
CALL platform.isolate('refunds');

CREATE TABLE refund_lines (
  tenant_id uuid NOT NULL REFERENCES platform.tenants (id) ON DELETE CASCADE,
  refund_id uuid NOT NULL,
  order_line_id uuid NOT NULL,
  quantity int NOT NULL CHECK (quantity >= 0),
  -- Those of them that had not been sent, and now never are.
  dropped int NOT NULL DEFAULT 0 CHECK (dropped BETWEEN 0 AND quantity),
  amount_minor bigint NOT NULL CHECK (amount_minor >= 0),
  -- What the shop kept of these units' price; negative when something kept earlier was given back after all.
  kept_back_minor bigint NOT NULL DEFAULT 0,
  tax_minor bigint NOT NULL CHECK (tax_minor >= 0),
  taxes jsonb NOT NULL,
  -- Whether these units go back to the shelf.
  is_restocked boolean NOT NULL DEFAULT false,
  PRIMARY KEY (tenant_id, refund_id, order_line_id),
  FOREIGN KEY (tenant_id, refund_id) REFERENCES refunds (tenant_id, id) ON DELETE CASCADE,
  FOREIGN KEY (tenant_id, order_line_id) REFERENCES order_lines (tenant_id, id) ON DELETE CASCADE
);
CREATE INDEX refund_lines_line ON refund_lines (tenant_id, order_line_id);
CALL platform.isolate('refund_lines');

-- The test gateway's own books of what it gave back.
CREATE TABLE test_gateway_refunds (
  tenant_id uuid NOT NULL REFERENCES platform.tenants (id) ON DELETE CASCADE,
  id text NOT NULL,
  payment_id text NOT NULL,
  amount_minor bigint NOT NULL CHECK (amount_minor > 0),
  created_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (tenant_id, id),
  FOREIGN KEY (tenant_id, payment_id) REFERENCES test_gateway_payments (tenant_id, id) ON DELETE CASCADE
);
CREATE INDEX test_gateway_refunds_payment ON test_gateway_refunds (tenant_id, payment_id);
CALL platform.isolate('test_gateway_refunds');
