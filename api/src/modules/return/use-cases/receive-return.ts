import { Injectable } from '@nestjs/common';
import type { AdminReturn, ReceiveReturnInput } from '@smallshop/contract';
import { actorName, authorise, type Ctx } from '../../../plumbing/context.js';
import { Database, type TenantTx } from '../../../plumbing/db/database.js';
import { Refusal } from '../../../plumbing/refusal.js';
import { OrderStock } from '../../inventory/index.js';
import { OrderRepository, type ChangeRequest } from '../../order/index.js';
import { lockReturn, stateAfter, type LockedReturn } from '../return.lock.js';
import { ReturnRepository, type ReceivedLine } from '../return.repository.js';

/** Takes goods in that come back. */
@Injectable()
export class ReceiveReturn {
  constructor(
    private readonly database: Database,
    private readonly orders: OrderRepository,
    private readonly returns: ReturnRepository,
    private readonly stock: OrderStock,
  ) {}

  /**
   * Notes what came, by its condition: what can be sold again goes back to a shelf if asked so, what is damaged waits to be looked
   * at. More may come in another parcel until money is given for it. The buyer is told of the first.
   *
   * @throws Refusal those of {@link lockReturn}; `return.transition_refused`, `order.line_not_found`; `return.units_exceeded` with
   *         `details` { orderLineId, mostUnits }; `return.nothing_received`, `location.not_found`, `location.closed`
   */
  receive(ctx: Ctx, id: string, input: ReceiveReturnInput, request: ChangeRequest): Promise<AdminReturn> {
    authorise(ctx, 'orders.write');
    return this.database.withTenant(ctx, (tx) =>
      tx.once(request.idempotency, async () => {
        const locked = await lockReturn(
          tx,
          { orders: this.orders, returns: this.returns },
          id,
          request.expectedVersion,
        );
        const status = stateAfter(locked.item, 'receive');
        const lines = cameIn(locked.item, input);
        const actor = actorName(ctx);
        const isAnyShelved = lines.some(({ restocked }) => restocked > 0);
        const locationId = isAnyShelved ? await this.stock.placeFor(tx, input.locationId) : null;
        await this.returns.receive(tx, id, lines);
        await this.returns.step(tx, id, { status, by: actor });
        await this.orders.tell(tx, locked.order.id, { kind: 'return_received', actor, message: told(locked, lines) });
        tx.emit('return.received', id, { orderId: locked.order.id, returnId: id }, locked.item.version + 1);
        const shown = await this.returns.find(tx, id);
        await this.#shelve(tx, locked, lines, { actor, locationId });
        if (!shown) throw new Refusal('return.not_found');
        return shown;
      }),
    );
  }

  #shelve(
    tx: TenantTx,
    { order }: LockedReturn,
    lines: readonly ReceivedLine[],
    { actor, locationId }: { readonly actor: string; readonly locationId: string | null },
  ): Promise<void> {
    const goods = lines.flatMap(({ orderLineId, restocked: quantity }) => {
      const variantId = order.lines.find((line) => line.id === orderLineId)?.variantId ?? null;
      return variantId === null || quantity === 0 ? [] : [{ variantId, quantity, dropped: 0, isRestocked: true }];
    });
    return this.stock.giveUp(tx, { orderId: order.id, reason: 'returned', actor, locationId }, goods);
  }
}

function cameIn(item: AdminReturn, { lines, restock }: ReceiveReturnInput): ReceivedLine[] {
  const named = [...Map.groupBy(lines, ({ orderLineId }) => orderLineId)].map(([orderLineId, parts]) => ({
    orderLineId,
    resellable: parts.reduce((sum, part) => sum + part.resellable, 0),
    damaged: parts.reduce((sum, part) => sum + part.damaged, 0),
  }));
  for (const { orderLineId, resellable, damaged } of named) {
    const line = item.lines.find((known) => known.orderLineId === orderLineId);
    if (!line) throw new Refusal('order.line_not_found', { orderLineId });
    const mostUnits = line.quantity - line.resellable - line.damaged;
    if (resellable + damaged > mostUnits) throw new Refusal('return.units_exceeded', { orderLineId, mostUnits });
  }
  const came = named.filter(({ resellable, damaged }) => resellable + damaged > 0);
  if (came.length === 0) throw new Refusal('return.nothing_received');
  return came.map((line) => ({ ...line, restocked: restock ? line.resellable : 0 }));
}

function told({ item }: LockedReturn, lines: readonly ReceivedLine[]): string {
  const parts = lines.map(({ orderLineId, resellable, damaged }) => {
    const title = item.lines.find((line) => line.orderLineId === orderLineId)?.title ?? '';
    return `${resellable + damaged} × ${title}${damaged > 0 ? ` (${damaged} damaged)` : ''}`;
  });
  const shelved = lines.reduce((sum, { restocked }) => sum + restocked, 0);
  return `Return ${item.number} received: ${parts.join(', ')}${shelved > 0 ? `; ${shelved} back in stock` : ''}`;
}
