import { Injectable } from '@nestjs/common';
import type { ShopFacts } from '../../plumbing/context.js';
import type { Statement } from '../../plumbing/db/database.js';
import { salesTotal } from './report.columns.js';

const money = (minor: string): string => `money_json((${minor})::bigint, $3)`;

/** Orders, total sales and average order of the days `n` (0 is today) that `which` selects. Averages round half up. */
const period = (which: string): string => `(SELECT json_build_object('orders', sum(orders)::int,
    'revenue', ${money('sum(revenue)')},
    'averageOrder', ${money('coalesce(round(sum(sold) / nullif(sum(orders), 0)), 0)')}) FROM days WHERE ${which})`;
const daily = (which: string): string => `(SELECT json_agg(json_build_object('date', day::text, 'orders', orders,
    'revenue', ${money('revenue')}) ORDER BY day) FROM days WHERE ${which})`;

const firstPicture = (product: string): string => `(SELECT image_json(m) FROM product_media pm
    JOIN media m ON m.tenant_id = pm.tenant_id AND m.id = pm.media_id AND m.kind = 'image'
    WHERE pm.tenant_id = $1 AND pm.product_id = ${product} ORDER BY pm.position LIMIT 1)`;

// The same figures as in the reports, so that the two never disagree.
const days = `placed AS (
    SELECT (f.at AT TIME ZONE $2)::date AS day, sum(f.orders)::int AS orders, sum(${salesTotal}) AS revenue,
      sum(f.gross_minor - f.discount_minor) FILTER (WHERE NOT f.is_cancelled) AS sold
    FROM sales_facts f, clock
    WHERE f.tenant_id = $1 AND f.at >= (clock.today - 59)::timestamp AT TIME ZONE $2
    GROUP BY 1),
  days AS (
    SELECT n, clock.today - n AS day, coalesce(p.orders, 0) AS orders, coalesce(p.revenue, 0) AS revenue,
      coalesce(p.sold, 0) AS sold
    FROM clock CROSS JOIN generate_series(0, 59) n LEFT JOIN placed p ON p.day = clock.today - n)`;

const recentOrders = `(SELECT coalesce(json_agg(json_build_object('id', id, 'number', number, 'placedAt', iso(placed_at),
    'customerName', customer_name, 'email', email, 'status', status, 'paymentStatus', payment_status,
    'fulfillmentStatus', fulfillment_status, 'itemCount', item_count, 'total', money_json(total_minor, currency)) ORDER BY number DESC), '[]')
  FROM (SELECT * FROM orders WHERE tenant_id = $1 ORDER BY number DESC LIMIT 8) latest)`;

const lowStock = `(SELECT coalesce(json_agg(json_build_object('productId', product_id, 'variantId', variant_id, 'title', title,
    'variantTitle', variant_title, 'sku', sku, 'free', free, 'image', ${firstPicture('low.product_id')}) ORDER BY free, title, sku), '[]')
  FROM (
    SELECT p.id AS product_id, v.id AS variant_id, p.title, v.sku, greatest(0, sum(l.on_hand - l.reserved - l.backordered))::int AS free,
      coalesce(nullif(array_to_string(v.option_values, ' / '), ''), p.title) AS variant_title
    FROM stock_levels l
    JOIN variants v ON v.tenant_id = l.tenant_id AND v.id = l.variant_id
    JOIN products p ON p.tenant_id = v.tenant_id AND p.id = v.product_id
    WHERE l.tenant_id = $1 AND v.is_active AND p.status = 'active' AND NOT p.is_digital
    GROUP BY p.id, v.id, p.title, v.sku, v.option_values, v.low_stock_threshold
    HAVING sum(l.on_hand - l.reserved - l.backordered) <= stock_threshold(v.low_stock_threshold) ORDER BY free, title, sku LIMIT 8) low)`;

const bestSellers = `(SELECT coalesce(json_agg(json_build_object('productId', product_id, 'title', title, 'units', units,
    'revenue', ${money('revenue')}, 'image', ${firstPicture('best.product_id')}) ORDER BY revenue DESC, title), '[]')
  FROM (
    SELECT p.id AS product_id, p.title, sum(f.units)::int AS units, sum(f.gross_minor - f.discount_minor - f.return_minor) AS revenue
    FROM clock CROSS JOIN sales_facts f
    JOIN products p ON p.tenant_id = f.tenant_id AND p.id = f.product_id
    WHERE f.tenant_id = $1 AND f.at >= (clock.today - 29)::timestamp AT TIME ZONE $2
    GROUP BY p.id, p.title HAVING sum(f.units) > 0 ORDER BY revenue DESC, p.title LIMIT 6) best)`;

const toFulfill = `(SELECT count(*)::int FROM orders WHERE tenant_id = $1 AND status = 'open'
    AND payment_status IN ('paid', 'partially_refunded') AND fulfillment_status IN ('unfulfilled', 'partially_fulfilled'))`;

const setup = `json_build_object(
    'hasProducts', EXISTS (SELECT 1 FROM products WHERE tenant_id = $1),
    'hasActiveProducts', EXISTS (SELECT 1 FROM products WHERE tenant_id = $1 AND status = 'active'),
    'hasOrders', EXISTS (SELECT 1 FROM orders WHERE tenant_id = $1))`;

const text = `WITH clock AS (SELECT ($4::timestamptz AT TIME ZONE $2)::date AS today),
  ${days}
  SELECT json_build_object(
    'today', ${period('n = 0')}, 'yesterday', ${period('n = 1')}, 'sameDayLastWeek', ${period('n = 7')},
    'last30Days', ${period('n < 30')}, 'previous30Days', ${period('n >= 30')},
    'daily', ${daily('n < 30')}, 'previousDaily', ${daily('n >= 30')},
    'toFulfill', ${toFulfill}, 'recentOrders', ${recentOrders}, 'lowStock', ${lowStock},
    'bestSellers', ${bestSellers}, 'setup', ${setup})::text`;

/** What is read on a shop’s first page. */
@Injectable()
export class DashboardRepository {
  /** The whole dashboard as JSON of contract's Dashboard; days are the shop's own by its time zone. */
  dashboard(shop: ShopFacts, now: Date): Statement {
    return {
      name: 'report.dashboard',
      text,
      values: [shop.id, shop.timezone, shop.currency, now],
    };
  }
}
