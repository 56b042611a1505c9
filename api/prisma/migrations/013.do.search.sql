-- Finding products: documents in every language of a shop, facets, synonyms, pinned results, what people search for.

-- Functions below set a parameter of pg_trgm, which is known once its library is loaded.
DO $$ BEGIN PERFORM similarity('', ''); END $$;

-- ── Tables ──────────────────────────────────────────────────────────────────────────────────────────────────────────────

ALTER TABLE product_documents ADD availability text NOT NULL DEFAULT 'out_of_stock';

-- All a listing can be narrowed by: one row per brand, tag, option value, custom field value, category, availability and price band
-- that occurred. `id` is facet_id() of the rest, so that documents name values without looking them up.
CREATE TABLE facet_values (
  tenant_id uuid NOT NULL REFERENCES platform.tenants (id) ON DELETE CASCADE,
  id bigint NOT NULL,
  kind text NOT NULL CHECK (kind IN ('availability', 'brand', 'category', 'field', 'number', 'option', 'price', 'tag')),
  -- Of the option, or the custom field's key; else empty.
  name text NOT NULL,
  value text NOT NULL,
  swatch text,
  -- Where the value stands in its option, as first met.
  position int NOT NULL DEFAULT 0,
  -- By language: { name, value }, where they differ from the shop's own.
  labels jsonb NOT NULL DEFAULT '{}',
  PRIMARY KEY (tenant_id, id)
);
CALL platform.isolate('facet_values');

-- What listings choose, sort and count by, beside each product document and much narrower: counting a hundred thousand of these
-- reads 20 MB where the documents are 400.
CREATE TABLE listing_documents (
  tenant_id uuid NOT NULL REFERENCES platform.tenants (id) ON DELETE CASCADE,
  locale text NOT NULL,
  product_id uuid NOT NULL,
  title_norm text COLLATE "C" NOT NULL,
  price_minor bigint NOT NULL,
  position int NOT NULL,
  published_at timestamptz NOT NULL,
  facets bigint[] NOT NULL,
  -- Values of filterable numbers, by the key of their custom field.
  numbers jsonb NOT NULL DEFAULT '{}',
  PRIMARY KEY (tenant_id, locale, product_id),
  FOREIGN KEY (tenant_id, locale, product_id) REFERENCES product_documents (tenant_id, locale, product_id) ON DELETE CASCADE
);
CREATE INDEX listing_documents_featured ON listing_documents (tenant_id, locale, position, product_id);
CREATE INDEX listing_documents_newest ON listing_documents (tenant_id, locale, published_at DESC, product_id);
CREATE INDEX listing_documents_price ON listing_documents (tenant_id, locale, price_minor, product_id);
CREATE INDEX listing_documents_title ON listing_documents (tenant_id, locale, title_norm, product_id);
CREATE INDEX listing_documents_facets ON listing_documents USING gin (tenant_id, facets);
CALL platform.isolate('listing_documents');

-- `two_way`: any of the terms finds all of them; `one_way`: the terms find the replacements too, not the other way round.
CREATE TABLE search_synonyms (
  tenant_id uuid NOT NULL REFERENCES platform.tenants (id) ON DELETE CASCADE,
  id uuid NOT NULL DEFAULT uuidv7(),
  kind text NOT NULL CHECK (kind IN ('two_way', 'one_way')),
  terms text[] NOT NULL CHECK (cardinality(terms) BETWEEN 1 AND 20),
  replacements text[] NOT NULL DEFAULT '{}' CHECK (cardinality(replacements) <= 20),
  -- As search_norm() makes of the terms: what typed words are compared with.
  terms_norm text[] NOT NULL,
  version int NOT NULL DEFAULT 1,
  updated_by text NOT NULL DEFAULT '',
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (tenant_id, id),
  CHECK ((kind = 'one_way') = (cardinality(replacements) > 0))
);
CALL platform.isolate('search_synonyms');

-- What the merchant shows first, or never, for one query.
CREATE TABLE search_rules (
  tenant_id uuid NOT NULL REFERENCES platform.tenants (id) ON DELETE CASCADE,
  id uuid NOT NULL DEFAULT uuidv7(),
  query text NOT NULL,
  query_norm text COLLATE "C" NOT NULL CHECK (query_norm <> ''),
  version int NOT NULL DEFAULT 1,
  updated_by text NOT NULL DEFAULT '',
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (tenant_id, id),
  UNIQUE (tenant_id, query_norm)
);
CALL platform.isolate('search_rules');

CREATE TABLE search_rule_products (
  tenant_id uuid NOT NULL REFERENCES platform.tenants (id) ON DELETE CASCADE,
  rule_id uuid NOT NULL,
  product_id uuid NOT NULL,
  kind text NOT NULL CHECK (kind IN ('pinned', 'hidden')),
  position int NOT NULL DEFAULT 0,
  PRIMARY KEY (tenant_id, rule_id, product_id),
  FOREIGN KEY (tenant_id, rule_id) REFERENCES search_rules (tenant_id, id) ON DELETE CASCADE,
  FOREIGN KEY (tenant_id, product_id) REFERENCES products (tenant_id, id) ON DELETE CASCADE
);
CREATE INDEX search_rule_products_product ON search_rule_products (tenant_id, product_id);
CALL platform.isolate('search_rule_products');

-- Searches of the last minutes: what was typed and how much was found, nothing of who typed it. A job folds them into days.
CREATE TABLE search_log (
  tenant_id uuid NOT NULL REFERENCES platform.tenants (id) ON DELETE CASCADE,
  id bigint NOT NULL GENERATED ALWAYS AS IDENTITY,
  term text NOT NULL,
  found int NOT NULL CHECK (found >= 0),
  searched_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (tenant_id, id)
);
CALL platform.isolate('search_log');

-- Days are the shop's own, by its time zone.
CREATE TABLE search_term_days (
  tenant_id uuid NOT NULL REFERENCES platform.tenants (id) ON DELETE CASCADE,
  term text COLLATE "C" NOT NULL,
  day date NOT NULL,
  searches int NOT NULL,
  without_results int NOT NULL,
  PRIMARY KEY (tenant_id, term, day)
);
CREATE INDEX search_term_days_day ON search_term_days (tenant_id, day);
CALL platform.isolate('search_term_days');

-- ── Documents ───────────────────────────────────────────────────────────────────────────────────────────────────────────

-- An option's value as translations hold it: a text, or an object with `value`.
CREATE FUNCTION translated_value(entry jsonb) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN CASE jsonb_typeof(entry) WHEN 'object' THEN entry ->> 'value' WHEN 'string' THEN entry #>> '{}' END;

-- Options in another language, entry by entry; what is missing or empty stays in the shop's own. Swatches are not translated.
CREATE FUNCTION translated_options(own jsonb, translation jsonb) RETURNS jsonb LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN (SELECT coalesce(jsonb_agg(jsonb_build_object(
      'name', coalesce(nullif(translation -> (o.n - 1)::int ->> 'name', ''), o.option ->> 'name'),
      'values', (SELECT coalesce(jsonb_agg(v.choice || jsonb_build_object('value',
          coalesce(nullif(translated_value(translation -> (o.n - 1)::int -> 'values' -> (v.n - 1)::int), ''), v.choice ->> 'value')) ORDER BY v.n), '[]')
        FROM jsonb_array_elements(o.option -> 'values') WITH ORDINALITY AS v (choice, n))) ORDER BY o.n), '[]')
    FROM jsonb_array_elements(own) WITH ORDINALITY AS o (option, n));

-- Specifications in another language, likewise.
CREATE FUNCTION translated_specs(own jsonb, translation jsonb) RETURNS jsonb LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN (SELECT coalesce(jsonb_agg(jsonb_build_object(
      'label', coalesce(nullif(translation -> (s.n - 1)::int ->> 'label', ''), s.spec ->> 'label'),
      'value', coalesce(nullif(translation -> (s.n - 1)::int ->> 'value', ''), s.spec ->> 'value')) ORDER BY s.n), '[]')
    FROM jsonb_array_elements(own) WITH ORDINALITY AS s (spec, n));

-- A variant's values as translated options call them.
CREATE FUNCTION translated_choices(choices text[], own jsonb, translated jsonb) RETURNS text[] LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN (SELECT coalesce(array_agg(coalesce((
        SELECT translated -> (c.n - 1)::int -> 'values' -> (v.n - 1)::int ->> 'value'
        FROM jsonb_array_elements(own -> (c.n - 1)::int -> 'values') WITH ORDINALITY AS v (choice, n)
        WHERE v.choice ->> 'value' = c.value LIMIT 1), c.value) ORDER BY c.n), '{}')
    FROM unnest(choices) WITH ORDINALITY AS c (value, n));

-- image_json() with the alternative text of a language, where there is one.
CREATE FUNCTION image_json(picture media, locale text) RETURNS json LANGUAGE sql STABLE PARALLEL SAFE
  RETURN CASE WHEN coalesce(picture.alt_by_locale ->> locale, '') = '' THEN image_json(picture)
    ELSE image_json(jsonb_populate_record(picture, jsonb_build_object('alt', picture.alt_by_locale ->> locale))) END;

-- The functions that make documents are plpgsql, not sql, so that their plans are kept: planning them cost three times as much as
-- running them, and a sale refreshes a document.

-- The given products in every language the shop shows, own texts standing in for what is not translated.
CREATE FUNCTION product_texts(product_ids uuid[]) RETURNS TABLE (
  product_id uuid, locale text, title text, subtitle text, description_html text, seo_title text, seo_description text,
  specs jsonb, options jsonb, is_translated boolean
) LANGUAGE plpgsql STABLE AS $$
#variable_conflict use_column
BEGIN
  RETURN QUERY
  SELECT p.id, s.locale, p.title, p.subtitle, p.description_html, p.seo_title, p.seo_description, p.specs, p.options, false
  FROM products p JOIN shop_settings s ON s.tenant_id = p.tenant_id
  WHERE p.tenant_id = (SELECT current_setting('app.tenant_id')::uuid) AND p.id = ANY (product_ids)
  UNION ALL
  SELECT p.id, l.locale, coalesce(nullif(t.title, ''), p.title), coalesce(nullif(t.subtitle, ''), p.subtitle),
    coalesce(nullif(t.description_html, ''), p.description_html), coalesce(nullif(t.seo_title, ''), p.seo_title),
    coalesce(nullif(t.seo_description, ''), p.seo_description),
    CASE WHEN t.specs IS NULL THEN p.specs ELSE translated_specs(p.specs, t.specs) END,
    CASE WHEN t.options IS NULL THEN p.options ELSE translated_options(p.options, t.options) END, t.options IS NOT NULL
  FROM products p
  JOIN shop_settings s ON s.tenant_id = p.tenant_id
  JOIN shop_locales l ON l.tenant_id = p.tenant_id AND l.is_published AND l.locale <> s.locale
  LEFT JOIN product_translations t ON t.tenant_id = p.tenant_id AND t.product_id = p.id AND t.locale = l.locale
  WHERE p.tenant_id = (SELECT current_setting('app.tenant_id')::uuid) AND p.id = ANY (product_ids);
END $$;

DROP FUNCTION variant_documents(uuid[]);
-- What a variant's page line says, per variant of the given products and language: contract's Variant, with what the card
-- derives from it.
CREATE FUNCTION variant_documents(product_ids uuid[]) RETURNS TABLE (
  product_id uuid, locale text, variant_id uuid, "position" int, price_minor bigint, compare_at_minor bigint, availability text, words text,
  document json
) LANGUAGE plpgsql STABLE AS $$
#variable_conflict use_column
BEGIN
  RETURN QUERY
  SELECT v.product_id, x.locale, v.id, v.position, v.price_minor, v.compare_at_minor, stock.availability,
    v.sku || ' ' || array_to_string(names.choices, ' '),
    (SELECT row_to_json(line) FROM (SELECT
      v.id, v.sku, v.barcode,
      CASE WHEN cardinality(v.option_values) = 0 THEN x.title ELSE array_to_string(names.choices, ' / ') END AS title,
      names.choices AS "optionValues",
      money_json(v.price_minor, s.currency) AS price,
      money_json(v.compare_at_minor, s.currency) AS "compareAtPrice",
      stock.availability,
      v.weight_grams AS "weightGrams",
      v.media_id AS "imageId") line)
  FROM variants v
  JOIN products p ON p.tenant_id = v.tenant_id AND p.id = v.product_id
  JOIN shop_settings s ON s.tenant_id = v.tenant_id
  JOIN product_texts(product_ids) x ON x.product_id = v.product_id
  CROSS JOIN LATERAL (
    SELECT CASE WHEN x.is_translated THEN translated_choices(v.option_values, p.options, x.options) ELSE v.option_values END AS choices) names
  CROSS JOIN LATERAL (
    SELECT availability(
      CASE WHEN p.is_digital THEN NULL ELSE coalesce(sum(l.on_hand - l.reserved - l.backordered), 0) END, v.backorder_policy) AS availability
    FROM stock_levels l WHERE l.tenant_id = v.tenant_id AND l.variant_id = v.id) stock
  WHERE v.tenant_id = (SELECT current_setting('app.tenant_id')::uuid) AND v.product_id = ANY (product_ids) AND v.is_active;
END $$;

-- Public custom fields of a product, in the merchant's order: [{ key, name, value, unit, kind }].
CREATE FUNCTION public_fields(product products) RETURNS json LANGUAGE sql STABLE
  RETURN (
    SELECT coalesce(json_agg(json_build_object('key', f.key, 'name', f.name, 'value', product.custom_fields -> f.key, 'unit', f.unit, 'kind', f.kind)
      ORDER BY f.position, f.key), '[]')
    FROM custom_field_definitions f
    WHERE f.tenant_id = product.tenant_id AND f.is_public AND jsonb_typeof(product.custom_fields -> f.key) <> 'null');

-- Documents of the given products as the tables say they should be, in every language; products not on sale have none.
CREATE OR REPLACE FUNCTION build_product_documents(product_ids uuid[]) RETURNS SETOF product_documents LANGUAGE plpgsql STABLE AS $$
#variable_conflict use_column
BEGIN
  RETURN QUERY
  WITH texts AS MATERIALIZED (
    SELECT * FROM product_texts(product_ids)
  ), lines AS MATERIALIZED (
    SELECT * FROM variant_documents(product_ids)
  ), offers AS MATERIALIZED (
    SELECT product_id, locale, count(*) AS variant_count, min(price_minor) AS price_minor, max(price_minor) AS price_max_minor,
      (array_agg(CASE WHEN compare_at_minor > price_minor THEN compare_at_minor END ORDER BY price_minor, position))[1] AS compare_at_minor,
      CASE WHEN bool_or(availability = 'in_stock') THEN 'in_stock' WHEN bool_or(availability = 'low_stock') THEN 'low_stock'
           WHEN bool_or(availability = 'backorder') THEN 'backorder' ELSE 'out_of_stock' END AS availability,
      (array_agg(variant_id ORDER BY availability = 'out_of_stock', position, variant_id))[1] AS default_variant_id,
      json_agg(document ORDER BY position, variant_id) AS variants,
      string_agg(words, ' ') AS words
    FROM lines GROUP BY product_id, locale
  )
  SELECT p.tenant_id, x.locale, p.id, p.slug, x.title, search_norm(x.title), p.brand, o.price_minor,
    o.availability <> 'out_of_stock', p.position, p.published_at, p.version,
    setweight(search_vector(x.locale, x.title), 'A')
      || setweight(search_vector(x.locale, p.brand || ' ' || x.subtitle || ' ' || array_to_string(p.tags, ' ')), 'B')
      || setweight(search_vector(x.locale, coalesce(specs.words, '') || ' ' || coalesce(o.words, '')), 'C')
      || setweight(search_vector(x.locale, regexp_replace(x.description_html, '<[^>]*>', ' ', 'g')), 'D'),
    left(head.json, -1) || ',"specs":' || specs.first_three,
    left(head.json, -1) || ',"specs":' || specs.every || ',' || substr(tail.json, 2, length(tail.json) - 2),
    row_to_json(suggestion)::text,
    o.availability
  FROM products p
  JOIN shop_settings s ON s.tenant_id = p.tenant_id
  JOIN texts x ON x.product_id = p.id
  JOIN offers o ON o.product_id = p.id AND o.locale = x.locale
  CROSS JOIN LATERAL (
    SELECT json_agg(image_json(m, x.locale) ORDER BY pm.position, m.id) AS images
    FROM product_media pm JOIN media m ON m.tenant_id = pm.tenant_id AND m.id = pm.media_id
    WHERE pm.tenant_id = p.tenant_id AND pm.product_id = p.id AND m.kind = 'image') i
  CROSS JOIN LATERAL (
    SELECT json_agg(json_build_object('id', c.id, 'slug', c.slug, 'name', coalesce(nullif(t.name, ''), c.name)) ORDER BY c.position, c.id) AS categories
    FROM product_categories pc
    JOIN categories c ON c.tenant_id = pc.tenant_id AND c.id = pc.category_id
    LEFT JOIN category_translations t ON t.tenant_id = c.tenant_id AND t.category_id = c.id AND t.locale = x.locale
    WHERE pc.tenant_id = p.tenant_id AND pc.product_id = p.id) c
  CROSS JOIN LATERAL (
    SELECT coalesce(json_agg(spec ORDER BY n) FILTER (WHERE n <= 3), '[]')::text AS first_three,
      coalesce(json_agg(spec ORDER BY n), '[]')::text AS every, string_agg(spec ->> 'value', ' ') AS words
    FROM jsonb_array_elements(x.specs) WITH ORDINALITY AS line (spec, n)) specs
  CROSS JOIN LATERAL (
    SELECT row_to_json(fields)::text AS json FROM (SELECT
      p.id, p.slug, x.title, x.subtitle, p.brand,
      money_json(o.price_minor, s.currency) AS price,
      money_json(o.price_max_minor, s.currency) AS "priceMax",
      money_json(o.compare_at_minor, s.currency) AS "compareAtPrice",
      o.availability,
      p.is_digital AS "isDigital",
      i.images -> 0 AS image, i.images -> 1 AS "secondImage",
      x.options, o.variant_count AS "variantCount", o.default_variant_id AS "defaultVariantId") fields) head
  CROSS JOIN LATERAL (
    SELECT row_to_json(fields)::text AS json FROM (SELECT
      x.description_html AS "descriptionHtml",
      coalesce(i.images, '[]') AS images, o.variants,
      coalesce(c.categories, '[]') AS categories, p.tags,
      public_fields(p) AS "customFields",
      json_build_object('title', x.seo_title, 'description', x.seo_description) AS seo,
      p.version, iso(p.updated_at) AS "updatedAt") fields) tail
  CROSS JOIN LATERAL (
    SELECT p.id, p.slug, x.title, money_json(o.price_minor, s.currency) AS price, i.images -> 0 AS image) suggestion
  WHERE p.tenant_id = (SELECT current_setting('app.tenant_id')::uuid) AND p.id = ANY (product_ids)
    AND p.status = 'active' AND p.published_at <= now() AND (p.unpublish_at IS NULL OR p.unpublish_at > now());
END $$;

-- ── Facets ──────────────────────────────────────────────────────────────────────────────────────────────────────────────

-- The number a facet value goes by. 64 bits: two values of one shop meet once in a billion shops.
CREATE FUNCTION facet_id(kind text, name text, value text) RETURNS bigint LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN hashtextextended(kind || ':' || name || ':' || value, 0);

-- Options and custom fields are named before the first colon of a filter, so a facet's name has none.
CREATE FUNCTION facet_name(name text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE RETURN replace(name, ':', ' ');

-- Lower bound of the price band an amount falls in: 1, 1.5, 2, 3, 5 and 7.5 times a power of ten.
CREATE FUNCTION price_band(minor bigint) RETURNS bigint LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN CASE WHEN minor < 10 THEN 0 ELSE (
    SELECT max(bound) FROM unnest(ARRAY[100, 150, 200, 300, 500, 750]) AS factor
    CROSS JOIN LATERAL (SELECT (factor * power(10::numeric, length(minor::text) - 1) / 100)::bigint AS bound) step
    WHERE bound <= minor) END;

-- What the given products on sale can be chosen by, one row a value.
CREATE FUNCTION product_facets(product_ids uuid[]) RETURNS TABLE (
  product_id uuid, kind text, name text, value text, swatch text, "position" int
) LANGUAGE plpgsql STABLE AS $$
#variable_conflict use_column
BEGIN
  RETURN QUERY
  WITH shown AS MATERIALIZED (
    SELECT DISTINCT ON (p.id) p.tenant_id, p.id, p.brand, p.tags, p.options, p.custom_fields, d.price_minor, d.availability
    FROM products p
    JOIN shop_settings s ON s.tenant_id = p.tenant_id
    JOIN product_documents d ON d.tenant_id = p.tenant_id AND d.locale = s.locale AND d.product_id = p.id
    WHERE p.tenant_id = (SELECT current_setting('app.tenant_id')::uuid) AND p.id = ANY (product_ids)
  )
  SELECT id, 'availability', '', availability, NULL, 0 FROM shown
  UNION ALL
  SELECT id, 'price', '', price_band(price_minor)::text, NULL, 0 FROM shown
  UNION ALL
  SELECT id, 'brand', '', brand, NULL, 0 FROM shown WHERE brand <> ''
  UNION ALL
  SELECT id, 'tag', '', tag, NULL, 0 FROM shown CROSS JOIN unnest(tags) AS tag WHERE tag <> ''
  UNION ALL
  SELECT c.product_id, 'category', '', c.category_id::text, NULL, 0 FROM category_documents c
  WHERE c.tenant_id = (SELECT current_setting('app.tenant_id')::uuid) AND c.product_id = ANY (product_ids)
    AND EXISTS (SELECT FROM shown WHERE id = c.product_id)
  UNION ALL
  -- Only values that can be bought: an option may list more than there are variants of.
  SELECT s.id, 'option', facet_name(o.option ->> 'name'), v.choice ->> 'value', v.choice ->> 'swatch', v.n::int
  FROM shown s
  CROSS JOIN LATERAL jsonb_array_elements(s.options) WITH ORDINALITY AS o (option, n)
  CROSS JOIN LATERAL jsonb_array_elements(o.option -> 'values') WITH ORDINALITY AS v (choice, n)
  -- As an array, looked up product by product: the planner, which takes every list for a hundred values, would read all variants.
  WHERE v.choice ->> 'value' = ANY (ARRAY(
    SELECT x.option_values[o.n] FROM variants x WHERE x.tenant_id = s.tenant_id AND x.product_id = s.id AND x.is_active))
  UNION ALL
  SELECT s.id, CASE WHEN f.kind IN ('integer', 'decimal') THEN 'number' ELSE 'field' END, f.key,
    CASE WHEN f.kind IN ('integer', 'decimal') THEN '' ELSE entry.value #>> '{}' END, NULL,
    coalesce(array_position(f.choices, entry.value #>> '{}'), 0)
  FROM shown s
  JOIN custom_field_definitions f ON f.tenant_id = s.tenant_id AND f.is_filterable AND f.kind NOT IN ('multiline', 'url')
  CROSS JOIN LATERAL jsonb_array_elements(
    CASE jsonb_typeof(s.custom_fields -> f.key)
      WHEN 'array' THEN s.custom_fields -> f.key WHEN 'null' THEN '[]' ELSE jsonb_build_array(s.custom_fields -> f.key) END) AS entry (value)
  WHERE s.custom_fields ? f.key;
END $$;

-- Brings what listings choose by in line with documents and tables. Rows of products no longer on sale went with their documents.
CREATE FUNCTION refresh_listing_documents(product_ids uuid[]) RETURNS void LANGUAGE sql VOLATILE AS $$
  WITH facets AS MATERIALIZED (
    SELECT f.*, facet_id(f.kind, f.name, f.value) AS id FROM product_facets(product_ids) f
  ), added AS (
    INSERT INTO facet_values (tenant_id, id, kind, name, value, swatch, position)
    SELECT DISTINCT ON (f.id) current_setting('app.tenant_id')::uuid, f.id, f.kind, f.name, f.value, f.swatch, f.position
    FROM facets f
    WHERE NOT EXISTS (
      SELECT FROM facet_values v WHERE v.tenant_id = (SELECT current_setting('app.tenant_id')::uuid) AND v.id = f.id
        AND (v.swatch IS NOT NULL OR f.swatch IS NULL))
    -- In one order everywhere: two products with the same new values must not wait for each other.
    ORDER BY f.id, f.swatch
    ON CONFLICT (tenant_id, id) DO UPDATE SET swatch = EXCLUDED.swatch
  ), chosen AS (
    SELECT f.product_id, array_agg(DISTINCT f.id ORDER BY f.id) AS facets FROM facets f GROUP BY f.product_id
  )
  INSERT INTO listing_documents AS l (tenant_id, locale, product_id, title_norm, price_minor, position, published_at, facets, numbers)
  SELECT d.tenant_id, d.locale, d.product_id, d.title_norm, d.price_minor, d.position, d.published_at, chosen.facets,
    coalesce((
      SELECT jsonb_object_agg(f.key, p.custom_fields -> f.key) FROM custom_field_definitions f
      WHERE f.tenant_id = d.tenant_id AND f.is_filterable AND f.kind IN ('integer', 'decimal')
        AND jsonb_typeof(p.custom_fields -> f.key) = 'number'), '{}')
  FROM chosen
  JOIN product_documents d ON d.tenant_id = (SELECT current_setting('app.tenant_id')::uuid) AND d.product_id = chosen.product_id
  JOIN products p ON p.tenant_id = d.tenant_id AND p.id = d.product_id
  ON CONFLICT (tenant_id, locale, product_id) DO UPDATE SET
    title_norm = EXCLUDED.title_norm, price_minor = EXCLUDED.price_minor, position = EXCLUDED.position,
    published_at = EXCLUDED.published_at, facets = EXCLUDED.facets, numbers = EXCLUDED.numbers
  WHERE (l.title_norm, l.price_minor, l.position, l.published_at, l.facets, l.numbers)
    IS DISTINCT FROM (EXCLUDED.title_norm, EXCLUDED.price_minor, EXCLUDED.position, EXCLUDED.published_at, EXCLUDED.facets, EXCLUDED.numbers)
$$;

-- What the shop's other languages call the option values of the given products.
CREATE FUNCTION refresh_facet_labels(product_ids uuid[]) RETURNS void LANGUAGE sql VOLATILE AS $$
  WITH said AS (
    SELECT DISTINCT ON (id, locale) facet_id('option', facet_name(own.option ->> 'name'), choice.value ->> 'value') AS id, t.locale,
      jsonb_build_object(
        'name', coalesce(nullif(t.options -> (own.n - 1)::int ->> 'name', ''), own.option ->> 'name'),
        'value', coalesce(nullif(translated_value(t.options -> (own.n - 1)::int -> 'values' -> (choice.n - 1)::int), ''), choice.value ->> 'value')) AS label
    FROM product_translations t
    JOIN products p ON p.tenant_id = t.tenant_id AND p.id = t.product_id
    CROSS JOIN LATERAL jsonb_array_elements(p.options) WITH ORDINALITY AS own (option, n)
    CROSS JOIN LATERAL jsonb_array_elements(own.option -> 'values') WITH ORDINALITY AS choice (value, n)
    WHERE t.tenant_id = (SELECT current_setting('app.tenant_id')::uuid) AND t.product_id = ANY (product_ids) AND t.options IS NOT NULL
    ORDER BY id, locale, t.updated_at DESC
  ), wanted AS (
    SELECT id, jsonb_object_agg(locale, label) AS labels FROM said GROUP BY id
  )
  UPDATE facet_values v SET labels = v.labels || wanted.labels FROM wanted
  WHERE v.tenant_id = (SELECT current_setting('app.tenant_id')::uuid) AND v.id = wanted.id AND NOT v.labels @> wanted.labels
$$;

-- As before; whoever moves products between categories or categories among each other refreshes what listings choose by, too.
CREATE OR REPLACE FUNCTION refresh_category_documents(product_ids uuid[]) RETURNS void LANGUAGE plpgsql VOLATILE AS $$
BEGIN
  WITH RECURSIVE above AS (
    SELECT pc.product_id, pc.category_id, pc.position
    FROM product_categories pc
    WHERE pc.tenant_id = (SELECT current_setting('app.tenant_id')::uuid) AND pc.product_id = ANY (product_ids)
      AND EXISTS (SELECT FROM product_documents d WHERE d.tenant_id = pc.tenant_id AND d.product_id = pc.product_id)
    UNION
    SELECT above.product_id, c.parent_id, above.position
    FROM above JOIN categories c ON c.tenant_id = (SELECT current_setting('app.tenant_id')::uuid) AND c.id = above.category_id
    WHERE c.parent_id IS NOT NULL
  ), wanted AS (
    SELECT category_id, product_id, min(position) AS position FROM above GROUP BY category_id, product_id
  ), removed AS (
    DELETE FROM category_documents d
    WHERE d.tenant_id = (SELECT current_setting('app.tenant_id')::uuid) AND d.product_id = ANY (product_ids)
      AND NOT EXISTS (SELECT FROM wanted w WHERE w.category_id = d.category_id AND w.product_id = d.product_id)
  )
  INSERT INTO category_documents AS d (tenant_id, category_id, product_id, position)
  SELECT current_setting('app.tenant_id')::uuid, category_id, product_id, position FROM wanted
  ON CONFLICT (tenant_id, category_id, product_id) DO UPDATE SET position = EXCLUDED.position WHERE d.position <> EXCLUDED.position;
  PERFORM refresh_listing_documents(product_ids);
  IF EXISTS (SELECT FROM shop_locales WHERE tenant_id = (SELECT current_setting('app.tenant_id')::uuid)) THEN
    PERFORM refresh_facet_labels(product_ids);
  END IF;
END $$;

-- Brings documents in line with the tables; returns the products whose document changed. `is_hard`: price, availability, address
-- or being on sale changed, so that an old page must not be shown once more.
CREATE OR REPLACE FUNCTION refresh_product_documents(product_ids uuid[]) RETURNS TABLE (product_id uuid, slug text, is_hard boolean)
LANGUAGE plpgsql VOLATILE SET plan_cache_mode = force_generic_plan AS $$
#variable_conflict use_column
BEGIN
  -- Refreshes of one product queue here; the next statement's snapshot then sees what the one before committed.
  PERFORM FROM products p
  WHERE p.tenant_id = (SELECT current_setting('app.tenant_id')::uuid) AND p.id = ANY (product_ids)
  ORDER BY p.id FOR NO KEY UPDATE;
  RETURN QUERY
  WITH fresh AS MATERIALIZED (
    SELECT * FROM build_product_documents(product_ids)
  ), stale AS MATERIALIZED (
    SELECT d.locale, d.product_id, d.slug, d.detail FROM product_documents d
    WHERE d.tenant_id = (SELECT current_setting('app.tenant_id')::uuid) AND d.product_id = ANY (product_ids)
  ), gone AS (
    DELETE FROM product_documents d USING stale o
    WHERE d.tenant_id = (SELECT current_setting('app.tenant_id')::uuid) AND d.locale = o.locale AND d.product_id = o.product_id
      AND NOT EXISTS (SELECT FROM fresh f WHERE f.product_id = o.product_id AND f.locale = o.locale)
    RETURNING d.product_id, d.slug
  ), kept AS (
    INSERT INTO product_documents AS d SELECT * FROM fresh
    ON CONFLICT (tenant_id, locale, product_id) DO UPDATE SET
      slug = EXCLUDED.slug, title = EXCLUDED.title, title_norm = EXCLUDED.title_norm, brand = EXCLUDED.brand,
      price_minor = EXCLUDED.price_minor, is_available = EXCLUDED.is_available, position = EXCLUDED.position,
      published_at = EXCLUDED.published_at, version = EXCLUDED.version, tsv = EXCLUDED.tsv,
      card = EXCLUDED.card, detail = EXCLUDED.detail, suggestion = EXCLUDED.suggestion, availability = EXCLUDED.availability
    WHERE (d.detail, d.tsv, d.position, d.published_at, d.availability)
      IS DISTINCT FROM (EXCLUDED.detail, EXCLUDED.tsv, EXCLUDED.position, EXCLUDED.published_at, EXCLUDED.availability)
    RETURNING d.product_id, d.locale, d.slug, d.detail
  ), changed AS (
    SELECT g.product_id, g.slug, true AS is_hard FROM gone g
    UNION ALL
    SELECT k.product_id, k.slug, o.product_id IS NULL OR o.slug <> k.slug OR document_offer(o.detail) <> document_offer(k.detail)
    FROM kept k LEFT JOIN stale o ON o.product_id = k.product_id AND o.locale = k.locale
  )
  -- A product that moved is announced at its new address.
  SELECT c.product_id, coalesce(max(k.slug), max(c.slug)), bool_or(c.is_hard)
  FROM changed c LEFT JOIN kept k ON k.product_id = c.product_id GROUP BY c.product_id;
  PERFORM refresh_category_documents(product_ids);
END $$;

-- ── Listings ────────────────────────────────────────────────────────────────────────────────────────────────────────────
-- Like `@@`, `&&` over arrays is not leakproof: these functions, too, run as app_search and take the shop from the transaction.
-- A listing is asked for as { category, collection, groups: [{ kind, name, values }], numbers: [{ key, min, max }], priceMin, priceMax,
-- sort, limit, after | skip, total }: values of a group are alternatives, groups narrow each other.

-- One condition over `listing_documents l` per group that was asked for, and the key of its facet.
CREATE FUNCTION listing_conditions(wanted jsonb) RETURNS TABLE (key text, condition text) LANGUAGE sql STABLE AS $$
  SELECT g.part ->> 'kind' || ':' || facet_name(g.part ->> 'name'),
    format('l.facets && %L::bigint[]', (
      SELECT array_agg(facet_id(g.part ->> 'kind', facet_name(g.part ->> 'name'), chosen))
      FROM jsonb_array_elements_text(g.part -> 'values') AS chosen))
  FROM jsonb_array_elements(wanted -> 'groups') AS g (part)
  UNION ALL
  SELECT 'number:' || (n.part ->> 'key'),
    format('l.facets && %L::bigint[] AND (l.numbers ->> %L)::numeric BETWEEN %L::numeric AND %L::numeric',
      ARRAY[facet_id('number', n.part ->> 'key', '')], n.part ->> 'key',
      coalesce(n.part ->> 'min', '-Infinity'), coalesce(n.part ->> 'max', 'Infinity'))
  FROM jsonb_array_elements(wanted -> 'numbers') AS n (part)
  UNION ALL
  SELECT 'price:', format('l.price_minor BETWEEN %L::bigint AND %L::bigint',
    coalesce(wanted ->> 'priceMin', '0'), coalesce(wanted ->> 'priceMax', '9223372036854775807'))
  WHERE wanted ->> 'priceMin' IS NOT NULL OR wanted ->> 'priceMax' IS NOT NULL
$$;

-- How a listing is ordered: the expression, its type and its direction.
CREATE FUNCTION listing_order(sort text, in_category uuid, OUT expression text, OUT kind text, OUT direction text) LANGUAGE sql IMMUTABLE AS $$
  SELECT CASE sort WHEN '-publishedAt' THEN 'l.published_at' WHEN 'price' THEN 'l.price_minor' WHEN '-price' THEN 'l.price_minor'
      WHEN 'title' THEN 'l.title_norm' ELSE CASE WHEN in_category IS NULL THEN 'l.position' ELSE 'shelf.position' END END,
    CASE sort WHEN '-publishedAt' THEN 'timestamptz' WHEN 'price' THEN 'bigint' WHEN '-price' THEN 'bigint' WHEN 'title' THEN 'text' ELSE 'int' END,
    CASE WHEN left(sort, 1) = '-' THEN 'DESC' ELSE 'ASC' END
$$;

-- Where a listing looks, and among what: SQL after FROM and after WHERE, for $1 the shop and $2 the language.
CREATE FUNCTION listing_scope(wanted jsonb, in_category uuid, OUT source text, OUT condition text) LANGUAGE sql STABLE AS $$
  SELECT 'listing_documents l'
      || CASE WHEN in_category IS NULL THEN '' ELSE format(
        ' JOIN category_documents shelf ON shelf.tenant_id = $1 AND shelf.category_id = %L AND shelf.product_id = l.product_id', in_category) END
      || CASE WHEN wanted ->> 'collection' IS NULL THEN '' ELSE format(
        ' JOIN collection_products picked ON picked.tenant_id = $1 AND picked.product_id = l.product_id AND picked.collection_id = '
        '(SELECT id FROM collections WHERE tenant_id = $1 AND slug = %L AND is_published)', wanted ->> 'collection') END,
    'l.tenant_id = $1 AND l.locale = $2'
$$;

-- One page of contract's ProductList. Null when the category does not exist.
CREATE FUNCTION list_products(in_locale text, wanted jsonb) RETURNS text
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp SET enable_seqscan = off
SET enable_sort = on SET enable_hashjoin = on SET enable_mergejoin = on SET enable_bitmapscan = on AS $$
DECLARE
  tenant uuid := current_setting('app.tenant_id')::uuid;
  in_category uuid := (SELECT id FROM categories WHERE tenant_id = tenant AND slug = wanted ->> 'category');
  chosen text := (SELECT string_agg(condition, ' AND ') FROM listing_conditions(wanted));
  ordered record := listing_order(wanted ->> 'sort', in_category);
  scope record := listing_scope(wanted, in_category);
  size int := (wanted ->> 'limit')::int;
  matching text;
  following text := '';
  -- Up to this many matches are sorted; more are met soon enough by walking the shop in the order asked for.
  few constant int := 3000;
  found int := few;
  page text;
BEGIN
  IF wanted ->> 'category' IS NOT NULL AND in_category IS NULL THEN
    RETURN NULL;
  END IF;
  matching := concat_ws(' AND ', scope.condition, chosen);
  IF wanted -> 'after' IS NOT NULL THEN
    following := format(CASE WHEN ordered.direction = 'ASC' THEN ' AND (%1$s, l.product_id) > (%2$L::%3$s, %4$L::uuid)'
        ELSE ' AND %1$s <= %2$L::%3$s AND (%1$s < %2$L::%3$s OR l.product_id > %4$L::uuid)' END,
      ordered.expression, wanted -> 'after' ->> 0, ordered.kind, wanted -> 'after' ->> 1);
  END IF;
  IF chosen IS NOT NULL OR in_category IS NOT NULL OR wanted ->> 'collection' IS NOT NULL THEN
    EXECUTE format('SELECT count(*) FROM (SELECT FROM %s WHERE %s LIMIT %s) sample', scope.source, matching, few)
      INTO found USING tenant, in_locale;
  END IF;
  IF found = few THEN
    PERFORM set_config('enable_sort', 'off', true), set_config('enable_hashjoin', 'off', true),
      set_config('enable_mergejoin', 'off', true), set_config('enable_bitmapscan', 'off', true);
    page := format('SELECT l.product_id, %1$s AS key FROM %2$s WHERE %3$s%4$s ORDER BY %1$s %5$s, l.product_id LIMIT %6$s',
      ordered.expression, scope.source, matching, following, ordered.direction, size + 1);
  ELSE
    page := format('WITH matches AS MATERIALIZED (SELECT l.product_id, %1$s AS key FROM %2$s WHERE %3$s%4$s)
      SELECT * FROM matches ORDER BY key %5$s, product_id LIMIT %6$s',
      ordered.expression, scope.source, matching, following, ordered.direction, size + 1);
  END IF;
  EXECUTE format($listing$
    SELECT '{"items":[' || coalesce(string_agg(close_document(d.card, d.published_at), ',' ORDER BY n) FILTER (WHERE n <= $3), '')
      || '],"nextCursor":' || CASE WHEN count(*) > $3
        THEN '"' || max(encode_cursor(json_build_array(key, page.product_id))) FILTER (WHERE n = $3) || '"' ELSE 'null' END
    FROM (SELECT row_number() OVER () AS n, sorted.* FROM (%s) sorted) page
    JOIN product_documents d ON d.tenant_id = $1 AND d.locale = $2 AND d.product_id = page.product_id$listing$, page)
    INTO page USING tenant, in_locale, size;
  IF (wanted ->> 'total')::boolean THEN
    IF found = few THEN
      PERFORM set_config('enable_hashjoin', 'on', true), set_config('enable_bitmapscan', 'on', true);
      EXECUTE format('SELECT count(*) FROM %s WHERE %s', scope.source, matching) INTO found USING tenant, in_locale;
    END IF;
    page := page || ',"total":' || found;
  END IF;
  RETURN page || '}';
END $$;

-- ── Words ───────────────────────────────────────────────────────────────────────────────────────────────────────────────

-- A query as rules and synonyms compare it: words in lower case without accents and marks, one space between.
CREATE FUNCTION search_key(words text) RETURNS text LANGUAGE sql STABLE PARALLEL SAFE
  RETURN array_to_string(search_words(words), ' ');

-- A query and what the shop's synonyms make of it, at most 16 wordings.
CREATE FUNCTION search_wordings(words text) RETURNS text[] LANGUAGE plpgsql STABLE AS $$
DECLARE
  wordings text[] := ARRAY[search_key(words)];
  synonym record;
BEGIN
  FOR synonym IN
    SELECT t.term, CASE s.kind WHEN 'two_way' THEN array_remove(s.terms_norm, t.term)
      ELSE ARRAY(SELECT search_key(r) FROM unnest(s.replacements) r) END AS others
    FROM search_synonyms s CROSS JOIN unnest(s.terms_norm) AS t (term)
    WHERE s.tenant_id = current_setting('app.tenant_id')::uuid AND position(' ' || t.term || ' ' IN ' ' || wordings[1] || ' ') > 0
    ORDER BY s.id, t.term
  LOOP
    wordings := (wordings || ARRAY(
      SELECT trim(replace(' ' || w || ' ', ' ' || synonym.term || ' ', ' ' || o || ' '))
      FROM unnest(wordings) w CROSS JOIN unnest(synonym.others) o
      WHERE position(' ' || synonym.term || ' ' IN ' ' || w || ' ') > 0))[1:16];
  END LOOP;
  RETURN wordings;
END $$;

-- What is found for words, best last by score: pinned products, then by words, else by likeness of the title; without hidden ones.
-- At most 2,000, so that one shop's broad query costs no more than a few milliseconds.
CREATE FUNCTION search_candidates(in_locale text, words text) RETURNS TABLE (product_id uuid, score real, "position" int, is_alike boolean)
LANGUAGE plpgsql STABLE AS $$
#variable_conflict use_column
DECLARE
  tenant uuid := current_setting('app.tenant_id')::uuid;
  query tsquery := (SELECT string_agg('(' || q || ')', ' | ')::tsquery FROM (
    SELECT search_query(in_locale, w)::text AS q FROM unnest(search_wordings(words)) w) wordings WHERE q <> '');
  pinned uuid[];
  hidden uuid[];
BEGIN
  SELECT array_agg(p.product_id ORDER BY p.position) FILTER (WHERE p.kind = 'pinned'), array_agg(p.product_id) FILTER (WHERE p.kind = 'hidden')
    INTO pinned, hidden
    FROM search_rules r JOIN search_rule_products p ON p.tenant_id = tenant AND p.rule_id = r.id
    WHERE r.tenant_id = tenant AND r.query_norm = search_key(words);
  RETURN QUERY
    SELECT d.product_id, (1000 - n)::real, d.position, false FROM unnest(pinned) WITH ORDINALITY AS p (id, n)
    JOIN product_documents d ON d.tenant_id = tenant AND d.locale = in_locale AND d.product_id = p.id;
  RETURN QUERY EXECUTE
    'SELECT product_id, ts_rank(tsv, $3), position, false FROM product_documents '
    'WHERE tenant_id = $1 AND locale = $2 AND tsv @@ $3 AND product_id <> ALL ($4) LIMIT 2000'
    USING tenant, in_locale, query, coalesce(pinned, '{}') || coalesce(hidden, '{}');
  IF NOT FOUND AND pinned IS NULL THEN
    -- What is much less alike than the best is left out.
    RETURN QUERY EXECUTE
      'SELECT product_id, score, position, true FROM (SELECT *, max(score) OVER () AS best FROM ('
      'SELECT (SELECT avg(word_similarity(w, title_norm)) FROM unnest($3) w)::real AS score, position, product_id '
      'FROM product_documents WHERE tenant_id = $1 AND locale = $2 AND title_norm %> ANY ($3) AND product_id <> ALL ($4) LIMIT 500) alike) compared '
      'WHERE score >= 0.8 * best'
      USING tenant, in_locale, search_words(words), coalesce(hidden, '{}');
  END IF;
END $$;

-- What to say when the words themselves found nothing: the wording that look-alikes suggest, and shorter queries that find something.
CREATE FUNCTION search_help(in_locale text, words text, alike uuid[]) RETURNS json LANGUAGE plpgsql STABLE AS $$
DECLARE
  tenant uuid := current_setting('app.tenant_id')::uuid;
  typed text[] := search_words(words);
  corrected text;
  shorter text[] := '{}';
  attempt text;
  finds boolean;
BEGIN
  SELECT string_agg(coalesce(best.word, t.word), ' ' ORDER BY t.n) INTO corrected
  FROM unnest(typed) WITH ORDINALITY AS t (word, n)
  LEFT JOIN LATERAL (
    SELECT candidate AS word
    FROM product_documents d CROSS JOIN unnest(search_words(d.title_norm)) AS candidate
    WHERE d.tenant_id = tenant AND d.locale = in_locale AND d.product_id = ANY (alike[1:10]) AND similarity(candidate, t.word) >= 0.25
    ORDER BY similarity(candidate, t.word) DESC, candidate LIMIT 1) best ON true;
  IF alike IS NULL AND cardinality(typed) BETWEEN 2 AND 8 THEN
    FOR n IN 1..cardinality(typed) LOOP
      attempt := array_to_string(typed[:n - 1] || typed[n + 1:], ' ');
      EXECUTE 'SELECT EXISTS (SELECT FROM product_documents WHERE tenant_id = $1 AND locale = $2 AND tsv @@ $3)'
        INTO finds USING tenant, in_locale, search_query(in_locale, attempt);
      IF finds THEN
        shorter := shorter || attempt;
      END IF;
    END LOOP;
  END IF;
  RETURN json_build_object('correctedTo', nullif(corrected, array_to_string(typed, ' ')), 'shorter', to_json(shorter[1:3]));
END $$;

DROP FUNCTION search_products(text, text, int, int, boolean);
-- A page of contract's SearchResult, best first unless another order is asked for. `skip` is the cursor.
CREATE FUNCTION search_products(in_locale text, words text, wanted jsonb) RETURNS text
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp SET pg_trgm.word_similarity_threshold = 0.35 AS $$
DECLARE
  tenant uuid := current_setting('app.tenant_id')::uuid;
  chosen text := (SELECT string_agg(condition, ' AND ') FROM listing_conditions(wanted));
  ordered record := listing_order(wanted ->> 'sort', NULL);
  is_ranked boolean := wanted ->> 'sort' = 'relevance';
  size int := (wanted ->> 'limit')::int;
  skip int := coalesce((wanted ->> 'skip')::int, 0);
  in_category uuid := (SELECT id FROM categories WHERE tenant_id = tenant AND slug = wanted ->> 'category');
  candidates uuid[];
  scores real[];
  places int[];
  is_alike boolean;
  total bigint;
  page text;
BEGIN
  IF wanted ->> 'category' IS NOT NULL AND in_category IS NULL THEN
    RETURN NULL;
  END IF;
  SELECT array_agg(c.product_id), array_agg(c.score), array_agg(c.position), bool_or(c.is_alike) INTO candidates, scores, places, is_alike
    FROM search_candidates(in_locale, words) c;
  EXECUTE format($search$
    SELECT min(total), '{"items":[' || coalesce(string_agg(close_document(d.card, d.published_at), ',' ORDER BY n) FILTER (WHERE n <= $6), '')
      || '],"nextCursor":' || CASE WHEN count(*) > $6 THEN '"' || encode_cursor(json_build_array($7 + $6)) || '"' ELSE 'null' END
    FROM (
      SELECT row_number() OVER () AS n, sorted.* FROM (
        SELECT c.product_id, count(*) OVER () AS total FROM unnest($3, $4, $5) AS c (product_id, score, position) %s
        ORDER BY %s, c.product_id LIMIT $6 + 1 OFFSET $7) sorted) page
    JOIN product_documents d ON d.tenant_id = $1 AND d.locale = $2 AND d.product_id = page.product_id$search$,
    CASE WHEN is_ranked AND chosen IS NULL AND in_category IS NULL THEN '' ELSE
      'JOIN listing_documents l ON l.tenant_id = $1 AND l.locale = $2 AND l.product_id = c.product_id'
      || coalesce(' AND ' || chosen, '')
      || CASE WHEN in_category IS NULL THEN '' ELSE format(' AND l.facets && %L::bigint[]', ARRAY[facet_id('category', '', in_category::text)]) END
    END,
    CASE WHEN is_ranked THEN 'c.score DESC, c.position' ELSE ordered.expression || ' ' || ordered.direction END)
    INTO total, page USING tenant, in_locale, candidates, scores, places, size, skip;
  RETURN page || CASE WHEN (wanted ->> 'total')::boolean THEN ',"total":' || coalesce(total, 0) ELSE '' END
    || ',"help":' || CASE WHEN candidates IS NULL OR is_alike THEN search_help(in_locale, words, candidates)::text ELSE 'null' END || '}';
END $$;

-- ── Counting ────────────────────────────────────────────────────────────────────────────────────────────────────────────

-- Contract's Facets of a listing, or of what words find: `{"total": n, "facets": [...]}`. A product counts for a value when it matches
-- everything asked for outside the value's own facet. One pass: a product that fails two facets counts nowhere, one that fails a
-- single facet counts there alone. Null when the category does not exist.
CREATE FUNCTION count_facets(in_locale text, words text, wanted jsonb) RETURNS text
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp SET pg_trgm.word_similarity_threshold = 0.35
SET enable_seqscan = off SET work_mem = '32MB' AS $$
DECLARE
  tenant uuid := current_setting('app.tenant_id')::uuid;
  in_category uuid := (SELECT id FROM categories WHERE tenant_id = tenant AND slug = wanted ->> 'category');
  scope record := listing_scope(wanted, NULL);
  bits jsonb;
  missed text;
  tolerated int[];
  selected bigint[];
  candidates uuid[];
  ranges json;
  answer text;
BEGIN
  IF wanted ->> 'category' IS NOT NULL AND in_category IS NULL THEN
    RETURN NULL;
  END IF;
  SELECT coalesce(jsonb_object_agg(key, 1 << (n - 1)::int), '{}'),
    coalesce(string_agg(format('CASE WHEN %s THEN 0 ELSE %s END', condition, 1 << (n - 1)::int), ' + '), '0'),
    array_agg(1 << (n - 1)::int) || 0
    INTO bits, missed, tolerated
    FROM listing_conditions(wanted) WITH ORDINALITY AS c (key, condition, n);
  SELECT array_agg(facet_id(g ->> 'kind', facet_name(g ->> 'name'), v)) INTO selected
    FROM jsonb_array_elements(wanted -> 'groups') g CROSS JOIN jsonb_array_elements_text(g -> 'values') v;
  IF words IS NOT NULL THEN
    candidates := ARRAY(SELECT c.product_id FROM search_candidates(in_locale, words) c);
    scope.source := scope.source || ' JOIN unnest($3) AS found (id) ON found.id = l.product_id';
  END IF;
  IF in_category IS NOT NULL THEN
    scope.condition := scope.condition || format(' AND l.facets && %L::bigint[]', ARRAY[facet_id('category', '', in_category::text)]);
  END IF;
  IF EXISTS (SELECT FROM custom_field_definitions WHERE tenant_id = tenant AND is_filterable AND kind IN ('integer', 'decimal')) THEN
    EXECUTE format($ranges$
      SELECT json_agg(json_build_object('kind', 'field', 'name', r.key, 'label', r.name, 'unit', r.unit, 'values', '[]'::json,
        'range', json_build_object('min', lowest, 'max', highest, 'buckets', '[]'::json)) ORDER BY r.position, r.key)
      FROM (
        SELECT f.key, f.name, f.unit, f.position, min((l.numbers ->> f.key)::numeric) AS lowest, max((l.numbers ->> f.key)::numeric) AS highest
        FROM custom_field_definitions f
        JOIN (SELECT l.numbers, %s AS missed FROM %s WHERE %s AND l.numbers <> '{}') l
          ON l.numbers ? f.key AND (l.missed = 0 OR l.missed = ($4 ->> ('number:' || f.key))::int)
        WHERE f.tenant_id = $1 AND f.is_filterable AND f.kind IN ('integer', 'decimal') GROUP BY f.tenant_id, f.id) r$ranges$,
      missed, scope.source, scope.condition)
      INTO ranges USING tenant, in_locale, candidates, bits;
  END IF;
  EXECUTE format($count$
    WITH counted AS MATERIALIZED (
      SELECT facet, missed, count(*) AS n, min(price_minor) AS lowest, max(price_minor) AS highest
      FROM (
        -- OFFSET keeps the conditions out of what follows, where they would be asked once for each of a product's values.
        SELECT l.facets, l.price_minor, %s AS missed FROM %s WHERE %s OFFSET 0) l CROSS JOIN unnest(l.facets) AS facet
      WHERE missed = ANY ($5) GROUP BY facet, missed
    ), named AS MATERIALIZED (
      SELECT v.kind, v.name, v.value, v.swatch, v.position, v.labels -> $2 AS label, v.id = ANY ($6) AS is_selected,
        sum(c.n) FILTER (WHERE c.missed = 0 OR c.missed = ($4 ->> (v.kind || ':' || v.name))::int) AS n,
        sum(c.n) FILTER (WHERE c.missed = 0) AS matching,
        min(c.lowest) FILTER (WHERE c.missed = 0 OR c.missed = ($4 ->> 'price:')::int) AS lowest,
        max(c.highest) FILTER (WHERE c.missed = 0 OR c.missed = ($4 ->> 'price:')::int) AS highest
      FROM (SELECT * FROM counted UNION ALL SELECT s, 0, 0, NULL, NULL FROM unnest($6) s) c
      JOIN facet_values v ON v.tenant_id = $1 AND v.id = c.facet
      GROUP BY v.tenant_id, v.id
    ), best AS (
      SELECT *, row_number() OVER (PARTITION BY kind, name ORDER BY is_selected DESC NULLS LAST, n DESC, value) AS place
      FROM named WHERE kind IN ('availability', 'brand', 'option', 'field', 'tag') AND (n > 0 OR is_selected)
    ), plain AS (
      SELECT b.kind, b.name, max(f.position) AS position, sum(b.n) AS weight,
        json_build_object('kind', b.kind, 'name', b.name,
          'label', coalesce(max(f.name), max(b.label ->> 'name'), b.name), 'unit', coalesce(max(f.unit), ''),
          'values', json_agg(json_build_object('value', b.value, 'label', coalesce(b.label ->> 'value', b.value), 'swatch', b.swatch,
            'count', coalesce(b.n, 0), 'isSelected', coalesce(b.is_selected, false))
            ORDER BY CASE WHEN b.kind IN ('option', 'field') THEN b.position ELSE 0 END, b.n DESC, b.value), 'range', NULL) AS facet
      FROM best b
      LEFT JOIN custom_field_definitions f ON b.kind = 'field' AND f.tenant_id = $1 AND f.key = b.name
      WHERE b.place <= 40 AND (b.kind <> 'field' OR f.is_filterable) GROUP BY b.kind, b.name
    ), shelves AS (
      SELECT json_build_object('kind', 'category', 'name', '', 'label', '', 'unit', '', 'values', json_agg(json_build_object(
          'value', c.slug, 'label', coalesce(nullif(t.name, ''), c.name), 'swatch', NULL, 'count', b.n, 'isSelected', false)
          ORDER BY c.position, c.id), 'range', NULL) AS facet
      FROM named b
      JOIN categories c ON c.tenant_id = $1 AND c.id = b.value::uuid AND c.parent_id IS NOT DISTINCT FROM $7
      LEFT JOIN category_translations t ON t.tenant_id = $1 AND t.category_id = c.id AND t.locale = $2
      WHERE b.kind = 'category' AND b.n > 0 HAVING count(*) > 0
    ), bands AS (
      SELECT value::bigint AS bound, n, ntile(6) OVER (ORDER BY value::bigint) AS tile FROM named WHERE kind = 'price' AND n > 0
    ), buckets AS (
      SELECT tile, min(bound) AS bound, sum(n) AS n FROM bands GROUP BY tile
    ), prices AS (
      SELECT json_build_object('kind', 'price', 'name', '', 'label', '', 'unit', '', 'values', '[]'::json, 'range', json_build_object(
          'min', min(lowest), 'max', max(highest), 'buckets', (
            SELECT json_agg(json_build_object('min', nullif(b.bound, (SELECT min(bound) FROM buckets)), 'max', b.next - 1, 'count', b.n) ORDER BY b.bound)
            FROM (SELECT bound, n, lead(bound) OVER (ORDER BY bound) AS next FROM buckets) b))) AS facet
      FROM named WHERE kind = 'price' AND n > 0 HAVING count(*) > 0
    )
    SELECT '{"total":' || coalesce((SELECT sum(matching) FROM named WHERE kind = 'price'), 0) || ',"facets":['
      || concat_ws(',', (SELECT facet::text FROM shelves), (SELECT facet::text FROM prices),
        (SELECT string_agg(facet::text, ',' ORDER BY array_position(ARRAY['availability', 'brand', 'option', 'field', 'tag'], kind), position,
           weight DESC, name) FILTER (WHERE kind <> 'tag') FROM plain),
        (SELECT string_agg(r::text, ',') FROM json_array_elements($8) r),
        (SELECT facet::text FROM plain WHERE kind = 'tag')) || ']}'$count$,
    missed, scope.source, scope.condition)
    INTO answer USING tenant, in_locale, candidates, bits, tolerated, coalesce(selected, '{}'), in_category, ranges;
  RETURN answer;
END $$;

-- A listing and its facets in one text; null stays null.
CREATE FUNCTION with_facets(listing text, facets text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN left(listing, -1) || ',' || substr(facets, 2);

-- ── Suggestions ─────────────────────────────────────────────────────────────────────────────────────────────────────────

DROP FUNCTION suggest_products(text, text, int);
-- Contract's Suggestions. Products: titles beginning with what was typed, then titles holding such a word, then look-alikes.
-- Categories on show whose name holds a word beginning so. Queries: what others typed in the last 30 days and found something by.
CREATE FUNCTION suggest_products(in_locale text, words text, max_items int) RETURNS text
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp SET pg_trgm.word_similarity_threshold = 0.35 AS $$
DECLARE
  tenant uuid := current_setting('app.tenant_id')::uuid;
  typed text := search_norm(words);
  key text := search_key(words);
  query tsquery := search_query(in_locale, words);
  suggestions text[];
  shelves json;
  queries json;
BEGIN
  EXECUTE $find$
    SELECT array_agg(suggestion ORDER BY kind, position, product_id) FROM (
      SELECT DISTINCT ON (product_id) kind, position, product_id, suggestion FROM (
        (SELECT 1 AS kind, position, product_id, suggestion FROM product_documents
         WHERE tenant_id = $1 AND locale = $2 AND title_norm ^@ $3 ORDER BY title_norm LIMIT $5)
        UNION ALL
        (SELECT 2, position, product_id, suggestion FROM (
           SELECT tsv, position, product_id, suggestion FROM product_documents
           WHERE tenant_id = $1 AND locale = $2 AND tsv @@ $4 LIMIT 300) holding
         ORDER BY ts_rank(tsv, $4) DESC LIMIT $5)) candidates
      ORDER BY product_id, kind) best$find$
    INTO suggestions USING tenant, in_locale, typed, query, max_items;
  IF suggestions IS NULL THEN
    EXECUTE $find$
      SELECT array_agg(suggestion ORDER BY score DESC, product_id) FROM (
        SELECT (SELECT avg(word_similarity(w, title_norm)) FROM unnest($3) w) AS score, product_id, suggestion FROM (
          SELECT title_norm, product_id, suggestion FROM product_documents
          WHERE tenant_id = $1 AND locale = $2 AND title_norm %> ANY ($3) LIMIT 300) similar_titles
        ORDER BY score DESC LIMIT $4) alike$find$
      INTO suggestions USING tenant, in_locale, search_words(words), max_items;
  END IF;
  IF key <> '' THEN
    EXECUTE $find$
      SELECT json_agg(row_to_json(shelf)) FROM (
        SELECT c.id, c.slug, coalesce(nullif(t.name, ''), c.name) AS name
        FROM categories c LEFT JOIN category_translations t ON t.tenant_id = $1 AND t.category_id = c.id AND t.locale = $2
        WHERE c.tenant_id = $1 AND position(' ' || $3 IN ' ' || search_key(coalesce(nullif(t.name, ''), c.name))) > 0
          AND EXISTS (SELECT FROM category_documents d WHERE d.tenant_id = $1 AND d.category_id = c.id)
        ORDER BY c.position, c.id LIMIT 3) shelf$find$
      INTO shelves USING tenant, in_locale, key;
    EXECUTE $find$
      SELECT json_agg(term ORDER BY searches DESC, term) FROM (
        SELECT term, sum(searches) AS searches FROM (
          SELECT term, searches, without_results FROM search_term_days
          WHERE tenant_id = $1 AND term ^@ $2 AND day > current_date - 30 LIMIT 500) recent
        WHERE term <> $2 GROUP BY term HAVING sum(searches) >= 3 AND sum(without_results) = 0
        ORDER BY sum(searches) DESC, term LIMIT 3) popular$find$
      INTO queries USING tenant, key;
  END IF;
  RETURN '{"items":[' || coalesce(array_to_string(suggestions[1:max_items], ','), '') || '],"categories":' || coalesce(shelves::text, '[]')
    || ',"queries":' || coalesce(queries::text, '[]') || '}';
END $$;

-- ── The console's search ────────────────────────────────────────────────────────────────────────────────────────────────

CREATE INDEX orders_emails ON orders USING gin (tenant_id, email gin_trgm_ops);
CREATE INDEX orders_names ON orders USING gin (tenant_id, customer_name gin_trgm_ops);
CREATE INDEX customers_emails ON customers USING gin (tenant_id, email gin_trgm_ops);
CREATE INDEX customers_names ON customers USING gin (tenant_id, (lower(first_name || ' ' || last_name)) gin_trgm_ops);

-- A pattern for ILIKE that finds the words as they stand, their % and _ included.
CREATE FUNCTION containing(words text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN '%' || regexp_replace(words, '([\\%_])', '\\\1', 'g') || '%';

-- Ids of a shop's orders of which the e-mail or the buyer's name contains what was typed, or that have this number.
CREATE FUNCTION find_orders(words text) RETURNS SETOF uuid
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  RETURN QUERY EXECUTE
    'SELECT id FROM orders WHERE tenant_id = $1 AND email ILIKE $2 UNION SELECT id FROM orders WHERE tenant_id = $1 AND customer_name ILIKE $2 '
    'UNION SELECT id FROM orders WHERE tenant_id = $1 AND number = $3'
    USING current_setting('app.tenant_id')::uuid, containing(words), CASE WHEN words ~ '^\d{1,15}$' THEN words::bigint END;
END $$;

-- Ids of a shop's customers whose e-mail or name contains what was typed.
CREATE FUNCTION find_customers(words text) RETURNS SETOF uuid
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  RETURN QUERY EXECUTE
    'SELECT id FROM customers WHERE tenant_id = $1 AND email ILIKE $2 '
    'UNION SELECT id FROM customers WHERE tenant_id = $1 AND lower(first_name || '' '' || last_name) LIKE lower($2)'
    USING current_setting('app.tenant_id')::uuid, containing(words);
END $$;

-- ── Rights ──────────────────────────────────────────────────────────────────────────────────────────────────────────────

GRANT EXECUTE ON FUNCTION facet_id, facet_name, price_band, product_facets, refresh_listing_documents, refresh_facet_labels, translated_value,
  translated_options, translated_specs, translated_choices, image_json(media, text), product_texts, availability(bigint, text),
  variant_documents, public_fields, list_products, search_key, search_wordings, search_products, suggest_products, count_facets, with_facets,
  containing, find_orders, find_customers TO app_user, app_platform;
GRANT EXECUTE ON FUNCTION facet_id, facet_name, listing_conditions, listing_order, listing_scope, search_key, search_wordings, search_candidates,
  search_help, containing TO app_search;
GRANT SELECT ON listing_documents, facet_values, category_documents, search_synonyms, search_rules, search_rule_products, search_term_days,
  custom_field_definitions, category_translations, collection_products TO app_search;
GRANT SELECT (tenant_id, id, slug, name, parent_id, position) ON categories TO app_search;
GRANT SELECT (tenant_id, id, slug, is_published) ON collections TO app_search;
GRANT SELECT (tenant_id, id, number, email, customer_name) ON orders TO app_search;
GRANT SELECT (tenant_id, id, email, first_name, last_name) ON customers TO app_search;

GRANT CREATE ON SCHEMA public TO app_search;
ALTER FUNCTION list_products OWNER TO app_search;
ALTER FUNCTION search_products OWNER TO app_search;
ALTER FUNCTION suggest_products OWNER TO app_search;
ALTER FUNCTION count_facets OWNER TO app_search;
ALTER FUNCTION find_orders OWNER TO app_search;
ALTER FUNCTION find_customers OWNER TO app_search;
REVOKE CREATE ON SCHEMA public FROM app_search;

-- ── What is there already ───────────────────────────────────────────────────────────────────────────────────────────────

-- Shop by shop, for the owner sees a shop's rows only from inside it.
DO $$
DECLARE
  shop uuid;
BEGIN
  FOR shop IN SELECT id FROM platform.tenants LOOP
    PERFORM set_config('app.tenant_id', shop::text, true);
    PERFORM refresh_product_documents(ARRAY(SELECT id FROM products WHERE tenant_id = shop));
  END LOOP;
END $$;
