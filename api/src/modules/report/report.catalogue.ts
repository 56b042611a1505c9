import type { ReportName, ReportRow } from '@smallshop/contract';
import {
  discountColumns,
  funnelColumns,
  refundColumns,
  salesColumns as sales,
  shippingColumns,
  stockColumns,
  taxColumns,
  type Column,
} from './report.columns.js';

/** How a report is read. SQL speaks of `facts f`: the facts of the period asked for. */
export interface Definition {
  readonly rowLabel: string;
  readonly columns: readonly Column[];
  /** Of `columns`: rows come by it, and the chart shows it. */
  readonly main: Column;
  readonly from: string;
  readonly where?: string;
  /** What a row is: texts, of which `target` may be null. */
  readonly key: string;
  readonly label: string;
  readonly note?: string;
  readonly target?: { readonly kind: NonNullable<ReportRow['target']>['kind']; readonly id: string };
  /** `time`: a row for each step, earliest first. `steps`: in the order of their keys. Else the largest first. */
  readonly order?: 'time' | 'steps';
  /** What the chart shows: `facts` by their time unless said otherwise. */
  readonly series?: 'stock' | 'none';
}

const fullSales = [
  ...[sales.orders, sales.gross, sales.discounts, sales.returns],
  ...[sales.net, sales.shipping, sales.taxes, sales.total],
];
const goodsSales = [
  ...[sales.unitsSold, sales.unitsReturned, sales.gross, sales.discounts, sales.returns],
  ...[sales.net, sales.taxes],
];
const ofGoods = 'f.order_line_id IS NOT NULL';
const lines = `facts f JOIN order_lines ol ON ol.tenant_id = f.tenant_id AND ol.id = f.order_line_id
  LEFT JOIN products p ON p.tenant_id = f.tenant_id AND p.id = f.product_id`;
const product = { key: `coalesce(f.product_id::text, 'line:' || ol.title)`, label: 'coalesce(p.title, ol.title)' };
const productTarget = { kind: 'product', id: 'f.product_id::text' } as const;
// A product can stand on several shelves: it counts for the first of them, so that shelves sum to all.
const categories = `${lines} LEFT JOIN LATERAL (SELECT c.id, c.name FROM product_categories pc
  JOIN categories c ON c.tenant_id = pc.tenant_id AND c.id = pc.category_id
  WHERE pc.tenant_id = f.tenant_id AND pc.product_id = f.product_id ORDER BY c.position, c.id LIMIT 1) shelf ON true`;

const overTime = { from: 'facts f', key: 'f.step', label: 'f.step', order: 'time', rowLabel: 'Date' } as const;

const funnel = `(WITH begun AS (
    SELECT EXISTS (SELECT 1 FROM checkouts k WHERE k.tenant_id = c.tenant_id AND k.cart_id = c.id) AS paying,
      EXISTS (SELECT 1 FROM checkouts k WHERE k.tenant_id = c.tenant_id AND k.cart_id = c.id AND k.order_id IS NOT NULL) AS bought
    FROM carts c, asked a WHERE c.tenant_id = $1 AND c.status <> 'merged' AND c.id >= first_id(a.first_at) AND c.id < first_id(a.last_at)),
  counted AS (SELECT count(*) AS begun, count(*) FILTER (WHERE paying) AS paying, count(*) FILTER (WHERE bought) AS bought FROM begun)
  SELECT step.*, round(reached::numeric / nullif(counted.begun, 0), 4) AS share,
    round(reached::numeric / nullif(before, 0), 4) AS kept
  FROM counted, LATERAL (VALUES ('1', 'Cart begun', counted.begun, counted.begun), ('2', 'Checkout begun', counted.paying, counted.begun),
    ('3', 'Order placed', counted.bought, counted.paying)) AS step (key, label, reached, before)) s`;

/** Every report by its name. */
export const catalogue: Readonly<Record<ReportName, Definition>> = {
  'sales-over-time': { ...overTime, columns: fullSales, main: sales.total },
  'sales-by-product': {
    ...{ rowLabel: 'Product', columns: goodsSales, main: sales.net, from: lines, where: ofGoods },
    ...{ ...product, target: productTarget },
  },
  'sales-by-variant': {
    ...{
      rowLabel: 'Variant',
      columns: goodsSales,
      main: sales.net,
      from: lines,
      where: ofGoods,
      target: productTarget,
    },
    key: `coalesce(f.variant_id::text, 'line:' || ol.title || ol.variant_title)`,
    label: `max(CASE WHEN ol.variant_title IN ('', ol.title) THEN ol.title ELSE ol.title || ' · ' || ol.variant_title END)`,
    note: 'max(ol.sku)',
  },
  'sales-by-category': {
    ...{ rowLabel: 'Category', columns: goodsSales, main: sales.net, from: categories, where: ofGoods },
    ...{ key: `coalesce(shelf.id::text, '')`, label: `coalesce(shelf.name, 'Without a category')` },
    target: { kind: 'category', id: 'shelf.id::text' },
  },
  'sales-by-channel': {
    ...{ rowLabel: 'Channel', columns: [...fullSales, sales.average], main: sales.total, from: 'facts f' },
    ...{ key: 'f.source', label: 'f.source' },
  },
  'sales-by-customer': {
    ...{ rowLabel: 'Customer', columns: [...fullSales, sales.average], main: sales.total },
    from: 'facts f LEFT JOIN customers c ON c.tenant_id = f.tenant_id AND c.id = f.customer_id',
    key: `coalesce(f.customer_id::text, '')`,
    label: `coalesce(nullif(trim(c.first_name || ' ' || c.last_name), ''), c.email, 'Unknown')`,
    ...{ note: `coalesce(c.email, '')`, target: { kind: 'customer', id: 'f.customer_id::text' } },
  },
  'sales-by-country': {
    ...{ rowLabel: 'Country', columns: [...fullSales, sales.average], main: sales.total, from: 'facts f' },
    ...{ key: 'f.country', label: 'f.country' },
  },
  'new-and-returning': {
    ...{ rowLabel: 'Customers', from: 'facts f', main: sales.total },
    columns: [sales.customers, sales.orders, sales.net, sales.total, sales.average],
    ...{
      key: `f.is_first_order::text`,
      label: `CASE WHEN f.is_first_order THEN 'First order' ELSE 'Ordered before' END`,
    },
  },
  'popular-products': {
    ...{ rowLabel: 'Product', from: lines, where: ofGoods, ...product, target: productTarget, main: sales.unitsSold },
    columns: [sales.unitsSold, sales.ordersWith, sales.net, sales.returnRate],
  },
  taxes: {
    ...{ rowLabel: 'Tax', columns: Object.values(taxColumns), main: taxColumns.due },
    from: 'facts f JOIN sales_taxes t ON t.tenant_id = f.tenant_id AND t.order_id = f.order_id AND t.position = f.position',
    key: `f.country || '|' || f.region || '|' || t.name || '|' || t.rate_percent`,
    label: `t.name`,
    note: `concat_ws(', ', nullif(f.country, ''), nullif(f.region, ''), trim_scale(t.rate_percent) || ' %')`,
  },
  discounts: {
    ...{ rowLabel: 'Discount', columns: Object.values(discountColumns), main: discountColumns.given },
    from: 'facts f JOIN sales_discounts d ON d.tenant_id = f.tenant_id AND d.order_id = f.order_id',
    where: 'f.position = 0',
    ...{ key: `coalesce(d.promotion_id::text, d.label) || '|' || d.code`, label: 'max(d.label)', note: 'd.code' },
  },
  refunds: {
    ...{ ...overTime, where: `f.occasion <> 'sale'`, columns: Object.values(refundColumns), main: refundColumns.total },
  },
  shipping: {
    ...{ rowLabel: 'Country', from: 'facts f', where: 'f.order_line_id IS NULL', key: 'f.country', label: 'f.country' },
    ...{ columns: Object.values(shippingColumns), main: shippingColumns.net },
  },
  'stock-value': {
    ...{ rowLabel: 'Product', columns: Object.values(stockColumns), main: stockColumns.cost, series: 'stock' },
    from: `stock_levels l JOIN variants v ON v.tenant_id = l.tenant_id AND v.id = l.variant_id
      JOIN products p ON p.tenant_id = v.tenant_id AND p.id = v.product_id`,
    ...{ where: 'l.tenant_id = $1 AND l.on_hand > 0', key: 'p.id::text', label: 'p.title' },
    target: { kind: 'product', id: 'p.id::text' },
  },
  conversion: {
    ...{ rowLabel: 'Step', columns: Object.values(funnelColumns), main: funnelColumns.carts, series: 'none' },
    ...{ from: funnel, key: 's.key', label: 's.label', order: 'steps' },
  },
};
