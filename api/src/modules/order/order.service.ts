import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import type { AdminOrder, AdminOrderListQuery, Order, OrderFilter, OrderRow, listOrders } from '@smallshop/contract';
import { Tokens } from '../../plumbing/auth/tokens.js';
import { actorName, authorise, requireCustomer, type Ctx } from '../../plumbing/context.js';
import { cutPage, decodeCursor } from '../../plumbing/cursor.js';
import { Database, type IdempotentRequest, type TenantTx } from '../../plumbing/db/database.js';
import { Refusal } from '../../plumbing/refusal.js';
import { OrderRepository } from './order.repository.js';
import { viewAdminOrder, viewOrder, viewOrderRow } from './order.view.js';

type OrderListQuery = z.infer<typeof listOrders.query>;

/** A page of orders; `total` when it was asked for. */
export interface OrderPage {
  readonly items: OrderRow[];
  readonly nextCursor: string | null;
  readonly total?: number;
}

const ownPosition = z.tuple([z.number()]);
const staffPosition = z.tuple([z.number(), z.number()]);

/** Orders as buyers and staff read them, and the notes staff add. */
@Injectable()
export class OrderService {
  constructor(
    private readonly database: Database,
    private readonly orders: OrderRepository,
    private readonly tokens: Tokens,
  ) {}

  /** What the signed-in customer ordered while signed in, newest first. @throws Refusal `auth.required` */
  async listOwn(ctx: Ctx, query: OrderListQuery): Promise<OrderPage> {
    const accountId = requireCustomer(ctx);
    const position = decodeCursor(ownPosition, query.cursor);
    return this.database.withTenant(ctx, async (tx) => {
      const rows = await this.orders.ofAccount(tx, accountId, query.limit, position?.[0] ?? null);
      const page = cutPage(rows, query.limit, { position: (row) => [row.number], item: viewOrderRow });
      if (query.include !== 'total') return page;
      return { ...page, total: await this.orders.countOfAccount(tx, accountId) };
    });
  }

  /** @throws Refusal `auth.required`; `order.not_found` also for what someone else ordered */
  async getOwn(ctx: Ctx, id: string): Promise<Order> {
    const accountId = requireCustomer(ctx);
    const order = await this.database.withTenant(ctx, (tx) => this.orders.find(tx, id));
    if (order?.accountId !== accountId) throw new Refusal('order.not_found');
    return viewOrder(order, ctx, this.tokens);
  }

  /** An order whose reader has proven the right to it otherwise, by an access key or by being a job; null for none. */
  async show(tx: TenantTx, ctx: Pick<Ctx, 'tenantId' | 'shop' | 'now'>, id: string): Promise<Order | null> {
    const order = await this.orders.find(tx, id);
    return order && viewOrder(order, ctx, this.tokens);
  }

  /** @throws Refusal `auth.required`, `auth.forbidden` */
  async list(ctx: Ctx, query: AdminOrderListQuery): Promise<OrderPage> {
    authorise(ctx, 'orders.read');
    const position = decodeCursor(staffPosition, query.cursor);
    const after = position && { number: position[0], totalMinor: position[1] };
    return this.database.withTenant(ctx, async (tx) => {
      const rows = await this.orders.list(tx, query, after);
      const shape = { position: (row: (typeof rows)[number]) => [row.number, row.totalMinor], item: viewOrderRow };
      const page = cutPage(rows, query.limit, shape);
      return query.include === 'total' ? { ...page, total: await this.orders.count(tx, query) } : page;
    });
  }

  /** Ids of the orders the list would show, newest first, inside a use case that has authorised its reader. */
  idsOf(tx: TenantTx, filter: OrderFilter, limit: number): Promise<string[]> {
    return this.orders.ids(tx, filter, limit);
  }

  /** @throws Refusal `auth.required`, `auth.forbidden`, `order.not_found` */
  async get(ctx: Ctx, id: string): Promise<AdminOrder> {
    authorise(ctx, 'orders.read');
    return this.database.withTenant(ctx, (tx) => this.showToStaff(tx, ctx, id));
  }

  /** Adds a line to the timeline that buyers never see. @throws Refusal as {@link get} */
  addNote(ctx: Ctx, id: string, message: string, idempotency: IdempotentRequest | null): Promise<AdminOrder> {
    authorise(ctx, 'orders.write');
    return this.database.withTenant(ctx, (tx) =>
      tx.once(idempotency, async () => {
        if (!(await this.orders.find(tx, id))) throw new Refusal('order.not_found');
        await this.orders.tell(tx, id, { kind: 'note', actor: actorName(ctx), message });
        return this.showToStaff(tx, ctx, id);
      }),
    );
  }

  /** An order as staff see it, inside a use case that has authorised them. @throws Refusal `order.not_found` */
  async showToStaff(tx: TenantTx, ctx: Ctx, id: string): Promise<AdminOrder> {
    const order = await this.orders.findForStaff(tx, id);
    if (!order) throw new Refusal('order.not_found');
    return viewAdminOrder(order, ctx, this.tokens);
  }
}
