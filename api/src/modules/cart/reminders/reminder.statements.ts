/**
 * Writes down every reminder that is due: `$1` the shop, `$2` its currency, `$3` now.
 *
 * The next step of a cart is due when the cart was left alone for the step's hours, and as long after the step before as the
 * two are apart: turning reminders on sends no one three at once, and nothing about carts older than a week beyond the first
 * step's hours. Not to who bought since, opted out or (by the shop's choice) never agreed; not about a cart of which nothing can
 * be had. A cart's buyer is its customer, or who began a checkout of it.
 */
export const dueText = `
WITH chosen AS (
  SELECT audience, steps, (steps -> 0 ->> 'afterHours')::int AS first_hours
  FROM cart_reminder_settings WHERE tenant_id = $1 AND is_enabled
), left_behind AS (
  SELECT c.id, lower(u.email) AS email, c.updated_at FROM chosen, carts c
  JOIN customers u ON u.tenant_id = $1 AND u.id = c.customer_id
  WHERE c.tenant_id = $1 AND c.status = 'open' AND c.customer_id IS NOT NULL
    AND c.updated_at BETWEEN $3::timestamptz - interval '60 days' AND $3::timestamptz - make_interval(hours => first_hours)
  UNION ALL
  (SELECT DISTINCT ON (c.id) c.id, lower(k.email), c.updated_at FROM chosen, checkouts k
  JOIN carts c ON c.tenant_id = $1 AND c.id = k.cart_id AND c.status = 'open' AND c.customer_id IS NULL
  WHERE k.tenant_id = $1 AND k.order_id IS NULL AND k.email <> '' AND k.created_at > $3::timestamptz - interval '60 days'
    AND c.updated_at <= $3::timestamptz - make_interval(hours => first_hours)
  ORDER BY c.id, k.created_at DESC)
), next AS (
  SELECT b.*, coalesce(told.step, 0) + 1 AS step, told.at AS told_at,
    (steps -> coalesce(told.step, 0) ->> 'afterHours')::int AS hours,
    (steps -> (coalesce(told.step, 0) - 1) ->> 'afterHours')::int AS hours_before, first_hours, audience
  FROM chosen, left_behind b
  LEFT JOIN LATERAL (
    SELECT r.step, r.created_at AS at FROM cart_reminders r WHERE r.tenant_id = $1 AND r.cart_id = b.id ORDER BY r.step DESC LIMIT 1
  ) told ON true
), due AS (
  SELECT n.* FROM next n
  WHERE n.hours IS NOT NULL AND n.updated_at <= $3::timestamptz - make_interval(hours => n.hours)
    AND CASE WHEN n.told_at IS NULL THEN n.updated_at > $3::timestamptz - make_interval(days => 7, hours => n.first_hours)
      ELSE n.told_at <= $3::timestamptz - make_interval(hours => n.hours - n.hours_before) END
    AND (n.audience = 'everyone' OR EXISTS (
      SELECT FROM customers u WHERE u.tenant_id = $1 AND u.email = n.email AND u.marketing_at IS NOT NULL))
    AND NOT EXISTS (SELECT FROM mail_opt_outs o WHERE o.tenant_id = $1 AND o.email = n.email)
    AND NOT EXISTS (SELECT FROM orders o WHERE o.tenant_id = $1 AND o.email = n.email AND o.placed_at >= n.updated_at)
  ORDER BY n.updated_at LIMIT 200
), worth AS (
  SELECT due.id, due.email, due.step, min(coalesce(l.seen_currency, $2)) AS currency, sum(l.quantity * l.seen_price_minor) AS value_minor,
    jsonb_agg(jsonb_build_object('variantId', l.variant_id, 'quantity', l.quantity) ORDER BY l.id) AS lines
  FROM due
  JOIN cart_lines l ON l.tenant_id = $1 AND l.cart_id = due.id
  JOIN variants v ON v.tenant_id = $1 AND v.id = l.variant_id AND v.is_active
  JOIN products p ON p.tenant_id = $1 AND p.id = v.product_id AND p.status = 'active'
  WHERE p.is_digital OR v.backorder_policy = 'allow' OR EXISTS (
    SELECT FROM stock_levels s WHERE s.tenant_id = $1 AND s.variant_id = v.id AND s.on_hand - s.reserved - s.backordered > 0)
  GROUP BY due.id, due.email, due.step
)
INSERT INTO cart_reminders (tenant_id, cart_id, step, recipient, currency, value_minor, lines, created_at)
SELECT $1, id, step, email, currency, value_minor, lines, $3 FROM worth
ON CONFLICT (tenant_id, cart_id, step) DO NOTHING RETURNING id`;

// What was ordered from the cart a reminder's link led to: the one left behind, or a copy of it on another device.
const recovered = `
  SELECT o.id, o.number, o.total_minor, o.currency, o.own_rate FROM carts c
  JOIN checkouts k ON k.tenant_id = $1 AND k.cart_id = c.id
  JOIN orders o ON o.tenant_id = $1 AND o.checkout_id = k.id AND o.placed_at > r.created_at
  WHERE c.tenant_id = $1 AND c.reminder_id = r.id ORDER BY o.placed_at LIMIT 1`;

/** Reminders with what came of them: `$1` the shop, `$2` how many, `$3` the id to go on after, or null. */
export const listText = `
SELECT r.id, r.recipient, r.step, r.currency, r.value_minor AS "valueMinor", r.opened_at AS "openedAt", r.created_at AS "createdAt",
  m.status AS "mailStatus", r.created_at < now() - interval '15 minutes' AS "isRelayed",
  coalesce((SELECT jsonb_agg(jsonb_build_object('title', p.title, 'quantity', line.quantity))
    FROM jsonb_to_recordset(r.lines) AS line ("variantId" uuid, quantity int)
    JOIN variants v ON v.tenant_id = $1 AND v.id = line."variantId"
    JOIN products p ON p.tenant_id = $1 AND p.id = v.product_id), '[]') AS items,
  (SELECT json_build_object('id', x.id, 'number', x.number, 'totalMinor', x.total_minor, 'currency', x.currency)
   FROM (${recovered}) x) AS order
FROM cart_reminders r
LEFT JOIN mails m ON m.tenant_id = $1 AND m.dedupe_key = 'cart-reminder:' || r.id
WHERE r.tenant_id = $1 AND ($3::uuid IS NULL OR r.id < $3) ORDER BY r.id DESC LIMIT $2`;

/** Sums since `$2`; revenue in the shop's own currency. */
export const summaryText = `
SELECT count(*) FILTER (WHERE m.status = 'sent')::int AS sent, count(r.opened_at)::int AS opened, count(x.id)::int AS recovered,
  coalesce(round(sum(x.total_minor * x.own_rate)), 0)::bigint AS "revenueMinor"
FROM cart_reminders r
LEFT JOIN mails m ON m.tenant_id = $1 AND m.dedupe_key = 'cart-reminder:' || r.id
LEFT JOIN LATERAL (${recovered}) x ON true
WHERE r.tenant_id = $1 AND r.created_at >= $2`;
