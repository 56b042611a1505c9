import type { Ctx } from '../../plumbing/context.js';
import type { Statement } from '../../plumbing/db/database.js';

/** Contract's AdminSearch: the newest matches of each kind the caller may read. */
export const adminSearchStatement = (
  ctx: Ctx,
  { q, limit }: { readonly q: string; readonly limit: number },
): Statement => ({
  name: 'admin.search',
  text: `
SELECT json_build_object(
  'products', (SELECT coalesce(json_agg(json_build_object('id', p.id, 'title', p.title, 'status', p.status, 'image', (
      SELECT image_json(m) FROM product_media pm JOIN media m ON m.tenant_id = $1 AND m.id = pm.media_id AND m.kind = 'image'
      WHERE pm.tenant_id = $1 AND pm.product_id = p.id ORDER BY pm.position, m.id LIMIT 1)) ORDER BY p.updated_at DESC, p.id), '[]')
    FROM (SELECT * FROM products WHERE tenant_id = $1 AND id = ANY (ARRAY(SELECT find_newest_products($2, $3::int)))
          ORDER BY updated_at DESC, id LIMIT $3::int) p),
  'orders', (SELECT coalesce(json_agg(json_build_object('id', o.id, 'number', o.number, 'customerName', o.customer_name,
      'total', money_json(o.total_minor, o.currency), 'placedAt', iso(o.placed_at)) ORDER BY o.placed_at DESC, o.id), '[]')
    FROM (SELECT * FROM orders WHERE $4::boolean AND tenant_id = $1 AND id IN (SELECT find_orders($6))
          ORDER BY placed_at DESC, id LIMIT $3::int) o),
  'customers', (SELECT coalesce(json_agg(json_build_object('id', c.id, 'name', trim(c.first_name || ' ' || c.last_name),
      'email', c.email) ORDER BY c.created_at DESC, c.id), '[]')
    FROM (SELECT * FROM customers WHERE $5::boolean AND tenant_id = $1 AND id IN (SELECT find_customers($2))
          ORDER BY created_at DESC, id LIMIT $3::int) c))::text`,
  values: [
    ...[ctx.tenantId, q, limit, ctx.permissions.has('orders.read'), ctx.permissions.has('customers.read')],
    q.replace(/^#/, ''),
  ],
});

/** Contract's SearchTerms. Days are the shop's own. */
export const searchTermsStatement = (ctx: Ctx, days: number): Statement => ({
  name: 'admin.search.terms',
  text: `
WITH terms AS MATERIALIZED (
  SELECT term, sum(searches)::int AS searches, sum(without_results)::int AS without_results FROM search_term_days
  WHERE tenant_id = $1 AND day > (now() AT TIME ZONE $3)::date - $2::int GROUP BY term
)
SELECT json_build_object(
  'searches', coalesce((SELECT sum(searches) FROM terms), 0),
  'withoutResults', coalesce((SELECT sum(without_results) FROM terms), 0),
  'top', (SELECT coalesce(json_agg(json_build_object('term', term, 'searches', searches, 'withoutResults', without_results)
      ORDER BY searches DESC, term), '[]')
    FROM (SELECT * FROM terms ORDER BY searches DESC, term LIMIT 20) best),
  'fruitless', (SELECT coalesce(json_agg(json_build_object('term', term, 'searches', without_results)
      ORDER BY without_results DESC, term), '[]')
    FROM (SELECT * FROM terms WHERE without_results > 0 ORDER BY without_results DESC, term LIMIT 20) worst))::text`,
  values: [ctx.tenantId, days, ctx.shop.timezone],
});
