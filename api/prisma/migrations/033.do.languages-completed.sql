-- Languages, completed: the words of the storefront itself, custom fields, shipping methods and pictures are translated as products are.

-- The language an account was opened in, for e-mails; null: the shop's own.
ALTER TABLE customers ADD locale text;

-- What a shop says on its pages beside its catalog: `shop` holds its tagline, `settings` the texts of its theme's settings, every other
-- part the texts of one template of the published revision. `texts`: [{ key, value, label, group, format }] in the order of the page.
CREATE TABLE shop_texts (
  tenant_id uuid NOT NULL REFERENCES platform.tenants (id) ON DELETE CASCADE,
  id uuid NOT NULL DEFAULT uuidv7(),
  part text NOT NULL,
  label text NOT NULL,
  texts jsonb NOT NULL DEFAULT '[]' CHECK (jsonb_typeof(texts) = 'array'),
  PRIMARY KEY (tenant_id, id),
  UNIQUE (tenant_id, part)
);
CALL platform.isolate('shop_texts');

CREATE TABLE shop_text_translations (
  tenant_id uuid NOT NULL REFERENCES platform.tenants (id) ON DELETE CASCADE,
  shop_text_id uuid NOT NULL,
  locale text NOT NULL,
  -- By key.
  texts jsonb NOT NULL DEFAULT '{}' CHECK (jsonb_typeof(texts) = 'object'),
  version int NOT NULL DEFAULT 1, updated_by text NOT NULL DEFAULT '', sources jsonb NOT NULL DEFAULT '{}',
  missing text[] NOT NULL DEFAULT '{}', outdated text[] NOT NULL DEFAULT '{}', updated_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (tenant_id, shop_text_id, locale),
  FOREIGN KEY (tenant_id, shop_text_id) REFERENCES shop_texts (tenant_id, id) ON DELETE CASCADE,
  FOREIGN KEY (tenant_id, locale) REFERENCES shop_locales (tenant_id, locale) ON DELETE CASCADE
);
CREATE INDEX shop_text_translations_locale ON shop_text_translations (tenant_id, locale);
CALL platform.isolate('shop_text_translations');

CREATE TABLE custom_field_translations (
  tenant_id uuid NOT NULL REFERENCES platform.tenants (id) ON DELETE CASCADE,
  custom_field_id uuid NOT NULL,
  locale text NOT NULL,
  name text,
  unit text,
  -- As custom_field_definitions.choices, in the same order.
  choices jsonb,
  version int NOT NULL DEFAULT 1, updated_by text NOT NULL DEFAULT '', sources jsonb NOT NULL DEFAULT '{}',
  missing text[] NOT NULL DEFAULT '{}', outdated text[] NOT NULL DEFAULT '{}', updated_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (tenant_id, custom_field_id, locale),
  FOREIGN KEY (tenant_id, custom_field_id) REFERENCES custom_field_definitions (tenant_id, id) ON DELETE CASCADE,
  FOREIGN KEY (tenant_id, locale) REFERENCES shop_locales (tenant_id, locale) ON DELETE CASCADE
);
CREATE INDEX custom_field_translations_locale ON custom_field_translations (tenant_id, locale);
CALL platform.isolate('custom_field_translations');

CREATE TABLE shipping_method_translations (
  tenant_id uuid NOT NULL REFERENCES platform.tenants (id) ON DELETE CASCADE,
  shipping_method_id uuid NOT NULL,
  locale text NOT NULL,
  name text,
  description text,
  version int NOT NULL DEFAULT 1, updated_by text NOT NULL DEFAULT '', sources jsonb NOT NULL DEFAULT '{}',
  missing text[] NOT NULL DEFAULT '{}', outdated text[] NOT NULL DEFAULT '{}', updated_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (tenant_id, shipping_method_id, locale),
  FOREIGN KEY (tenant_id, shipping_method_id) REFERENCES shipping_methods (tenant_id, id) ON DELETE CASCADE,
  FOREIGN KEY (tenant_id, locale) REFERENCES shop_locales (tenant_id, locale) ON DELETE CASCADE
);
CREATE INDEX shipping_method_translations_locale ON shipping_method_translations (tenant_id, locale);
CALL platform.isolate('shipping_method_translations');

-- The same texts as media.alt_by_locale, which documents are made from, with what makes them outdated. Triggers keep both in step,
-- whichever of them is written.
CREATE TABLE media_translations (
  tenant_id uuid NOT NULL REFERENCES platform.tenants (id) ON DELETE CASCADE,
  media_id uuid NOT NULL,
  locale text NOT NULL,
  alt text,
  version int NOT NULL DEFAULT 1, updated_by text NOT NULL DEFAULT '', sources jsonb NOT NULL DEFAULT '{}',
  missing text[] NOT NULL DEFAULT '{}', outdated text[] NOT NULL DEFAULT '{}', updated_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (tenant_id, media_id, locale),
  FOREIGN KEY (tenant_id, media_id) REFERENCES media (tenant_id, id) ON DELETE CASCADE,
  FOREIGN KEY (tenant_id, locale) REFERENCES shop_locales (tenant_id, locale) ON DELETE CASCADE
);
CREATE INDEX media_translations_locale ON media_translations (tenant_id, locale);
CALL platform.isolate('media_translations');

-- As in 019, and texts of the storefront, choices and units of custom fields, alternative texts. What a custom field is for is said to
-- staff, and not translated.
CREATE OR REPLACE FUNCTION translatable_texts(record jsonb) RETURNS TABLE (n bigint, key text, value text) LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT f.n, f.key, record ->> f.field
  FROM (VALUES (1, 'title', 'title'), (2, 'name', 'name'), (3, 'subtitle', 'subtitle'), (4, 'description', 'description'),
    (5, 'descriptionHtml', 'description_html'), (6, 'bodyHtml', 'body_html'), (7, 'unit', 'unit'), (8, 'alt', 'alt'),
    (900001, 'seoTitle', 'seo_title'), (900002, 'seoDescription', 'seo_description')) AS f (n, key, field)
  WHERE record ? f.field AND NOT (f.field = 'description' AND record ? 'choices')
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
  UNION ALL
  SELECT 1000 + c.n, 'choices.' || (c.n - 1), c.choice
  FROM jsonb_array_elements_text(CASE jsonb_typeof(record -> 'choices') WHEN 'array' THEN record -> 'choices' ELSE '[]' END) WITH ORDINALITY AS c (choice, n)
  UNION ALL
  SELECT t.n, t.entry ->> 'key', t.entry ->> 'value'
  FROM jsonb_array_elements(CASE jsonb_typeof(record -> 'texts') WHEN 'array' THEN record -> 'texts' ELSE '[]' END) WITH ORDINALITY AS t (entry, n)
  UNION ALL
  SELECT 0, e.key, e.value
  FROM jsonb_each_text(CASE jsonb_typeof(record -> 'texts') WHEN 'object' THEN record -> 'texts' ELSE '{}' END) e
$$;

CREATE TRIGGER gaps BEFORE INSERT OR UPDATE ON shop_text_translations
  FOR EACH ROW EXECUTE FUNCTION note_translation_gaps('shop_texts', 'shop_text_id');
CREATE TRIGGER gaps BEFORE INSERT OR UPDATE ON custom_field_translations
  FOR EACH ROW EXECUTE FUNCTION note_translation_gaps('custom_field_definitions', 'custom_field_id');
CREATE TRIGGER gaps BEFORE INSERT OR UPDATE ON shipping_method_translations
  FOR EACH ROW EXECUTE FUNCTION note_translation_gaps('shipping_methods', 'shipping_method_id');
CREATE TRIGGER gaps BEFORE INSERT OR UPDATE ON media_translations
  FOR EACH ROW EXECUTE FUNCTION note_translation_gaps('media', 'media_id');

CREATE TRIGGER translations AFTER UPDATE ON shop_texts FOR EACH ROW WHEN (OLD.texts IS DISTINCT FROM NEW.texts)
  EXECUTE FUNCTION review_translations('shop_text_translations', 'shop_text_id');
CREATE TRIGGER translations AFTER UPDATE ON custom_field_definitions FOR EACH ROW
  WHEN ((OLD.name, OLD.unit, OLD.choices) IS DISTINCT FROM (NEW.name, NEW.unit, NEW.choices))
  EXECUTE FUNCTION review_translations('custom_field_translations', 'custom_field_id');
CREATE TRIGGER translations AFTER UPDATE ON shipping_methods FOR EACH ROW
  WHEN ((OLD.name, OLD.description) IS DISTINCT FROM (NEW.name, NEW.description))
  EXECUTE FUNCTION review_translations('shipping_method_translations', 'shipping_method_id');
CREATE TRIGGER translations AFTER UPDATE ON media FOR EACH ROW WHEN (OLD.alt IS DISTINCT FROM NEW.alt)
  EXECUTE FUNCTION review_translations('media_translations', 'media_id');

-- The shop's tagline is a text of its storefront.
CREATE FUNCTION keep_tagline() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO shop_texts AS t (tenant_id, part, label, texts)
  VALUES (NEW.tenant_id, 'shop', 'Shop', CASE WHEN NEW.tagline = '' THEN '[]' ELSE jsonb_build_array(jsonb_build_object(
    'key', 'tagline', 'value', NEW.tagline, 'label', 'Tagline', 'group', 'Shop', 'format', 'line')) END)
  ON CONFLICT (tenant_id, part) DO UPDATE SET texts = EXCLUDED.texts WHERE t.texts <> EXCLUDED.texts;
  RETURN NULL;
END $$;
CREATE TRIGGER tagline AFTER INSERT OR UPDATE OF tagline ON shop_settings FOR EACH ROW EXECUTE FUNCTION keep_tagline();

-- media.alt_by_locale was written: translations say the same. Texts that are the same already keep what they were translated from.
CREATE FUNCTION keep_media_translations() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO media_translations AS t (tenant_id, media_id, locale, alt, sources)
  SELECT NEW.tenant_id, NEW.id, l.locale, said.alt, CASE WHEN said.alt IS NULL THEN '{}' ELSE jsonb_build_object('alt', md5(NEW.alt)) END
  FROM shop_locales l
  CROSS JOIN LATERAL (SELECT nullif(NEW.alt_by_locale ->> l.locale, '') AS alt) said
  LEFT JOIN media_translations known ON known.tenant_id = l.tenant_id AND known.media_id = NEW.id AND known.locale = l.locale
  WHERE l.tenant_id = NEW.tenant_id AND said.alt IS DISTINCT FROM known.alt
  ON CONFLICT (tenant_id, media_id, locale) DO UPDATE
    SET alt = EXCLUDED.alt, sources = EXCLUDED.sources, version = t.version + 1, updated_by = '', updated_at = now();
  RETURN NULL;
END $$;
CREATE TRIGGER alternatives_added AFTER INSERT ON media FOR EACH ROW WHEN (NEW.alt_by_locale <> '{}') EXECUTE FUNCTION keep_media_translations();
CREATE TRIGGER alternatives_changed AFTER UPDATE ON media FOR EACH ROW WHEN (OLD.alt_by_locale <> NEW.alt_by_locale)
  EXECUTE FUNCTION keep_media_translations();

-- A translation was written: so says the file, and whoever has it open is told that it changed.
CREATE FUNCTION keep_media_alternatives() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE media SET version = version + 1, updated_at = now(),
    alt_by_locale = CASE WHEN coalesce(NEW.alt, '') = '' THEN alt_by_locale - NEW.locale
      ELSE alt_by_locale || jsonb_build_object(NEW.locale, NEW.alt) END
  WHERE tenant_id = NEW.tenant_id AND id = NEW.media_id AND coalesce(alt_by_locale ->> NEW.locale, '') <> coalesce(NEW.alt, '');
  RETURN NULL;
END $$;
CREATE TRIGGER alternatives AFTER INSERT OR UPDATE OF alt ON media_translations FOR EACH ROW EXECUTE FUNCTION keep_media_alternatives();

-- A choice in another language; the shop's own word where it has none, or the word at its place was another when it was translated.
CREATE FUNCTION translated_choice(choice text, choices text[], translation jsonb, sources jsonb) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT coalesce((
    SELECT nullif(translation ->> (c.n - 1)::int, '') FROM unnest(choices) WITH ORDINALITY AS c (value, n)
    WHERE c.value = choice AND sources ->> ('choices.' || (c.n - 1)) = md5(choice) LIMIT 1), choice)
$$;

-- public_fields() in a language: names, units and choices, where they are translated.
CREATE FUNCTION public_fields(product products, in_locale text) RETURNS json LANGUAGE sql STABLE
  RETURN (
    SELECT coalesce(json_agg(json_build_object('key', f.key, 'name', coalesce(nullif(t.name, ''), f.name), 'value', said.value,
      'unit', coalesce(nullif(t.unit, ''), f.unit), 'kind', f.kind) ORDER BY f.position, f.key), '[]')
    FROM custom_field_definitions f
    LEFT JOIN custom_field_translations t ON t.tenant_id = f.tenant_id AND t.custom_field_id = f.id AND t.locale = in_locale
    CROSS JOIN LATERAL (SELECT product.custom_fields -> f.key AS value) own
    CROSS JOIN LATERAL (SELECT CASE
      WHEN t.choices IS NULL THEN own.value
      WHEN f.kind = 'choice' THEN to_jsonb(translated_choice(own.value #>> '{}', f.choices, t.choices, t.sources))
      WHEN f.kind = 'choices' THEN (
        SELECT jsonb_agg(translated_choice(chosen.value, f.choices, t.choices, t.sources) ORDER BY chosen.n)
        FROM jsonb_array_elements_text(CASE jsonb_typeof(own.value) WHEN 'array' THEN own.value ELSE '[]' END) WITH ORDINALITY AS chosen (value, n))
      ELSE own.value END AS value) said
    WHERE f.tenant_id = product.tenant_id AND f.is_public AND jsonb_typeof(own.value) <> 'null');

GRANT EXECUTE ON FUNCTION keep_tagline, keep_media_translations, keep_media_alternatives, translated_choice,
  public_fields(products, text) TO app_user, app_platform;
GRANT EXECUTE ON FUNCTION translated_choice TO app_search;
GRANT SELECT ON custom_field_translations TO app_search;

-- Two long functions learn of translated fields. They are changed where they stand, so that whatever else earlier migrations made of
-- them stays; a place that is not found stops the migration.
DO $$
DECLARE
  change record;
  source text;
  changed text;
BEGIN
  FOR change IN SELECT * FROM (VALUES
    (1, 'build_product_documents', 'public_fields(p)', 'public_fields(p, x.locale)'),
    (2, 'present_facets', 'coalesce(max(f.name), max(b.label ->> ''name''), b.name)',
      'coalesce(max(coalesce(nullif(ft.name, ''''), f.name)), max(b.label ->> ''name''), b.name)'),
    (3, 'present_facets', 'coalesce(max(f.unit), '''')', 'coalesce(max(coalesce(nullif(ft.unit, ''''), f.unit)), '''')'),
    (4, 'present_facets', 'coalesce(b.label ->> ''value'', b.value)',
      'coalesce(b.label ->> ''value'', translated_choice(b.value, f.choices, ft.choices, ft.sources))'),
    (5, 'present_facets', 'LEFT JOIN custom_field_definitions f ON b.kind = ''field'' AND f.tenant_id = $1 AND f.key = b.name',
      'LEFT JOIN custom_field_definitions f ON b.kind = ''field'' AND f.tenant_id = $1 AND f.key = b.name
      LEFT JOIN custom_field_translations ft ON ft.tenant_id = $1 AND ft.custom_field_id = f.id AND ft.locale = $2'),
    (6, 'present_facets', '''label'', f.name, ''unit'', f.unit',
      '''label'', coalesce(nullif(ft.name, ''''), f.name), ''unit'', coalesce(nullif(ft.unit, ''''), f.unit)'),
    (7, 'present_facets', 'WHERE f.tenant_id = $1 AND f.is_filterable AND f.kind IN (''integer'', ''decimal'')$ranges$',
      'LEFT JOIN custom_field_translations ft ON ft.tenant_id = $1 AND ft.custom_field_id = f.id AND ft.locale = $2
      WHERE f.tenant_id = $1 AND f.is_filterable AND f.kind IN (''integer'', ''decimal'')$ranges$')
  ) AS c (n, name, before, after) ORDER BY n LOOP
    source := pg_get_functiondef((SELECT p.oid FROM pg_proc p WHERE p.proname = change.name AND p.pronamespace = 'public'::regnamespace));
    changed := replace(source, change.before, change.after);
    IF changed = source THEN
      RAISE EXCEPTION '% no longer says: %', change.name, change.before;
    END IF;
    EXECUTE changed;
  END LOOP;
END $$;

-- The listing a collection would have if it were published now. As preview_product(): what publishing will show, whoever changes how
-- listings are made.
CREATE FUNCTION preview_collection(wanted uuid, in_locale text, most int) RETURNS text LANGUAGE plpgsql VOLATILE AS $$
DECLARE
  found text;
  shelf collections;
BEGIN
  BEGIN
    UPDATE collections c SET is_published = true
    WHERE c.tenant_id = (SELECT current_setting('app.tenant_id')::uuid) AND c.id = wanted RETURNING * INTO shelf;
    found := list_products(in_locale, jsonb_build_object('groups', '[]'::jsonb, 'numbers', '[]'::jsonb, 'collection', shelf.slug, 'limit', most, 'total', false,
      'sort', CASE shelf.sort WHEN 'featured' THEN 'byHand' ELSE shelf.sort END));
    RAISE EXCEPTION USING ERRCODE = 'PV001', MESSAGE = 'seen';
  EXCEPTION WHEN SQLSTATE 'PV001' THEN
    -- What was read outlives what was written.
    NULL;
  END;
  RETURN found;
END $$;
GRANT EXECUTE ON FUNCTION preview_collection TO app_user, app_platform;

-- What is there already, shop by shop, for the owner sees a shop's rows only from inside it. Texts of themes follow when they are next
-- published: only then is it known which of their settings are texts.
DO $$
DECLARE
  shop uuid;
BEGIN
  FOR shop IN SELECT id FROM platform.tenants LOOP
    PERFORM set_config('app.tenant_id', shop::text, true);
    UPDATE shop_settings SET tagline = tagline WHERE tenant_id = shop;
    INSERT INTO media_translations (tenant_id, media_id, locale, alt, sources)
    SELECT m.tenant_id, m.id, l.locale, m.alt_by_locale ->> l.locale, jsonb_build_object('alt', md5(m.alt))
    FROM media m JOIN shop_locales l ON l.tenant_id = m.tenant_id AND m.alt_by_locale ->> l.locale <> ''
    WHERE m.tenant_id = shop;
  END LOOP;
END $$;
