import { Injectable } from '@nestjs/common';
import type { StockAdjustmentInput, StockAdjustmentsInput, StockLevel, StockListQuery } from '@smallshop/contract';
import { actorName, authorise, type Ctx } from '../../plumbing/context.js';
import { Database, type IdempotentRequest, type TenantTx } from '../../plumbing/db/database.js';
import { Refusal } from '../../plumbing/refusal.js';
import { LocationRepository } from './location.repository.js';
import { openLocations } from './location.service.js';
import { stockListStatement } from './stock-list.statement.js';
import type { StockLine } from './stock.locks.js';
import { moveStock } from './stock.mover.js';
import type { MovedStock } from './stock.moves.js';
import { StockRepository } from './stock.repository.js';
import { VariantStockRepository, type StockMatch } from './variant-stock.repository.js';

/** What staff do with stock. */
@Injectable()
export class StockService {
  constructor(
    private readonly database: Database,
    private readonly stock: StockRepository,
    private readonly variants: VariantStockRepository,
    private readonly locations: LocationRepository,
  ) {}

  /** JSON of a page of contract's StockRow. @throws Refusal `location.not_found` */
  async list(ctx: Ctx, query: StockListQuery): Promise<string> {
    authorise(ctx, 'catalog.read');
    return this.database.withTenant(ctx, async (tx) => {
      if (query.locationId) await this.#known(tx, query.locationId);
      return (await tx.text(stockListStatement(ctx, query))) ?? '';
    });
  }

  /** Variants by exact SKU or barcode. @throws Refusal `location.not_found` */
  match(ctx: Ctx, locationId: string, codes: readonly string[]): Promise<{ items: StockMatch[] }> {
    authorise(ctx, 'catalog.read');
    return this.database.withTenant(ctx, async (tx) => {
      await this.#known(tx, locationId);
      return { items: await this.variants.match(tx, locationId, codes) };
    });
  }

  /**
   * Adds or takes units at a location, with a reason in the ledger.
   *
   * @throws Refusal `location.not_found`, `location.closed`; `variant.not_found` also for digital variants, which have no stock;
   *         `stock.negative` with `details` { sku, onHand, reserved } when fewer units would be left than are promised to checkouts
   */
  async adjust(
    ctx: Ctx,
    variantId: string,
    input: StockAdjustmentInput,
    idempotency: IdempotentRequest | null,
  ): Promise<StockLevel> {
    const { delta, reason, note, locationId } = input;
    authorise(ctx, 'stock.write');
    return this.database.withTenant(ctx, (tx) =>
      tx.once(idempotency, async () => {
        const at = locationId ?? (await this.locations.shareDefault(tx))?.id;
        if (at === undefined) throw new Refusal('location.not_found');
        const [level] = await this.#apply(tx, ctx, { locationId: at, reason, note, lines: [{ variantId, delta }] });
        if (!level) throw new Refusal('variant.not_found');
        return level;
      }),
    );
  }

  /** The same for many variants at one location: all of them or none. @throws Refusal as {@link adjust} */
  async adjustMany(
    ctx: Ctx,
    input: StockAdjustmentsInput,
    idempotency: IdempotentRequest | null,
  ): Promise<{ items: StockLevel[] }> {
    authorise(ctx, 'stock.write');
    return this.database.withTenant(ctx, (tx) =>
      tx.once(idempotency, async () => ({ items: await this.#apply(tx, ctx, input) })),
    );
  }

  /** Opens stock levels, `quantity` 0 or more, for variants that have none; the others keep theirs. */
  open(tx: TenantTx, ctx: Ctx, lines: readonly StockLine[]): Promise<void> {
    return lines.length === 0 ? Promise.resolve() : this.stock.open(tx, lines, actorName(ctx));
  }

  async #apply(tx: TenantTx, ctx: Ctx, input: StockAdjustmentsInput): Promise<StockLevel[]> {
    const { locationId, reason, note, lines } = input;
    await openLocations(tx, this.locations, [locationId]);
    const moves = lines.map((line) => ({ ...line, locationId }));
    return (await moveStock(tx, locationId, moves, { reason, note, actor: actorName(ctx) })).map(presentLevel);
  }

  async #known(tx: TenantTx, locationId: string): Promise<void> {
    if ((await this.locations.nameOf(tx, locationId)) === null) throw new Refusal('location.not_found');
  }
}

const presentLevel = ({ variantId, onHand, reserved, backordered }: MovedStock): StockLevel => ({
  ...{ variantId, onHand, reserved },
  free: Math.max(0, onHand - reserved - backordered),
});
