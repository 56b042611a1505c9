import { Injectable } from '@nestjs/common';
import type { AdminOrder, ShipmentInput } from '@smallshop/contract';
import { actorName, authorise, type Ctx } from '../../../plumbing/context.js';
import { Database, type TenantTx } from '../../../plumbing/db/database.js';
import { Refusal } from '../../../plumbing/refusal.js';
import { lockOrder, type ChangeRequest } from '../order.lock.js';
import type { OrderRecord } from '../order.record.js';
import { OrderRepository } from '../order.repository.js';
import { OrderService } from '../order.service.js';
import { standingOf, toShipOf } from '../order.standing.js';

type Sent = NonNullable<ShipmentInput['lines']>;

/** Sends units of an order, in one parcel or in several. */
@Injectable()
export class ShipOrder {
  constructor(
    private readonly database: Database,
    private readonly orders: OrderRepository,
    private readonly service: OrderService,
  ) {}

  /**
   * Records a shipment of the lines named, or of everything not sent yet, and tells the buyer. The last of a paid order completes
   * it.
   *
   * @throws Refusal those of {@link lockOrder}; `order.transition_refused` for cancelled orders, `order.nothing_to_ship`,
   *         `order.line_not_found`; `shipment.units_exceeded` with `details` { orderLineId, mostUnits }
   */
  ship(ctx: Ctx, orderId: string, input: ShipmentInput, request: ChangeRequest): Promise<AdminOrder> {
    authorise(ctx, 'orders.write');
    return this.database.withTenant(ctx, (tx) =>
      tx.once(request.idempotency, async () => {
        const order = await lockOrder(tx, this.orders, orderId, request.expectedVersion);
        await this.#ship(tx, ctx, order, input);
        return this.service.showToStaff(tx, ctx, orderId);
      }),
    );
  }

  async #ship(tx: TenantTx, ctx: Ctx, order: OrderRecord, input: ShipmentInput): Promise<void> {
    if (order.status === 'cancelled') throw new Refusal('order.transition_refused', { status: order.status });
    const lines = unitsToSend(order, input.lines);
    const shipmentId = await this.orders.ship(tx, order.id, input, lines);
    const sent = new Map(lines.map((line) => [line.orderLineId, line.quantity]));
    const after = {
      ...order,
      lines: order.lines.map((line) => ({
        ...line,
        fulfilledQuantity: line.fulfilledQuantity + (sent.get(line.id) ?? 0),
      })),
    };
    await this.orders.stand(tx, order.id, standingOf(after, await this.orders.capturedMinor(tx, order.id)));
    const message = `${contents(order, lines)} shipped with ${input.carrier}${tracking(input)}`;
    await this.orders.tell(tx, order.id, { kind: 'shipped', actor: actorName(ctx), message });
    tx.emit('order.shipped', order.id, { orderId: order.id, shipmentId }, order.version + 1);
  }
}

const tracking = ({ trackingNumber }: ShipmentInput): string => (trackingNumber === '' ? '' : `, ${trackingNumber}`);

function contents(order: OrderRecord, lines: Sent): string {
  const units = lines.reduce((sum, line) => sum + line.quantity, 0);
  const left = order.lines.reduce((sum, line) => sum + toShipOf(order, line), 0);
  if (units === left) return units === 1 ? '1 item' : `${units} items`;
  return `${units} of ${left} items`;
}

/** What goes into the parcel: what was asked for, line by line, or all there is to send. */
function unitsToSend(order: OrderRecord, asked: Sent | undefined): Sent {
  const left = new Map(order.lines.map((line) => [line.id, toShipOf(order, line)]));
  const all = [...left].flatMap(([orderLineId, quantity]) => (quantity > 0 ? [{ orderLineId, quantity }] : []));
  if (all.length === 0) throw new Refusal('order.nothing_to_ship');
  if (!asked) return all;
  const byLine = Map.groupBy(asked, (line) => line.orderLineId);
  return [...byLine].map(([orderLineId, parts]) => {
    const mostUnits = left.get(orderLineId);
    if (mostUnits === undefined) throw new Refusal('order.line_not_found', { orderLineId });
    const quantity = parts.reduce((sum, part) => sum + part.quantity, 0);
    if (quantity > mostUnits) throw new Refusal('shipment.units_exceeded', { orderLineId, mostUnits });
    return { orderLineId, quantity };
  });
}
