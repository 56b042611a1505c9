-- The storefront's read model: functions that build it from the tables, and the searches over it.

-- Cards stay in their row, uncompressed: a listing reads 24 of them, and fetching each from the TOAST table doubled its time.
ALTER TABLE product_documents SET (toast_tuple_target = 4080);
ALTER TABLE product_documents ALTER COLUMN card SET STORAGE MAIN;
ALTER TABLE product_documents ALTER COLUMN detail SET STORAGE EXTERNAL;
COMMENT ON COLUMN product_documents.card IS
  'ProductCard as JSON text without isNew and without the closing brace: isNew depends on the clock. Close it with close_document().';
COMMENT ON COLUMN product_documents.detail IS 'Product, left open like card.';
-- Which products on sale stand in a category or below it, once each: listings and counts read this alone.
CREATE TABLE category_documents (
  tenant_id uuid NOT NULL REFERENCES platform.tenants (id) ON DELETE CASCADE,
  category_id uuid NOT NULL,
  product_id uuid NOT NULL,
  position int NOT NULL,
  PRIMARY KEY (tenant_id, category_id, product_id),
  FOREIGN KEY (tenant_id, category_id) REFERENCES categories (tenant_id, id) ON DELETE CASCADE,
  FOREIGN KEY (tenant_id, product_id) REFERENCES products (tenant_id, id) ON DELETE CASCADE
);
CREATE INDEX category_documents_order ON category_documents (tenant_id, category_id, position, product_id);
CREATE INDEX category_documents_product ON category_documents (tenant_id, product_id);
CALL platform.isolate('category_documents');

CREATE INDEX products_created ON products (tenant_id, created_at DESC, id);
CREATE INDEX products_title ON products (tenant_id, (lower(title) COLLATE "C"), id);
CREATE INDEX products_position ON products (tenant_id, position);
CREATE INDEX product_documents_brand ON product_documents (tenant_id, locale, brand, position, product_id);

-- JSON of contract's Money; null for null.
CREATE FUNCTION money_json(amount_minor bigint, currency text) RETURNS json LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN ('{"amount":' || amount_minor || ',"currency":"' || currency || '"}')::json;

-- JSON of contract's Image; null for null.
CREATE FUNCTION image_json(picture media) RETURNS json LANGUAGE sql STABLE PARALLEL SAFE
  RETURN CASE WHEN picture.id IS NOT NULL THEN
    ('{"id":"' || picture.id || '","url":"/media/' || picture.tenant_id || '/' || picture.storage_key
      || '","width":' || picture.width || ',"height":' || picture.height || ',"alt":' || to_json(picture.alt)
      || ',"color":"' || picture.color || '","focalX":' || picture.focal_x || ',"focalY":' || picture.focal_y || '}')::json
  END;

-- ISO 8601 in UTC with milliseconds, as the contract's timestamps are.
CREATE FUNCTION iso(moment timestamptz) RETURNS text LANGUAGE sql STABLE PARALLEL SAFE
  RETURN to_char(moment AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"');

-- Contract's Availability. Null units: digital, never runs out. The threshold is the contract's lowStockThreshold.
CREATE FUNCTION availability(free bigint) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN CASE WHEN free IS NULL OR free > 5 THEN 'in_stock' WHEN free > 0 THEN 'low_stock' ELSE 'out_of_stock' END;

-- The position a list's page ended at, as clients send it back: base64url of a JSON array.
CREATE FUNCTION encode_cursor("position" json) RETURNS text LANGUAGE sql STABLE PARALLEL SAFE
  RETURN rtrim(translate(replace(encode(convert_to("position"::text, 'UTF8'), 'base64'), E'\n', ''), '+/', '-_'), '=');

-- Completes a card or detail; products are new for 30 days.
CREATE FUNCTION close_document(document text, published_at timestamptz) RETURNS text LANGUAGE sql STABLE PARALLEL SAFE
  RETURN document || CASE WHEN published_at > now() - interval '30 days' THEN ',"isNew":true}' ELSE ',"isNew":false}' END;

-- The dictionary of a shop's language; words are compared whole where there is none.
CREATE FUNCTION search_config(locale text) RETURNS regconfig LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN (CASE left(locale, 2)
    WHEN 'en' THEN 'pg_catalog.english' WHEN 'de' THEN 'pg_catalog.german' WHEN 'fr' THEN 'pg_catalog.french'
    WHEN 'es' THEN 'pg_catalog.spanish' WHEN 'it' THEN 'pg_catalog.italian' WHEN 'nl' THEN 'pg_catalog.dutch'
    WHEN 'sv' THEN 'pg_catalog.swedish' WHEN 'da' THEN 'pg_catalog.danish' WHEN 'nb' THEN 'pg_catalog.norwegian'
    WHEN 'no' THEN 'pg_catalog.norwegian' WHEN 'pt' THEN 'pg_catalog.portuguese' WHEN 'fi' THEN 'pg_catalog.finnish'
    ELSE 'pg_catalog.simple' END)::regconfig;

-- Words of a text in a shop's language, accents ignored.
CREATE FUNCTION search_vector(locale text, words text) RETURNS tsvector LANGUAGE sql STABLE PARALLEL SAFE
  RETURN to_tsvector(search_config(locale), unaccent(words));

-- How titles and typed words are compared: lower case, without accents.
CREATE FUNCTION search_norm(words text) RETURNS text LANGUAGE sql STABLE PARALLEL SAFE
  RETURN lower(unaccent(words));

-- What a variant's page line says, per variant of the given products: contract's Variant, with what the card derives from it.
CREATE FUNCTION variant_documents(product_ids uuid[]) RETURNS TABLE (
  product_id uuid, variant_id uuid, "position" int, price_minor bigint, compare_at_minor bigint, availability text, words text, document json
) LANGUAGE sql STABLE AS $$
  SELECT v.product_id, v.id, v.position, v.price_minor, v.compare_at_minor, stock.availability,
    v.sku || ' ' || array_to_string(v.option_values, ' '),
    (SELECT row_to_json(line) FROM (SELECT
      v.id, v.sku, v.barcode,
      CASE WHEN cardinality(v.option_values) = 0 THEN p.title ELSE array_to_string(v.option_values, ' / ') END AS title,
      v.option_values AS "optionValues",
      money_json(v.price_minor, s.currency) AS price,
      money_json(v.compare_at_minor, s.currency) AS "compareAtPrice",
      stock.availability,
      v.weight_grams AS "weightGrams",
      v.media_id AS "imageId") line)
  FROM variants v
  JOIN products p ON p.tenant_id = v.tenant_id AND p.id = v.product_id
  JOIN shop_settings s ON s.tenant_id = v.tenant_id
  CROSS JOIN LATERAL (
    SELECT availability(CASE WHEN p.is_digital THEN NULL ELSE coalesce(sum(l.on_hand - l.reserved), 0) END) AS availability
    FROM stock_levels l WHERE l.tenant_id = v.tenant_id AND l.variant_id = v.id) stock
  WHERE v.tenant_id = (SELECT current_setting('app.tenant_id')::uuid) AND v.product_id = ANY (product_ids) AND v.is_active
$$;

-- Documents of the given products as the tables say they should be; products not on sale have none.
CREATE FUNCTION build_product_documents(product_ids uuid[]) RETURNS SETOF product_documents LANGUAGE sql STABLE AS $$
  WITH lines AS MATERIALIZED (
    SELECT * FROM variant_documents(product_ids)
  ), offers AS (
    SELECT product_id, count(*) AS variant_count, min(price_minor) AS price_minor, max(price_minor) AS price_max_minor,
      (array_agg(CASE WHEN compare_at_minor > price_minor THEN compare_at_minor END ORDER BY price_minor, position))[1] AS compare_at_minor,
      CASE WHEN bool_or(availability = 'in_stock') THEN 'in_stock'
           WHEN bool_or(availability = 'low_stock') THEN 'low_stock' ELSE 'out_of_stock' END AS availability,
      (array_agg(variant_id ORDER BY availability = 'out_of_stock', position, variant_id))[1] AS default_variant_id,
      json_agg(document ORDER BY position, variant_id) AS variants,
      string_agg(words, ' ') AS words
    FROM lines GROUP BY product_id
  ), pictures AS (
    SELECT pm.product_id, json_agg(image_json(m) ORDER BY pm.position, m.id) AS images
    FROM product_media pm JOIN media m ON m.tenant_id = pm.tenant_id AND m.id = pm.media_id
    WHERE pm.tenant_id = (SELECT current_setting('app.tenant_id')::uuid) AND pm.product_id = ANY (product_ids) AND m.kind = 'image'
    GROUP BY pm.product_id
  ), shelves AS (
    SELECT pc.product_id, json_agg(json_build_object('id', c.id, 'slug', c.slug, 'name', c.name) ORDER BY c.position, c.id) AS categories
    FROM product_categories pc JOIN categories c ON c.tenant_id = pc.tenant_id AND c.id = pc.category_id
    WHERE pc.tenant_id = (SELECT current_setting('app.tenant_id')::uuid) AND pc.product_id = ANY (product_ids)
    GROUP BY pc.product_id
  )
  SELECT p.tenant_id, s.locale, p.id, p.slug, p.title, search_norm(p.title), p.brand, o.price_minor,
    o.availability <> 'out_of_stock', p.position, p.published_at, p.version,
    setweight(search_vector(s.locale, p.title), 'A')
      || setweight(search_vector(s.locale, p.brand || ' ' || p.subtitle || ' ' || array_to_string(p.tags, ' ')), 'B')
      || setweight(search_vector(s.locale, coalesce(specs.words, '') || ' ' || coalesce(o.words, '')), 'C')
      || setweight(search_vector(s.locale, regexp_replace(p.description_html, '<[^>]*>', ' ', 'g')), 'D'),
    left(head.json, -1) || ',"specs":' || specs.first_three,
    left(head.json, -1) || ',"specs":' || specs.every || ',' || substr(tail.json, 2, length(tail.json) - 2),
    row_to_json(suggestion)::text
  FROM products p
  JOIN shop_settings s ON s.tenant_id = p.tenant_id
  JOIN offers o ON o.product_id = p.id
  LEFT JOIN pictures i ON i.product_id = p.id
  LEFT JOIN shelves c ON c.product_id = p.id
  CROSS JOIN LATERAL (
    SELECT coalesce(json_agg(spec ORDER BY n) FILTER (WHERE n <= 3), '[]')::text AS first_three,
      coalesce(json_agg(spec ORDER BY n), '[]')::text AS every, string_agg(spec ->> 'value', ' ') AS words
    FROM jsonb_array_elements(p.specs) WITH ORDINALITY AS line (spec, n)) specs
  CROSS JOIN LATERAL (
    SELECT row_to_json(fields)::text AS json FROM (SELECT
      p.id, p.slug, p.title, p.subtitle, p.brand,
      money_json(o.price_minor, s.currency) AS price,
      money_json(o.price_max_minor, s.currency) AS "priceMax",
      money_json(o.compare_at_minor, s.currency) AS "compareAtPrice",
      o.availability,
      p.is_digital AS "isDigital",
      i.images -> 0 AS image, i.images -> 1 AS "secondImage",
      p.options, o.variant_count AS "variantCount", o.default_variant_id AS "defaultVariantId") fields) head
  CROSS JOIN LATERAL (
    SELECT row_to_json(fields)::text AS json FROM (SELECT
      p.description_html AS "descriptionHtml",
      coalesce(i.images, '[]') AS images, o.variants,
      coalesce(c.categories, '[]') AS categories, p.tags,
      json_build_object('title', p.seo_title, 'description', p.seo_description) AS seo,
      p.version, iso(p.updated_at) AS "updatedAt") fields) tail
  CROSS JOIN LATERAL (
    SELECT p.id, p.slug, p.title, money_json(o.price_minor, s.currency) AS price, i.images -> 0 AS image) suggestion
  WHERE p.tenant_id = (SELECT current_setting('app.tenant_id')::uuid) AND p.id = ANY (product_ids)
    AND p.status = 'active' AND p.published_at <= now()
$$;

-- What a shopper could be misled by in an old page: prices and availability of every variant.
CREATE FUNCTION document_offer(detail text) RETURNS jsonb LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN jsonb_path_query_array((detail || '}')::jsonb, '$.variants[*].price')
    || jsonb_path_query_array((detail || '}')::jsonb, '$.variants[*].compareAtPrice')
    || jsonb_path_query_array((detail || '}')::jsonb, '$.variants[*].availability');

-- Where the given products stand: each of their categories and those above, at its best place there.
CREATE FUNCTION refresh_category_documents(product_ids uuid[]) RETURNS void LANGUAGE sql VOLATILE AS $$
  WITH RECURSIVE above AS (
    SELECT pc.product_id, pc.category_id, pc.position
    FROM product_categories pc
    JOIN product_documents d ON d.tenant_id = pc.tenant_id AND d.product_id = pc.product_id
    WHERE pc.tenant_id = (SELECT current_setting('app.tenant_id')::uuid) AND pc.product_id = ANY (product_ids)
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
  ON CONFLICT (tenant_id, category_id, product_id) DO UPDATE SET position = EXCLUDED.position WHERE d.position <> EXCLUDED.position
$$;

-- Brings documents in line with the tables; returns the products whose document changed. `is_hard`: price, availability, address
-- or being on sale changed, so that an old page must not be shown once more.
CREATE FUNCTION refresh_product_documents(product_ids uuid[]) RETURNS TABLE (product_id uuid, slug text, is_hard boolean)
LANGUAGE plpgsql VOLATILE AS $$
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
      card = EXCLUDED.card, detail = EXCLUDED.detail, suggestion = EXCLUDED.suggestion
    WHERE (d.detail, d.tsv, d.position, d.published_at)
      IS DISTINCT FROM (EXCLUDED.detail, EXCLUDED.tsv, EXCLUDED.position, EXCLUDED.published_at)
    RETURNING d.product_id, d.slug, d.detail
  )
  SELECT g.product_id, g.slug, true FROM gone g WHERE g.product_id NOT IN (SELECT k.product_id FROM kept k)
  UNION ALL
  SELECT k.product_id, k.slug, o.product_id IS NULL OR o.slug <> k.slug OR document_offer(o.detail) <> document_offer(k.detail)
  FROM kept k LEFT JOIN stale o ON o.product_id = k.product_id;
  PERFORM refresh_category_documents(product_ids);
END $$;

-- Documents are kept in the shop's language, words stemmed accordingly.
CREATE FUNCTION follow_shop_locale() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM refresh_product_documents(ARRAY(SELECT id FROM products WHERE tenant_id = NEW.tenant_id));
  RETURN NULL;
END $$;
CREATE TRIGGER shop_locale AFTER UPDATE OF locale ON shop_settings
  FOR EACH ROW WHEN (OLD.locale IS DISTINCT FROM NEW.locale) EXECUTE FUNCTION follow_shop_locale();

-- ── Search ──────────────────────────────────────────────────────────────────────────────────────────────────────────────
-- `@@`, `<%` and ILIKE are not leakproof, so the planner never uses their indexes under row-level security (210 ms instead of 3 ms at
-- 100,000 products). These functions run as app_search, which bypasses it; they take the tenant from the transaction, never from
-- the caller, and hand out finished JSON. Limits keep one shop's broad query from costing more than a few milliseconds.

CREATE INDEX products_titles ON products USING gin (tenant_id, title gin_trgm_ops);
CREATE INDEX products_brands ON products USING gin (tenant_id, brand gin_trgm_ops);
CREATE INDEX variants_skus ON variants USING gin (tenant_id, sku gin_trgm_ops);

-- What was typed, word by word, as titles are compared; at least one, perhaps empty.
CREATE FUNCTION search_words(words text) RETURNS text[] LANGUAGE sql STABLE PARALLEL SAFE
  RETURN regexp_split_to_array(trim(regexp_replace(search_norm(words), '[^[:alnum:]]+', ' ', 'g')), ' ');

-- All words must occur; the last may be unfinished.
CREATE FUNCTION search_query(locale text, words text) RETURNS tsquery LANGUAGE plpgsql STABLE AS $$
DECLARE
  typed text[] := search_words(words);
  last_word text := typed[cardinality(typed)];
BEGIN
  IF last_word = '' THEN
    RETURN plainto_tsquery(search_config(locale), '');
  END IF;
  RETURN plainto_tsquery(search_config(locale), array_to_string(trim_array(typed, 1), ' '))
    && to_tsquery(search_config(locale), last_word || ':*');
END $$;

-- A listing of contract's ProductCard, best first: by words, else by likeness of the title. `skip` is the cursor.
CREATE FUNCTION search_products(in_locale text, words text, max_items int, skip int, with_total boolean) RETURNS text
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp SET pg_trgm.word_similarity_threshold = 0.35 AS $$
DECLARE
  tenant uuid := current_setting('app.tenant_id')::uuid;
  query tsquery := search_query(in_locale, words);
  listing constant text := $listing$
    SELECT count(*), '{"items":['
      || coalesce(string_agg(close_document(card, published_at), ',' ORDER BY n) FILTER (WHERE n > $5 AND n <= $5 + $4), '')
      || '],"nextCursor":' || CASE WHEN count(*) > $5 + $4 THEN '"' || encode_cursor(json_build_array($5 + $4)) || '"' ELSE 'null' END
      || CASE WHEN $6 THEN ',"total":' || count(*) ELSE '' END || '}'
    FROM (SELECT row_number() OVER (ORDER BY score DESC, position, product_id) AS n, card, published_at FROM (%s) found) ranked$listing$;
  by_words constant text := 'SELECT ts_rank(tsv, $3) AS score, position, product_id, card, published_at FROM product_documents '
    'WHERE tenant_id = $1 AND locale = $2 AND tsv @@ $3 LIMIT 2000';
  -- What is much less alike than the best is left out.
  by_likeness constant text := 'SELECT * FROM (SELECT *, max(score) OVER () AS best FROM ('
    'SELECT (SELECT avg(word_similarity(w, title_norm)) FROM unnest($7) w) AS score, position, product_id, card, published_at '
    'FROM product_documents WHERE tenant_id = $1 AND locale = $2 AND title_norm %> ANY ($7) LIMIT 500) alike) compared '
    'WHERE score >= 0.8 * best';
  found bigint;
  page text;
BEGIN
  EXECUTE format(listing, by_words) INTO found, page USING tenant, in_locale, query, max_items, skip, with_total;
  IF found = 0 THEN
    EXECUTE format(listing, by_likeness) INTO found, page
      USING tenant, in_locale, query, max_items, skip, with_total, search_words(words);
  END IF;
  RETURN page;
END $$;

-- Contract's Suggestions: titles beginning with what was typed, then titles holding such a word, then look-alikes.
CREATE FUNCTION suggest_products(in_locale text, words text, max_items int) RETURNS text
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp SET pg_trgm.word_similarity_threshold = 0.35 AS $$
DECLARE
  tenant uuid := current_setting('app.tenant_id')::uuid;
  typed text := search_norm(words);
  query tsquery := search_query(in_locale, words);
  suggestions text[];
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
  RETURN '{"items":[' || coalesce(array_to_string(suggestions[1:max_items], ','), '') || ']}';
END $$;

-- Ids of a shop's products, drafts included, whose title, brand or a SKU contains what was typed.
CREATE FUNCTION find_products(words text) RETURNS SETOF uuid
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  pattern text := '%' || regexp_replace(words, '([\\%_])', '\\\1', 'g') || '%';
BEGIN
  RETURN QUERY EXECUTE
    'SELECT id FROM products WHERE tenant_id = $1 AND title ILIKE $2 UNION SELECT id FROM products WHERE tenant_id = $1 AND brand ILIKE $2 '
    'UNION SELECT product_id FROM variants WHERE tenant_id = $1 AND sku ILIKE $2'
    USING current_setting('app.tenant_id')::uuid, pattern;
END $$;

GRANT EXECUTE ON FUNCTION money_json, image_json, iso, availability, encode_cursor, close_document, search_config, search_vector, search_norm,
  search_words, search_query, variant_documents, build_product_documents, document_offer, refresh_category_documents, refresh_product_documents, search_products,
  suggest_products, find_products TO app_user, app_platform;
GRANT EXECUTE ON FUNCTION encode_cursor, close_document, search_config, search_norm, search_words, search_query TO app_search;
GRANT SELECT ON product_documents TO app_search;
GRANT SELECT (tenant_id, id, title, brand) ON products TO app_search;
GRANT SELECT (tenant_id, product_id, sku) ON variants TO app_search;

-- A new owner must be able to create in the schema at the moment of taking over.
GRANT CREATE ON SCHEMA public TO app_search;
ALTER FUNCTION search_products OWNER TO app_search;
ALTER FUNCTION suggest_products OWNER TO app_search;
ALTER FUNCTION find_products OWNER TO app_search;
REVOKE CREATE ON SCHEMA public FROM app_search;
