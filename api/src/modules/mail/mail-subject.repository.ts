import { Injectable } from '@nestjs/common';
import type { JobPayload } from '@smallshop/contract';
import { z } from 'zod';
import type { TenantTx } from '../../plumbing/db/database.js';
import { isReturnTemplate } from './templates/return-news.js';

const orderSchema = z.object({
  orderId: z.string(),
  checkoutId: z.string().nullable(),
  locale: z.string().nullable(),
});
/** The order an e-mail is about; `locale` is the language it was placed in, null when that is unknown. */
export type OrderReference = z.infer<typeof orderSchema>;
const customerSchema = z.object({ email: z.string(), firstName: z.string(), locale: z.string().nullable() });
const lowSchema = z.object({
  title: z.string(),
  variantTitle: z.string(),
  sku: z.string(),
  free: z.number(),
  backordered: z.number(),
});
/** A variant that runs out: units free now, and units sold beyond what is there. */
export type LowVariant = z.infer<typeof lowSchema>;
const shopSchema = z.object({ contactEmail: z.string() });

/** What e-mails are about, and whom they reach. */
@Injectable()
export class MailSubjectRepository {
  /** The order an e-mail belongs to; `id` is a shipment's for notices of parcels, a refund's for those of refunds, a return's for those of returns. */
  orderOf(tx: TenantTx, template: JobPayload<'send-mail'>['template'], id: string) {
    if (template === 'order-shipped' || template === 'order-delivered') return this.orderOfShipment(tx, id);
    if (isReturnTemplate(template)) return this.orderOfReturn(tx, id);
    return template === 'order-refunded' ? this.orderOfRefund(tx, id) : this.orderById(tx, id);
  }

  private orderOfRefund(tx: TenantTx, refundId: string) {
    return tx.one(orderSchema, {
      name: 'mail_subject.refund',
      text: `SELECT o.id AS "orderId", o.checkout_id AS "checkoutId", o.locale
        FROM refunds r JOIN orders o ON o.tenant_id = r.tenant_id AND o.id = r.order_id
        WHERE r.tenant_id = $1 AND r.id = $2`,
      values: [tx.tenantId, refundId],
    });
  }

  private orderOfReturn(tx: TenantTx, returnId: string) {
    return tx.one(orderSchema, {
      name: 'mail_subject.return',
      text: `SELECT o.id AS "orderId", o.checkout_id AS "checkoutId", o.locale
        FROM returns r JOIN orders o ON o.tenant_id = r.tenant_id AND o.id = r.order_id
        WHERE r.tenant_id = $1 AND r.id = $2`,
      values: [tx.tenantId, returnId],
    });
  }

  private orderById(tx: TenantTx, orderId: string) {
    return tx.one(orderSchema, {
      name: 'mail_subject.order',
      text: `SELECT id AS "orderId", checkout_id AS "checkoutId", locale FROM orders WHERE tenant_id = $1 AND id = $2`,
      values: [tx.tenantId, orderId],
    });
  }

  private orderOfShipment(tx: TenantTx, shipmentId: string) {
    return tx.one(orderSchema, {
      name: 'mail_subject.shipment',
      text: `SELECT o.id AS "orderId", o.checkout_id AS "checkoutId", o.locale
        FROM shipments s JOIN orders o ON o.tenant_id = s.tenant_id AND o.id = s.order_id
        WHERE s.tenant_id = $1 AND s.id = $2`,
      values: [tx.tenantId, shipmentId],
    });
  }

  customer(tx: TenantTx, customerId: string) {
    return tx.one(customerSchema, {
      name: 'mail_subject.customer',
      text: `SELECT email, first_name AS "firstName", locale FROM customers WHERE tenant_id = $1 AND id = $2`,
      values: [tx.tenantId, customerId],
    });
  }

  /** What the e-mail of the shop's day `day` tells of, fewest units first; what was refilled meanwhile is left out. */
  lowStock(tx: TenantTx, day: string): Promise<LowVariant[]> {
    return tx.rows(lowSchema, {
      name: 'mail_subject.low_stock',
      text: `SELECT p.title, v.sku, coalesce(nullif(array_to_string(v.option_values, ' / '), ''), p.title) AS "variantTitle",
          greatest(0, coalesce(sum(l.on_hand - l.reserved - l.backordered), 0))::int AS free,
          coalesce(sum(l.backordered), 0)::int AS backordered
        FROM stock_alerts a
        JOIN variants v ON v.tenant_id = $1 AND v.id = a.variant_id
        JOIN products p ON p.tenant_id = $1 AND p.id = v.product_id
        LEFT JOIN stock_levels l ON l.tenant_id = $1 AND l.variant_id = v.id
        WHERE a.tenant_id = $1 AND a.mailed_on = $2::date AND a.resolved_at IS NULL
        GROUP BY p.title, v.sku, v.option_values ORDER BY free, p.title, v.sku`,
      values: [tx.tenantId, day],
    });
  }

  async contactEmail(tx: TenantTx): Promise<string> {
    const shop = await tx.one(shopSchema, {
      name: 'mail_subject.shop',
      text: `SELECT contact_email AS "contactEmail" FROM shop_settings WHERE tenant_id = $1`,
      values: [tx.tenantId],
    });
    return shopSchema.parse(shop).contactEmail;
  }
}
