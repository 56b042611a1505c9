-- Import and export of products.

-- Appending to the merchant's order, and exporting in it.
CREATE INDEX products_order ON products (tenant_id, position, id);

CREATE TABLE imports (
  tenant_id uuid NOT NULL REFERENCES platform.tenants (id) ON DELETE CASCADE,
  id uuid NOT NULL DEFAULT uuidv7(),
  file_name text NOT NULL,
  byte_size bigint NOT NULL,
  storage_key text NOT NULL,
  container text NOT NULL CHECK (container IN ('csv', 'jsonl')),
  format text NOT NULL CHECK (format IN ('smallshop', 'shopify', 'woocommerce', 'other')),
  encoding text NOT NULL,
  delimiter text NOT NULL,
  -- [{ name, samples, field }] as in the contract.
  columns jsonb NOT NULL DEFAULT '[]',
  options jsonb NOT NULL DEFAULT '{}',
  state text NOT NULL DEFAULT 'analysed'
    CHECK (state IN ('analysed', 'checking', 'checked', 'applying', 'applied', 'undoing', 'undone', 'cancelled', 'failed')),
  -- What the worker is at, how far it has come, and since when: the next worker goes on from here.
  phase text CHECK (phase IN ('reading', 'checking', 'applying', 'linking', 'undoing')),
  phase_cursor int NOT NULL DEFAULT 0,
  phase_done int NOT NULL DEFAULT 0,
  phase_total int,
  phase_started_at timestamptz,
  row_count int NOT NULL DEFAULT 0,
  failure jsonb,
  can_write_stock boolean NOT NULL DEFAULT false,
  created_by text NOT NULL,
  version int NOT NULL DEFAULT 1,
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now(),
  -- When the last product was written or the import ended without.
  finished_at timestamptz,
  PRIMARY KEY (tenant_id, id)
);
CREATE INDEX imports_created ON imports (tenant_id, created_at DESC, id DESC);
CALL platform.isolate('imports');

-- What a shop's people said of files with these column names.
CREATE TABLE import_mappings (
  tenant_id uuid NOT NULL REFERENCES platform.tenants (id) ON DELETE CASCADE,
  signature text NOT NULL,
  fields jsonb NOT NULL,
  updated_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (tenant_id, signature)
);
CALL platform.isolate('import_mappings');

-- Rows of the file as they came; rows of one product share a group. `alias`: another name by which its rows may call it.
CREATE TABLE import_rows (
  tenant_id uuid NOT NULL REFERENCES platform.tenants (id) ON DELETE CASCADE,
  import_id uuid NOT NULL,
  "row" int NOT NULL,
  product_key text NOT NULL,
  alias text,
  cells text[] NOT NULL,
  PRIMARY KEY (tenant_id, import_id, "row"),
  FOREIGN KEY (tenant_id, import_id) REFERENCES imports (tenant_id, id) ON DELETE CASCADE
);
CREATE INDEX import_rows_product ON import_rows (tenant_id, import_id, product_key, "row");
CREATE INDEX import_rows_alias ON import_rows (tenant_id, import_id, alias) WHERE alias IS NOT NULL;
CALL platform.isolate('import_rows');

-- A product of the file, at the row it begins with: what it says, what becomes of it, and what it did, to be undone.
CREATE TABLE import_products (
  tenant_id uuid NOT NULL REFERENCES platform.tenants (id) ON DELETE CASCADE,
  import_id uuid NOT NULL,
  "position" int NOT NULL,
  "rows" int[] NOT NULL,
  -- Row of each variant of the draft.
  variant_rows int[] NOT NULL DEFAULT '{}',
  title text NOT NULL DEFAULT '',
  -- Contract's ImportedProduct; null when the rows could not be read as one.
  draft jsonb,
  skus text[] NOT NULL DEFAULT '{}',
  barcodes text[] NOT NULL DEFAULT '{}',
  outcome text NOT NULL DEFAULT 'waiting' CHECK (outcome IN ('waiting', 'create', 'update', 'unchanged', 'skipped', 'error')),
  product_id uuid,
  changes jsonb NOT NULL DEFAULT '[]',
  is_applied boolean NOT NULL DEFAULT false,
  undone text CHECK (undone IN ('restored', 'deleted', 'archived', 'kept')),
  kept text[] NOT NULL DEFAULT '{}',
  PRIMARY KEY (tenant_id, import_id, "position"),
  FOREIGN KEY (tenant_id, import_id) REFERENCES imports (tenant_id, id) ON DELETE CASCADE
);
CREATE INDEX import_products_applied ON import_products (tenant_id, import_id, "position") WHERE is_applied;
CREATE INDEX import_products_outcome ON import_products (tenant_id, import_id, outcome, "position");
CALL platform.isolate('import_products');

CREATE TABLE import_issues (
  tenant_id uuid NOT NULL REFERENCES platform.tenants (id) ON DELETE CASCADE,
  import_id uuid NOT NULL,
  id uuid NOT NULL DEFAULT uuidv7(),
  -- Of the product in import_products.
  "position" int NOT NULL,
  "row" int NOT NULL,
  "column" text,
  severity text NOT NULL CHECK (severity IN ('error', 'warning')),
  code text NOT NULL,
  reason text NOT NULL,
  PRIMARY KEY (tenant_id, import_id, id),
  FOREIGN KEY (tenant_id, import_id) REFERENCES imports (tenant_id, id) ON DELETE CASCADE
);
CREATE INDEX import_issues_row ON import_issues (tenant_id, import_id, "row", id);
CREATE INDEX import_issues_product ON import_issues (tenant_id, import_id, "position");
CALL platform.isolate('import_issues');

-- Pictures to fetch for products an import wrote; no key to the product, which may be deleted meanwhile.
CREATE TABLE import_images (
  tenant_id uuid NOT NULL REFERENCES platform.tenants (id) ON DELETE CASCADE,
  import_id uuid NOT NULL,
  id uuid NOT NULL DEFAULT uuidv7(),
  product_id uuid NOT NULL,
  url text NOT NULL,
  alt text NOT NULL DEFAULT '',
  "position" int NOT NULL,
  variant_ids uuid[] NOT NULL DEFAULT '{}',
  state text NOT NULL DEFAULT 'waiting' CHECK (state IN ('waiting', 'done', 'failed')),
  reason text NOT NULL DEFAULT '',
  -- The picture, when this import put it on the product.
  media_id uuid,
  PRIMARY KEY (tenant_id, import_id, id),
  UNIQUE (tenant_id, import_id, product_id, url),
  FOREIGN KEY (tenant_id, import_id) REFERENCES imports (tenant_id, id) ON DELETE CASCADE
);
CREATE INDEX import_images_state ON import_images (tenant_id, import_id, state, id);
CALL platform.isolate('import_images');

-- Where a fetched picture came from: it is not fetched twice, and an export names the address it was given.
CREATE TABLE media_sources (
  tenant_id uuid NOT NULL REFERENCES platform.tenants (id) ON DELETE CASCADE,
  media_id uuid NOT NULL,
  url text NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (tenant_id, media_id),
  FOREIGN KEY (tenant_id, media_id) REFERENCES media (tenant_id, id) ON DELETE CASCADE
);
CREATE INDEX media_sources_url ON media_sources (tenant_id, md5(url));
CALL platform.isolate('media_sources');

CREATE TABLE exports (
  tenant_id uuid NOT NULL REFERENCES platform.tenants (id) ON DELETE CASCADE,
  id uuid NOT NULL DEFAULT uuidv7(),
  format text NOT NULL CHECK (format IN ('csv', 'jsonl', 'shopify')),
  filter jsonb NOT NULL DEFAULT '{}',
  include_ids boolean NOT NULL DEFAULT false,
  file_name text NOT NULL,
  storage_key text NOT NULL,
  state text NOT NULL DEFAULT 'writing' CHECK (state IN ('writing', 'ready', 'failed')),
  products int NOT NULL DEFAULT 0,
  total int,
  byte_size bigint,
  created_by text NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  finished_at timestamptz,
  PRIMARY KEY (tenant_id, id)
);
CREATE INDEX exports_created ON exports (tenant_id, created_at DESC, id DESC);
CALL platform.isolate('exports');
