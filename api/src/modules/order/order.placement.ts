import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import type { Address, Currency, FulfillmentStatus, OrderStatus, Totals } from '@smallshop/contract';
import type { TenantTx } from '../../plumbing/db/database.js';
import type { Happening } from './order.repository.js';

const placedSchema = z.object({ number: z.number() });

/** A line as sold: what the catalog said at that moment, kept for good. */
export interface SoldLine {
  readonly productId: string;
  readonly variantId: string;
  readonly sku: string;
  readonly title: string;
  readonly variantTitle: string;
  readonly mediaId: string | null;
  readonly isDigital: boolean;
  /** The price list it was sold at. */
  readonly priceListId: string | null;
  readonly priceListName: string | null;
  readonly unitPriceMinor: number;
  readonly quantity: number;
  readonly lineTotalMinor: number;
  /** Its share of all discounts. */
  readonly discountMinor: number;
  /** What its buyer pays for it, tax included; null of checkouts that began before this was kept. */
  readonly chargedMinor: number | null;
  readonly taxMinor: number;
  readonly taxes: Totals['taxes'];
}

/** Who buys: the signed-in customer, or whoever typed an e-mail address. */
export interface Buyer {
  readonly accountId: string | null;
  readonly email: string;
  readonly firstName: string;
  readonly lastName: string;
  readonly phone: string;
}

/** An order about to be placed. */
export interface NewOrder {
  readonly id: string;
  readonly checkoutId: string;
  readonly buyer: Buyer;
  readonly status: OrderStatus;
  readonly paymentStatus: 'paid' | 'pending';
  readonly fulfillmentStatus: FulfillmentStatus;
  readonly currency: Currency;
  /** What a minor unit of it is worth in the shop's own currency. */
  readonly ownRate: number;
  readonly totals: Totals;
  readonly lines: readonly SoldLine[];
  readonly shippingAddress: Address | null;
  readonly billingAddress: Address | null;
  readonly shippingMethod: string | null;
  readonly paymentMethod: string;
  readonly note: string;
  readonly source: string;
  readonly happenings: readonly Happening[];
}

/** Writes new orders. */
@Injectable()
export class OrderPlacement {
  /**
   * Writes an order with its lines and the beginning of its timeline, under the shop's next number, and keeps the merchant's
   * record of its buyer: made for a first-time guest, counted up for everyone. The counter's row stays locked until COMMIT,
   * which is what leaves no gaps: call it last.
   *
   * @throws Error by constraint `orders_tenant_id_checkout_id_key` when the checkout has an order already
   */
  async place(tx: TenantTx, order: NewOrder): Promise<number> {
    const { buyer, lines, happenings } = order;
    const values = [tx.tenantId, order.id, ...headValues(order), JSON.stringify(lines), JSON.stringify(happenings)];
    const placed = await tx.one(
      placedSchema,
      buyer.accountId === null
        ? {
            name: 'order.place.guest',
            text: placeText(guestText),
            values: [...values, buyer.firstName, buyer.lastName, buyer.phone],
          }
        : { name: 'order.place.customer', text: placeText(customerText), values },
    );
    if (!placed) throw new Error('An order was not written: its customer does not exist.');
    return placed.number;
  }
}

const guestText = `
  INSERT INTO customers (tenant_id, email, first_name, last_name, phone, order_count, spent_minor)
  VALUES ($1, $6, $28, $29, $30, 1, $4::bigint)
  ON CONFLICT (tenant_id, email) DO UPDATE SET order_count = customers.order_count + 1,
    spent_minor = customers.spent_minor + excluded.spent_minor, updated_at = now() RETURNING id`;

const customerText = `
  UPDATE customers SET order_count = order_count + 1, spent_minor = spent_minor + $4::bigint, updated_at = now()
  WHERE tenant_id = $1 AND id = $5::uuid RETURNING id`;

const placeText = (buyerText: string) => `
WITH buyer AS (${buyerText}
), counted AS (
  INSERT INTO counters (tenant_id, name, value) SELECT $1, 'order', 1001 FROM buyer
  ON CONFLICT (tenant_id, name) DO UPDATE SET value = counters.value + 1 RETURNING value
), placed AS (
  INSERT INTO orders (tenant_id, id, number, checkout_id, customer_id, account_id, email, customer_name, status, payment_status,
    fulfillment_status, currency, subtotal_minor, shipping_minor, discount_minor, tax_minor, total_minor, totals, item_count,
    shipping_address, billing_address, shipping_method, payment_method, note, source, own_rate, locale)
  SELECT $1, $2, value, $3::uuid, buyer.id, $5::uuid, $6, $7, $8, $9, $10, $11, $12::bigint, $13::bigint, $14::bigint,
    $15::bigint, $16::bigint, $17::jsonb, $18::int, $19::jsonb, $20::jsonb, $21, $22, $23, $24, $25::numeric,
    (SELECT locale FROM checkouts WHERE tenant_id = $1 AND id = $3::uuid) FROM counted, buyer RETURNING number
), sold AS (
  INSERT INTO order_lines (tenant_id, order_id, position, product_id, variant_id, sku, title, variant_title, media_id, is_digital,
    unit_price_minor, quantity, line_total_minor, tax_minor, price_list_id, price_list_name, discount_minor, charged_minor, taxes)
  SELECT $1, $2, l.position, (l.line->>'productId')::uuid, (l.line->>'variantId')::uuid, l.line->>'sku', l.line->>'title',
    l.line->>'variantTitle', (l.line->>'mediaId')::uuid, (l.line->>'isDigital')::boolean, (l.line->>'unitPriceMinor')::bigint,
    (l.line->>'quantity')::int, (l.line->>'lineTotalMinor')::bigint, (l.line->>'taxMinor')::bigint,
    (l.line->>'priceListId')::uuid, l.line->>'priceListName', (l.line->>'discountMinor')::bigint, (l.line->>'chargedMinor')::bigint,
    l.line->'taxes'
  FROM jsonb_array_elements($26::jsonb) WITH ORDINALITY AS l (line, position)
), told AS (
  INSERT INTO order_events (tenant_id, order_id, kind, actor, message)
  SELECT $1, $2, h.happening->>'kind', h.happening->>'actor', h.happening->>'message'
  FROM jsonb_array_elements($27::jsonb) WITH ORDINALITY AS h (happening, position) ORDER BY h.position
)
SELECT number FROM placed`;

function headValues(order: NewOrder): unknown[] {
  const { buyer, totals } = order;
  return [
    order.checkoutId,
    // What a customer spent is summed in the shop's own currency.
    order.paymentStatus === 'paid' ? Math.round(totals.total.amount * order.ownRate) : 0,
    buyer.accountId,
    buyer.email,
    `${buyer.firstName} ${buyer.lastName}`.trim(),
    order.status,
    order.paymentStatus,
    order.fulfillmentStatus,
    order.currency,
    totals.subtotal.amount,
    totals.shipping?.amount ?? 0,
    totals.discount.amount,
    totals.tax.amount,
    totals.total.amount,
    JSON.stringify(totals),
    order.lines.reduce((units, line) => units + line.quantity, 0),
    order.shippingAddress && JSON.stringify(order.shippingAddress),
    order.billingAddress && JSON.stringify(order.billingAddress),
    order.shippingMethod,
    order.paymentMethod,
    order.note,
    order.source,
    order.ownRate,
  ];
}
