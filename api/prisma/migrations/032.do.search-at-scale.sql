-- Listings and searches of 100,000 products: no answer looks at more than a few thousand of them.

-- Functions below set a parameter of pg_trgm, which is known once its library is loaded.
DO $$ BEGIN PERFORM similarity('', ''); END $$;

-- ── What listings choose by ─────────────────────────────────────────────────────────────────────────────────────────────

-- Words stand beside what else narrows a listing, in one index: a search within a brand looks at what is both. They are also in
-- product_documents, whose rows hold whole cards: ranking a few hundred of those read as many pages.
ALTER TABLE listing_documents ADD tsv tsvector NOT NULL DEFAULT '';

-- Marks among the facets of a listing document that no shopper chooses by. A lot is a sixty-fourth of the shop, dealt by a hash: any
-- few lots are a fair sample of every listing. A band holds the
-- products at places 2^(n/2) to 2^((n+1)/2) of the merchant's order. Hashes of
-- 64 bits, as facets are, fall among the first hundred numbers once in a shop of some quadrillion values.
CREATE FUNCTION lots() RETURNS int LANGUAGE sql IMMUTABLE PARALLEL SAFE RETURN 64;
CREATE FUNCTION first_lots(n int) RETURNS bigint[] LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN ARRAY(SELECT lot::bigint FROM generate_series(0, n - 1) AS lot);
CREATE FUNCTION first_bands(n int) RETURNS bigint[] LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN ARRAY(SELECT lots()::bigint + band FROM generate_series(0, n - 1) AS band);
-- The condition that leaves so many bands.
CREATE FUNCTION among_bands(n int) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN CASE WHEN n <= 63 THEN format(' AND l.facets && %L::bigint[]', first_bands(n)) ELSE '' END;
CREATE FUNCTION listing_marks(product_id uuid, "position" int) RETURNS bigint[] LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN ARRAY[uuid_hash_extended(product_id, 0) & 63, lots() + floor(2 * log(2, greatest("position", 1)))::bigint];
CREATE FUNCTION is_mark(facet bigint) RETURNS boolean LANGUAGE sql IMMUTABLE PARALLEL SAFE RETURN facet BETWEEN 0 AND 127;

-- A document's words, and those of its title once more behind a sign no word begins with: what is called so can be found apart
-- from what only mentions it. Of a number after a hyphen, as in a SKU, the parser makes a negative one; nobody types that.
CREATE FUNCTION listing_words(tsv tsvector) RETURNS tsvector LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN tsv || array_to_tsvector(
    ARRAY(SELECT '=' || word FROM unnest(tsvector_to_array(ts_filter(tsv, '{a}'))) AS word)
    || ARRAY(SELECT substr(word, 2) FROM unnest(tsvector_to_array(tsv)) AS word WHERE word ~ '^-[0-9]'));
CREATE FUNCTION in_titles(query tsquery) RETURNS tsquery LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN regexp_replace(query::text, '''((?:[^'']|'''')+)''', '''=\1''', 'g')::tsquery;

-- Words of titles and brands: what mistyped words are corrected to.
CREATE TABLE shop_words (
  tenant_id uuid NOT NULL REFERENCES platform.tenants (id) ON DELETE CASCADE,
  locale text NOT NULL,
  word text COLLATE "C" NOT NULL,
  PRIMARY KEY (tenant_id, locale, word)
);
CREATE INDEX shop_words_alike ON shop_words USING gin (tenant_id, word gin_trgm_ops);
CALL platform.isolate('shop_words');

CREATE FUNCTION note_shop_words(product_ids uuid[]) RETURNS void LANGUAGE sql VOLATILE AS $$
  INSERT INTO shop_words (tenant_id, locale, word)
  SELECT DISTINCT d.tenant_id, d.locale, word
  FROM product_documents d CROSS JOIN unnest(search_words(d.title || ' ' || d.brand)) AS word
  WHERE d.tenant_id = (SELECT current_setting('app.tenant_id')::uuid) AND d.product_id = ANY (product_ids)
    AND word ~ '[[:alpha:]]' AND length(word) BETWEEN 3 AND 40
    AND NOT EXISTS (SELECT FROM shop_words k WHERE k.tenant_id = d.tenant_id AND k.locale = d.locale AND k.word = word.word)
  -- In one order everywhere: two products with the same new words must not wait for each other.
  ORDER BY 2, 3
  ON CONFLICT DO NOTHING
$$;

-- As in 013, with the words and the marks.
CREATE OR REPLACE FUNCTION refresh_listing_documents(product_ids uuid[]) RETURNS void LANGUAGE plpgsql VOLATILE AS $$
BEGIN
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
  INSERT INTO listing_documents AS l (tenant_id, locale, product_id, title_norm, price_minor, position, published_at, facets, numbers, tsv)
  SELECT d.tenant_id, d.locale, d.product_id, d.title_norm, d.price_minor, d.position, d.published_at,
    listing_marks(d.product_id, d.position) || chosen.facets,
    coalesce((
      SELECT jsonb_object_agg(f.key, p.custom_fields -> f.key) FROM custom_field_definitions f
      WHERE f.tenant_id = d.tenant_id AND f.is_filterable AND f.kind IN ('integer', 'decimal')
        AND jsonb_typeof(p.custom_fields -> f.key) = 'number'), '{}'),
    listing_words(d.tsv)
  FROM chosen
  JOIN product_documents d ON d.tenant_id = (SELECT current_setting('app.tenant_id')::uuid) AND d.product_id = chosen.product_id
  JOIN products p ON p.tenant_id = d.tenant_id AND p.id = d.product_id
  ON CONFLICT (tenant_id, locale, product_id) DO UPDATE SET
    title_norm = EXCLUDED.title_norm, price_minor = EXCLUDED.price_minor, position = EXCLUDED.position,
    published_at = EXCLUDED.published_at, facets = EXCLUDED.facets, numbers = EXCLUDED.numbers, tsv = EXCLUDED.tsv
  WHERE (l.title_norm, l.price_minor, l.position, l.published_at, l.facets, l.numbers, l.tsv) IS DISTINCT FROM
    (EXCLUDED.title_norm, EXCLUDED.price_minor, EXCLUDED.position, EXCLUDED.published_at, EXCLUDED.facets, EXCLUDED.numbers, EXCLUDED.tsv);
  PERFORM note_shop_words(product_ids);
END $$;

-- Shop by shop, for the owner sees a shop's rows only from inside it.
DO $$
DECLARE
  shop uuid;
BEGIN
  FOR shop IN SELECT id FROM platform.tenants LOOP
    PERFORM set_config('app.tenant_id', shop::text, true);
    UPDATE listing_documents l SET tsv = listing_words(d.tsv), facets = listing_marks(l.product_id, l.position) || l.facets
    FROM product_documents d
    WHERE l.tenant_id = shop AND d.tenant_id = shop AND d.locale = l.locale AND d.product_id = l.product_id;
    PERFORM note_shop_words(ARRAY(SELECT product_id FROM listing_documents WHERE tenant_id = shop));
  END LOOP;
END $$;

ALTER TABLE listing_documents ALTER tsv DROP DEFAULT;
DROP INDEX listing_documents_facets, product_documents_words, product_documents_typos;
CREATE INDEX listing_documents_found ON listing_documents USING gin (tenant_id, facets, tsv);

-- ── Counts that are kept ────────────────────────────────────────────────────────────────────────────────────────────────

-- The facet under which facet_counts keeps how many products a place holds.
CREATE FUNCTION all_products() RETURNS bigint LANGUAGE sql IMMUTABLE PARALLEL SAFE RETURN -1;

-- As in 017, without marks and with the number of all.
CREATE OR REPLACE FUNCTION count_place(in_place uuid) RETURNS TABLE (
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
      FROM (SELECT unnest(facets) AS facet, price_minor FROM shown) f WHERE NOT is_mark(f.facet) GROUP BY f.facet
      UNION ALL
      SELECT all_products(), count(*)::int, min(price_minor), max(price_minor) FROM shown HAVING count(*) > 0) c
    LEFT JOIN numbers n ON n.facet = c.facet$count$, CASE WHEN in_place = whole_shop() THEN '' ELSE standing END)
    USING current_setting('app.tenant_id')::uuid, in_place;
END $$;

-- How many products a shop has whose counts are kept; null for one so small that everything is counted when asked.
CREATE FUNCTION large_shop() RETURNS int LANGUAGE sql STABLE
  RETURN (SELECT products FROM facet_counts
    WHERE tenant_id = current_setting('app.tenant_id')::uuid AND place = whole_shop() AND facet = all_products());

-- How many products of a large shop one part of an answer counts one by one; of more, it counts a sample.
CREATE FUNCTION most_counted() RETURNS int LANGUAGE sql IMMUTABLE PARALLEL SAFE RETURN 600;

-- How many of the best matches of a large shop are put in order.
CREATE FUNCTION most_ranked() RETURNS int LANGUAGE sql IMMUTABLE PARALLEL SAFE RETURN 300;

-- An estimate as it is shown: two digits, for more would look as if they had been counted.
CREATE FUNCTION about(n numeric) RETURNS bigint LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN CASE WHEN n < 100 THEN round(n)::bigint ELSE round(n, 2 - length(trunc(n)::text))::bigint END;

-- At most how many products of a large shop each choice of a listing leaves by itself, by the key of its facet, and its category under
-- an empty one: what the counts of the whole shop say.
CREATE FUNCTION choice_bounds(wanted jsonb) RETURNS TABLE (key text, products bigint) LANGUAGE sql STABLE AS $$
  WITH kept AS MATERIALIZED (
    SELECT facet, products, price_min, price_max FROM facet_counts
    WHERE tenant_id = (SELECT current_setting('app.tenant_id')::uuid) AND place = whole_shop()
  ), named AS (
    SELECT g ->> 'kind' || ':' || facet_name(g ->> 'name') AS key, facet_id(g ->> 'kind', facet_name(g ->> 'name'), v) AS facet
    FROM jsonb_array_elements(wanted -> 'groups') g CROSS JOIN jsonb_array_elements_text(g -> 'values') v
    UNION ALL
    SELECT 'number:' || (n ->> 'key'), facet_id('number', n ->> 'key', '') FROM jsonb_array_elements(wanted -> 'numbers') n
    UNION ALL
    SELECT '', facet_id('category', '', c.id::text) FROM categories c
    WHERE c.tenant_id = (SELECT current_setting('app.tenant_id')::uuid) AND c.slug = wanted ->> 'category'
    UNION ALL
    SELECT 'price:', v.id FROM facet_values v JOIN kept ON kept.facet = v.id
    WHERE v.tenant_id = (SELECT current_setting('app.tenant_id')::uuid) AND v.kind = 'price'
      AND kept.price_max >= coalesce((wanted ->> 'priceMin')::bigint, 0)
      AND kept.price_min <= coalesce((wanted ->> 'priceMax')::bigint, 9223372036854775807)
      AND (wanted ->> 'priceMin' IS NOT NULL OR wanted ->> 'priceMax' IS NOT NULL)
  )
  SELECT named.key, coalesce(sum(kept.products), 0)::bigint FROM named LEFT JOIN kept USING (facet) GROUP BY named.key
$$;

-- What choices leave of `among` products: `at_most` so many, `likely` so many if choices have nothing to do with each other; `is_sure`
-- when a single choice leaves what the kept counts say. The choice of one facet (`but_key`, empty for none) is not held against it.
-- All null when there is nothing to estimate: `among` is null.
CREATE FUNCTION choices_leave(wanted jsonb, among numeric, but_key text, OUT at_most numeric, OUT likely numeric, OUT is_sure boolean)
LANGUAGE plpgsql STABLE AS $$
DECLARE
  size constant int := large_shop();
BEGIN
  IF among IS NULL THEN
    RETURN;
  END IF;
  IF wanted -> 'groups' -> 0 IS NULL AND wanted -> 'numbers' -> 0 IS NULL AND NOT wanted ?| '{priceMin,priceMax,category}' THEN
    at_most := among;
    likely := among;
    is_sure := wanted ->> 'collection' IS NULL;
    RETURN;
  END IF;
  -- Of numbers the kept counts know only how many products have one, of a collection nothing.
  SELECT least(among, min(products)), among * coalesce(exp(sum(ln(greatest(0.5, products) / size))), 1),
    wanted ->> 'collection' IS NULL AND (count(*) = 0 OR count(*) = 1 AND among = size) AND coalesce(bool_and(key NOT LIKE 'number:%'), true)
    INTO at_most, likely, is_sure
    FROM choice_bounds(wanted) WHERE key = '' OR key <> but_key;
END $$;

-- How many lots hold about most_counted() of what matches; all of them when not more do. `at_most`: how many match at most; null in
-- a shop that is not large. Unless that is what matches, too (`is_sure`), the first lot is looked at.
CREATE FUNCTION lots_to_count(in_locale text, source text, condition text, at_most numeric, is_sure boolean) RETURNS int LANGUAGE plpgsql STABLE AS $$
BEGIN
  IF at_most <= most_counted() OR at_most IS NULL THEN
    RETURN lots();
  END IF;
  IF NOT is_sure THEN
    EXECUTE format('SELECT count(*) * lots() FROM %s WHERE %s%s', source, condition, among_lots(1))
      INTO at_most USING current_setting('app.tenant_id')::uuid, in_locale;
  END IF;
  RETURN CASE WHEN at_most <= most_counted() THEN lots() ELSE ceil(lots() * most_counted() / at_most)::int END;
END $$;

-- The condition that leaves so many lots.
CREATE FUNCTION among_lots(n int) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN CASE WHEN n < lots() THEN format(' AND l.facets && %L::bigint[]', first_lots(n)) ELSE '' END;

-- How many match, as members of contract's ProductList.
CREATE FUNCTION count_matches(in_locale text, source text, condition text, at_most numeric, is_sure boolean) RETURNS text LANGUAGE plpgsql STABLE AS $$
DECLARE
  n int := lots_to_count(in_locale, source, condition, at_most, is_sure);
  matches bigint;
BEGIN
  EXECUTE format('SELECT count(*) FROM %s WHERE %s%s', source, condition, among_lots(n))
    INTO matches USING current_setting('app.tenant_id')::uuid, in_locale;
  RETURN CASE WHEN n = lots() THEN format('"total":%s', matches)
    ELSE format('"total":%s,"isEstimated":true', about(matches * lots()::numeric / n)) END;
END $$;

-- ── Listings ────────────────────────────────────────────────────────────────────────────────────────────────────────────

-- `is_dense` when so many match that walking the listing in its order meets a page's worth soon; fewer are sorted. `matches`: how many
-- there are, if that was counted for it.
CREATE FUNCTION meets_soon(in_locale text, source text, condition text, at_most numeric, is_sure boolean, OUT is_dense boolean, OUT matches int)
LANGUAGE plpgsql STABLE AS $$
DECLARE
  tenant uuid := current_setting('app.tenant_id')::uuid;
  few constant int := 1000;
BEGIN
  IF at_most IS NULL THEN
    EXECUTE format('SELECT count(*) FROM (SELECT FROM %s WHERE %s LIMIT %s) sample', source, condition, few) INTO matches USING tenant, in_locale;
    is_dense := matches = few;
  ELSIF at_most < few OR is_sure THEN
    is_dense := at_most >= few;
  ELSE
    EXECUTE format('SELECT count(*) * lots() >= %s FROM %s WHERE %s%s', few, source, condition, among_lots(1)) INTO is_dense USING tenant, in_locale;
  END IF;
END $$;

-- SQL of a page's (product_id, key), in the order asked for. The planner takes what is dense for rare: it is told to walk.
CREATE FUNCTION ordered_page(source text, condition text, expression text, direction text, is_dense boolean, ends text) RETURNS text
LANGUAGE plpgsql VOLATILE AS $$
BEGIN
  IF is_dense THEN
    PERFORM set_config('enable_sort', 'off', true), set_config('enable_hashjoin', 'off', true),
      set_config('enable_mergejoin', 'off', true), set_config('enable_bitmapscan', 'off', true);
    RETURN format('SELECT l.product_id, %1$s AS key FROM %2$s WHERE %3$s ORDER BY %1$s %4$s, l.product_id %5$s',
      expression, source, condition, direction, ends);
  END IF;
  RETURN format('WITH matches AS MATERIALIZED (SELECT l.product_id, %1$s AS key FROM %2$s WHERE %3$s)
    SELECT * FROM matches ORDER BY key %4$s, product_id %5$s', expression, source, condition, direction, ends);
END $$;

-- Counting goes by whatever index serves.
CREATE FUNCTION stop_walking() RETURNS void LANGUAGE sql VOLATILE AS $$
  SELECT set_config('enable_sort', 'on', true), set_config('enable_hashjoin', 'on', true),
    set_config('enable_mergejoin', 'on', true), set_config('enable_bitmapscan', 'on', true)
$$;

-- As in 013: one page of contract's ProductList. Null when the category does not exist.
DROP FUNCTION list_products(text, jsonb);
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
  bound record;
  density record;
  page text;
BEGIN
  IF wanted ->> 'category' IS NOT NULL AND in_category IS NULL THEN
    RETURN NULL;
  END IF;
  -- The category once more, by the index of what else is chosen.
  matching := concat_ws(' AND ', scope.condition, chosen,
    CASE WHEN in_category IS NOT NULL THEN format('l.facets && %L::bigint[]', ARRAY[facet_id('category', '', in_category::text)]) END);
  IF wanted -> 'after' IS NOT NULL THEN
    following := format(CASE WHEN ordered.direction = 'ASC' THEN ' AND (%1$s, l.product_id) > (%2$L::%3$s, %4$L::uuid)'
        ELSE ' AND %1$s <= %2$L::%3$s AND (%1$s < %2$L::%3$s OR l.product_id > %4$L::uuid)' END,
      ordered.expression, wanted -> 'after' ->> 0, ordered.kind, wanted -> 'after' ->> 1);
  END IF;
  bound := choices_leave(wanted, large_shop(), '');
  density := meets_soon(in_locale, scope.source, matching, bound.at_most, bound.is_sure);
  page := ordered_page(scope.source, matching || following, ordered.expression, ordered.direction, density.is_dense, format('LIMIT %s', size + 1));
  EXECUTE format($listing$
    SELECT '{"items":[' || coalesce(string_agg(close_document(d.card, d.published_at), ',' ORDER BY n) FILTER (WHERE n <= $3), '')
      || '],"nextCursor":' || CASE WHEN count(*) > $3
        THEN '"' || max(encode_cursor(json_build_array(key, page.product_id))) FILTER (WHERE n = $3) || '"' ELSE 'null' END
    FROM (SELECT row_number() OVER () AS n, sorted.* FROM (%s) sorted) page
    JOIN product_documents d ON d.tenant_id = $1 AND d.locale = $2 AND d.product_id = page.product_id$listing$, page)
    INTO page USING tenant, in_locale, size;
  PERFORM stop_walking();
  RETURN page || CASE WHEN NOT (wanted ->> 'total')::boolean THEN ''
    WHEN density.is_dense IS FALSE AND density.matches IS NOT NULL THEN format(',"total":%s', density.matches)
    ELSE ',' || count_matches(in_locale, scope.source, matching, bound.at_most, bound.is_sure) END || '}';
END $$;

-- ── Words ───────────────────────────────────────────────────────────────────────────────────────────────────────────────

-- As search_query(), but in a large shop an unfinished word of one or two letters stands for words of its titles and brands: every
-- product has some word beginning so, and most have several.
CREATE FUNCTION typed_query(in_locale text, words text) RETURNS tsquery LANGUAGE plpgsql STABLE AS $$
DECLARE
  typed text[] := search_words(words);
  last_word text := typed[cardinality(typed)];
  begun tsquery;
BEGIN
  IF length(last_word) NOT BETWEEN 1 AND 2 OR large_shop() IS NULL THEN
    RETURN search_query(in_locale, words);
  END IF;
  SELECT string_agg('(' || q || ')', ' | ')::tsquery INTO begun FROM (
    SELECT plainto_tsquery(search_config(in_locale), word)::text AS q FROM (
      SELECT last_word AS word
      UNION ALL
      (SELECT k.word FROM shop_words k
       WHERE k.tenant_id = current_setting('app.tenant_id')::uuid AND k.locale = in_locale AND k.word ^@ last_word ORDER BY k.word LIMIT 30)) begins) each
  WHERE q <> '';
  RETURN plainto_tsquery(search_config(in_locale), array_to_string(trim_array(typed, 1), ' ')) && coalesce(begun, '');
END $$;

-- How many products on sale but the hidden have these words, about: what often occurs in a large shop is in its first lot already.
-- Else 1 stands for any number.
CREATE FUNCTION finds(in_locale text, query tsquery, hidden uuid[]) RETURNS int LANGUAGE plpgsql STABLE AS $$
DECLARE
  tenant uuid := current_setting('app.tenant_id')::uuid;
  among constant text := ' FROM listing_documents l WHERE l.tenant_id = $1 AND l.locale = $2 AND l.tsv @@ $3 AND l.product_id <> ALL ($4)';
  matches int := 0;
BEGIN
  IF large_shop() IS NOT NULL THEN
    EXECUTE 'SELECT count(*) * lots()' || among || among_lots(1) INTO matches USING tenant, in_locale, query, hidden;
  END IF;
  IF matches = 0 THEN
    EXECUTE 'SELECT count(*) FROM (SELECT' || among || ' LIMIT 1) one' INTO matches USING tenant, in_locale, query, hidden;
  END IF;
  RETURN matches;
END $$;

-- A word with two neighbouring letters exchanged, each way it can be: what fingers do, and what trigrams see least of.
CREATE FUNCTION swapped(word text) RETURNS text[] LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN ARRAY(SELECT overlay(word PLACING reverse(substr(word, n, 2)) FROM n FOR 2) FROM generate_series(1, length(word) - 1) AS n);

-- The shop's words most like a mistyped one, the best first.
CREATE FUNCTION corrections(in_locale text, typed text) RETURNS text[] LANGUAGE plpgsql STABLE AS $$
DECLARE
  alike text[];
BEGIN
  EXECUTE $find$
    SELECT array_agg(word ORDER BY score DESC, word) FROM (
      SELECT word, score, max(score) OVER () AS best FROM (
        SELECT word, similarity(word, $3) AS score FROM shop_words WHERE tenant_id = $1 AND locale = $2 AND word % $3
        UNION ALL
        SELECT word, 0.9 FROM shop_words WHERE tenant_id = $1 AND locale = $2 AND word = ANY ($4)) found
      ORDER BY score DESC, word LIMIT 5) compared
    WHERE score >= 0.8 * best$find$
    INTO alike USING current_setting('app.tenant_id')::uuid, in_locale, typed, swapped(typed);
  RETURN alike;
END $$;

-- Queries of one word less that find something, at most three.
CREATE FUNCTION shorter_queries(in_locale text, words text) RETURNS text[] LANGUAGE plpgsql STABLE AS $$
DECLARE
  typed text[] := search_words(words);
  shorter text[] := '{}';
  attempt text;
BEGIN
  IF cardinality(typed) BETWEEN 2 AND 8 THEN
    FOR n IN 1..cardinality(typed) LOOP
      attempt := array_to_string(typed[:n - 1] || typed[n + 1:], ' ');
      IF cardinality(shorter) < 3 AND finds(in_locale, typed_query(in_locale, attempt), '{}') > 0 THEN
        shorter := shorter || attempt;
      END IF;
    END LOOP;
  END IF;
  RETURN shorter;
END $$;

-- As in 013, for look-alikes that an engine beside the database found.
CREATE OR REPLACE FUNCTION search_help(in_locale text, words text, alike uuid[]) RETURNS json LANGUAGE plpgsql STABLE AS $$
DECLARE
  tenant uuid := current_setting('app.tenant_id')::uuid;
  typed text[] := search_words(words);
  corrected text;
BEGIN
  SELECT string_agg(coalesce(best.word, t.word), ' ' ORDER BY t.n) INTO corrected
  FROM unnest(typed) WITH ORDINALITY AS t (word, n)
  LEFT JOIN LATERAL (
    SELECT candidate AS word
    FROM product_documents d CROSS JOIN unnest(search_words(d.title_norm)) AS candidate
    WHERE d.tenant_id = tenant AND d.locale = in_locale AND d.product_id = ANY (alike[1:10]) AND similarity(candidate, t.word) >= 0.25
    ORDER BY similarity(candidate, t.word) DESC, candidate LIMIT 1) best ON true;
  RETURN json_build_object('correctedTo', nullif(corrected, array_to_string(typed, ' ')),
    'shorter', to_json(CASE WHEN alike IS NULL THEN shorter_queries(in_locale, words) ELSE '{}' END));
END $$;

-- What words ask for: the query, the merchant's rules for it, and the condition that holds for what is found (null: nothing is).
-- Words that find nothing are corrected, those that find something left as they are; words like no other are passed over. `at_most`: of
-- a large shop, about how many products are found, whatever else narrows them.
CREATE TYPE sought_words AS (query tsquery, pinned uuid[], hidden uuid[], corrected text, condition text, at_most numeric);
CREATE FUNCTION sought(in_locale text, words text) RETURNS sought_words LANGUAGE plpgsql STABLE AS $$
DECLARE
  tenant uuid := current_setting('app.tenant_id')::uuid;
  typed text[] := search_words(words);
  piece tsquery;
  alike text[];
  any_of tsquery;
  wording text[] := '{}';
  query tsquery;
  pinned uuid[];
  hidden uuid[];
  corrected text;
  condition text;
  at_most numeric;
BEGIN
  SELECT array_agg(p.product_id ORDER BY p.position) FILTER (WHERE p.kind = 'pinned'),
    coalesce(array_agg(p.product_id) FILTER (WHERE p.kind = 'hidden'), '{}')
    INTO pinned, hidden
    FROM search_rules r JOIN search_rule_products p ON p.tenant_id = tenant AND p.rule_id = r.id
    WHERE r.tenant_id = tenant AND r.query_norm = search_key(words);
  query := (SELECT string_agg('(' || q || ')', ' | ')::tsquery FROM (
    SELECT typed_query(in_locale, w)::text AS q FROM unnest(search_wordings(words)) w) wordings WHERE q <> '');
  at_most := CASE WHEN query IS NULL THEN 0 ELSE finds(in_locale, query, hidden) END;
  IF at_most = 0 THEN
    query := NULL;
    IF pinned IS NULL AND typed[1] <> '' THEN
      FOR n IN 1..cardinality(typed) LOOP
        piece := typed_query(in_locale, typed[n]);
        at_most := CASE WHEN piece = '' THEN 0 ELSE finds(in_locale, piece, hidden) END;
        alike := CASE WHEN at_most = 0 THEN corrections(in_locale, typed[n]) END;
        wording := wording || coalesce(alike[1], typed[n]);
        IF alike IS NOT NULL THEN
          corrected := alike[1];
          piece := (SELECT string_agg('(' || plainto_tsquery(search_config(in_locale), w)::text || ')', ' | ')::tsquery FROM unnest(alike) w
            WHERE plainto_tsquery(search_config(in_locale), w)::text <> '');
          any_of := CASE WHEN any_of IS NULL THEN piece ELSE any_of || piece END;
        ELSIF at_most = 0 THEN
          piece := NULL;
        END IF;
        query := CASE WHEN piece IS NULL THEN query WHEN query IS NULL THEN piece ELSE query && piece END;
      END LOOP;
      query := CASE WHEN corrected IS NOT NULL THEN query END;
      at_most := finds(in_locale, query, hidden);
      IF at_most = 0 AND any_of <> query THEN
        query := any_of;
        at_most := finds(in_locale, query, hidden);
      END IF;
      query := CASE WHEN at_most > 0 THEN query END;
      corrected := CASE WHEN query IS NOT NULL THEN array_to_string(wording, ' ') END;
    END IF;
  END IF;
  at_most := CASE WHEN large_shop() IS NOT NULL THEN CASE WHEN at_most < lots() THEN lots() ELSE at_most END + coalesce(cardinality(pinned), 0) END;
  IF query IS NOT NULL OR pinned IS NOT NULL THEN
    condition := format('(%s) AND l.product_id <> ALL (%L::uuid[])', concat_ws(' OR ',
      CASE WHEN query IS NOT NULL THEN format('l.tsv @@ %L::tsquery', query) END,
      CASE WHEN pinned IS NOT NULL THEN format('l.product_id = ANY (%L::uuid[])', pinned) END), hidden);
  END IF;
  RETURN (query, pinned, hidden, corrected, condition, at_most)::sought_words;
END $$;

-- What matches a query under a condition over `listing_documents l`, to be ordered by score and position: everything, and of a large
-- shop, in which about `likely` match, some hundreds. Those that are called so come first, then those that mention it; of too
-- many, those foremost in the merchant's order.
CREATE FUNCTION ranked_matches(in_locale text, query tsquery, condition text, likely numeric)
RETURNS TABLE (product_id uuid, score real, "position" int) LANGUAGE plpgsql STABLE AS $$
#variable_conflict use_column
DECLARE
  tenant uuid := current_setting('app.tenant_id')::uuid;
  find constant text := 'SELECT l.product_id, ts_rank(l.tsv, $4), l.position FROM listing_documents l WHERE ' || condition || ' AND l.tsv @@ $3';
  gather text := 'SELECT array_agg(id), array_agg(score), array_agg(place) FROM (' || find || '%s LIMIT ' || 2 * most_ranked() || ') AS f (id, score, place)';
  -- So that about as many match as are wanted, if they lie evenly.
  bands int := greatest(1, ceil(2 * log(2, greatest(1, most_ranked() * large_shop() / likely)))::int);
  ids uuid[];
  scores real[];
  places int[];
BEGIN
  IF likely IS NULL OR likely <= most_ranked() THEN
    RETURN QUERY EXECUTE find || ' LIMIT 2000' USING tenant, in_locale, query, query;
    RETURN;
  END IF;
  EXECUTE format(gather, among_bands(bands)) INTO ids, scores, places USING tenant, in_locale, in_titles(query), query;
  IF coalesce(cardinality(ids), 0) < most_ranked() THEN
    RETURN QUERY EXECUTE find || ' LIMIT ' || most_ranked() USING tenant, in_locale, in_titles(query), query;
    FOREACH bands IN ARRAY ARRAY[bands, 64] LOOP
      EXECUTE format(gather, ' AND NOT l.tsv @@ $5' || among_bands(bands)) INTO ids, scores, places USING tenant, in_locale, query, query, in_titles(query);
      EXIT WHEN cardinality(ids) >= most_ranked();
    END LOOP;
  END IF;
  RETURN QUERY SELECT * FROM unnest(ids, scores, places);
END $$;

DROP FUNCTION search_candidates(text, text);
-- A page of contract's SearchResult, best first unless another order is asked for. `skip` is the cursor. Runs with its caller's rights:
-- what is asked is SQL.
CREATE FUNCTION search_page(in_locale text, words text, asked sought_words, wanted jsonb) RETURNS text LANGUAGE plpgsql STABLE AS $$
DECLARE
  tenant uuid := current_setting('app.tenant_id')::uuid;
  chosen text := (SELECT string_agg(condition, ' AND ') FROM listing_conditions(wanted));
  ordered record := listing_order(wanted ->> 'sort', NULL);
  is_ranked boolean := wanted ->> 'sort' = 'relevance';
  size int := (wanted ->> 'limit')::int;
  skip int := coalesce((wanted ->> 'skip')::int, 0);
  in_category uuid := (SELECT id FROM categories WHERE tenant_id = tenant AND slug = wanted ->> 'category');
  scope text;
  bound record;
  density record;
  ids uuid[] := '{}';
  found int := 0;
BEGIN
  IF wanted ->> 'category' IS NOT NULL AND in_category IS NULL THEN
    RETURN NULL;
  END IF;
  scope := concat_ws(' AND ', 'l.tenant_id = $1 AND l.locale = $2', chosen,
    CASE WHEN in_category IS NOT NULL THEN format('l.facets && %L::bigint[]', ARRAY[facet_id('category', '', in_category::text)]) END);
  bound := choices_leave(wanted, asked.at_most, '');
  IF asked.condition IS NOT NULL AND is_ranked THEN
    EXECUTE format($best$
      SELECT array_agg(product_id ORDER BY score DESC, position, product_id) FROM (
        SELECT l.product_id, (1000 - p.n)::real AS score, l.position
        FROM unnest($3) WITH ORDINALITY AS p (id, n) JOIN listing_documents l ON l.product_id = p.id AND %s
        UNION ALL
        SELECT * FROM ranked_matches($2, $4, %L, $5)) matches$best$,
      scope, scope || format(' AND l.product_id <> ALL (%L::uuid[])', asked.pinned || asked.hidden))
      INTO ids USING tenant, in_locale, asked.pinned, asked.query, bound.likely;
    found := coalesce(cardinality(ids), 0);
    found := CASE WHEN bound.at_most IS NULL OR found < most_ranked() THEN found END;
    ids := ids[skip + 1 : skip + size + 1];
  ELSIF asked.condition IS NOT NULL THEN
    density := meets_soon(in_locale, 'listing_documents l', concat_ws(' AND ', scope, asked.condition), bound.at_most, bound.is_sure);
    EXECUTE format('SELECT array_agg(product_id) FROM (%s) page', ordered_page('listing_documents l',
        concat_ws(' AND ', scope, asked.condition), ordered.expression, ordered.direction, density.is_dense, format('LIMIT %s OFFSET %s', size + 1, skip)))
      INTO ids USING tenant, in_locale;
    PERFORM stop_walking();
    found := CASE WHEN NOT density.is_dense THEN density.matches END;
  END IF;
  RETURN found_products(in_locale, ids[1 : size], CASE WHEN cardinality(ids) > size THEN skip + size END)
    || CASE WHEN NOT (wanted ->> 'total')::boolean THEN '' WHEN found IS NOT NULL THEN format(',"total":%s', found)
      ELSE ',' || count_matches(in_locale, 'listing_documents l', concat_ws(' AND ', scope, asked.condition), bound.at_most, bound.is_sure) END
    || ',"help":' || CASE WHEN asked.condition IS NOT NULL AND asked.corrected IS NULL THEN 'null'
      ELSE json_build_object('correctedTo', nullif(asked.corrected, search_key(words)),
        'shorter', CASE WHEN asked.condition IS NULL THEN shorter_queries(in_locale, words) ELSE '{}' END)::text END || '}';
END $$;

-- ── Counting ────────────────────────────────────────────────────────────────────────────────────────────────────────────

DROP FUNCTION facet_part(text, text, text, bigint[]);

-- As in 017, of the first `lots_of` lots; counts are then estimates.
CREATE FUNCTION facet_part(part text, source text, condition text, only_values bigint[], lots_of int) RETURNS text LANGUAGE sql IMMUTABLE
  -- Unnested while selecting: as a table of its own, a product's values took twice as long.
  RETURN format('SELECT %L::text AS part, facet, %s AS n, min(price_minor) AS lowest, max(price_minor) AS highest '
    'FROM (SELECT unnest(l.facets) AS facet, l.price_minor FROM %s WHERE %s%s) l WHERE %s GROUP BY facet',
    part, CASE WHEN lots_of = lots() THEN 'count(*)' ELSE format('about(count(*) * %s::numeric / %s)', lots(), lots_of) END,
    source, condition, among_lots(lots_of),
    CASE WHEN only_values IS NULL THEN 'NOT is_mark(facet)' ELSE format('facet = ANY (%L::bigint[])', only_values) END);

-- Contract's Facets of a listing, or of what is asked in words, as count_facets() of 017. What is counted of a large shop beyond most_counted() is counted
-- in some of its lots, each count is then rounded, and `isEstimated` tells so. Null when the category does not exist. Runs with
-- its caller's rights.
CREATE FUNCTION facets_of(in_locale text, asked sought_words, wanted jsonb) RETURNS text LANGUAGE plpgsql STABLE AS $$
DECLARE
  tenant uuid := current_setting('app.tenant_id')::uuid;
  in_category uuid := (SELECT id FROM categories WHERE tenant_id = tenant AND slug = wanted ->> 'category');
  in_collection uuid := (SELECT id FROM collections WHERE tenant_id = tenant AND slug = wanted ->> 'collection' AND is_published);
  kept_place uuid := CASE WHEN asked IS NULL AND (wanted ->> 'category' IS NULL OR wanted ->> 'collection' IS NULL)
    THEN coalesce(in_category, in_collection, whole_shop()) END;
  scope record := listing_scope(wanted, NULL);
  kept_facets constant text := 'SELECT %L::text AS part, facet, products::bigint AS n, price_min AS lowest, price_max AS highest '
    'FROM facet_counts WHERE tenant_id = $1 AND place = %L::uuid';
  kept_numbers constant text := 'SELECT %L::text AS part, v.name AS key, k.number_min AS lowest, k.number_max AS highest '
    'FROM facet_counts k JOIN facet_values v ON v.tenant_id = $1 AND v.id = k.facet '
    'WHERE k.tenant_id = $1 AND k.place = %L::uuid AND k.number_min IS NOT NULL';
  facet_parts text[] := '{}';
  number_parts text[] := '{}';
  has_numbers boolean := EXISTS (
    SELECT FROM custom_field_definitions WHERE tenant_id = tenant AND is_filterable AND kind IN ('integer', 'decimal'));
  choice record;
  counted_in int;
  among numeric := large_shop();
  bound record;
  is_estimated boolean := false;
  is_total_estimated boolean := false;
  answer text;
BEGIN
  IF wanted ->> 'category' IS NOT NULL AND in_category IS NULL THEN
    RETURN NULL;
  END IF;
  IF NOT EXISTS (SELECT FROM facet_counts k WHERE k.tenant_id = tenant AND k.place = kept_place) OR
    (wanted ->> 'collection' IS NOT NULL AND in_collection IS NULL) THEN
    kept_place := NULL;
  END IF;
  IF asked IS DISTINCT FROM NULL THEN
    scope.condition := scope.condition || ' AND ' || coalesce(asked.condition, 'false');
    among := asked.at_most;
  END IF;
  IF in_category IS NOT NULL THEN
    scope.condition := scope.condition || format(' AND l.facets && %L::bigint[]', ARRAY[facet_id('category', '', in_category::text)]);
  END IF;
  FOR choice IN
    SELECT '' AS key, (SELECT string_agg(condition, ' AND ') FROM listing_conditions(wanted)) AS others, NULL::bigint[] AS only_values
    UNION ALL
    SELECT * FROM facet_choices(tenant, wanted)
  LOOP
    IF kept_place IS NOT NULL AND choice.others IS NULL THEN
      facet_parts := facet_parts || (format(kept_facets, choice.key, kept_place)
        || CASE WHEN choice.key = '' THEN '' ELSE format(' AND facet = ANY (%L::bigint[])', choice.only_values) END);
      number_parts := number_parts || format(kept_numbers, choice.key, kept_place);
    ELSE
      choice.others := concat_ws(' AND ', scope.condition, choice.others);
      bound := choices_leave(wanted, among, choice.key);
      counted_in := lots_to_count(in_locale, scope.source, choice.others, bound.at_most, bound.is_sure);
      is_estimated := is_estimated OR counted_in < lots();
      is_total_estimated := is_total_estimated OR (choice.key = '' AND counted_in < lots());
      IF choice.key NOT LIKE 'number:%' THEN
        facet_parts := facet_parts || facet_part(choice.key, scope.source, choice.others, choice.only_values, counted_in);
      END IF;
      IF choice.key = '' OR choice.key LIKE 'number:%' THEN
        -- Of a sample, the ends of a range would be too near: those of the whole are as far as can be.
        number_parts := number_parts || CASE WHEN counted_in < lots() THEN format(kept_numbers, choice.key, coalesce(kept_place, whole_shop()))
          ELSE number_part(choice.key, scope.source, choice.others) END;
      END IF;
    END IF;
  END LOOP;
  answer := present_facets(in_locale, wanted, array_to_string(facet_parts, ' UNION ALL '),
    CASE WHEN has_numbers THEN array_to_string(number_parts, ' UNION ALL ') END, NULL);
  IF is_total_estimated THEN
    answer := regexp_replace(answer, '^\{"total":\d+', '{"total":' || about((regexp_match(answer, '^\{"total":(\d+)'))[1]::numeric));
  END IF;
  RETURN CASE WHEN is_estimated THEN '{"isEstimated":true,' || substr(answer, 2) ELSE answer END;
END $$;

DROP FUNCTION count_facets(text, text, jsonb);
-- Here as in search_products() the tenant is asked for first: nothing is answered outside a shop.
-- Contract's Facets of a listing: `{"total": n, "facets": [...]}`, with `"isEstimated": true` where it is so. Null when the category does not
-- exist.
CREATE FUNCTION count_facets(in_locale text, wanted jsonb) RETURNS text
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp SET enable_seqscan = off SET work_mem = '32MB' AS $$
BEGIN
  RETURN CASE WHEN current_setting('app.tenant_id')::uuid IS NOT NULL THEN facets_of(in_locale, NULL, wanted) END;
END $$;

DROP FUNCTION search_products(text, text, jsonb);
-- As in 013: a page of contract's SearchResult, and its facets when `wanted` says so.
CREATE FUNCTION search_products(in_locale text, words text, wanted jsonb) RETURNS text
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp SET pg_trgm.similarity_threshold = 0.25 SET enable_seqscan = off
SET work_mem = '32MB' SET enable_sort = on SET enable_hashjoin = on SET enable_mergejoin = on SET enable_bitmapscan = on AS $$
DECLARE
  tenant uuid := current_setting('app.tenant_id')::uuid;
  asked sought_words := sought(in_locale, words);
  page text := search_page(in_locale, words, asked, wanted);
BEGIN
  RETURN CASE WHEN (wanted ->> 'facets')::boolean THEN with_facets(page, facets_of(in_locale, asked, wanted)) ELSE page END;
END $$;

-- ── Suggestions ─────────────────────────────────────────────────────────────────────────────────────────────────────────

-- As in 017. Contract's Suggestions. Products: titles beginning with what was typed, then those holding such words, then look-alikes.
DROP FUNCTION suggest_products(text, text, int);
CREATE FUNCTION suggest_products(in_locale text, words text, max_items int) RETURNS text
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp SET pg_trgm.similarity_threshold = 0.25
SET enable_seqscan = off AS $$
DECLARE
  tenant uuid := current_setting('app.tenant_id')::uuid;
  asked record := sought(in_locale, words);
  suggestions text[];
BEGIN
  EXECUTE $find$
    SELECT array_agg(d.suggestion ORDER BY best.kind, best.position, best.product_id) FROM (
      SELECT DISTINCT ON (product_id) kind, position, product_id FROM (
        (SELECT 1 AS kind, position, product_id FROM product_documents
         WHERE tenant_id = $1 AND locale = $2 AND title_norm ^@ $3 ORDER BY title_norm LIMIT $5)
        UNION ALL
        (SELECT 2, position, product_id FROM ranked_matches($2, $4, 'l.tenant_id = $1 AND l.locale = $2', $6)
         ORDER BY score DESC, position, product_id LIMIT $5)) candidates
      ORDER BY product_id, kind) best
    JOIN product_documents d ON d.tenant_id = $1 AND d.locale = $2 AND d.product_id = best.product_id$find$
    INTO suggestions USING tenant, in_locale, search_norm(words), asked.query, max_items, asked.at_most;
  RETURN suggest_around(in_locale, words, suggestions[1:max_items]);
END $$;

-- ── For a search engine beside the database ─────────────────────────────────────────────────────────────────────────────

-- As in 017, without marks.
CREATE OR REPLACE FUNCTION search_documents(product_ids uuid[]) RETURNS TABLE (product_id uuid, locale text, document json) LANGUAGE plpgsql STABLE AS $$
#variable_conflict use_column
BEGIN
  RETURN QUERY
  SELECT l.product_id, l.locale, json_build_object(
    'id', l.product_id, 'shop', l.tenant_id, 'title', x.title, 'titleNorm', l.title_norm, 'brand', p.brand, 'subtitle', x.subtitle,
    'tags', p.tags, 'details', details.words, 'description', regexp_replace(x.description_html, '<[^>]*>', ' ', 'g'),
    'position', l.position, 'publishedAt', floor(extract(epoch FROM l.published_at))::bigint, 'price', l.price_minor,
    'facets', ARRAY(SELECT f::text FROM unnest(l.facets) f WHERE NOT is_mark(f)), 'numbers', l.numbers)
  FROM listing_documents l
  JOIN products p ON p.tenant_id = l.tenant_id AND p.id = l.product_id
  JOIN product_texts(product_ids) x ON x.product_id = l.product_id AND x.locale = l.locale
  CROSS JOIN LATERAL (
    SELECT ARRAY(SELECT spec ->> 'value' FROM jsonb_array_elements(x.specs) spec)
      || ARRAY(SELECT choice ->> 'value' FROM jsonb_array_elements(x.options) o CROSS JOIN jsonb_array_elements(o -> 'values') choice)
      || ARRAY(SELECT v.sku FROM variants v WHERE v.tenant_id = l.tenant_id AND v.product_id = l.product_id AND v.is_active) AS words) details
  WHERE l.tenant_id = (SELECT current_setting('app.tenant_id')::uuid) AND l.product_id = ANY (product_ids);
END $$;

-- ── The console's search ────────────────────────────────────────────────────────────────────────────────────────────────

-- At most `most` of find_products(), the newest change first: of words that many products have, those among the products changed last, and
-- some of the others.
CREATE FUNCTION find_newest_products(words text, most int) RETURNS SETOF uuid
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp SET enable_seqscan = off AS $$
DECLARE
  tenant uuid := current_setting('app.tenant_id')::uuid;
  few constant int := 100;
  ids uuid[];
BEGIN
  -- Without three letters in a row there is nothing to look up.
  IF words ~ '[[:alnum:]]{3}' THEN
    EXECUTE 'SELECT ARRAY((SELECT id FROM products WHERE tenant_id = $1 AND title ILIKE $2 LIMIT $3) UNION '
      '(SELECT id FROM products WHERE tenant_id = $1 AND brand ILIKE $2 LIMIT $3) UNION '
      '(SELECT product_id FROM variants WHERE tenant_id = $1 AND sku ILIKE $2 LIMIT $3))'
      INTO ids USING tenant, containing(words), few;
  END IF;
  IF ids IS NULL OR cardinality(ids) >= few THEN
    -- Summed up, for what may merely EXIST is looked up as a whole.
    EXECUTE 'SELECT $4 || ARRAY(SELECT id FROM (SELECT id, title, brand FROM products WHERE tenant_id = $1 ORDER BY updated_at DESC, id LIMIT $3) recent '
      'WHERE title ILIKE $2 OR brand ILIKE $2 '
      'OR (SELECT bool_or(v.sku ILIKE $2) FROM variants v WHERE v.tenant_id = $1 AND v.product_id = recent.id))'
      INTO ids USING tenant, containing(words), 5 * few, ids;
  END IF;
  RETURN QUERY EXECUTE 'SELECT p.id FROM unnest($2) AS found (id) JOIN products p ON p.tenant_id = $1 AND p.id = found.id '
    'GROUP BY p.tenant_id, p.id ORDER BY p.updated_at DESC, p.id LIMIT $3' USING tenant, ids, most;
END $$;

-- ── Rights ──────────────────────────────────────────────────────────────────────────────────────────────────────────────

GRANT EXECUTE ON FUNCTION lots, first_lots, first_bands, listing_marks, is_mark, listing_words, note_shop_words, all_products,
  list_products, search_products, count_facets, suggest_products, find_newest_products TO app_user, app_platform;
GRANT EXECUTE ON FUNCTION lots, first_lots, first_bands, among_bands, is_mark, in_titles, choice_bounds, choices_leave, all_products, large_shop, most_counted, most_ranked, about,
  lots_to_count, among_lots, count_matches, meets_soon, ordered_page, stop_walking, typed_query, finds, swapped, corrections, shorter_queries,
  sought, ranked_matches, search_page, facets_of, with_facets, facet_part, found_products TO app_search;
GRANT SELECT ON shop_words TO app_search;
GRANT SELECT (updated_at) ON products TO app_search;

GRANT CREATE ON SCHEMA public TO app_search;
ALTER FUNCTION list_products OWNER TO app_search;
ALTER FUNCTION search_products OWNER TO app_search;
ALTER FUNCTION count_facets OWNER TO app_search;
ALTER FUNCTION suggest_products OWNER TO app_search;
ALTER FUNCTION find_newest_products OWNER TO app_search;
REVOKE CREATE ON SCHEMA public FROM app_search;
