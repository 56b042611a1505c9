-- The catalog's depth that several areas share: product fields, collections, languages, custom fields, redirects.

ALTER TABLE products
  -- On sale from published_at, which may lie ahead, until unpublish_at.
  ADD unpublish_at timestamptz CHECK (unpublish_at > published_at),
  -- Values by the key of their definition; what each may hold is custom_field_definitions' to say.
  ADD custom_fields jsonb NOT NULL DEFAULT '{}' CHECK (jsonb_typeof(custom_fields) = 'object'),
  -- Who made the newest version, as shown to the one who is refused for reading an older one.
  ADD updated_by text NOT NULL DEFAULT '';
CREATE INDEX products_schedule ON products (tenant_id, published_at) WHERE status = 'active';
CREATE INDEX products_end ON products (tenant_id, unpublish_at) WHERE unpublish_at IS NOT NULL;

ALTER TABLE variants
  ADD length_mm int CHECK (length_mm > 0),
  ADD width_mm int CHECK (width_mm > 0),
  ADD height_mm int CHECK (height_mm > 0),
  -- `allow`: sold beyond what is on hand, the rest promised (stock_levels.backordered).
  ADD backorder_policy text NOT NULL DEFAULT 'refuse' CHECK (backorder_policy IN ('refuse', 'allow')),
  -- Units free at or below which the merchant is told; null: the shop's own threshold.
  ADD low_stock_threshold int CHECK (low_stock_threshold >= 0);

CREATE TABLE custom_field_definitions (
  tenant_id uuid NOT NULL REFERENCES platform.tenants (id) ON DELETE CASCADE,
  id uuid NOT NULL DEFAULT uuidv7(),
  key text NOT NULL CHECK (key ~ '^[a-z][a-z0-9_]{0,39}$'),
  name text NOT NULL,
  description text NOT NULL DEFAULT '',
  kind text NOT NULL CHECK (kind IN ('text', 'multiline', 'integer', 'decimal', 'boolean', 'date', 'choice', 'choices', 'color', 'url')),
  choices text[] NOT NULL DEFAULT '{}',
  unit text NOT NULL DEFAULT '',
  is_required boolean NOT NULL DEFAULT false,
  is_filterable boolean NOT NULL DEFAULT false,
  is_public boolean NOT NULL DEFAULT true,
  position int NOT NULL DEFAULT 0,
  version int NOT NULL DEFAULT 1,
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (tenant_id, id),
  UNIQUE (tenant_id, key),
  CHECK ((kind IN ('choice', 'choices')) = (cardinality(choices) > 0))
);
CALL platform.isolate('custom_field_definitions');

CREATE TABLE collections (
  tenant_id uuid NOT NULL REFERENCES platform.tenants (id) ON DELETE CASCADE,
  id uuid NOT NULL DEFAULT uuidv7(),
  slug text NOT NULL,
  name text NOT NULL,
  description text NOT NULL DEFAULT '',
  kind text NOT NULL CHECK (kind IN ('manual', 'rules')),
  -- { match: 'all' | 'any', conditions: [{ field, operator, value }] }; manual collections have none.
  rules jsonb,
  sort text NOT NULL DEFAULT 'featured',
  is_published boolean NOT NULL DEFAULT true,
  media_id uuid,
  seo_title text NOT NULL DEFAULT '',
  seo_description text NOT NULL DEFAULT '',
  version int NOT NULL DEFAULT 1,
  -- When rules were last applied to every product; null: never since they changed.
  applied_at timestamptz,
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (tenant_id, id),
  UNIQUE (tenant_id, slug),
  FOREIGN KEY (tenant_id, media_id) REFERENCES media (tenant_id, id),
  CHECK ((kind = 'rules') = (rules IS NOT NULL))
);
CALL platform.isolate('collections');

CREATE TABLE collection_products (
  tenant_id uuid NOT NULL REFERENCES platform.tenants (id) ON DELETE CASCADE,
  collection_id uuid NOT NULL,
  product_id uuid NOT NULL,
  position int NOT NULL DEFAULT 0,
  PRIMARY KEY (tenant_id, collection_id, product_id),
  FOREIGN KEY (tenant_id, collection_id) REFERENCES collections (tenant_id, id) ON DELETE CASCADE,
  FOREIGN KEY (tenant_id, product_id) REFERENCES products (tenant_id, id) ON DELETE CASCADE
);
CREATE INDEX collection_products_order ON collection_products (tenant_id, collection_id, position, product_id);
CREATE INDEX collection_products_product ON collection_products (tenant_id, product_id);
CALL platform.isolate('collection_products');

-- An address that moved: a changed slug leaves one here. Targets are final, never another redirect's path.
CREATE TABLE url_redirects (
  tenant_id uuid NOT NULL REFERENCES platform.tenants (id) ON DELETE CASCADE,
  path text COLLATE "C" NOT NULL CHECK (path ~ '^/'),
  target text COLLATE "C" NOT NULL CHECK (target ~ '^/' AND target <> path),
  created_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (tenant_id, path)
);
CREATE INDEX url_redirects_target ON url_redirects (tenant_id, target);
CALL platform.isolate('url_redirects');

-- Languages of a shop beside its own (shop_settings.locale). Null texts fall back to the shop's language.
CREATE TABLE shop_locales (
  tenant_id uuid NOT NULL REFERENCES platform.tenants (id) ON DELETE CASCADE,
  locale text NOT NULL,
  is_published boolean NOT NULL DEFAULT false,
  position int NOT NULL DEFAULT 0,
  created_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (tenant_id, locale)
);
CALL platform.isolate('shop_locales');

CREATE TABLE product_translations (
  tenant_id uuid NOT NULL REFERENCES platform.tenants (id) ON DELETE CASCADE,
  product_id uuid NOT NULL,
  locale text NOT NULL,
  title text,
  subtitle text,
  description_html text,
  seo_title text,
  seo_description text,
  -- As products.specs and products.options, entry by entry in the same order; swatches are not repeated.
  specs jsonb,
  options jsonb,
  updated_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (tenant_id, product_id, locale),
  FOREIGN KEY (tenant_id, product_id) REFERENCES products (tenant_id, id) ON DELETE CASCADE,
  FOREIGN KEY (tenant_id, locale) REFERENCES shop_locales (tenant_id, locale) ON DELETE CASCADE
);
CREATE INDEX product_translations_locale ON product_translations (tenant_id, locale);
CALL platform.isolate('product_translations');

CREATE TABLE category_translations (
  tenant_id uuid NOT NULL REFERENCES platform.tenants (id) ON DELETE CASCADE,
  category_id uuid NOT NULL,
  locale text NOT NULL,
  name text,
  description text,
  seo_title text,
  seo_description text,
  updated_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (tenant_id, category_id, locale),
  FOREIGN KEY (tenant_id, category_id) REFERENCES categories (tenant_id, id) ON DELETE CASCADE,
  FOREIGN KEY (tenant_id, locale) REFERENCES shop_locales (tenant_id, locale) ON DELETE CASCADE
);
CREATE INDEX category_translations_locale ON category_translations (tenant_id, locale);
CALL platform.isolate('category_translations');

CREATE TABLE collection_translations (
  tenant_id uuid NOT NULL REFERENCES platform.tenants (id) ON DELETE CASCADE,
  collection_id uuid NOT NULL,
  locale text NOT NULL,
  name text,
  description text,
  seo_title text,
  seo_description text,
  updated_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (tenant_id, collection_id, locale),
  FOREIGN KEY (tenant_id, collection_id) REFERENCES collections (tenant_id, id) ON DELETE CASCADE,
  FOREIGN KEY (tenant_id, locale) REFERENCES shop_locales (tenant_id, locale) ON DELETE CASCADE
);
CREATE INDEX collection_translations_locale ON collection_translations (tenant_id, locale);
CALL platform.isolate('collection_translations');

CREATE TABLE page_translations (
  tenant_id uuid NOT NULL REFERENCES platform.tenants (id) ON DELETE CASCADE,
  page_id uuid NOT NULL,
  locale text NOT NULL,
  title text,
  body_html text,
  seo_title text,
  seo_description text,
  updated_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (tenant_id, page_id, locale),
  FOREIGN KEY (tenant_id, page_id) REFERENCES pages (tenant_id, id) ON DELETE CASCADE,
  FOREIGN KEY (tenant_id, locale) REFERENCES shop_locales (tenant_id, locale) ON DELETE CASCADE
);
CREATE INDEX page_translations_locale ON page_translations (tenant_id, locale);
CALL platform.isolate('page_translations');

CREATE TABLE menu_translations (
  tenant_id uuid NOT NULL REFERENCES platform.tenants (id) ON DELETE CASCADE,
  menu_id uuid NOT NULL,
  locale text NOT NULL,
  title text,
  -- As menus.items, entry by entry in the same order: [{ label, children: [{ label }] }].
  items jsonb,
  updated_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (tenant_id, menu_id, locale),
  FOREIGN KEY (tenant_id, menu_id) REFERENCES menus (tenant_id, id) ON DELETE CASCADE,
  FOREIGN KEY (tenant_id, locale) REFERENCES shop_locales (tenant_id, locale) ON DELETE CASCADE
);
CREATE INDEX menu_translations_locale ON menu_translations (tenant_id, locale);
CALL platform.isolate('menu_translations');

ALTER TABLE media
  -- Alternative text by language; the shop's own is `alt`.
  ADD alt_by_locale jsonb NOT NULL DEFAULT '{}' CHECK (jsonb_typeof(alt_by_locale) = 'object');
