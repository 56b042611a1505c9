import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import type { TenantTx } from '../../plumbing/db/database.js';

const orderSchema = z.object({ orderId: z.string(), checkoutId: z.string().nullable() });
const customerSchema = z.object({ email: z.string(), firstName: z.string() });
const shopSchema = z.object({ contactEmail: z.string() });

/** What e-mails are about, and whom they reach. */
@Injectable()
export class MailSubjectRepository {
  /** The order an e-mail belongs to; `id` is a shipment's for shipping notices. */
  orderOf(tx: TenantTx, template: 'order-confirmation' | 'order-shipped' | 'welcome', id: string) {
    return template === 'order-shipped' ? this.orderOfShipment(tx, id) : this.orderById(tx, id);
  }

  private orderById(tx: TenantTx, orderId: string) {
    return tx.one(orderSchema, {
      name: 'mail_subject.order',
      text: `SELECT id AS "orderId", checkout_id AS "checkoutId" FROM orders WHERE tenant_id = $1 AND id = $2`,
      values: [tx.tenantId, orderId],
    });
  }

  private orderOfShipment(tx: TenantTx, shipmentId: string) {
    return tx.one(orderSchema, {
      name: 'mail_subject.shipment',
      text: `SELECT o.id AS "orderId", o.checkout_id AS "checkoutId"
        FROM shipments s JOIN orders o ON o.tenant_id = s.tenant_id AND o.id = s.order_id
        WHERE s.tenant_id = $1 AND s.id = $2`,
      values: [tx.tenantId, shipmentId],
    });
  }

  customer(tx: TenantTx, customerId: string) {
    return tx.one(customerSchema, {
      name: 'mail_subject.customer',
      text: `SELECT email, first_name AS "firstName" FROM customers WHERE tenant_id = $1 AND id = $2`,
      values: [tx.tenantId, customerId],
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
