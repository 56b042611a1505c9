// A refund that failed gave nothing: its return still waits for one.
const standing = `CASE WHEN r.status = 'refunded' AND EXISTS (SELECT FROM refunds f
  WHERE f.tenant_id = r.tenant_id AND f.id = r.refund_id AND f.status = 'failed') THEN 'received' ELSE r.status END`;

const ofOrder = `json_build_object('id', o.id, 'number', o.number, 'customerName', o.customer_name, 'email', o.email)`;

/** A return `r` of an order `o` as the contract's AdminReturn. */
export const returnJson = `json_build_object(
  'id', r.id, 'number', r.number, 'status', ${standing}, 'isByBuyer', r.is_by_buyer, 'order', ${ofOrder},
  'message', r.message, 'instructions', r.instructions, 'labelUrl', r.label_url, 'fee', money_json(r.fee_minor, o.currency),
  'refund', (SELECT json_build_object('status', f.status, 'amount', money_json(f.amount_minor, f.currency), 'failure', f.failure_message)
    FROM refunds f WHERE f.tenant_id = r.tenant_id AND f.id = r.refund_id),
  'lines', (SELECT coalesce(json_agg(json_build_object('orderLineId', l.id, 'title', l.title, 'variantTitle', l.variant_title,
      'sku', l.sku, 'image', image_json(m), 'quantity', b.quantity, 'reason', b.reason, 'comment', b.comment,
      'resellable', b.resellable, 'damaged', b.damaged, 'restocked', b.restocked) ORDER BY l.position), '[]')
    FROM return_lines b JOIN order_lines l ON l.tenant_id = b.tenant_id AND l.id = b.order_line_id
    LEFT JOIN media m ON m.tenant_id = l.tenant_id AND m.id = l.media_id
    WHERE b.tenant_id = r.tenant_id AND b.return_id = r.id),
  'requestedAt', iso(r.requested_at), 'decidedAt', iso(r.decided_at), 'receivedAt', iso(r.received_at), 'endedAt', iso(r.ended_at),
  'version', r.version, 'updatedBy', r.updated_by, 'updatedAt', iso(r.updated_at))`;

/** Likewise as the contract's ReturnRow. */
export const returnRowJson = `json_build_object('id', r.id, 'number', r.number, 'status', ${standing}, 'isByBuyer', r.is_by_buyer,
  'order', ${ofOrder}, 'requestedAt', iso(r.requested_at),
  'units', (SELECT sum(b.quantity)::int FROM return_lines b WHERE b.tenant_id = r.tenant_id AND b.return_id = r.id))`;

/** Returns with their orders. */
export const returnsOfOrders = `FROM returns r JOIN orders o ON o.tenant_id = r.tenant_id AND o.id = r.order_id`;

/** Which of them a list shows: by status, words and order. */
export const returnFilters = `r.tenant_id = $1 AND ($2::text IS NULL OR ${standing} = $2)
  AND ($3::text IS NULL OR r.order_id IN (SELECT find_orders($3))) AND ($4::uuid IS NULL OR r.order_id = $4)`;

/** What of an order's lines is on its way back; see ReturnFacts. */
export const returnFacts = `SELECT o.own_rate::float8 AS "ownRate",
  (SELECT coalesce(json_agg(json_build_object('orderLineId', l.id,
      'isFinalSale', coalesce((SELECT p.tags && $3::text[] FROM products p WHERE p.tenant_id = l.tenant_id AND p.id = l.product_id), false),
      'returning', (SELECT coalesce(sum(CASE WHEN r.status IN ('requested', 'approved', 'received') THEN b.quantity
          ELSE b.resellable + b.damaged END), 0)
        FROM return_lines b JOIN returns r ON r.tenant_id = b.tenant_id AND r.id = b.return_id
        WHERE b.tenant_id = l.tenant_id AND b.order_line_id = l.id AND r.status NOT IN ('declined', 'cancelled')),
      'refundedByReturns', (SELECT coalesce(sum(g.quantity), 0) FROM refund_lines g
        JOIN refunds f ON f.tenant_id = g.tenant_id AND f.id = g.refund_id AND f.status <> 'failed'
        JOIN returns r ON r.tenant_id = f.tenant_id AND r.refund_id = f.id
        WHERE g.tenant_id = l.tenant_id AND g.order_line_id = l.id))), '[]')
    FROM order_lines l WHERE l.tenant_id = o.tenant_id AND l.order_id = o.id) AS lines
  FROM orders o WHERE o.tenant_id = $1 AND o.id = $2`;
