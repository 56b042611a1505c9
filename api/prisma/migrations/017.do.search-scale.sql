-- Listings of large shops: categories in every order along an index, counts of what a listing can be narrowed by kept beside it.

-- A function below sets a parameter of pg_trgm, which is known once its library is loaded.
DO $$ BEGIN PERFORM similarity('', ''); END $$;

-- Documents of given products in every language, and what goes with a deleted product: without it, refreshing five hundred products
-- of a shop of 50,000 took five seconds, all but half a second of it looking for their documents.
CREATE INDEX product_documents_product ON product_documents (tenant_id, product_id);

-- ── Categories by price and by age ──────────────────────────────────────────────────────────────────────────────────────
-- A category of 20,000 products was sorted as a whole for one page by price: 110 ms. Walking an index takes one.

ALTER TABLE category_documents
  ADD price_minor bigint NOT NULL DEFAULT 0,
  ADD published_at timestamptz NOT NULL DEFAULT now();

-- As in 013, with what a category's page may be ordered by.
CREATE OR REPLACE FUNCTION refresh_category_documents(product_ids uuid[]) RETURNS void LANGUAGE plpgsql VOLATILE AS $$
BEGIN
  WITH RECURSIVE shown AS MATERIALIZED (
    SELECT d.product_id, d.price_minor, d.published_at
    FROM shop_settings s JOIN product_documents d ON d.tenant_id = s.tenant_id AND d.locale = s.locale
    WHERE s.tenant_id = (SELECT current_setting('app.tenant_id')::uuid) AND d.product_id = ANY (product_ids)
  ), above AS (
    SELECT pc.product_id, pc.category_id, pc.position
    FROM product_categories pc JOIN shown ON shown.product_id = pc.product_id
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
  INSERT INTO category_documents AS d (tenant_id, category_id, product_id, position, price_minor, published_at)
  SELECT current_setting('app.tenant_id')::uuid, category_id, product_id, position, price_minor, published_at
  FROM wanted JOIN shown USING (product_id)
  ON CONFLICT (tenant_id, category_id, product_id) DO UPDATE
  SET position = EXCLUDED.position, price_minor = EXCLUDED.price_minor, published_at = EXCLUDED.published_at
  WHERE (d.position, d.price_minor, d.published_at) IS DISTINCT FROM (EXCLUDED.position, EXCLUDED.price_minor, EXCLUDED.published_at);
  PERFORM refresh_listing_documents(product_ids);
  IF EXISTS (SELECT FROM shop_locales WHERE tenant_id = (SELECT current_setting('app.tenant_id')::uuid)) THEN
    PERFORM refresh_facet_labels(product_ids);
  END IF;
END $$;

-- Shop by shop, for the owner sees a shop's rows only from inside it.
DO $$
DECLARE
  shop uuid;
BEGIN
  FOR shop IN SELECT id FROM platform.tenants LOOP
    PERFORM set_config('app.tenant_id', shop::text, true);
    UPDATE category_documents c SET price_minor = d.price_minor, published_at = d.published_at
    FROM shop_settings s JOIN product_documents d ON d.tenant_id = s.tenant_id AND d.locale = s.locale
    WHERE s.tenant_id = shop AND c.tenant_id = shop AND c.product_id = d.product_id;
  END LOOP;
END $$;

ALTER TABLE category_documents ALTER price_minor DROP DEFAULT, ALTER published_at DROP DEFAULT;
CREATE INDEX category_documents_price ON category_documents (tenant_id, category_id, price_minor, product_id);
CREATE INDEX category_documents_newest ON category_documents (tenant_id, category_id, published_at DESC, product_id);

-- As in 016; in a category, orders its own rows have are taken from them.
CREATE OR REPLACE FUNCTION listing_order(sort text, in_category uuid, OUT expression text, OUT kind text, OUT direction text)
LANGUAGE sql IMMUTABLE AS $$
  SELECT CASE sort WHEN 'title' THEN 'l.title_norm' WHEN 'byHand' THEN 'picked.position' ELSE
      CASE WHEN in_category IS NULL THEN 'l.' ELSE 'shelf.' END
        || CASE sort WHEN '-publishedAt' THEN 'published_at' WHEN 'price' THEN 'price_minor' WHEN '-price' THEN 'price_minor' ELSE 'position' END END,
    CASE sort WHEN '-publishedAt' THEN 'timestamptz' WHEN 'price' THEN 'bigint' WHEN '-price' THEN 'bigint' WHEN 'title' THEN 'text' ELSE 'int' END,
    CASE WHEN left(sort, 1) = '-' THEN 'DESC' ELSE 'ASC' END
$$;

-- ── Counts that are kept ────────────────────────────────────────────────────────────────────────────────────────────────

-- How many products of a large listing there are for each facet value; a worker counts anew after changes. A place is the whole
-- shop (no category, no collection: all zeros), a category or a collection; places without rows are counted when asked.
-- Products are the same in every language, so that these are, too.
CREATE TABLE facet_counts (
  tenant_id uuid NOT NULL REFERENCES platform.tenants (id) ON DELETE CASCADE,
  place uuid NOT NULL,
  facet bigint NOT NULL,
  products int NOT NULL CHECK (products > 0),
  price_min bigint NOT NULL,
  price_max bigint NOT NULL,
  -- Of a custom field that holds numbers.
  number_min double precision,
  number_max double precision,
  PRIMARY KEY (tenant_id, place, facet)
);
CALL platform.isolate('facet_counts');

-- The place of a listing that nothing narrows.
CREATE FUNCTION whole_shop() RETURNS uuid LANGUAGE sql IMMUTABLE PARALLEL SAFE RETURN '00000000-0000-0000-0000-000000000000'::uuid;

-- What facet_counts should hold of a place.
CREATE FUNCTION count_place(in_place uuid) RETURNS TABLE (
  facet bigint, products int, price_min bigint, price_max bigint, number_min double precision, number_max double precision
) LANGUAGE plpgsql STABLE SET work_mem = '64MB' AS $$
DECLARE
  standing constant text := ' JOIN (SELECT product_id FROM category_documents WHERE tenant_id = $1 AND category_id = $2 '
    'UNION ALL SELECT product_id FROM collection_products WHERE tenant_id = $1 AND collection_id = $2) here USING (product_id)';
BEGIN
  RETURN QUERY EXECUTE format($count$
    WITH shown AS MATERIALIZED (
      SELECT l.facets, l.price_minor, l.numbers
      FROM shop_settings s JOIN listing_documents l ON l.tenant_id = s.tenant_id AND l.locale = s.locale %s
      WHERE s.tenant_id = $1
    ), numbers AS MATERIALIZED (
      SELECT facet_id('number', n.key, '') AS facet, min(n.value::double precision) AS lowest, max(n.value::double precision) AS highest
      FROM shown CROSS JOIN jsonb_each_text(numbers) n WHERE numbers <> '{}' GROUP BY n.key
    )
    SELECT c.facet, c.products, c.price_min, c.price_max, n.lowest, n.highest
    FROM (
      SELECT f.facet, count(*)::int AS products, min(price_minor) AS price_min, max(price_minor) AS price_max
      FROM (SELECT unnest(facets) AS facet, price_minor FROM shown) f GROUP BY f.facet) c
    LEFT JOIN numbers n ON n.facet = c.facet$count$, CASE WHEN in_place = whole_shop() THEN '' ELSE standing END)
    USING current_setting('app.tenant_id')::uuid, in_place;
END $$;

-- Places that hold at least so many products.
CREATE FUNCTION large_places(at_least int) RETURNS SETOF uuid LANGUAGE plpgsql STABLE AS $$
DECLARE
  tenant uuid := current_setting('app.tenant_id')::uuid;
BEGIN
  RETURN QUERY
  SELECT whole_shop() WHERE EXISTS (
    SELECT FROM listing_documents l JOIN shop_settings s ON s.tenant_id = l.tenant_id AND s.locale = l.locale
    WHERE l.tenant_id = tenant OFFSET at_least - 1)
  UNION ALL
  SELECT category_id FROM category_documents WHERE tenant_id = tenant GROUP BY category_id HAVING count(*) >= at_least
  UNION ALL
  SELECT collection_id FROM collection_products WHERE tenant_id = tenant GROUP BY collection_id HAVING count(*) >= at_least;
END $$;

-- Brings the kept counts of a place in line; tells how many changed.
CREATE FUNCTION keep_counts(in_place uuid) RETURNS int LANGUAGE plpgsql VOLATILE AS $$
DECLARE
  changed int;
BEGIN
  WITH fresh AS MATERIALIZED (
    SELECT * FROM count_place(in_place)
  ), gone AS (
    DELETE FROM facet_counts k
    WHERE k.tenant_id = (SELECT current_setting('app.tenant_id')::uuid) AND k.place = in_place
      AND NOT EXISTS (SELECT FROM fresh f WHERE f.facet = k.facet)
    RETURNING 1
  ), kept AS (
    INSERT INTO facet_counts AS k (tenant_id, place, facet, products, price_min, price_max, number_min, number_max)
    SELECT current_setting('app.tenant_id')::uuid, in_place, * FROM fresh
    ON CONFLICT (tenant_id, place, facet) DO UPDATE SET products = EXCLUDED.products, price_min = EXCLUDED.price_min,
      price_max = EXCLUDED.price_max, number_min = EXCLUDED.number_min, number_max = EXCLUDED.number_max
    WHERE (k.products, k.price_min, k.price_max, k.number_min, k.number_max)
      IS DISTINCT FROM (EXCLUDED.products, EXCLUDED.price_min, EXCLUDED.price_max, EXCLUDED.number_min, EXCLUDED.number_max)
    RETURNING 1
  )
  SELECT (SELECT count(*) FROM gone) + (SELECT count(*) FROM kept) INTO changed;
  RETURN changed;
END $$;

-- ── Counting ────────────────────────────────────────────────────────────────────────────────────────────────────────────

-- SQL that counts what one facet, or every facet without a choice, leaves: (part, facet, n, lowest, highest), for $1 the shop, $2 the
-- language, $3 what words found. `only`: the facet values to count, null for all.
CREATE FUNCTION facet_part(part text, source text, condition text, only_values bigint[]) RETURNS text LANGUAGE sql IMMUTABLE
  -- Unnested while selecting: as a table of its own, a product's values took twice as long.
  RETURN format('SELECT %L::text AS part, facet, count(*) AS n, min(price_minor) AS lowest, max(price_minor) AS highest '
    'FROM (SELECT unnest(l.facets) AS facet, l.price_minor FROM %s WHERE %s) l %s GROUP BY facet',
    part, source, condition, CASE WHEN only_values IS NULL THEN '' ELSE format('WHERE facet = ANY (%L::bigint[])', only_values) END);

-- Likewise for custom fields that hold numbers: (part, key, lowest, highest).
CREATE FUNCTION number_part(part text, source text, condition text) RETURNS text LANGUAGE sql IMMUTABLE
  RETURN format('SELECT %L::text AS part, n.key, min(n.value::numeric) AS lowest, max(n.value::numeric) AS highest '
    'FROM (SELECT l.numbers FROM %s WHERE %s AND l.numbers <> ''{}'' OFFSET 0) l CROSS JOIN jsonb_each_text(l.numbers) n GROUP BY n.key',
    part, source, condition);

-- What is chosen of a listing: by the key of its facet, the SQL condition and the conditions of all others (null: there are none),
-- and the values the facet has in the shop.
CREATE FUNCTION facet_choices(tenant uuid, wanted jsonb) RETURNS TABLE (key text, others text, only_values bigint[])
LANGUAGE sql STABLE AS $$
  WITH chosen AS MATERIALIZED (SELECT * FROM listing_conditions(wanted))
  SELECT c.key, (SELECT string_agg(o.condition, ' AND ') FROM chosen o WHERE o.key <> c.key),
    ARRAY(SELECT v.id FROM facet_values v WHERE v.tenant_id = tenant AND v.kind || ':' || v.name = c.key)
  FROM chosen c
$$;

-- Contract's Facets from SQL that counts: `facet_parts` (part, facet, n, lowest, highest) and `number_parts` (part, key, lowest, highest;
-- null: no custom field holds numbers), for $1 the shop, $2 the language, $3 `candidates`. Runs with its caller's rights.
CREATE FUNCTION present_facets(in_locale text, wanted jsonb, facet_parts text, number_parts text, candidates uuid[]) RETURNS text
LANGUAGE plpgsql STABLE AS $$
DECLARE
  tenant uuid := current_setting('app.tenant_id')::uuid;
  in_category uuid := (SELECT id FROM categories WHERE tenant_id = tenant AND slug = wanted ->> 'category');
  keys text[] := ARRAY(SELECT key FROM listing_conditions(wanted));
  selected bigint[] := ARRAY(
    SELECT facet_id(g ->> 'kind', facet_name(g ->> 'name'), v)
    FROM jsonb_array_elements(wanted -> 'groups') g CROSS JOIN jsonb_array_elements_text(g -> 'values') v);
  ranges json;
  answer text;
BEGIN
  IF number_parts IS NOT NULL THEN
    EXECUTE format($ranges$
      SELECT json_agg(json_build_object('kind', 'field', 'name', f.key, 'label', f.name, 'unit', f.unit, 'values', '[]'::json,
        'range', json_build_object('min', r.lowest, 'max', r.highest, 'buckets', '[]'::json)) ORDER BY f.position, f.key)
      FROM custom_field_definitions f
      JOIN (%s) r ON r.key = f.key AND r.part = CASE WHEN 'number:' || f.key = ANY ($4) THEN 'number:' || f.key ELSE '' END
      WHERE f.tenant_id = $1 AND f.is_filterable AND f.kind IN ('integer', 'decimal')$ranges$, number_parts)
      INTO ranges USING tenant, in_locale, candidates, keys;
  END IF;
  EXECUTE format($count$
    WITH counted AS MATERIALIZED (
      %s
    ), named AS MATERIALIZED (
      SELECT v.kind, v.name, v.value, v.swatch, v.position, v.labels -> $2 AS label, v.id = ANY ($5) AS is_selected,
        sum(c.n) FILTER (WHERE c.part = own.part) AS n,
        sum(c.n) FILTER (WHERE c.part = '') AS matching,
        min(c.lowest) FILTER (WHERE c.part = own.part) AS lowest,
        max(c.highest) FILTER (WHERE c.part = own.part) AS highest
      FROM (SELECT * FROM counted UNION ALL SELECT '', s, 0, NULL, NULL FROM unnest($5) s) c
      JOIN facet_values v ON v.tenant_id = $1 AND v.id = c.facet
      CROSS JOIN LATERAL (SELECT CASE WHEN v.kind || ':' || v.name = ANY ($4) THEN v.kind || ':' || v.name ELSE '' END AS part) own
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
      JOIN categories c ON c.tenant_id = $1 AND c.id = b.value::uuid AND c.parent_id IS NOT DISTINCT FROM $6
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
        (SELECT string_agg(r::text, ',') FROM json_array_elements($7) r),
        (SELECT facet::text FROM plain WHERE kind = 'tag')) || ']}'$count$, facet_parts)
    INTO answer USING tenant, in_locale, candidates, keys, selected, in_category, ranges;
  RETURN answer;
END $$;

-- Contract's Facets of a listing, or of what words find: `{"total": n, "facets": [...]}`. A product counts for a value when it matches
-- everything asked for outside the value's own facet: one part for what is left, and one for each facet with a choice, which
-- counts that facet's values alone. Parts that nothing narrows are read from facet_counts where it has them.
-- Null when the category does not exist.
DROP FUNCTION count_facets(text, text, jsonb);
CREATE FUNCTION count_facets(in_locale text, words text, wanted jsonb) RETURNS text
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp SET pg_trgm.word_similarity_threshold = 0.35
SET enable_seqscan = off SET work_mem = '32MB' AS $$
DECLARE
  tenant uuid := current_setting('app.tenant_id')::uuid;
  in_category uuid := (SELECT id FROM categories WHERE tenant_id = tenant AND slug = wanted ->> 'category');
  in_collection uuid := (SELECT id FROM collections WHERE tenant_id = tenant AND slug = wanted ->> 'collection' AND is_published);
  kept_place uuid := CASE WHEN words IS NULL AND (wanted ->> 'category' IS NULL OR wanted ->> 'collection' IS NULL)
    THEN coalesce(in_category, in_collection, whole_shop()) END;
  scope record := listing_scope(wanted, NULL);
  chosen text := (SELECT string_agg(condition, ' AND ') FROM listing_conditions(wanted));
  kept_facets constant text := 'SELECT %L::text AS part, facet, products::bigint AS n, price_min AS lowest, price_max AS highest '
    'FROM facet_counts WHERE tenant_id = $1 AND place = %L::uuid';
  kept_numbers constant text := 'SELECT %L::text AS part, v.name AS key, k.number_min AS lowest, k.number_max AS highest '
    'FROM facet_counts k JOIN facet_values v ON v.tenant_id = $1 AND v.id = k.facet '
    'WHERE k.tenant_id = $1 AND k.place = %L::uuid AND k.number_min IS NOT NULL';
  facet_parts text;
  number_parts text;
  has_numbers boolean := EXISTS (
    SELECT FROM custom_field_definitions WHERE tenant_id = tenant AND is_filterable AND kind IN ('integer', 'decimal'));
  choice record;
  candidates uuid[];
BEGIN
  IF wanted ->> 'category' IS NOT NULL AND in_category IS NULL THEN
    RETURN NULL;
  END IF;
  IF NOT EXISTS (SELECT FROM facet_counts k WHERE k.tenant_id = tenant AND k.place = kept_place) OR
    (wanted ->> 'collection' IS NOT NULL AND in_collection IS NULL) THEN
    kept_place := NULL;
  END IF;
  IF words IS NOT NULL THEN
    candidates := ARRAY(SELECT c.product_id FROM search_candidates(in_locale, words) c);
    scope.source := scope.source || ' JOIN unnest($3) AS found (id) ON found.id = l.product_id';
  END IF;
  IF in_category IS NOT NULL THEN
    scope.condition := scope.condition || format(' AND l.facets && %L::bigint[]', ARRAY[facet_id('category', '', in_category::text)]);
  END IF;
  IF kept_place IS NOT NULL AND chosen IS NULL THEN
    facet_parts := format(kept_facets, '', kept_place);
    number_parts := format(kept_numbers, '', kept_place);
  ELSE
    facet_parts := facet_part('', scope.source, concat_ws(' AND ', scope.condition, chosen), NULL);
    number_parts := number_part('', scope.source, concat_ws(' AND ', scope.condition, chosen));
  END IF;
  FOR choice IN SELECT * FROM facet_choices(tenant, wanted) LOOP
    IF choice.key LIKE 'number:%' THEN
      number_parts := number_parts || ' UNION ALL ' || CASE WHEN kept_place IS NOT NULL AND choice.others IS NULL
        THEN format(kept_numbers, choice.key, kept_place)
        ELSE number_part(choice.key, scope.source, concat_ws(' AND ', scope.condition, choice.others)) END;
    ELSE
      facet_parts := facet_parts || ' UNION ALL ' || CASE WHEN kept_place IS NOT NULL AND choice.others IS NULL
        THEN format(kept_facets, choice.key, kept_place) || format(' AND facet = ANY (%L::bigint[])', choice.only_values)
        ELSE facet_part(choice.key, scope.source, concat_ws(' AND ', scope.condition, choice.others), choice.only_values) END;
    END IF;
  END LOOP;
  RETURN present_facets(in_locale, wanted, facet_parts, CASE WHEN has_numbers THEN number_parts END, candidates);
END $$;

-- ── For a search engine beside the database ─────────────────────────────────────────────────────────────────────────────

-- What such an engine must be asked for, said in ids: { missing, wordings, pinned, hidden, category, choices: [{ key, facets }], fields }.
-- `missing`: there is no such category. Facets are named by their number, as text: JSON would round it.
CREATE FUNCTION search_plan(words text, wanted jsonb) RETURNS text LANGUAGE plpgsql STABLE AS $$
DECLARE
  tenant uuid := current_setting('app.tenant_id')::uuid;
  in_category uuid := (SELECT id FROM categories WHERE tenant_id = tenant AND slug = wanted ->> 'category');
  rule uuid := (SELECT id FROM search_rules WHERE tenant_id = tenant AND query_norm = search_key(words));
BEGIN
  RETURN json_build_object(
    'missing', wanted ->> 'category' IS NOT NULL AND in_category IS NULL,
    'wordings', search_wordings(words),
    'pinned', ARRAY(SELECT product_id FROM search_rule_products WHERE tenant_id = tenant AND rule_id = rule AND kind = 'pinned' ORDER BY position),
    'hidden', ARRAY(SELECT product_id FROM search_rule_products WHERE tenant_id = tenant AND rule_id = rule AND kind = 'hidden'),
    'category', CASE WHEN in_category IS NOT NULL THEN facet_id('category', '', in_category::text)::text END,
    'choices', (
      SELECT coalesce(json_agg(json_build_object('key', g ->> 'kind' || ':' || facet_name(g ->> 'name'), 'facets', (
        SELECT json_agg(facet_id(g ->> 'kind', facet_name(g ->> 'name'), v)::text) FROM jsonb_array_elements_text(g -> 'values') v))), '[]')
      FROM jsonb_array_elements(wanted -> 'groups') g),
    'fields', ARRAY(SELECT key FROM custom_field_definitions WHERE tenant_id = tenant AND is_filterable AND kind IN ('integer', 'decimal')));
END $$;

-- Contract's Facets of what such an engine counted: { facets: [{ part, facet, n, lowest, highest }], numbers: [{ part, key, lowest, highest }] }.
CREATE FUNCTION found_facets(in_locale text, wanted jsonb, counted jsonb) RETURNS text LANGUAGE sql STABLE
  RETURN present_facets(in_locale, wanted,
    format('SELECT * FROM jsonb_to_recordset(%L::jsonb) AS c (part text, facet bigint, n bigint, lowest bigint, highest bigint)', counted -> 'facets'),
    format('SELECT * FROM jsonb_to_recordset(%L::jsonb) AS c (part text, key text, lowest numeric, highest numeric)', counted -> 'numbers'), NULL);

-- A page of contract's SearchResult without its closing brace: these products, as far as they are on sale.
CREATE FUNCTION found_products(in_locale text, ids uuid[], next_skip int) RETURNS text LANGUAGE sql STABLE
  RETURN (
    SELECT '{"items":[' || coalesce(string_agg(close_document(d.card, d.published_at), ',' ORDER BY f.n), '') || '],"nextCursor":'
      || CASE WHEN next_skip IS NULL THEN 'null' ELSE '"' || encode_cursor(json_build_array(next_skip)) || '"' END
    FROM unnest(ids) WITH ORDINALITY AS f (id, n)
    JOIN product_documents d ON d.tenant_id = (SELECT current_setting('app.tenant_id')::uuid) AND d.locale = in_locale AND d.product_id = f.id);

-- Contract's SearchHelp for look-alikes that such an engine found.
CREATE FUNCTION found_help(in_locale text, words text, alike uuid[]) RETURNS text
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  -- As all functions that bypass row-level security: nothing outside a shop.
  SELECT search_help(in_locale, words, alike)::text WHERE current_setting('app.tenant_id')::uuid IS NOT NULL
$$;

-- Contract's Suggestions around these products: categories on show whose name holds a word beginning so, and what others typed in
-- the last 30 days and found something by.
CREATE FUNCTION suggest_around(in_locale text, words text, suggestions text[]) RETURNS text LANGUAGE plpgsql STABLE AS $$
DECLARE
  tenant uuid := current_setting('app.tenant_id')::uuid;
  key text := search_key(words);
  shelves json;
  queries json;
BEGIN
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
  RETURN '{"items":[' || coalesce(array_to_string(suggestions, ','), '') || '],"categories":' || coalesce(shelves::text, '[]')
    || ',"queries":' || coalesce(queries::text, '[]') || '}';
END $$;

-- Likewise, with the suggestions of products that such an engine found.
CREATE FUNCTION found_suggestions(in_locale text, words text, ids uuid[]) RETURNS text LANGUAGE sql STABLE
  RETURN suggest_around(in_locale, words, ARRAY(
    SELECT d.suggestion FROM unnest(ids) WITH ORDINALITY AS f (id, n)
    JOIN product_documents d ON d.tenant_id = (SELECT current_setting('app.tenant_id')::uuid) AND d.locale = in_locale AND d.product_id = f.id
    ORDER BY f.n));

-- As in 013, around what the database finds.
DROP FUNCTION suggest_products(text, text, int);
-- Contract's Suggestions. Products: titles beginning with what was typed, then titles holding such a word, then look-alikes.
CREATE FUNCTION suggest_products(in_locale text, words text, max_items int) RETURNS text
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp SET pg_trgm.word_similarity_threshold = 0.35
SET enable_seqscan = off AS $$
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
  RETURN suggest_around(in_locale, words, suggestions[1:max_items]);
END $$;

-- What such an engine holds of products on sale, one row a language.
CREATE FUNCTION search_documents(product_ids uuid[]) RETURNS TABLE (product_id uuid, locale text, document json) LANGUAGE plpgsql STABLE AS $$
#variable_conflict use_column
BEGIN
  RETURN QUERY
  SELECT l.product_id, l.locale, json_build_object(
    'id', l.product_id, 'shop', l.tenant_id, 'title', x.title, 'titleNorm', l.title_norm, 'brand', p.brand, 'subtitle', x.subtitle,
    'tags', p.tags, 'details', details.words, 'description', regexp_replace(x.description_html, '<[^>]*>', ' ', 'g'),
    'position', l.position, 'publishedAt', floor(extract(epoch FROM l.published_at))::bigint, 'price', l.price_minor,
    'facets', ARRAY(SELECT f::text FROM unnest(l.facets) f), 'numbers', l.numbers)
  FROM listing_documents l
  JOIN products p ON p.tenant_id = l.tenant_id AND p.id = l.product_id
  JOIN product_texts(product_ids) x ON x.product_id = l.product_id AND x.locale = l.locale
  CROSS JOIN LATERAL (
    SELECT ARRAY(SELECT spec ->> 'value' FROM jsonb_array_elements(x.specs) spec)
      || ARRAY(SELECT choice ->> 'value' FROM jsonb_array_elements(x.options) o CROSS JOIN jsonb_array_elements(o -> 'values') choice)
      || ARRAY(SELECT v.sku FROM variants v WHERE v.tenant_id = l.tenant_id AND v.product_id = l.product_id AND v.is_active) AS words) details
  WHERE l.tenant_id = (SELECT current_setting('app.tenant_id')::uuid) AND l.product_id = ANY (product_ids);
END $$;

-- ── Rights ──────────────────────────────────────────────────────────────────────────────────────────────────────────────

GRANT EXECUTE ON FUNCTION whole_shop, count_place, large_places, keep_counts TO app_user, app_platform;
GRANT EXECUTE ON FUNCTION whole_shop, facet_part, number_part, facet_choices, present_facets, suggest_around TO app_search;
GRANT SELECT ON facet_counts TO app_search;
GRANT EXECUTE ON FUNCTION count_facets, present_facets, listing_conditions, search_plan, found_facets, found_products, found_help, suggest_around,
  found_suggestions, suggest_products, search_documents TO app_user, app_platform;

GRANT CREATE ON SCHEMA public TO app_search;
ALTER FUNCTION count_facets OWNER TO app_search;
ALTER FUNCTION found_help OWNER TO app_search;
ALTER FUNCTION suggest_products OWNER TO app_search;
REVOKE CREATE ON SCHEMA public FROM app_search;
