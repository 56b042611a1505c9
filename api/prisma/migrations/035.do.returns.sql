-- Returns: goods on their way back, and what became of them.

-- What a shop promises about them; no row: the usual (contract's `usualReturnPolicy`).
CREATE TABLE return_policies (
  tenant_id uuid NOT NULL REFERENCES platform.tenants (id) ON DELETE CASCADE,
  -- Whether buyers may ask by themselves; staff may always open one.
  is_open boolean NOT NULL,
  window_days int NOT NULL CHECK (window_days BETWEEN 1 AND 365),
  reasons text[] NOT NULL,
  -- In the shop's own currency.
  fee_minor bigint NOT NULL CHECK (fee_minor >= 0),
  -- Products with one of these tags stay sold.
  final_sale_tags text[] NOT NULL,
  instructions text NOT NULL,
  version int NOT NULL,
  updated_by text NOT NULL,
  updated_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (tenant_id)
);
CALL platform.isolate('return_policies');

-- Guarded by its order's lock, as refunds are.
CREATE TABLE returns (
  tenant_id uuid NOT NULL REFERENCES platform.tenants (id) ON DELETE CASCADE,
  id uuid NOT NULL DEFAULT uuidv7(),
  order_id uuid NOT NULL,
  -- First, second, third of its order.
  number int NOT NULL,
  status text NOT NULL
    CHECK (status IN ('requested', 'approved', 'declined', 'cancelled', 'received', 'refunded', 'exchanged', 'closed')),
  is_by_buyer boolean NOT NULL,
  -- What the shop answered, for the buyer to read.
  message text NOT NULL DEFAULT '',
  instructions text NOT NULL DEFAULT '',
  label_url text,
  -- In the order's currency; kept back from the refund.
  fee_minor bigint NOT NULL DEFAULT 0 CHECK (fee_minor >= 0),
  refund_id uuid,
  version int NOT NULL DEFAULT 1,
  updated_by text NOT NULL,
  requested_at timestamptz NOT NULL DEFAULT now(),
  decided_at timestamptz,
  received_at timestamptz,
  ended_at timestamptz,
  updated_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (tenant_id, id),
  UNIQUE (tenant_id, order_id, number),
  FOREIGN KEY (tenant_id, order_id) REFERENCES orders (tenant_id, id) ON DELETE CASCADE,
  FOREIGN KEY (tenant_id, refund_id) REFERENCES refunds (tenant_id, id),
  CHECK (status <> 'refunded' OR refund_id IS NOT NULL)
);
CREATE INDEX returns_status ON returns (tenant_id, status, id);
CREATE INDEX returns_newest ON returns (tenant_id, id);
CREATE INDEX returns_refund ON returns (tenant_id, refund_id) WHERE refund_id IS NOT NULL;
CALL platform.isolate('returns');

CREATE TABLE return_lines (
  tenant_id uuid NOT NULL REFERENCES platform.tenants (id) ON DELETE CASCADE,
  return_id uuid NOT NULL,
  order_line_id uuid NOT NULL,
  quantity int NOT NULL CHECK (quantity > 0),
  -- As the shop's list said it then; the buyer's own words beside it.
  reason text NOT NULL,
  comment text NOT NULL DEFAULT '',
  -- What came, by its condition, and how much of it went back to a shelf.
  resellable int NOT NULL DEFAULT 0 CHECK (resellable >= 0),
  damaged int NOT NULL DEFAULT 0 CHECK (damaged >= 0),
  restocked int NOT NULL DEFAULT 0 CHECK (restocked BETWEEN 0 AND resellable),
  PRIMARY KEY (tenant_id, return_id, order_line_id),
  FOREIGN KEY (tenant_id, return_id) REFERENCES returns (tenant_id, id) ON DELETE CASCADE,
  FOREIGN KEY (tenant_id, order_line_id) REFERENCES order_lines (tenant_id, id) ON DELETE CASCADE,
  CHECK (resellable + damaged <= quantity)
);
CREATE INDEX return_lines_line ON return_lines (tenant_id, order_line_id);
CALL platform.isolate('return_lines');
