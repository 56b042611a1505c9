-- The media library: what a file is made of, how far its sizes are, where it is shown, and files that are sold.

ALTER TABLE media
  -- SHA-256 of what was uploaded: the same bytes are the same file. Null only for files older than this column.
  ADD content_hash bytea CHECK (octet_length(content_hash) = 32),
  -- `processing` until the sizes most visitors ask for are drawn; others are drawn on demand.
  ADD state text NOT NULL DEFAULT 'ready' CHECK (state IN ('processing', 'ready', 'failed')),
  -- Four by four pixels in four bits a channel, base64url: a blur to show while loading (themes/kit draws it).
  ADD placeholder text NOT NULL DEFAULT '' CHECK (placeholder ~ '^([A-Za-z0-9_-]{32})?$'),
  ADD version int NOT NULL DEFAULT 1,
  ADD updated_at timestamptz NOT NULL DEFAULT now();
CREATE UNIQUE INDEX media_content ON media (tenant_id, kind, content_hash);
-- The library's orders; the first also sums what a shop stores.
CREATE INDEX media_newest ON media (tenant_id, created_at DESC, id) INCLUDE (byte_size, kind);
CREATE INDEX media_names ON media (tenant_id, (lower(file_name) COLLATE "C"), id);
CREATE INDEX media_sizes ON media (tenant_id, byte_size, id);
CREATE INDEX media_words ON media USING gin (tenant_id, (lower(file_name || ' ' || alt)) gin_trgm_ops);

-- Where a file is shown; product_media has its index already.
CREATE INDEX variants_media ON variants (tenant_id, media_id) WHERE media_id IS NOT NULL;
CREATE INDEX categories_media ON categories (tenant_id, media_id) WHERE media_id IS NOT NULL;
CREATE INDEX collections_media ON collections (tenant_id, media_id) WHERE media_id IS NOT NULL;
CREATE INDEX order_lines_media ON order_lines (tenant_id, media_id) WHERE media_id IS NOT NULL;
-- An order outlives the picture it was placed with. Not validated: the rows there are obeyed the constraint until this moment, and the
-- owner may not read across shops.
ALTER TABLE order_lines DROP CONSTRAINT order_lines_tenant_id_media_id_fkey;
ALTER TABLE order_lines ADD FOREIGN KEY (tenant_id, media_id) REFERENCES media (tenant_id, id) ON DELETE SET NULL (media_id)
  NOT VALID;

-- What a buyer of a digital product may download: files of one variant, or (null) of every variant.
CREATE TABLE product_files (
  tenant_id uuid NOT NULL REFERENCES platform.tenants (id) ON DELETE CASCADE,
  id uuid NOT NULL DEFAULT uuidv7(),
  product_id uuid NOT NULL,
  variant_id uuid,
  media_id uuid NOT NULL,
  position int NOT NULL DEFAULT 0,
  -- Downloads of one bought line; null: as many as the buyer likes while the link is good.
  download_limit int CHECK (download_limit > 0),
  PRIMARY KEY (tenant_id, id),
  UNIQUE NULLS NOT DISTINCT (tenant_id, product_id, variant_id, media_id),
  FOREIGN KEY (tenant_id, product_id) REFERENCES products (tenant_id, id) ON DELETE CASCADE,
  FOREIGN KEY (tenant_id, variant_id) REFERENCES variants (tenant_id, id) ON DELETE CASCADE,
  FOREIGN KEY (tenant_id, media_id) REFERENCES media (tenant_id, id)
);
CREATE INDEX product_files_order ON product_files (tenant_id, product_id, position);
CREATE INDEX product_files_media ON product_files (tenant_id, media_id);
CREATE INDEX product_files_variant ON product_files (tenant_id, variant_id) WHERE variant_id IS NOT NULL;
CALL platform.isolate('product_files');

-- How often a buyer has downloaded a file of a line.
CREATE TABLE file_downloads (
  tenant_id uuid NOT NULL REFERENCES platform.tenants (id) ON DELETE CASCADE,
  order_line_id uuid NOT NULL,
  media_id uuid NOT NULL,
  download_count int NOT NULL DEFAULT 0 CHECK (download_count >= 0),
  last_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (tenant_id, order_line_id, media_id),
  FOREIGN KEY (tenant_id, order_line_id) REFERENCES order_lines (tenant_id, id) ON DELETE CASCADE,
  FOREIGN KEY (tenant_id, media_id) REFERENCES media (tenant_id, id) ON DELETE CASCADE
);
CREATE INDEX file_downloads_media ON file_downloads (tenant_id, media_id);
CALL platform.isolate('file_downloads');

-- Files of products stood among their pictures until now. Row-level security is forced on the owner, who migrates all shops at once.
ALTER TABLE product_media NO FORCE ROW LEVEL SECURITY;
ALTER TABLE media NO FORCE ROW LEVEL SECURITY;
ALTER TABLE product_files NO FORCE ROW LEVEL SECURITY;
INSERT INTO product_files (tenant_id, product_id, media_id, position)
SELECT pm.tenant_id, pm.product_id, pm.media_id, pm.position FROM product_media pm
JOIN media m ON m.tenant_id = pm.tenant_id AND m.id = pm.media_id WHERE m.kind = 'file';
DELETE FROM product_media pm USING media m WHERE m.tenant_id = pm.tenant_id AND m.id = pm.media_id AND m.kind = 'file';
ALTER TABLE product_media FORCE ROW LEVEL SECURITY;
ALTER TABLE media FORCE ROW LEVEL SECURITY;
ALTER TABLE product_files FORCE ROW LEVEL SECURITY;

-- JSON of contract's Image; null for null.
CREATE OR REPLACE FUNCTION image_json(picture media) RETURNS json LANGUAGE sql STABLE PARALLEL SAFE
  RETURN CASE WHEN picture.id IS NOT NULL THEN
    ('{"id":"' || picture.id || '","url":"/media/' || picture.tenant_id || '/' || picture.storage_key
      || '","width":' || picture.width || ',"height":' || picture.height || ',"alt":' || to_json(picture.alt)
      || ',"color":"' || picture.color || '","placeholder":"' || picture.placeholder
      || '","focalX":' || picture.focal_x || ',"focalY":' || picture.focal_y || '}')::json
  END;

-- Ids of files whose name or alternative text contains every one of the words. As find_products: row-level security would keep
-- the index from being used, so this runs as app_search and takes the tenant from the transaction, never from its caller.
CREATE FUNCTION find_media(words text) RETURNS SETOF uuid
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  tenant uuid := current_setting('app.tenant_id')::uuid;
  patterns text[] := ARRAY(
    SELECT '%' || replace(replace(replace(word, '\', '\\'), '%', '\%'), '_', '\_') || '%'
    FROM regexp_split_to_table(lower(trim(words)), '\s+') AS word);
BEGIN
  RETURN QUERY SELECT m.id FROM media m
    WHERE m.tenant_id = tenant AND lower(m.file_name || ' ' || m.alt) LIKE ALL (patterns);
END $$;
GRANT SELECT (tenant_id, id, file_name, alt) ON media TO app_search;
GRANT EXECUTE ON FUNCTION find_media TO app_user, app_platform;
GRANT CREATE ON SCHEMA public TO app_search;
ALTER FUNCTION find_media OWNER TO app_search;
REVOKE CREATE ON SCHEMA public FROM app_search;
