-- Averages leave cancelled orders out, line by line.
ALTER TABLE sales_facts ADD is_cancelled boolean NOT NULL DEFAULT false;
ALTER TABLE sales_facts ALTER is_cancelled DROP DEFAULT;
-- Facts made without it are made anew: dropped and added, the column says 0 for every order, which an UPDATE by the owner could not.
ALTER TABLE orders DROP folded_version;
ALTER TABLE orders ADD folded_version int NOT NULL DEFAULT 0;
CREATE INDEX orders_unfolded ON orders (tenant_id, id) WHERE folded_version < version;

-- ── Work on many orders, and views of their list ────────────────────────────────────────────────────────────────────────

-- Something done for many orders by a worker, one after the other.
CREATE TABLE order_tasks (
  tenant_id uuid NOT NULL REFERENCES platform.tenants (id) ON DELETE CASCADE,
  id uuid NOT NULL DEFAULT uuidv7(),
  -- Contract's OrderWork.
  work jsonb NOT NULL,
  -- Contract's OrderFilter, from which the worker finds the orders; null where they were named.
  filter jsonb,
  -- The orders, in the order they are gone through; `total` is null until they are found.
  order_ids uuid[] NOT NULL DEFAULT '{}',
  total int,
  state text NOT NULL DEFAULT 'waiting' CHECK (state IN ('waiting', 'running', 'done', 'failed')),
  -- How many of them were gone through: where to go on after a worker died.
  done int NOT NULL DEFAULT 0,
  -- Contract's RefusedOrder[], the first 500.
  refused jsonb NOT NULL DEFAULT '[]',
  refused_count int NOT NULL DEFAULT 0,
  file_name text,
  storage_key text NOT NULL,
  byte_size bigint,
  created_by text NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  finished_at timestamptz,
  PRIMARY KEY (tenant_id, id)
);
CREATE INDEX order_tasks_created ON order_tasks (tenant_id, created_at DESC, id DESC);
CALL platform.isolate('order_tasks');

-- Filters of the list of orders a member of staff comes back to. `owner` is the name to show when the account is gone from the shop.
CREATE TABLE order_views (
  tenant_id uuid NOT NULL REFERENCES platform.tenants (id) ON DELETE CASCADE,
  id uuid NOT NULL DEFAULT uuidv7(),
  account_id uuid NOT NULL,
  owner text NOT NULL,
  name text NOT NULL,
  -- Contract's OrderFilter.
  filter jsonb NOT NULL,
  sort text NOT NULL,
  is_shared boolean NOT NULL DEFAULT false,
  version int NOT NULL DEFAULT 1,
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (tenant_id, id)
);
CREATE UNIQUE INDEX order_views_name ON order_views (tenant_id, account_id, lower(name));
CALL platform.isolate('order_views');

-- ── Documents ───────────────────────────────────────────────────────────────────────────────────────────────────────────

CREATE TABLE document_settings (
  tenant_id uuid PRIMARY KEY REFERENCES platform.tenants (id) ON DELETE CASCADE,
  -- Contract's DocumentSettingsInput.
  seller jsonb NOT NULL,
  version int NOT NULL DEFAULT 1,
  updated_by text NOT NULL,
  updated_at timestamptz NOT NULL DEFAULT now()
);
CALL platform.isolate('document_settings');

-- Invoices and credit notes. The number comes from the counter `document`, whose row stays locked until COMMIT: no gaps. What a
-- document says is kept here and never changes; its PDF is kept in storage once it was made.
CREATE TABLE order_documents (
  tenant_id uuid NOT NULL REFERENCES platform.tenants (id) ON DELETE CASCADE,
  id uuid NOT NULL DEFAULT uuidv7(),
  kind text NOT NULL CHECK (kind IN ('invoice', 'credit_note')),
  sequence bigint NOT NULL,
  number text NOT NULL,
  order_id uuid NOT NULL,
  refund_id uuid,
  total_minor bigint NOT NULL,
  currency char(3) NOT NULL,
  content jsonb NOT NULL,
  issued_by text NOT NULL,
  issued_at timestamptz NOT NULL,
  PRIMARY KEY (tenant_id, id),
  UNIQUE (tenant_id, sequence),
  FOREIGN KEY (tenant_id, order_id) REFERENCES orders (tenant_id, id),
  FOREIGN KEY (tenant_id, refund_id) REFERENCES refunds (tenant_id, id),
  CHECK ((kind = 'credit_note') = (refund_id IS NOT NULL))
);
CREATE UNIQUE INDEX order_documents_invoice ON order_documents (tenant_id, order_id) WHERE kind = 'invoice';
CREATE UNIQUE INDEX order_documents_refund ON order_documents (tenant_id, refund_id) WHERE refund_id IS NOT NULL;
CREATE INDEX order_documents_order ON order_documents (tenant_id, order_id, sequence);
REVOKE UPDATE, DELETE ON order_documents FROM app_user;
CALL platform.isolate('order_documents');
