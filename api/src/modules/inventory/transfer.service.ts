import { Injectable } from '@nestjs/common';
import type { ReceiptInput, Transfer, TransferInput, TransferListQuery, TransferRow } from '@smallshop/contract';
import { transitionTransfer, type TransferEvent, type TransferState } from '@smallshop/domain';
import { z } from 'zod';
import { actorName, authorise, type Ctx } from '../../plumbing/context.js';
import { cutPage, decodeCursor } from '../../plumbing/cursor.js';
import { Database, type IdempotentRequest, type TenantTx } from '../../plumbing/db/database.js';
import { Refusal } from '../../plumbing/refusal.js';
import { LocationRepository } from './location.repository.js';
import { openLocations } from './location.service.js';
import { moveStock } from './stock.mover.js';
import { TransferRepository, type HeldTransfer, type SentLine } from './transfer.repository.js';

/** A page of transfers; `total` when it was asked for. */
export interface TransferPage {
  readonly items: TransferRow[];
  readonly nextCursor: string | null;
  readonly total?: number;
}

const position = z.tuple([z.int()]);

/** Stock on its way between locations: it leaves when sent, arrives when received, and goes back when cancelled. */
@Injectable()
export class TransferService {
  constructor(
    private readonly database: Database,
    private readonly transfers: TransferRepository,
    private readonly locations: LocationRepository,
  ) {}

  list(ctx: Ctx, query: TransferListQuery): Promise<TransferPage> {
    authorise(ctx, 'catalog.read');
    const after = decodeCursor(position, query.cursor)?.[0] ?? null;
    return this.database.withTenant(ctx, async (tx) => {
      const rows = await this.transfers.list(tx, query, after);
      const page = cutPage(rows, query.limit, { position: (row) => [row.number], item: (row) => row });
      return query.include === 'total' ? { ...page, total: await this.transfers.count(tx, query) } : page;
    });
  }

  /** @throws Refusal `transfer.not_found` */
  get(ctx: Ctx, id: string): Promise<Transfer> {
    authorise(ctx, 'catalog.read');
    return this.database.withTenant(ctx, (tx) => this.#show(tx, id));
  }

  /** @throws Refusal `location.not_found`, `location.closed`, `transfer.same_location`, `variant.not_found` */
  create(ctx: Ctx, input: TransferInput, idempotency: IdempotentRequest | null): Promise<Transfer> {
    authorise(ctx, 'stock.write');
    return this.database.withTenant(ctx, (tx) =>
      tx.once(idempotency, async () => {
        await this.#checkPlaces(tx, input);
        const id = await this.transfers.insert(tx, input, actorName(ctx));
        await this.#putLines(tx, id, input);
        return this.#show(tx, id);
      }),
    );
  }

  /** Changes a draft. @throws Refusal `transfer.not_found`, `transfer.transition_refused`, `precondition.failed`, and as {@link create} */
  update(ctx: Ctx, id: string, input: TransferInput, ifMatch: number | null): Promise<Transfer> {
    authorise(ctx, 'stock.write');
    return this.database.withTenant(ctx, async (tx) => {
      const transfer = await this.#lock(tx, id, ifMatch);
      next(transfer, 'change');
      await this.#checkPlaces(tx, input);
      await this.transfers.update(tx, id, input, actorName(ctx));
      await this.#putLines(tx, id, input);
      return this.#show(tx, id);
    });
  }

  /**
   * The units leave the origin.
   *
   * @throws Refusal `transfer.not_found`, `transfer.transition_refused`, `location.closed`, `precondition.failed`;
   *         `stock.insufficient` with `details` { sku, asked, free, lines } when fewer are free there; nothing leaves then
   */
  send(ctx: Ctx, id: string, ifMatch: number | null, idempotency: IdempotentRequest | null): Promise<Transfer> {
    return this.#step(
      ctx,
      { id, ifMatch, idempotency, event: 'send' },
      async (tx, { originId, destinationId }, lines) => {
        await openLocations(tx, this.locations, [originId, destinationId]);
        const moves = lines.map(({ variantId, quantity }) => ({ variantId, locationId: originId, delta: -quantity }));
        const cause = { reason: 'transfer_sent', actor: actorName(ctx), reference: { type: 'transfer', id } } as const;
        await moveStock(tx, id, moves, cause, 'stock.insufficient');
      },
    );
  }

  /**
   * What arrived is at the destination; when everything has, the transfer is done.
   *
   * @throws Refusal `transfer.not_found`, `transfer.transition_refused`; `variant.not_found` for what is not in it;
   *         `transfer.exceeds_sent` with `details` { variantId, asked, open }
   */
  receive(ctx: Ctx, id: string, input: ReceiptInput, idempotency: IdempotentRequest | null): Promise<Transfer> {
    authorise(ctx, 'stock.write');
    return this.database.withTenant(ctx, (tx) =>
      tx.once(idempotency, async () => {
        const transfer = await this.#lock(tx, id, null);
        const sent = await this.transfers.sent(tx, id);
        const isLast = checkReceipt(input, sent);
        const status = next(transfer, isLast ? 'receive_all' : 'receive_some');
        await this.transfers.receive(tx, id, input.lines);
        await this.transfers.move(tx, id, status, actorName(ctx));
        const { destinationId: locationId } = transfer;
        const moves = input.lines.map(({ variantId, quantity: delta }) => ({ variantId, locationId, delta }));
        const cause = {
          reason: 'transfer_received',
          actor: actorName(ctx),
          reference: { type: 'transfer', id },
        } as const;
        await moveStock(tx, id, moves, cause);
        return this.#show(tx, id);
      }),
    );
  }

  /** What has not arrived is back at the origin. @throws Refusal `transfer.not_found`, `transfer.transition_refused`, `precondition.failed` */
  cancel(ctx: Ctx, id: string, ifMatch: number | null, idempotency: IdempotentRequest | null): Promise<Transfer> {
    return this.#step(ctx, { id, ifMatch, idempotency, event: 'cancel' }, async (tx, { originId, status }, lines) => {
      const open = lines.filter((line) => line.quantity > line.received);
      if (status === 'draft' || open.length === 0) return;
      const moves = open.map((line) => ({
        ...{ variantId: line.variantId, locationId: originId, delta: line.quantity - line.received },
      }));
      const cause = {
        reason: 'transfer_returned',
        actor: actorName(ctx),
        reference: { type: 'transfer', id },
      } as const;
      await moveStock(tx, id, moves, cause);
    });
  }

  #step(
    ctx: Ctx,
    step: { id: string; ifMatch: number | null; idempotency: IdempotentRequest | null; event: TransferEvent },
    work: (tx: TenantTx, transfer: HeldTransfer, lines: readonly SentLine[]) => Promise<void>,
  ): Promise<Transfer> {
    authorise(ctx, 'stock.write');
    return this.database.withTenant(ctx, (tx) =>
      tx.once(step.idempotency, async () => {
        const transfer = await this.#lock(tx, step.id, step.ifMatch);
        const status = next(transfer, step.event);
        await this.transfers.move(tx, step.id, status, actorName(ctx));
        await work(tx, transfer, await this.transfers.sent(tx, step.id));
        return this.#show(tx, step.id);
      }),
    );
  }

  async #lock(tx: TenantTx, id: string, ifMatch: number | null): Promise<HeldTransfer> {
    const transfer = await this.transfers.lock(tx, id);
    if (!transfer) throw new Refusal('transfer.not_found');
    const { version: currentVersion, updatedBy, updatedAt } = transfer;
    if (ifMatch === null || ifMatch === currentVersion) return transfer;
    throw new Refusal('precondition.failed', { currentVersion, updatedBy, updatedAt });
  }

  async #checkPlaces(tx: TenantTx, { originId, destinationId }: TransferInput): Promise<void> {
    if (originId === destinationId) throw new Refusal('transfer.same_location');
    await openLocations(tx, this.locations, [originId, destinationId]);
  }

  async #putLines(tx: TenantTx, id: string, { lines }: TransferInput): Promise<void> {
    const known = await this.transfers.putLines(tx, id, lines);
    if (known < lines.length) throw new Refusal('variant.not_found');
  }

  async #show(tx: TenantTx, id: string): Promise<Transfer> {
    const transfer = await this.transfers.find(tx, id);
    if (!transfer) throw new Refusal('transfer.not_found');
    return transfer;
  }
}

function next({ status }: HeldTransfer, event: TransferEvent): TransferState {
  const after = transitionTransfer(status, event);
  if (after === null) throw new Refusal('transfer.transition_refused', { status });
  return after;
}

/** @returns whether everything has arrived with this */
function checkReceipt({ lines }: ReceiptInput, sent: readonly SentLine[]): boolean {
  for (const { variantId, quantity: asked } of lines) {
    const line = sent.find((candidate) => candidate.variantId === variantId);
    if (!line) throw new Refusal('variant.not_found', { variantId });
    const open = line.quantity - line.received;
    if (asked > open) throw new Refusal('transfer.exceeds_sent', { variantId, asked, open });
  }
  const arriving = new Map(lines.map((line) => [line.variantId, line.quantity]));
  return sent.every((line) => line.received + (arriving.get(line.variantId) ?? 0) === line.quantity);
}
