import { Injectable } from '@nestjs/common';
import { currencySchema, type Currency } from '@smallshop/contract';
import { z } from 'zod';
import type { Ctx } from '../../plumbing/context.js';
import { csvAmount, csvRow, type CsvCell } from '../../plumbing/csv/csv.writer.js';
import { Database, type TenantTx } from '../../plumbing/db/database.js';

const ordersAtOnce = 200;

const lineSchema = z.object({
  sku: z.string(),
  title: z.string(),
  variantTitle: z.string(),
  quantity: z.number(),
  fulfilled: z.number(),
  unitPriceMinor: z.number(),
  lineTotalMinor: z.number(),
  discountMinor: z.number(),
  taxMinor: z.number(),
});
const orderSchema = z.object({
  number: z.number(),
  placedAt: z.string(),
  status: z.string(),
  paymentStatus: z.string(),
  fulfillmentStatus: z.string(),
  customerName: z.string(),
  email: z.string(),
  country: z.string(),
  currency: currencySchema,
  subtotalMinor: z.number(),
  discountMinor: z.number(),
  shippingMinor: z.number(),
  taxMinor: z.number(),
  totalMinor: z.number(),
  refundedMinor: z.number(),
  paymentMethod: z.string(),
  shippingMethod: z.string(),
  source: z.string(),
  tags: z.array(z.string()),
  note: z.string(),
  lines: z.array(lineSchema),
});
type ExportedOrder = z.infer<typeof orderSchema>;
type ExportedLine = z.infer<typeof lineSchema>;

const text = `SELECT o.number, iso(o.placed_at) AS "placedAt", o.status, o.payment_status AS "paymentStatus",
    o.fulfillment_status AS "fulfillmentStatus", o.customer_name AS "customerName", o.email,
    coalesce(o.shipping_address->>'country', o.billing_address->>'country', '') AS country, o.currency,
    o.subtotal_minor AS "subtotalMinor", o.discount_minor AS "discountMinor", o.shipping_minor AS "shippingMinor",
    o.tax_minor AS "taxMinor", o.total_minor AS "totalMinor", o.payment_method AS "paymentMethod",
    coalesce(o.shipping_method, '') AS "shippingMethod", o.source, o.tags, o.note,
    (SELECT coalesce(sum(r.amount_minor), 0)::bigint FROM refunds r
     WHERE r.tenant_id = o.tenant_id AND r.order_id = o.id AND r.status <> 'failed') AS "refundedMinor",
    (SELECT coalesce(json_agg(json_build_object('sku', l.sku, 'title', l.title, 'variantTitle', l.variant_title,
       'quantity', l.quantity, 'fulfilled', l.fulfilled_quantity, 'unitPriceMinor', l.unit_price_minor,
       'lineTotalMinor', l.line_total_minor, 'discountMinor', l.discount_minor, 'taxMinor', l.tax_minor) ORDER BY l.position), '[]')
     FROM order_lines l WHERE l.tenant_id = o.tenant_id AND l.order_id = o.id) AS lines
  FROM unnest($2::uuid[]) WITH ORDINALITY AS wanted (id, position)
  JOIN orders o ON o.tenant_id = $1 AND o.id = wanted.id ORDER BY wanted.position`;

const orderHeader = [
  ...['Order', 'Placed', 'Status', 'Payment', 'Shipping status', 'Customer', 'E-mail', 'Country', 'Currency'],
  ...['Subtotal', 'Discount', 'Shipping', 'Tax', 'Total', 'Refunded', 'Payment method', 'Shipping method'],
  ...['Channel', 'Tags', 'Note'],
];
const lineHeader = [
  ...['Order', 'Placed', 'Status', 'Customer', 'E-mail', 'Currency', 'SKU', 'Product', 'Variant', 'Units', 'Shipped'],
  ...['Unit price', 'Line total', 'Discount', 'Tax'],
];

const moneyOf = (currency: Currency) => (amount: number) => csvAmount({ amount, currency });

function orderCells(order: ExportedOrder): CsvCell[] {
  const money = moneyOf(order.currency);
  return [
    ...[order.number, order.placedAt, order.status, order.paymentStatus, order.fulfillmentStatus],
    ...[order.customerName, order.email, order.country, order.currency],
    ...[order.subtotalMinor, order.discountMinor, order.shippingMinor, order.taxMinor].map(money),
    ...[order.totalMinor, order.refundedMinor].map(money),
    ...[order.paymentMethod, order.shippingMethod, order.source, order.tags.join(', '), order.note],
  ];
}

function lineCells(order: ExportedOrder, line: ExportedLine): CsvCell[] {
  const amounts = [line.unitPriceMinor, line.lineTotalMinor, line.discountMinor, line.taxMinor];
  return [
    ...[order.number, order.placedAt, order.status, order.customerName, order.email, order.currency],
    ...[line.sku, line.title, line.variantTitle, line.quantity, line.fulfilled],
    ...amounts.map(moneyOf(order.currency)),
  ];
}

/** Orders as CSV, a page at a time. */
@Injectable()
export class OrderExport {
  constructor(private readonly database: Database) {}

  /** @param onProgress told how many orders are written */
  async *lines(
    ctx: Ctx,
    rows: 'orders' | 'lines',
    orderIds: readonly string[],
    onProgress: (done: number) => Promise<void>,
  ): AsyncGenerator<Buffer> {
    yield Buffer.from(`\uFEFF${csvRow(rows === 'orders' ? orderHeader : lineHeader)}`);
    for (let from = 0; from < orderIds.length; from += ordersAtOnce) {
      const ids = orderIds.slice(from, from + ordersAtOnce);
      const orders = await this.database.withTenant(ctx, (tx) => this.#read(tx, ids));
      const written = orders.flatMap((order) =>
        rows === 'orders' ? [orderCells(order)] : order.lines.map((line) => lineCells(order, line)),
      );
      yield Buffer.from(written.map(csvRow).join(''));
      await onProgress(from + ids.length);
    }
  }

  #read(tx: TenantTx, ids: readonly string[]): Promise<ExportedOrder[]> {
    return tx.rows(orderSchema, { name: 'order_export.read', text, values: [tx.tenantId, ids] });
  }
}
