/** Columns of an order `o` for its buyer; see {@link orderRecordSchema}. */
export const orderColumns = `
o.id, o.number, o.checkout_id AS "checkoutId", o.account_id AS "accountId", o.status, o.payment_status AS "paymentStatus",
o.fulfillment_status AS "fulfillmentStatus", o.email, o.totals, o.shipping_address AS "shippingAddress",
o.billing_address AS "billingAddress", o.shipping_method AS "shippingMethod", o.payment_method AS "paymentMethod",
o.placed_at AS "placedAt", o.updated_at AS "updatedAt", o.version,
(SELECT coalesce(json_agg(json_build_object(
    'id', l.id, 'productId', l.product_id, 'variantId', l.variant_id, 'sku', l.sku, 'title', l.title,
    'variantTitle', l.variant_title, 'image', image_json(m), 'quantity', l.quantity,
    'fulfilledQuantity', l.fulfilled_quantity, 'refundedQuantity', coalesce(back.units, 0), 'droppedQuantity', coalesce(back.dropped, 0),
    'unitPrice', money_json(l.unit_price_minor, o.currency),
    'lineTotal', money_json(l.line_total_minor, o.currency), 'priceList', l.price_list_name, 'isDigital', l.is_digital,
    'files', CASE WHEN l.is_digital THEN (
      SELECT json_agg(json_build_object('id', f.id, 'fileName', f.file_name, 'byteSize', f.byte_size,
        'remaining', CASE WHEN pf.download_limit > 0 THEN greatest(0, pf.download_limit - coalesce(d.download_count, 0)) END) ORDER BY pf.position, f.id)
      FROM product_files pf JOIN media f ON f.tenant_id = pf.tenant_id AND f.id = pf.media_id
      LEFT JOIN file_downloads d ON d.tenant_id = pf.tenant_id AND d.order_line_id = l.id AND d.media_id = f.id
      WHERE pf.tenant_id = o.tenant_id AND pf.product_id = l.product_id AND (pf.variant_id IS NULL OR pf.variant_id = l.variant_id)) END
  ) ORDER BY l.position), '[]')
  FROM order_lines l LEFT JOIN media m ON m.tenant_id = l.tenant_id AND m.id = l.media_id
  LEFT JOIN LATERAL (SELECT sum(g.quantity) AS units, sum(g.dropped) AS dropped FROM refund_lines g
    JOIN refunds r ON r.tenant_id = g.tenant_id AND r.id = g.refund_id
    WHERE g.tenant_id = l.tenant_id AND g.order_line_id = l.id AND r.status <> 'failed' AND NOT r.is_exchange) back ON true
  WHERE l.tenant_id = o.tenant_id AND l.order_id = o.id) AS lines,
(SELECT coalesce(json_agg(json_build_object(
    'id', s.id, 'carrier', s.carrier, 'trackingNumber', s.tracking_number, 'trackingUrl', s.tracking_url,
    'status', s.status, 'shippedAt', iso(s.shipped_at), 'deliveredAt', iso(s.delivered_at),
    'lines', s.lines) ORDER BY s.shipped_at, s.id), '[]')
  FROM shipments s WHERE s.tenant_id = o.tenant_id AND s.order_id = o.id) AS shipments,
(SELECT coalesce(json_agg(json_build_object(
    'id', r.id, 'status', r.status, 'amount', money_json(r.amount_minor, r.currency), 'tax', money_json(r.tax_minor, r.currency),
    'taxes', (SELECT coalesce(json_agg(json_build_object('name', t->'name', 'ratePercent', t->'ratePercent',
      'amount', money_json((t->>'amount')::bigint, r.currency))), '[]') FROM jsonb_array_elements(r.taxes) t),
    'shipping', money_json(r.shipping_minor, r.currency), 'reason', r.reason, 'actor', r.actor,
    'providerRefundId', r.provider_refund_id, 'failure', r.failure_message, 'createdAt', iso(r.created_at),
    'restockedUnits', (SELECT coalesce(sum(g.quantity), 0) FROM refund_lines g
      WHERE g.tenant_id = r.tenant_id AND g.refund_id = r.id AND g.is_restocked AND r.status = 'succeeded'),
    'lines', (SELECT coalesce(json_agg(json_build_object('orderLineId', g.order_line_id, 'quantity', g.quantity,
      'amount', money_json(g.amount_minor, r.currency)) ORDER BY l.position), '[]')
      FROM refund_lines g JOIN order_lines l ON l.tenant_id = g.tenant_id AND l.id = g.order_line_id
      WHERE g.tenant_id = r.tenant_id AND g.refund_id = r.id)) ORDER BY r.id), '[]')
  FROM refunds r WHERE r.tenant_id = o.tenant_id AND r.order_id = o.id AND NOT r.is_exchange) AS refunds,
o.currency, o.cancelled_at AS "cancelledAt"`;

/** Columns of an order `o` for staff; see {@link adminOrderRecordSchema}. */
export const adminOrderColumns = `${orderColumns}, o.source, o.cancel_reason AS "cancelReason", o.cancel_note AS "cancelNote",
o.tags, o.archived_at AS "archivedAt",
(SELECT coalesce(sum(p.amount_minor), 0)::bigint FROM payments p
  WHERE p.tenant_id = o.tenant_id AND p.order_id = o.id AND p.status = 'succeeded') AS "capturedMinor",
json_build_object('id', o.customer_id, 'name', o.customer_name, 'email', o.email, 'orderCount', coalesce(
  (SELECT c.order_count FROM customers c WHERE c.tenant_id = o.tenant_id AND c.id = o.customer_id), 0)) AS customer,
(SELECT json_build_object('provider', p.provider, 'providerPaymentId', p.provider_payment_id, 'status', p.status,
    'amount', money_json(p.amount_minor, p.currency))
  FROM payments p WHERE p.tenant_id = o.tenant_id AND p.order_id = o.id ORDER BY p.id DESC LIMIT 1) AS payment,
(SELECT coalesce(json_agg(json_build_object('variantId', b.variant_id, 'quantity', b.units) ORDER BY b.variant_id), '[]')
  FROM (SELECT variant_id, sum(quantity)::int AS units FROM stock_backorders
    WHERE tenant_id = o.tenant_id AND order_id = o.id GROUP BY variant_id) b) AS backorders,
(SELECT coalesce(json_agg(json_build_object(
    'id', e.id, 'kind', e.kind, 'actor', e.actor, 'message', e.message, 'createdAt', iso(e.created_at)) ORDER BY e.id DESC), '[]')
  FROM order_events e WHERE e.tenant_id = o.tenant_id AND e.order_id = o.id) AS events`;

/** Columns of an order `o` in a list; see {@link orderRowRecordSchema}. */
export const orderRowColumns = `
o.id, o.number, o.placed_at AS "placedAt", o.customer_name AS "customerName", o.email, o.status,
o.payment_status AS "paymentStatus", o.fulfillment_status AS "fulfillmentStatus", o.item_count AS "itemCount",
o.total_minor AS "totalMinor", o.currency`;
