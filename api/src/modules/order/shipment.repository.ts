import { Injectable } from '@nestjs/common';
import type { TrackingInput } from '@smallshop/contract';
import { z } from 'zod';
import type { TenantTx } from '../../plumbing/db/database.js';

const headSchema = z.object({ id: z.string(), orderId: z.string(), status: z.enum(['shipped', 'delivered']) });
/** A parcel and whose it is. */
export type ShipmentHead = z.infer<typeof headSchema>;

/** Parcels on their way. */
@Injectable()
export class ShipmentRepository {
  /** The parcel for this transaction alone. */
  lock(tx: TenantTx, id: string): Promise<ShipmentHead | null> {
    return tx.one(headSchema, {
      name: 'shipment.lock',
      text: `SELECT id, order_id AS "orderId", status FROM shipments WHERE tenant_id = $1 AND id = $2 FOR UPDATE`,
      values: [tx.tenantId, id],
    });
  }

  async track(tx: TenantTx, id: string, { carrier, trackingNumber, trackingUrl }: TrackingInput): Promise<void> {
    await tx.run({
      name: 'shipment.track',
      text: `UPDATE shipments SET carrier = $3, tracking_number = $4, tracking_url = $5 WHERE tenant_id = $1 AND id = $2`,
      values: [tx.tenantId, id, carrier, trackingNumber, trackingUrl],
    });
  }

  async deliver(tx: TenantTx, id: string, at: Date): Promise<void> {
    await tx.run({
      name: 'shipment.deliver',
      text: `UPDATE shipments SET status = 'delivered', delivered_at = $3 WHERE tenant_id = $1 AND id = $2`,
      values: [tx.tenantId, id, at],
    });
  }
}
