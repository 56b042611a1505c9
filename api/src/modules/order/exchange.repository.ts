import { Injectable } from '@nestjs/common';
import type { Currency } from '@smallshop/contract';
import { sumOf, type RefundedLine, type SoldPart, type TaxTotal } from '@smallshop/domain';
import type { TenantTx } from '../../plumbing/db/database.js';

/** What is sent instead of units that came back: as the catalog describes it now. */
export interface Replacement {
  readonly variantId: string;
  readonly productId: string;
  readonly sku: string;
  readonly title: string;
  readonly variantTitle: string;
  readonly mediaId: string | null;
}

/** Units of a line that are exchanged. `worth` moves from what the line had left, `left`, to the replacement's. */
export interface ExchangedLine {
  readonly worth: RefundedLine;
  readonly left: SoldPart;
  readonly replacement: Replacement;
}

/** An exchange as it is written. */
export interface Exchange {
  readonly orderId: string;
  readonly paymentId: string;
  readonly currency: Currency;
  readonly reason: string;
  readonly actor: string;
  readonly lines: readonly ExchangedLine[];
}

const sharesIn = (currency: Currency, taxes: readonly TaxTotal[]) =>
  taxes.map(({ name, ratePercent, amount }) => ({ name, ratePercent, amount: { amount: Number(amount), currency } }));
const taxOf = (taxes: readonly TaxTotal[]): number => Number(sumOf(taxes.map(({ amount }) => amount)));

/** Writes exchanges. Lock the order first. */
@Injectable()
export class ExchangeRepository {
  /** Moves what was paid from the lines to new ones, and takes the units out of what can be given back. The total stays. */
  async write(tx: TenantTx, exchange: Exchange): Promise<void> {
    const { orderId, paymentId, currency, reason, actor } = exchange;
    const lines = exchange.lines.map(({ worth, left, replacement }) => ({
      ...replacement,
      key: worth.key,
      quantity: worth.quantity,
      worth: Number(worth.amount),
      worthTax: Number(worth.tax),
      worthTaxes: sharesIn(currency, worth.taxes),
      left: Number(left.paid),
      leftTax: taxOf(left.taxes),
      leftTaxes: sharesIn(currency, left.taxes),
    }));
    await tx.run({
      name: 'exchange.write',
      text: `WITH wanted AS (
          SELECT * FROM jsonb_to_recordset($7::jsonb) AS l (key uuid, quantity int, "variantId" uuid, "productId" uuid, sku text,
            title text, "variantTitle" text, "mediaId" uuid, worth bigint, "worthTax" bigint, "worthTaxes" jsonb,
            "left" bigint, "leftTax" bigint, "leftTaxes" jsonb)
        ), taken AS (
          INSERT INTO refunds (tenant_id, order_id, payment_id, status, currency, amount_minor, tax_minor, taxes, shipping_minor,
            shipping_taxes, reason, actor, is_exchange, settled_at)
          VALUES ($1, $2, $3, 'succeeded', $4, 0, 0, '[]', 0, '[]', $5, $6, true, now()) RETURNING id
        ), units AS (
          INSERT INTO refund_lines (tenant_id, refund_id, order_line_id, quantity, amount_minor, tax_minor, taxes)
          SELECT $1, taken.id, w.key, w.quantity, 0, 0, '[]' FROM taken, wanted w
        ), lighter AS (
          UPDATE order_lines o SET charged_minor = w."left", tax_minor = w."leftTax", taxes = w."leftTaxes" FROM wanted w
          WHERE o.tenant_id = $1 AND o.order_id = $2 AND o.id = w.key
        ), counted AS (
          UPDATE orders SET item_count = item_count + (SELECT sum(quantity) FROM wanted) WHERE tenant_id = $1 AND id = $2
        )
        INSERT INTO order_lines (tenant_id, order_id, position, product_id, variant_id, sku, title, variant_title, media_id,
          is_digital, unit_price_minor, quantity, line_total_minor, charged_minor, tax_minor, taxes)
        SELECT $1, $2, (SELECT max(position) FROM order_lines WHERE tenant_id = $1 AND order_id = $2)
            + (row_number() OVER (ORDER BY w.key))::int, w."productId", w."variantId", w.sku, w.title, w."variantTitle", w."mediaId",
          false, 0, w.quantity, 0, w.worth, w."worthTax", w."worthTaxes" FROM wanted w`,
      values: [tx.tenantId, orderId, paymentId, currency, reason, actor, JSON.stringify(lines)],
    });
  }
}
