-- Languages a shop publishes, and what its translations lack.

ALTER TABLE shop_locales
  -- Set once every product has its document in the language; shoppers see it from then on.
  ADD ready_at timestamptz,
  -- How far the documents are, for the merchant who waits.
  ADD documents_done int NOT NULL DEFAULT 0,
  ADD documents_total int NOT NULL DEFAULT 0,
  ADD version int NOT NULL DEFAULT 1,
  ADD updated_by text NOT NULL DEFAULT '',
  ADD updated_at timestamptz NOT NULL DEFAULT now();

-- `sources`: by text, the digest of the shop's own words it was translated from. `missing`: texts that have no translation,
-- `outdated`: those of which the shop's own words changed since; both kept by note_translation_gaps().
ALTER TABLE product_translations
  ADD version int NOT NULL DEFAULT 1, ADD updated_by text NOT NULL DEFAULT '', ADD sources jsonb NOT NULL DEFAULT '{}',
  ADD missing text[] NOT NULL DEFAULT '{}', ADD outdated text[] NOT NULL DEFAULT '{}';
ALTER TABLE category_translations
  ADD version int NOT NULL DEFAULT 1, ADD updated_by text NOT NULL DEFAULT '', ADD sources jsonb NOT NULL DEFAULT '{}',
  ADD missing text[] NOT NULL DEFAULT '{}', ADD outdated text[] NOT NULL DEFAULT '{}';
ALTER TABLE collection_translations
  ADD version int NOT NULL DEFAULT 1, ADD updated_by text NOT NULL DEFAULT '', ADD sources jsonb NOT NULL DEFAULT '{}',
  ADD missing text[] NOT NULL DEFAULT '{}', ADD outdated text[] NOT NULL DEFAULT '{}';
ALTER TABLE page_translations
  ADD version int NOT NULL DEFAULT 1, ADD updated_by text NOT NULL DEFAULT '', ADD sources jsonb NOT NULL DEFAULT '{}',
  ADD missing text[] NOT NULL DEFAULT '{}', ADD outdated text[] NOT NULL DEFAULT '{}';
ALTER TABLE menu_translations
  ADD version int NOT NULL DEFAULT 1, ADD updated_by text NOT NULL DEFAULT '', ADD sources jsonb NOT NULL DEFAULT '{}',
  ADD missing text[] NOT NULL DEFAULT '{}', ADD outdated text[] NOT NULL DEFAULT '{}';

-- Only translations that lack something: what the console counts and lists.
CREATE INDEX product_translations_gaps ON product_translations (tenant_id, locale, product_id)
  INCLUDE (missing, outdated) WHERE missing <> '{}' OR outdated <> '{}';

-- Language the buyer shopped in, for e-mails and documents; null: the shop's own.
ALTER TABLE checkouts ADD locale text;
ALTER TABLE orders ADD locale text;

-- The texts of a record, or of its translation, one row each: named as the API names them, entries of lists by their place.
CREATE FUNCTION translatable_texts(record jsonb) RETURNS TABLE (n bigint, key text, value text) LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT f.n, f.key, record ->> f.field
  FROM (VALUES (1, 'title', 'title'), (2, 'name', 'name'), (3, 'subtitle', 'subtitle'), (4, 'description', 'description'),
    (5, 'descriptionHtml', 'description_html'), (6, 'bodyHtml', 'body_html'),
    (900001, 'seoTitle', 'seo_title'), (900002, 'seoDescription', 'seo_description')) AS f (n, key, field)
  WHERE record ? f.field
  UNION ALL
  SELECT 1000 + s.n * 2 + part.n, 'specs.' || (s.n - 1) || '.' || part.name, s.spec ->> part.name
  FROM jsonb_array_elements(CASE jsonb_typeof(record -> 'specs') WHEN 'array' THEN record -> 'specs' ELSE '[]' END) WITH ORDINALITY AS s (spec, n)
  CROSS JOIN (VALUES (0, 'label'), (1, 'value')) AS part (n, name)
  UNION ALL
  SELECT 10000 + o.n * 1000, 'options.' || (o.n - 1) || '.name', o.option ->> 'name'
  FROM jsonb_array_elements(CASE jsonb_typeof(record -> 'options') WHEN 'array' THEN record -> 'options' ELSE '[]' END) WITH ORDINALITY AS o (option, n)
  UNION ALL
  SELECT 10000 + o.n * 1000 + v.n, 'options.' || (o.n - 1) || '.values.' || (v.n - 1), translated_value(v.choice)
  FROM jsonb_array_elements(CASE jsonb_typeof(record -> 'options') WHEN 'array' THEN record -> 'options' ELSE '[]' END) WITH ORDINALITY AS o (option, n)
  CROSS JOIN LATERAL jsonb_array_elements(
    CASE jsonb_typeof(o.option -> 'values') WHEN 'array' THEN o.option -> 'values' ELSE '[]' END) WITH ORDINALITY AS v (choice, n)
  UNION ALL
  SELECT 1000 + i.n * 100, 'items.' || (i.n - 1) || '.label', i.item ->> 'label'
  FROM jsonb_array_elements(CASE jsonb_typeof(record -> 'items') WHEN 'array' THEN record -> 'items' ELSE '[]' END) WITH ORDINALITY AS i (item, n)
  UNION ALL
  SELECT 1000 + i.n * 100 + c.n, 'items.' || (i.n - 1) || '.children.' || (c.n - 1) || '.label', c.child ->> 'label'
  FROM jsonb_array_elements(CASE jsonb_typeof(record -> 'items') WHEN 'array' THEN record -> 'items' ELSE '[]' END) WITH ORDINALITY AS i (item, n)
  CROSS JOIN LATERAL jsonb_array_elements(
    CASE jsonb_typeof(i.item -> 'children') WHEN 'array' THEN i.item -> 'children' ELSE '[]' END) WITH ORDINALITY AS c (child, n)
$$;

-- A menu's links in another language, entry by entry; what is missing or empty stays in the shop's own.
CREATE FUNCTION translated_items(own jsonb, translation jsonb) RETURNS jsonb LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN (SELECT coalesce(jsonb_agg(i.item || jsonb_build_object(
      'label', coalesce(nullif(translation -> (i.n - 1)::int ->> 'label', ''), i.item ->> 'label'),
      'children', (SELECT coalesce(jsonb_agg(c.child || jsonb_build_object('label', coalesce(
          nullif(translation -> (i.n - 1)::int -> 'children' -> (c.n - 1)::int ->> 'label', ''), c.child ->> 'label')) ORDER BY c.n), '[]')
        FROM jsonb_array_elements(i.item -> 'children') WITH ORDINALITY AS c (child, n))) ORDER BY i.n), '[]')
    FROM jsonb_array_elements(own) WITH ORDINALITY AS i (item, n));

-- Says of a translation what it lacks, whoever writes it. Arguments: the table translated, and the column that points to it.
CREATE FUNCTION note_translation_gaps() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  source jsonb;
BEGIN
  EXECUTE format('SELECT to_jsonb(s) FROM %I s WHERE s.tenant_id = $1 AND s.id = $2', TG_ARGV[0])
    INTO source USING NEW.tenant_id, (to_jsonb(NEW) ->> TG_ARGV[1])::uuid;
  SELECT coalesce(array_agg(own.key ORDER BY own.n) FILTER (WHERE said.key IS NULL), '{}'),
      coalesce(array_agg(own.key ORDER BY own.n) FILTER (WHERE said.key IS NOT NULL AND NEW.sources ->> own.key <> md5(own.value)), '{}')
    INTO NEW.missing, NEW.outdated
    FROM translatable_texts(source) own
    LEFT JOIN translatable_texts(to_jsonb(NEW)) said ON said.key = own.key AND said.value <> ''
    WHERE own.value <> '';
  RETURN NEW;
END $$;
CREATE TRIGGER gaps BEFORE INSERT OR UPDATE ON product_translations
  FOR EACH ROW EXECUTE FUNCTION note_translation_gaps('products', 'product_id');
CREATE TRIGGER gaps BEFORE INSERT OR UPDATE ON category_translations
  FOR EACH ROW EXECUTE FUNCTION note_translation_gaps('categories', 'category_id');
CREATE TRIGGER gaps BEFORE INSERT OR UPDATE ON collection_translations
  FOR EACH ROW EXECUTE FUNCTION note_translation_gaps('collections', 'collection_id');
CREATE TRIGGER gaps BEFORE INSERT OR UPDATE ON page_translations
  FOR EACH ROW EXECUTE FUNCTION note_translation_gaps('pages', 'page_id');
CREATE TRIGGER gaps BEFORE INSERT OR UPDATE ON menu_translations
  FOR EACH ROW EXECUTE FUNCTION note_translation_gaps('menus', 'menu_id');

-- The shop's own words changed: its translations are looked at anew. Arguments: the table of translations, and its column.
CREATE FUNCTION review_translations() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  EXECUTE format('UPDATE %I SET sources = sources WHERE tenant_id = $1 AND %I = $2', TG_ARGV[0], TG_ARGV[1]) USING NEW.tenant_id, NEW.id;
  RETURN NULL;
END $$;
CREATE TRIGGER translations AFTER UPDATE ON products FOR EACH ROW
  WHEN ((OLD.title, OLD.subtitle, OLD.description_html, OLD.seo_title, OLD.seo_description, OLD.specs, OLD.options)
    IS DISTINCT FROM (NEW.title, NEW.subtitle, NEW.description_html, NEW.seo_title, NEW.seo_description, NEW.specs, NEW.options))
  EXECUTE FUNCTION review_translations('product_translations', 'product_id');
CREATE TRIGGER translations AFTER UPDATE ON categories FOR EACH ROW
  WHEN ((OLD.name, OLD.description, OLD.seo_title, OLD.seo_description) IS DISTINCT FROM (NEW.name, NEW.description, NEW.seo_title, NEW.seo_description))
  EXECUTE FUNCTION review_translations('category_translations', 'category_id');
CREATE TRIGGER translations AFTER UPDATE ON collections FOR EACH ROW
  WHEN ((OLD.name, OLD.description, OLD.seo_title, OLD.seo_description) IS DISTINCT FROM (NEW.name, NEW.description, NEW.seo_title, NEW.seo_description))
  EXECUTE FUNCTION review_translations('collection_translations', 'collection_id');
CREATE TRIGGER translations AFTER UPDATE ON pages FOR EACH ROW
  WHEN ((OLD.title, OLD.body_html, OLD.seo_title, OLD.seo_description) IS DISTINCT FROM (NEW.title, NEW.body_html, NEW.seo_title, NEW.seo_description))
  EXECUTE FUNCTION review_translations('page_translations', 'page_id');
CREATE TRIGGER translations AFTER UPDATE ON menus FOR EACH ROW
  WHEN ((OLD.title, OLD.items) IS DISTINCT FROM (NEW.title, NEW.items))
  EXECUTE FUNCTION review_translations('menu_translations', 'menu_id');

GRANT EXECUTE ON FUNCTION translatable_texts, translated_items, note_translation_gaps, review_translations TO app_user, app_platform;
