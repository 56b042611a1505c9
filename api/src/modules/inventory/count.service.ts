import { Injectable } from '@nestjs/common';
import type {
  CountEntryInput,
  CountInput,
  CountLine,
  CountLinesQuery,
  CountListQuery,
  StockCount,
} from '@smallshop/contract';
import { countDifference } from '@smallshop/domain';
import { z } from 'zod';
import { actorName, authorise, type Ctx } from '../../plumbing/context.js';
import { cutPage, decodeCursor } from '../../plumbing/cursor.js';
import { Database, type IdempotentRequest, type TenantTx } from '../../plumbing/db/database.js';
import { Refusal } from '../../plumbing/refusal.js';
import { CountLineRepository } from './count-line.repository.js';
import { CountRepository, type HeldCount } from './count.repository.js';
import { LocationRepository } from './location.repository.js';
import { openLocations } from './location.service.js';
import { moveStock } from './stock.mover.js';
import { VariantStockRepository } from './variant-stock.repository.js';

/** A page of counts or their lines; `total` when it was asked for. */
export interface CountPage<Item> {
  readonly items: Item[];
  readonly nextCursor: string | null;
  readonly total?: number;
}

const countPosition = z.tuple([z.int()]);
const linePosition = z.tuple([z.string(), z.guid()]);

/** People going along the shelves while selling goes on. */
@Injectable()
export class CountService {
  constructor(
    private readonly database: Database,
    private readonly counts: CountRepository,
    private readonly lines: CountLineRepository,
    private readonly locations: LocationRepository,
    private readonly variants: VariantStockRepository,
  ) {}

  list(ctx: Ctx, query: CountListQuery): Promise<CountPage<StockCount>> {
    authorise(ctx, 'catalog.read');
    const after = decodeCursor(countPosition, query.cursor)?.[0] ?? null;
    return this.database.withTenant(ctx, async (tx) => {
      const rows = await this.counts.list(tx, query, after);
      const page = cutPage(rows, query.limit, { position: (row) => [row.number], item: (row) => row });
      return query.include === 'total' ? { ...page, total: await this.counts.count(tx, query) } : page;
    });
  }

  /** @throws Refusal `count.not_found` */
  get(ctx: Ctx, id: string): Promise<StockCount> {
    authorise(ctx, 'catalog.read');
    return this.database.withTenant(ctx, (tx) => this.#show(tx, id));
  }

  /** @throws Refusal `count.not_found` */
  listLines(ctx: Ctx, id: string, query: CountLinesQuery): Promise<CountPage<CountLine>> {
    authorise(ctx, 'catalog.read');
    const after = decodeCursor(linePosition, query.cursor);
    return this.database.withTenant(ctx, async (tx) => {
      await this.#show(tx, id);
      const rows = await this.lines.list(tx, id, query, after);
      const position = (row: CountLine) => [row.title.toLowerCase(), row.variantId];
      const page = cutPage(rows, query.limit, { position, item: (row) => row });
      return query.include === 'total' ? { ...page, total: await this.lines.count(tx, id, query) } : page;
    });
  }

  /** @throws Refusal `location.not_found`, `location.closed`, `category.not_found` */
  open(ctx: Ctx, input: CountInput, idempotency: IdempotentRequest | null): Promise<StockCount> {
    authorise(ctx, 'stock.write');
    return this.database.withTenant(ctx, (tx) =>
      tx.once(idempotency, async () => {
        await openLocations(tx, this.locations, [input.locationId]);
        const { categoryId } = input;
        if (categoryId !== null && !(await this.counts.hasCategory(tx, categoryId))) {
          throw new Refusal('category.not_found');
        }
        return this.#show(tx, await this.counts.insert(tx, input, actorName(ctx)));
      }),
    );
  }

  /**
   * @throws Refusal `count.not_found`, `count.closed`, `variant.not_found`; `count.line_changed` with `details`
   *         { counted, countedBy, countedAt } when somebody else said otherwise since the line was read
   */
  enter(ctx: Ctx, id: string, entry: CountEntryInput, idempotency: IdempotentRequest | null): Promise<CountLine> {
    authorise(ctx, 'stock.write');
    return this.database.withTenant(ctx, (tx) =>
      tx.once(idempotency, async () => {
        const count = requireOpen(await this.counts.share(tx, id));
        const variantId = entry.mode === 'add' ? await this.#find(tx, count, entry.code) : entry.variantId;
        await this.lines.open(tx, id, variantId);
        const before = await this.lines.find(tx, id, variantId);
        if (!before) throw new Refusal('variant.not_found');
        await this.#write(tx, { id, variantId, actor: actorName(ctx), before }, entry);
        return (await this.lines.find(tx, id, variantId)) ?? before;
      }),
    );
  }

  /**
   * Puts what was counted into stock, as differences to what was expected when it was counted.
   *
   * @throws Refusal `count.not_found`, `count.closed`, `count.nothing_counted`; `stock.negative` with `details` when fewer
   *         units lie there than are promised to checkouts; nothing changes then
   */
  apply(ctx: Ctx, id: string, idempotency: IdempotentRequest | null): Promise<StockCount> {
    authorise(ctx, 'stock.write');
    return this.database.withTenant(ctx, (tx) =>
      tx.once(idempotency, async () => {
        const { locationId } = requireOpen(await this.counts.lock(tx, id));
        // Corrections at a location take turns, so that two counts of one shelf put it right once.
        await this.locations.lock(tx, locationId);
        const counted = await this.lines.counted(tx, id);
        if (counted.length === 0) throw new Refusal('count.nothing_counted');
        const changes = counted.map((line) => ({ variantId: line.variantId, delta: countDifference(line) }));
        await this.lines.record(tx, id, changes);
        await this.counts.close(tx, id, 'applied', actorName(ctx));
        const moves = changes.filter(({ delta }) => delta !== 0).map((change) => ({ ...change, locationId }));
        const cause = { reason: 'count_applied', actor: actorName(ctx), reference: { type: 'count', id } } as const;
        if (moves.length > 0) await moveStock(tx, id, moves, cause);
        return this.#show(tx, id);
      }),
    );
  }

  /** @throws Refusal `count.not_found`, `count.closed` */
  cancel(ctx: Ctx, id: string, idempotency: IdempotentRequest | null): Promise<StockCount> {
    authorise(ctx, 'stock.write');
    return this.database.withTenant(ctx, (tx) =>
      tx.once(idempotency, async () => {
        requireOpen(await this.counts.lock(tx, id));
        await this.counts.close(tx, id, 'cancelled', actorName(ctx));
        return this.#show(tx, id);
      }),
    );
  }

  async #find(tx: TenantTx, { locationId }: HeldCount, code: string): Promise<string> {
    const [match] = await this.variants.match(tx, locationId, [code]);
    if (!match) throw new Refusal('variant.not_found', { code }, `Nothing in this shop has the code ${code}.`);
    return match.variantId;
  }

  async #write(
    tx: TenantTx,
    { id: countId, variantId, actor, before }: { id: string; variantId: string; actor: string; before: CountLine },
    entry: CountEntryInput,
  ): Promise<void> {
    if (entry.mode === 'add') return this.lines.add(tx, { countId, variantId, units: entry.units, actor });
    const units = entry.mode === 'set' ? entry.units : null;
    const seen = entry.mode === 'set' ? entry.seen : before.counted;
    if (await this.lines.set(tx, { countId, variantId, units, seen, actor })) return;
    const now = (await this.lines.find(tx, countId, variantId)) ?? before;
    const { counted, countedBy, countedAt } = now;
    throw new Refusal('count.line_changed', { counted, countedBy, countedAt });
  }

  async #show(tx: TenantTx, id: string): Promise<StockCount> {
    const count = await this.counts.find(tx, id);
    if (!count) throw new Refusal('count.not_found');
    return count;
  }
}

function requireOpen(count: HeldCount | null): HeldCount {
  if (!count) throw new Refusal('count.not_found');
  if (count.status !== 'open') throw new Refusal('count.closed', { status: count.status });
  return count;
}
