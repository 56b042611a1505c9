import type { ReportColumn } from '@smallshop/contract';

type Kind = ReportColumn['kind'];

/** A column of a report: what people read, and what the database sums over the facts `f` of a row. */
export interface Column extends ReportColumn {
  readonly sql: string;
}

const sum = (what: string, when?: string): string =>
  `coalesce(sum(${what})${when === undefined ? '' : ` FILTER (WHERE ${when})`}, 0)`;
const column = (id: string, label: string, kind: Kind, sql: string, meaning = ''): Column => ({
  ...{ id, label, kind, sql, meaning },
});
const money = (id: string, label: string, sql: string, meaning?: string) => column(id, label, 'money', sql, meaning);
const count = (id: string, label: string, sql: string, meaning?: string) => column(id, label, 'count', sql, meaning);
const percent = (id: string, label: string, sql: string, meaning?: string) =>
  column(id, label, 'percent', sql, meaning);

const isSale = `f.occasion = 'sale'`;
const isBack = `f.occasion <> 'sale'`;
const net = 'f.gross_minor - f.discount_minor - f.return_minor';
/** What a fact `f` adds to the money a shop takes. */
export const salesTotal = `${net} + f.shipping_minor + f.tax_minor`;
const unitsSold = sum('f.units', isSale);

/** Columns of the reports about sales. */
export const salesColumns = {
  orders: count('orders', 'Orders', sum('f.orders'), 'Placed in the period, without those cancelled since'),
  ordersWith: count(
    'orders',
    'Orders',
    `count(DISTINCT f.order_id) FILTER (WHERE ${isSale})`,
    'Orders with it in them',
  ),
  unitsSold: count('unitsSold', 'Units sold', unitsSold),
  unitsReturned: count('unitsReturned', 'Units returned', `-${sum('f.units', isBack)}`, 'Given back, or never sent'),
  gross: money('grossSales', 'Gross sales', sum('f.gross_minor'), 'Price × units, before discounts, without tax'),
  discounts: money('discounts', 'Discounts', sum('f.discount_minor'), 'Taken off goods, without tax'),
  returns: money('returns', 'Returns', sum('f.return_minor'), 'Given back for goods, on the day it was, without tax'),
  net: money('netSales', 'Net sales', sum(net), 'Gross sales − discounts − returns'),
  shipping: money('shipping', 'Shipping', sum('f.shipping_minor'), 'Charged less given back, without tax'),
  taxes: money('taxes', 'Taxes', sum('f.tax_minor'), 'Taken less given back'),
  total: money('totalSales', 'Total sales', sum(salesTotal), 'Net sales + shipping + taxes'),
  average: money(
    ...(['averageOrder', 'Average order'] as const),
    `round((${sum('f.gross_minor - f.discount_minor', 'NOT f.is_cancelled')}) / nullif(${sum('f.orders')}, 0))`,
    '(Gross sales − discounts) ÷ orders, without cancelled ones',
  ),
  customers: count('customers', 'Customers', `count(DISTINCT f.customer_id) FILTER (WHERE f.orders = 1)`),
  returnRate: percent(
    ...(['returnRate', 'Return rate'] as const),
    `round(-${sum('f.units', isBack)}::numeric / nullif(${unitsSold}, 0), 4)`,
    'Units returned ÷ units sold',
  ),
} as const;

/** Columns of what went back. */
export const refundColumns = {
  orders: count('orders', 'Orders', 'count(DISTINCT f.order_id)', 'Orders of which something went back'),
  returns: money('returns', 'Goods', sum('f.return_minor'), 'Without tax'),
  shipping: money('shipping', 'Shipping', `-${sum('f.shipping_minor')}`, 'Without tax'),
  taxes: money('taxes', 'Taxes', `-${sum('f.tax_minor')}`),
  total: money(
    'refunded',
    'Given back',
    sum('f.return_minor - f.shipping_minor - f.tax_minor'),
    'Goods + shipping + taxes',
  ),
} as const;

/** Columns of what was charged for sending. */
export const shippingColumns = {
  orders: count(
    'orders',
    'Orders',
    `count(DISTINCT f.order_id) FILTER (WHERE ${isSale})`,
    'Orders with shipping to pay',
  ),
  charged: money('charged', 'Charged', sum('f.shipping_minor', isSale), 'Without tax'),
  refunded: money('refunded', 'Given back', `-${sum('f.shipping_minor', isBack)}`, 'Without tax'),
  net: money('shipping', 'Shipping', sum('f.shipping_minor'), 'Charged − given back'),
  taxes: money('taxes', 'Taxes', sum('f.tax_minor'), 'Of shipping'),
} as const;

/** Columns of tax `t`, rate by rate. */
export const taxColumns = {
  taxable: money('taxable', 'Taxed sales', sum('t.taxable_minor', isSale), 'Goods and shipping, without tax'),
  refunded: money('taxableRefunded', 'Refunded sales', `-${sum('t.taxable_minor', isBack)}`, 'Without tax'),
  collected: money('taxCollected', 'Tax charged', sum('t.tax_minor', isSale)),
  returned: money('taxRefunded', 'Tax refunded', `-${sum('t.tax_minor', isBack)}`),
  due: money('tax', 'Tax', sum('t.tax_minor'), 'Tax charged − tax refunded'),
} as const;

/** Columns of discounts `d`. */
export const discountColumns = {
  orders: count('orders', 'Orders', 'count(DISTINCT d.order_id)', 'Orders it counted for, without cancelled ones'),
  given: money('given', 'Taken off', sum('d.given_minor'), 'With the tax inside it, where prices include tax'),
} as const;

/** Columns of what stands on the shelves now: levels `l` of variants `v`. */
export const stockColumns = {
  units: count('units', 'On hand', sum('l.on_hand')),
  cost: money('cost', 'Value at cost', sum('l.on_hand * v.cost_minor'), 'On hand × cost, of variants that have one'),
  price: money('price', 'Value at price', sum('l.on_hand * v.price_minor'), 'On hand × price'),
  uncosted: count(
    'unitsWithoutCost',
    'Without cost',
    sum('l.on_hand', 'v.cost_minor IS NULL'),
    'Units whose variant has no cost',
  ),
} as const;

/** Columns of steps `s` on the way to an order. */
export const funnelColumns = {
  carts: count('carts', 'Carts', sum('s.reached'), 'Carts begun in the period that came this far'),
  share: percent('share', 'Of all carts', 'max(s.share)'),
  kept: percent('kept', 'Of the step before', 'max(s.kept)'),
} as const;
