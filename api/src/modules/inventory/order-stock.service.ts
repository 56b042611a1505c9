import { Injectable } from '@nestjs/common';
import type { TenantTx } from '../../plumbing/db/database.js';
import { Refusal } from '../../plumbing/refusal.js';
import { LocationRepository } from './location.repository.js';
import { openLocations } from './location.service.js';
import { commit, reserve } from './reservation.js';
import type { StockLine } from './stock.locks.js';
import { moveStock } from './stock.mover.js';
import { lockAndForgo } from './stock.moves.js';

/** Units of a variant an order gives up; `dropped` of the `quantity` had not been sent. */
export interface GivenUpLine {
  readonly variantId: string;
  readonly quantity: number;
  readonly dropped: number;
  readonly isRestocked: boolean;
}

/** Which order gives units up, why, and where they go. */
export interface GivingUp {
  readonly orderId: string;
  readonly reason: 'cancelled' | 'refunded' | 'returned';
  readonly actor: string;
  /** Null: nothing goes back to a shelf. */
  readonly locationId: string | null;
}

/** What becomes of stock when an order is cancelled or refunded, or comes back. */
@Injectable()
export class OrderStock {
  constructor(private readonly locations: LocationRepository) {}

  /**
   * Where units may come back to: the location asked for, or the default one. It stays open until the transaction ends.
   *
   * @throws Refusal `location.not_found`, `location.closed`
   */
  async placeFor(tx: TenantTx, locationId: string | null): Promise<string> {
    const id = locationId ?? (await this.locations.shareDefault(tx))?.id;
    if (id === undefined) throw new Refusal('location.not_found');
    await openLocations(tx, this.locations, [id]);
    return id;
  }

  /**
   * Takes more units for an order, all lines or none: from any shelf, or promised where the variant is sold beyond it; from the default
   * location for an order without a checkout. Lines of one variant add up. Call it last.
   *
   * @throws Refusal `stock.insufficient`
   */
  async take(
    tx: TenantTx,
    {
      orderId,
      checkoutId,
      actor,
    }: { readonly orderId: string; readonly checkoutId: string | null; readonly actor: string },
    lines: readonly StockLine[],
    now: Date,
  ): Promise<void> {
    if (checkoutId !== null) {
      await reserve(tx, checkoutId, lines, now);
      await commit(tx, checkoutId, { orderId, actor });
      return;
    }
    const locationId = await this.placeFor(tx, null);
    const moves = [...Map.groupBy(lines, (line) => line.variantId)].map(([variantId, some]) => ({
      variantId,
      locationId,
      delta: -some.reduce((sum, { quantity }) => sum + quantity, 0),
    }));
    const cause = { reason: 'sold', actor, reference: { type: 'order', id: orderId } } as const;
    await moveStock(tx, orderId, moves, cause, 'stock.insufficient');
  }

  /**
   * Takes promises back that will not be kept, and puts units on the shelf with their ledger rows. Units that were only promised
   * never left a shelf, so none of them comes back to one. Call it last.
   */
  async giveUp(tx: TenantTx, cause: GivingUp, lines: readonly GivenUpLine[]): Promise<void> {
    const byVariant = [...Map.groupBy(lines, (line) => line.variantId)];
    const sumOf = (some: readonly GivenUpLine[], units: (line: GivenUpLine) => number) =>
      some.reduce((sum, line) => sum + units(line), 0);
    const unsent = byVariant
      .map(([variantId, some]) => ({ variantId, units: sumOf(some, (line) => line.dropped) }))
      .filter((line) => line.units > 0);
    const forgone = unsent.length === 0 ? new Map<string, number>() : await lockAndForgo(tx, cause.orderId, unsent);
    if (forgone.size > 0) tx.emit('stock.changed', cause.orderId, { variantIds: [...forgone.keys()] });
    const { orderId, reason, actor, locationId } = cause;
    if (locationId === null) return;
    const moves = byVariant.flatMap(([variantId, some]) => {
      const back = sumOf(some, (line) => (line.isRestocked ? line.quantity : 0));
      const delta = Math.min(back, sumOf(some, (line) => line.quantity) - (forgone.get(variantId) ?? 0));
      return delta > 0 ? [{ variantId, locationId, delta }] : [];
    });
    if (moves.length === 0) return;
    await moveStock(tx, orderId, moves, { reason, actor, reference: { type: 'order', id: orderId } });
  }
}
