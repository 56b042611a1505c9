import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import type { stockAdjustmentInput } from '@smallshop/contract';
import { actorName, authorise, type Ctx } from '../../plumbing/context.js';
import { Database, type IdempotentRequest, type TenantTx } from '../../plumbing/db/database.js';
import { Refusal } from '../../plumbing/refusal.js';
import { lockAndAdjust, type StockLine } from './stock.locks.js';
import { StockRepository } from './stock.repository.js';

/** Units of a variant over all locations: on the shelf, promised to checkouts, and free to sell. */
export interface StockLevel {
  readonly variantId: string;
  readonly onHand: number;
  readonly reserved: number;
  readonly free: number;
}

/** What staff do with stock. */
@Injectable()
export class StockService {
  constructor(
    private readonly database: Database,
    private readonly stock: StockRepository,
  ) {}

  /**
   * Adds or takes units at the default location, with a reason in the ledger.
   *
   * @throws Refusal `variant.not_found` also for digital variants, which have no stock; `stock.negative` with
   *         `details` { onHand, reserved } when fewer units would be left than are promised to checkouts
   */
  async adjust(
    ctx: Ctx,
    variantId: string,
    input: z.infer<typeof stockAdjustmentInput>,
    idempotency: IdempotentRequest | null,
  ): Promise<StockLevel> {
    authorise(ctx, 'stock.write');
    return this.database.withTenant(ctx, (tx) =>
      tx.once(idempotency, async () => {
        const level = await lockAndAdjust(tx, { variantId, ...input, actor: actorName(ctx) });
        if (!level) throw new Refusal('variant.not_found');
        const { onHand, reserved, isApplied, isCrossed } = level;
        if (!isApplied) throw new Refusal('stock.negative', { onHand, reserved });
        if (isCrossed) tx.emit('stock.changed', variantId, { variantIds: [variantId] });
        return { variantId, onHand, reserved, free: onHand - reserved };
      }),
    );
  }

  /** Opens stock levels, `quantity` 0 or more, for variants that have none; the others keep theirs. */
  open(tx: TenantTx, ctx: Ctx, lines: readonly StockLine[]): Promise<void> {
    return lines.length === 0 ? Promise.resolve() : this.stock.open(tx, lines, actorName(ctx));
  }
}
