import { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import { maxTaskOrders, refusals, type OrderTask } from '@smallshop/contract';
import type { Ctx } from '../../../plumbing/context.js';
import { Database } from '../../../plumbing/db/database.js';
import { Refusal } from '../../../plumbing/refusal.js';
import { Storage } from '../../../plumbing/storage/storage.js';
import { PrintDocuments } from '../../document/index.js';
import { OrderService } from '../../order/index.js';
import { OrderExport } from '../order-export.js';
import { OrderTaskRepository, type OrderTaskRecord, type WrittenFile } from '../order-task.repository.js';
import { ChangeOrder, type OrderChange } from './change-order.js';

/** The orders of a task and what becomes of its file. */
@Injectable()
export class TaskFiles {
  constructor(
    private readonly storage: Storage,
    private readonly exports: OrderExport,
    private readonly printing: PrintDocuments,
  ) {}

  /** Writes the file of an export or a print anew. @returns what it is, and the orders that are not in it */
  async write(
    ctx: Ctx,
    task: OrderTaskRecord,
    orderIds: readonly string[],
    onProgress: (done: number) => Promise<void>,
  ): Promise<{ file: WrittenFile | null; refused: OrderTask['refused'] }> {
    const day = ctx.now.toISOString().slice(0, 10);
    await this.storage.delete(task.storageKey);
    if (task.work.kind === 'export') {
      const lines = Readable.from(this.exports.lines(ctx, task.work.rows, orderIds, onProgress), { objectMode: false });
      const byteSize = await this.storage.putStream(task.storageKey, lines, 'text/csv');
      return { file: { fileName: `${ctx.shop.slug}-${task.work.rows}-${day}.csv`, byteSize }, refused: [] };
    }
    const kind = task.work.kind === 'print' ? task.work.document : 'packing_slip';
    const { pdf, refused } = await this.printing.print(ctx, kind, orderIds, onProgress);
    if (pdf === null) return { file: null, refused };
    const byteSize = await this.storage.putStream(task.storageKey, pdf, 'application/pdf');
    return { file: { fileName: `${ctx.shop.slug}-${kind}s-${day}.pdf`, byteSize }, refused };
  }
}

/** Goes through the orders of a task, one after the other. */
@Injectable()
export class RunOrderTask {
  constructor(
    private readonly database: Database,
    private readonly tasks: OrderTaskRepository,
    private readonly orders: OrderService,
    private readonly changes: ChangeOrder,
    private readonly files: TaskFiles,
  ) {}

  /**
   * Does a task, or goes on with one whose worker died: changes go on after the last order noted, files begin anew. Orders that
   * refuse are noted and left; anything else ends the task as failed.
   */
  async run(system: Ctx, taskId: string): Promise<void> {
    const task = await this.database.withTenant(system, (tx) => this.tasks.find(tx, taskId));
    if (!task || task.state === 'done' || task.state === 'failed') return;
    // Timelines name who asked for it.
    const ctx: Ctx = { ...system, actor: { kind: 'system', name: task.createdBy } };
    try {
      const orderIds = await this.#begin(ctx, task);
      const file = await this.#work(ctx, task, orderIds);
      await this.database.withTenant(ctx, (tx) => this.tasks.finish(tx, taskId, 'done', file));
    } catch (error) {
      await this.database.withTenant(ctx, (tx) => this.tasks.finish(tx, taskId, 'failed', null));
      throw error;
    }
  }

  #begin(ctx: Ctx, { id, filter, orderIds, state }: OrderTaskRecord): Promise<readonly string[]> {
    if (state === 'running') return Promise.resolve(orderIds);
    return this.database.withTenant(ctx, async (tx) => {
      const found = filter === null ? orderIds : await this.orders.idsOf(tx, filter, maxTaskOrders);
      await this.tasks.begin(tx, id, found);
      return found;
    });
  }

  async #work(ctx: Ctx, task: OrderTaskRecord, orderIds: readonly string[]): Promise<WrittenFile | null> {
    const { work } = task;
    if (work.kind === 'export' || work.kind === 'print') {
      const note = (done: number) => this.#note(ctx, task.id, done, []);
      const { file, refused } = await this.files.write(ctx, task, orderIds, note);
      await this.#note(ctx, task.id, orderIds.length, refused);
      return file;
    }
    for (let done = task.done; done < orderIds.length; done += 1) {
      const refused = await this.#change(ctx, orderIds[done] ?? '', work);
      await this.#note(ctx, task.id, done + 1, refused);
    }
    return null;
  }

  #note(ctx: Ctx, taskId: string, done: number, refused: OrderTask['refused']): Promise<void> {
    return this.database.withTenant(ctx, (tx) => this.tasks.progress(tx, taskId, done, refused));
  }

  async #change(ctx: Ctx, orderId: string, work: OrderChange): Promise<OrderTask['refused']> {
    try {
      await this.changes.change(ctx, orderId, work);
      return [];
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      const { code, message } = error;
      return [
        { orderId, number: await this.#numberOf(ctx, orderId), code, message: message || refusals[code].meaning },
      ];
    }
  }

  /** 0 for an order that is not in this shop. */
  async #numberOf(ctx: Ctx, orderId: string): Promise<number> {
    const order = await this.database.withTenant(ctx, (tx) => this.orders.show(tx, ctx, orderId));
    return order?.number ?? 0;
  }
}
