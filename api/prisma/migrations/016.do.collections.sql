-- Categories, collections, pages and menus as the console edits them.

-- Who made the newest version, as shown to the one who is refused for reading an older one.
ALTER TABLE categories ADD updated_by text NOT NULL DEFAULT '';
ALTER TABLE collections ADD updated_by text NOT NULL DEFAULT '';
ALTER TABLE pages ADD updated_by text NOT NULL DEFAULT '';
ALTER TABLE menus ADD updated_by text NOT NULL DEFAULT '';

ALTER TABLE collections ADD CONSTRAINT collections_sort CHECK (sort IN ('featured', '-publishedAt', 'price', '-price', 'title'));
CREATE INDEX collections_name ON collections (tenant_id, (lower(name) COLLATE "C"), id);
CREATE INDEX pages_title ON pages (tenant_id, (lower(title) COLLATE "C"), id);
-- Collections whose rules count days: looked up over all shops, every hour.
CREATE INDEX collections_aging ON collections (tenant_id, id)
  WHERE jsonb_path_exists(rules, '$.conditions[*] ? (@.field == "publishedAt")');

-- As in 013, with one more order: by hand, in a collection.
CREATE OR REPLACE FUNCTION listing_order(sort text, in_category uuid, OUT expression text, OUT kind text, OUT direction text)
LANGUAGE sql IMMUTABLE AS $$
  SELECT CASE sort WHEN '-publishedAt' THEN 'l.published_at' WHEN 'price' THEN 'l.price_minor' WHEN '-price' THEN 'l.price_minor'
      WHEN 'title' THEN 'l.title_norm' WHEN 'byHand' THEN 'picked.position'
      ELSE CASE WHEN in_category IS NULL THEN 'l.position' ELSE 'shelf.position' END END,
    CASE sort WHEN '-publishedAt' THEN 'timestamptz' WHEN 'price' THEN 'bigint' WHEN '-price' THEN 'bigint' WHEN 'title' THEN 'text' ELSE 'int' END,
    CASE WHEN left(sort, 1) = '-' THEN 'DESC' ELSE 'ASC' END
$$;
