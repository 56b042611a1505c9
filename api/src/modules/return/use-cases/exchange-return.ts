import { Injectable } from '@nestjs/common';
import type { AdminReturn, ExchangeReturnInput } from '@smallshop/contract';
import { actorName, authorise, type Ctx } from '../../../plumbing/context.js';
import { Database, type TenantTx } from '../../../plumbing/db/database.js';
import { Refusal } from '../../../plumbing/refusal.js';
import { VariantReader, type SaleVariant } from '../../catalog/index.js';
import { ExchangeUnits, OrderRepository, type ChangeRequest, type Swap } from '../../order/index.js';
import { lockReturn, stateAfter } from '../return.lock.js';
import { ReturnRepository } from '../return.repository.js';

/** Sends other goods for those that came back. */
@Injectable()
export class ExchangeReturn {
  constructor(
    private readonly database: Database,
    private readonly orders: OrderRepository,
    private readonly returns: ReturnRepository,
    private readonly variants: VariantReader,
    private readonly exchanging: ExchangeUnits,
  ) {}

  /**
   * Ends a return by an exchange: for every line of which something came, as many units of another variant are added to the order
   * at what was paid, and taken from stock. Whatever the other variant costs today, nobody pays or gets a difference.
   *
   * @throws Refusal those of {@link lockReturn}; `return.transition_refused`, `order.line_not_found`, `return.exchange_incomplete`
   *         with `details` { orderLineIds }, `variant.not_found`, `return.variant_unavailable`, `order.not_paid`, `stock.insufficient`
   */
  exchange(ctx: Ctx, id: string, input: ExchangeReturnInput, request: ChangeRequest): Promise<AdminReturn> {
    authorise(ctx, 'orders.write');
    return this.database.withTenant(ctx, (tx) =>
      tx.once(request.idempotency, async () => {
        const locked = { orders: this.orders, returns: this.returns };
        const { order, item } = await lockReturn(tx, locked, id, request.expectedVersion);
        const status = stateAfter(item, 'exchange');
        const swaps = await this.#swaps(tx, ctx, item, input);
        const actor = actorName(ctx);
        await this.returns.step(tx, id, { status, by: actor });
        await this.orders.tell(tx, order.id, { kind: 'exchanged', actor, message: told(item, swaps) });
        tx.emit('return.exchanged', id, { orderId: order.id, returnId: id }, item.version + 1);
        const shown = await this.returns.find(tx, id);
        await this.exchanging.exchange(tx, ctx, order, swaps, `Return ${item.number} exchanged`);
        if (!shown) throw new Refusal('return.not_found');
        return shown;
      }),
    );
  }

  async #swaps(tx: TenantTx, ctx: Ctx, item: AdminReturn, { lines }: ExchangeReturnInput): Promise<Swap[]> {
    const came = item.lines.filter(({ resellable, damaged }) => resellable + damaged > 0);
    for (const { orderLineId } of lines) {
      if (!came.some((line) => line.orderLineId === orderLineId))
        throw new Refusal('order.line_not_found', { orderLineId });
    }
    const chosen = new Map(lines.map(({ orderLineId, variantId }) => [orderLineId, variantId]));
    const missed = came.filter(({ orderLineId }) => !chosen.has(orderLineId)).map(({ orderLineId }) => orderLineId);
    if (missed.length > 0) throw new Refusal('return.exchange_incomplete', { orderLineIds: missed });
    const variants = await this.variants.forCart(tx, ctx, [...new Set(chosen.values())]);
    return came.map(({ orderLineId, resellable, damaged }) => {
      const variantId = chosen.get(orderLineId) ?? '';
      const variant = variants.find((known) => known.variantId === variantId);
      if (!variant) throw new Refusal('variant.not_found', { variantId });
      if (!variant.isSellable || variant.isDigital) throw new Refusal('return.variant_unavailable', { variantId });
      return { orderLineId, quantity: resellable + damaged, replacement: replacementOf(variant) };
    });
  }
}

const replacementOf = ({
  variantId,
  productId,
  sku,
  title,
  variantTitle,
  image,
}: SaleVariant): Swap['replacement'] => ({
  ...{ variantId, productId, sku, title, variantTitle },
  mediaId: image?.id ?? null,
});

function told(item: AdminReturn, swaps: readonly Swap[]): string {
  const parts = swaps.map(({ orderLineId, quantity, replacement: { title, variantTitle, sku } }) => {
    const before = item.lines.find((line) => line.orderLineId === orderLineId);
    const after = variantTitle === title ? `${title} (${sku})` : `${title} (${variantTitle})`;
    return `${quantity} × ${before?.title ?? ''} (${before?.sku ?? ''}) for ${quantity} × ${after}`;
  });
  return `Return ${item.number} exchanged: ${parts.join(', ')}`;
}
