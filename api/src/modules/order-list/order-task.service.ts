import { Injectable } from '@nestjs/common';
import type { OrderTask, OrderTaskInput } from '@smallshop/contract';
import type { Readable } from 'node:stream';
import { z } from 'zod';
import { Tokens } from '../../plumbing/auth/tokens.js';
import { actorName, authorise, type Ctx } from '../../plumbing/context.js';
import { cutPage, decodeCursor } from '../../plumbing/cursor.js';
import { Database, type IdempotentRequest } from '../../plumbing/db/database.js';
import { uuidv7 } from '../../plumbing/db/uuidv7.js';
import { Refusal } from '../../plumbing/refusal.js';
import { Storage } from '../../plumbing/storage/storage.js';
import { OrderTaskRepository, type OrderTaskRecord, type WrittenFile } from './order-task.repository.js';

const linkMs = 3_600_000;
const linkSchema = z.object({ tenantId: z.string(), taskId: z.string() });
const position = z.tuple([z.iso.datetime(), z.guid()]);

/** Work on many orders: asked for here, done by a worker. */
@Injectable()
export class OrderTaskService {
  constructor(
    private readonly database: Database,
    private readonly tasks: OrderTaskRepository,
    private readonly storage: Storage,
    private readonly tokens: Tokens,
  ) {}

  /** @throws Refusal `auth.required`, `auth.forbidden`: all but exports needs `orders.write` */
  async start(
    ctx: Ctx,
    { work, ids, filter }: OrderTaskInput,
    idempotency: IdempotentRequest | null,
  ): Promise<OrderTask> {
    authorise(ctx, work.kind === 'export' ? 'orders.read' : 'orders.write');
    const orderIds = [...new Set(ids)];
    return this.database.withTenant(ctx, (tx) =>
      tx.once(idempotency, async () => {
        const id = uuidv7(ctx.now);
        const storageKey = `${ctx.tenantId}/order-files/${id}`;
        const asked = { orderIds, filter: filter ?? null, total: ids === undefined ? null : orderIds.length };
        await this.tasks.insert(tx, { id, work, ...asked, storageKey, createdBy: actorName(ctx) });
        tx.emit('order_task.started', id, { taskId: id });
        return this.#present(ctx, await this.tasks.find(tx, id));
      }),
    );
  }

  /** Newest first. @throws Refusal `auth.required`, `auth.forbidden` */
  async list(ctx: Ctx, query: { readonly limit: number; readonly cursor?: string | undefined }) {
    authorise(ctx, 'orders.read');
    const after = decodeCursor(position, query.cursor);
    const records = await this.database.withTenant(ctx, (tx) => this.tasks.list(tx, after, query.limit + 1));
    return cutPage(records, query.limit, {
      position: ({ createdAt, id }) => [createdAt.toISOString(), id],
      item: (record) => this.#present(ctx, record),
    });
  }

  /** @throws Refusal `auth.required`, `auth.forbidden`, `order_task.not_found` */
  async get(ctx: Ctx, id: string): Promise<OrderTask> {
    authorise(ctx, 'orders.read');
    return this.#present(ctx, await this.database.withTenant(ctx, (tx) => this.tasks.find(tx, id)));
  }

  /** @throws Refusal `order_task.not_found` for a link that is forged, expired, of another shop, or whose file is gone */
  async open(ctx: Ctx, token: string): Promise<WrittenFile & { stream: Readable; contentType: string }> {
    const link = this.tokens.verifyLink('order-file', linkSchema, token, ctx.now);
    if (link?.tenantId !== ctx.tenantId) throw new Refusal('order_task.not_found');
    const task = await this.database.withTenant(ctx, (tx) => this.tasks.find(tx, link.taskId));
    if (!task || task.fileName === null || task.byteSize === null) throw new Refusal('order_task.not_found');
    const { fileName, byteSize } = task;
    const contentType = task.work.kind === 'print' ? 'application/pdf' : 'text/csv; charset=utf-8';
    return { fileName, byteSize, contentType, stream: await this.storage.stream(task.storageKey) };
  }

  #present(ctx: Ctx, record: OrderTaskRecord | null): OrderTask {
    if (!record) throw new Refusal('order_task.not_found');
    const { filter: _filter, orderIds: _ids, storageKey: _key, byteSize, createdAt, finishedAt, ...shown } = record;
    return {
      ...shown,
      downloadUrl: byteSize === null ? null : this.#linkTo(ctx, record.id),
      createdAt: createdAt.toISOString(),
      finishedAt: finishedAt?.toISOString() ?? null,
    };
  }

  #linkTo(ctx: Ctx, taskId: string): string {
    const expiresAt = new Date(ctx.now.getTime() + linkMs);
    // On the shop's own host: a browser follows it without saying which shop it means.
    return `${ctx.shop.origin}/api/v1/order-files/${this.tokens.signLink('order-file', { tenantId: ctx.tenantId, taskId }, expiresAt)}`;
  }
}
