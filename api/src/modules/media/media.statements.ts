/** Places that show or sell a file `m`, as rows of contract's MediaUsage; the newest revision of the theme counts. */
const usages = `
SELECT 'product' AS kind, p.id, p.title FROM product_media u JOIN products p ON p.tenant_id = u.tenant_id AND p.id = u.product_id
  WHERE u.tenant_id = m.tenant_id AND u.media_id = m.id
UNION ALL
SELECT 'variant', p.id, p.title || ' · ' || array_to_string(u.option_values, ' / ') FROM variants u
  JOIN products p ON p.tenant_id = u.tenant_id AND p.id = u.product_id
  WHERE u.tenant_id = m.tenant_id AND u.media_id = m.id
UNION ALL
SELECT 'download', p.id, p.title FROM product_files u JOIN products p ON p.tenant_id = u.tenant_id AND p.id = u.product_id
  WHERE u.tenant_id = m.tenant_id AND u.media_id = m.id
UNION ALL
SELECT 'category', u.id, u.name FROM categories u WHERE u.tenant_id = m.tenant_id AND u.media_id = m.id
UNION ALL
SELECT 'collection', u.id, u.name FROM collections u WHERE u.tenant_id = m.tenant_id AND u.media_id = m.id
UNION ALL
SELECT 'theme', NULL, 'Theme' FROM shop_themes s
  JOIN theme_revisions r ON r.tenant_id = s.tenant_id AND r.revision IN (s.published_revision, s.draft_revision)
  WHERE s.tenant_id = m.tenant_id AND position(m.storage_key IN concat(r.settings, r.templates)) > 0`;

/** Columns of a file `m` as contract's Media. */
export const mediaColumns = `
m.id, m.kind, m.file_name AS "fileName", m.content_type AS "contentType", m.byte_size AS "byteSize",
CASE WHEN m.kind = 'image' THEN image_json(m) END AS image, m.alt, m.alt_by_locale AS "altByLocale", m.state,
(SELECT count(*)::int FROM (${usages}) every_place) AS "usageCount",
m.version, iso(m.created_at) AS "createdAt", iso(m.updated_at) AS "updatedAt"`;
