CREATE TABLE categories (
  tenant_id uuid NOT NULL REFERENCES platform.tenants (id) ON DELETE CASCADE,
  id uuid NOT NULL DEFAULT uuidv7(),
  parent_id uuid,
  slug text NOT NULL,
  name text NOT NULL,
  description text NOT NULL DEFAULT '',
  position int NOT NULL DEFAULT 0,
  media_id uuid,
  seo_title text NOT NULL DEFAULT '',
  seo_description text NOT NULL DEFAULT '',
  version int NOT NULL DEFAULT 1,
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (tenant_id, id),
  UNIQUE (tenant_id, slug),
  FOREIGN KEY (tenant_id, parent_id) REFERENCES categories (tenant_id, id),
  FOREIGN KEY (tenant_id, media_id) REFERENCES media (tenant_id, id),
  CHECK (parent_id <> id)
);
CREATE INDEX categories_parent ON categories (tenant_id, parent_id, position);
CALL platform.isolate('categories');

CREATE TABLE products (
  tenant_id uuid NOT NULL REFERENCES platform.tenants (id) ON DELETE CASCADE,
  id uuid NOT NULL DEFAULT uuidv7(),
  slug text NOT NULL,
  title text NOT NULL,
  subtitle text NOT NULL DEFAULT '',
  description_html text NOT NULL DEFAULT '',
  brand text NOT NULL DEFAULT '',
  status text NOT NULL DEFAULT 'draft' CHECK (status IN ('draft', 'active', 'archived')),
  is_digital boolean NOT NULL DEFAULT false,
  tax_category text NOT NULL DEFAULT 'standard' CHECK (tax_category IN ('standard', 'reduced', 'zero', 'digital')),
  tags text[] NOT NULL DEFAULT '{}',
  specs jsonb NOT NULL DEFAULT '[]',
  -- [{ name, values: [{ value, swatch }] }] in display order; a variant's option_values follow it.
  options jsonb NOT NULL DEFAULT '[]',
  seo_title text NOT NULL DEFAULT '',
  seo_description text NOT NULL DEFAULT '',
  position int NOT NULL DEFAULT 0,
  version int NOT NULL DEFAULT 1,
  published_at timestamptz,
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (tenant_id, id),
  UNIQUE (tenant_id, slug),
  CHECK (status <> 'active' OR published_at IS NOT NULL)
);
CREATE INDEX products_updated ON products (tenant_id, updated_at DESC, id);
CREATE INDEX products_status ON products (tenant_id, status, updated_at DESC, id);
CALL platform.isolate('products');

CREATE TABLE variants (
  tenant_id uuid NOT NULL REFERENCES platform.tenants (id) ON DELETE CASCADE,
  id uuid NOT NULL DEFAULT uuidv7(),
  product_id uuid NOT NULL,
  sku text NOT NULL,
  barcode text,
  option_values text[] NOT NULL DEFAULT '{}',
  price_minor bigint NOT NULL CHECK (price_minor >= 0),
  compare_at_minor bigint CHECK (compare_at_minor >= 0),
  cost_minor bigint CHECK (cost_minor >= 0),
  weight_grams int NOT NULL DEFAULT 0 CHECK (weight_grams >= 0),
  position int NOT NULL DEFAULT 0,
  is_active boolean NOT NULL DEFAULT true,
  media_id uuid,
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (tenant_id, id),
  -- Deferrable, hence checked at the end of a statement: two variants may exchange their SKUs or values.
  UNIQUE (tenant_id, sku) DEFERRABLE,
  UNIQUE (tenant_id, product_id, option_values) DEFERRABLE,
  FOREIGN KEY (tenant_id, product_id) REFERENCES products (tenant_id, id) ON DELETE CASCADE,
  FOREIGN KEY (tenant_id, media_id) REFERENCES media (tenant_id, id)
);
CREATE INDEX variants_product ON variants (tenant_id, product_id, position);
CREATE UNIQUE INDEX variants_barcode ON variants (tenant_id, barcode) WHERE barcode IS NOT NULL;
CALL platform.isolate('variants');

CREATE TABLE product_categories (
  tenant_id uuid NOT NULL REFERENCES platform.tenants (id) ON DELETE CASCADE,
  category_id uuid NOT NULL,
  product_id uuid NOT NULL,
  position int NOT NULL DEFAULT 0,
  PRIMARY KEY (tenant_id, category_id, product_id),
  FOREIGN KEY (tenant_id, category_id) REFERENCES categories (tenant_id, id) ON DELETE CASCADE,
  FOREIGN KEY (tenant_id, product_id) REFERENCES products (tenant_id, id) ON DELETE CASCADE
);
CREATE INDEX product_categories_order ON product_categories (tenant_id, category_id, position, product_id);
CREATE INDEX product_categories_product ON product_categories (tenant_id, product_id);
CALL platform.isolate('product_categories');

CREATE TABLE product_relations (
  tenant_id uuid NOT NULL REFERENCES platform.tenants (id) ON DELETE CASCADE,
  product_id uuid NOT NULL,
  related_id uuid NOT NULL,
  position int NOT NULL DEFAULT 0,
  PRIMARY KEY (tenant_id, product_id, related_id),
  FOREIGN KEY (tenant_id, product_id) REFERENCES products (tenant_id, id) ON DELETE CASCADE,
  FOREIGN KEY (tenant_id, related_id) REFERENCES products (tenant_id, id) ON DELETE CASCADE,
  CHECK (product_id <> related_id)
);
CREATE INDEX product_relations_related ON product_relations (tenant_id, related_id);
CALL platform.isolate('product_relations');

CREATE TABLE product_media (
  tenant_id uuid NOT NULL REFERENCES platform.tenants (id) ON DELETE CASCADE,
  product_id uuid NOT NULL,
  media_id uuid NOT NULL,
  position int NOT NULL DEFAULT 0,
  PRIMARY KEY (tenant_id, product_id, media_id),
  FOREIGN KEY (tenant_id, product_id) REFERENCES products (tenant_id, id) ON DELETE CASCADE,
  FOREIGN KEY (tenant_id, media_id) REFERENCES media (tenant_id, id)
);
CREATE INDEX product_media_order ON product_media (tenant_id, product_id, position);
CREATE INDEX product_media_media ON product_media (tenant_id, media_id);
CALL platform.isolate('product_media');

-- ── Stock ───────────────────────────────────────────────────────────────────────────────────────────────────────────────

CREATE TABLE locations (
  tenant_id uuid NOT NULL REFERENCES platform.tenants (id) ON DELETE CASCADE,
  id uuid NOT NULL DEFAULT uuidv7(),
  name text NOT NULL,
  is_default boolean NOT NULL DEFAULT false,
  created_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (tenant_id, id)
);
CREATE UNIQUE INDEX locations_one_default ON locations (tenant_id) WHERE is_default;
CALL platform.isolate('locations');

-- Digital variants have no level: they never run out.
CREATE TABLE stock_levels (
  tenant_id uuid NOT NULL REFERENCES platform.tenants (id) ON DELETE CASCADE,
  variant_id uuid NOT NULL,
  location_id uuid NOT NULL,
  on_hand int NOT NULL DEFAULT 0 CHECK (on_hand >= 0),
  reserved int NOT NULL DEFAULT 0 CHECK (reserved >= 0),
  PRIMARY KEY (tenant_id, variant_id, location_id),
  FOREIGN KEY (tenant_id, variant_id) REFERENCES variants (tenant_id, id) ON DELETE CASCADE,
  FOREIGN KEY (tenant_id, location_id) REFERENCES locations (tenant_id, id),
  CHECK (reserved <= on_hand)
) WITH (fillfactor = 50);
CALL platform.isolate('stock_levels');

-- Append-only; the deltas of a variant at a location sum to its on_hand.
CREATE TABLE stock_movements (
  tenant_id uuid NOT NULL REFERENCES platform.tenants (id) ON DELETE CASCADE,
  id uuid NOT NULL DEFAULT uuidv7(),
  variant_id uuid NOT NULL,
  location_id uuid NOT NULL,
  delta int NOT NULL CHECK (delta <> 0),
  reason text NOT NULL,
  reference_type text,
  reference_id uuid,
  actor text NOT NULL,
  note text NOT NULL DEFAULT '',
  created_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (tenant_id, id),
  FOREIGN KEY (tenant_id, variant_id) REFERENCES variants (tenant_id, id) ON DELETE CASCADE,
  FOREIGN KEY (tenant_id, location_id) REFERENCES locations (tenant_id, id)
);
CREATE INDEX stock_movements_variant ON stock_movements (tenant_id, variant_id, id DESC);
REVOKE UPDATE, DELETE ON stock_movements FROM app_user;
CALL platform.isolate('stock_movements');

-- ── Content and theme ───────────────────────────────────────────────────────────────────────────────────────────────────

CREATE TABLE pages (
  tenant_id uuid NOT NULL REFERENCES platform.tenants (id) ON DELETE CASCADE,
  id uuid NOT NULL DEFAULT uuidv7(),
  slug text NOT NULL,
  title text NOT NULL,
  body_html text NOT NULL,
  seo_title text NOT NULL DEFAULT '',
  seo_description text NOT NULL DEFAULT '',
  is_published boolean NOT NULL DEFAULT true,
  version int NOT NULL DEFAULT 1,
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (tenant_id, id),
  UNIQUE (tenant_id, slug)
);
CALL platform.isolate('pages');

CREATE TABLE menus (
  tenant_id uuid NOT NULL REFERENCES platform.tenants (id) ON DELETE CASCADE,
  id uuid NOT NULL DEFAULT uuidv7(),
  handle text NOT NULL,
  title text NOT NULL,
  -- [{ label, href, children: [{ label, href }] }]
  items jsonb NOT NULL DEFAULT '[]',
  version int NOT NULL DEFAULT 1,
  updated_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (tenant_id, id),
  UNIQUE (tenant_id, handle)
);
CALL platform.isolate('menus');

-- Published revisions are never changed: publishing flips a pointer, rolling back flips it back.
CREATE TABLE theme_revisions (
  tenant_id uuid NOT NULL REFERENCES platform.tenants (id) ON DELETE CASCADE,
  revision int NOT NULL,
  theme_id text NOT NULL,
  theme_version text NOT NULL,
  settings jsonb NOT NULL DEFAULT '{}',
  templates jsonb NOT NULL DEFAULT '{}',
  created_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (tenant_id, revision)
);
CALL platform.isolate('theme_revisions');

CREATE TABLE shop_themes (
  tenant_id uuid PRIMARY KEY REFERENCES platform.tenants (id) ON DELETE CASCADE,
  published_revision int NOT NULL,
  draft_revision int,
  FOREIGN KEY (tenant_id, published_revision) REFERENCES theme_revisions (tenant_id, revision),
  FOREIGN KEY (tenant_id, draft_revision) REFERENCES theme_revisions (tenant_id, revision)
);
CALL platform.isolate('shop_themes');

-- ── Read model of the storefront ────────────────────────────────────────────────────────────────────────────────────────

-- One row per product on sale and language: what listings, product pages and search return, ready to send. Kept in the
-- transaction that changes the product; coarse stock follows by event.
CREATE TABLE product_documents (
  tenant_id uuid NOT NULL REFERENCES platform.tenants (id) ON DELETE CASCADE,
  locale text NOT NULL,
  product_id uuid NOT NULL,
  slug text COLLATE "C" NOT NULL,
  title text NOT NULL,
  title_norm text COLLATE "C" NOT NULL,
  brand text NOT NULL,
  price_minor bigint NOT NULL,
  is_available boolean NOT NULL,
  position int NOT NULL,
  published_at timestamptz NOT NULL,
  version int NOT NULL,
  tsv tsvector NOT NULL,
  -- JSON text of contract's ProductCard, Product and Suggestion.
  card text NOT NULL,
  detail text NOT NULL,
  suggestion text NOT NULL,
  PRIMARY KEY (tenant_id, locale, product_id),
  UNIQUE (tenant_id, locale, slug),
  FOREIGN KEY (tenant_id, product_id) REFERENCES products (tenant_id, id) ON DELETE CASCADE
);
CREATE INDEX product_documents_featured ON product_documents (tenant_id, locale, position, product_id);
CREATE INDEX product_documents_newest ON product_documents (tenant_id, locale, published_at DESC, product_id);
CREATE INDEX product_documents_price ON product_documents (tenant_id, locale, price_minor, product_id);
CREATE INDEX product_documents_title ON product_documents (tenant_id, locale, title_norm, product_id);
CREATE INDEX product_documents_words ON product_documents USING gin (tenant_id, tsv);
CREATE INDEX product_documents_typos ON product_documents USING gin (tenant_id, title_norm gin_trgm_ops);
CALL platform.isolate('product_documents');
