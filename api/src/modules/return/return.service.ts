import { Injectable } from '@nestjs/common';
import type { AdminReturn, AdminReturnListQuery, OrderReturns, ReturnOffer, ReturnRow } from '@smallshop/contract';
import { z } from 'zod';
import { authorise, type Ctx } from '../../plumbing/context.js';
import { cutPage, decodeCursor } from '../../plumbing/cursor.js';
import { Database } from '../../plumbing/db/database.js';
import { Refusal } from '../../plumbing/refusal.js';
import { OrderRepository, OrderService } from '../order/index.js';
import { ReturnAccess } from './return.access.js';
import { ReturnPolicyRepository } from './return-policy.repository.js';
import { ReturnRepository } from './return.repository.js';
import { feeIn, termsForBuyer, termsForStaff, viewForBuyer } from './return.terms.js';
import type { BuyersOrder } from './use-cases/request-return.js';

/** A page of returns; `total` when it was asked for. */
export interface ReturnPage {
  readonly items: ReturnRow[];
  readonly nextCursor: string | null;
  readonly total?: number;
}

const position = z.tuple([z.guid()]);

/** Returns as buyers and staff read them. */
@Injectable()
export class ReturnService {
  constructor(
    private readonly database: Database,
    private readonly orders: OrderService,
    private readonly records: OrderRepository,
    private readonly returns: ReturnRepository,
    private readonly policies: ReturnPolicyRepository,
    private readonly access: ReturnAccess,
  ) {}

  /** What a buyer can send back of an order, and what is on its way. @throws Refusal `order.not_found` */
  offer(ctx: Ctx, { id, key }: BuyersOrder): Promise<ReturnOffer> {
    return this.database.withTenant(ctx, async (tx) => {
      const record = await this.access.open(tx, ctx, id, key);
      const [order, policy] = await Promise.all([this.orders.show(tx, ctx, id), this.policies.find(tx)]);
      const [facts, returns] = await Promise.all([
        this.returns.facts(tx, id, policy.finalSaleTags),
        this.returns.ofOrder(tx, id),
      ]);
      if (!order) throw new Refusal('order.not_found');
      return {
        order,
        isOpen: policy.isOpen,
        windowDays: policy.windowDays,
        fee: { amount: feeIn(facts, policy), currency: record.currency },
        reasons: policy.reasons,
        lines: termsForBuyer(record, facts, policy, ctx.now),
        returns: returns.map(viewForBuyer),
      };
    });
  }

  /** @throws Refusal `request.invalid` for a foreign cursor */
  list(ctx: Ctx, query: AdminReturnListQuery): Promise<ReturnPage> {
    authorise(ctx, 'orders.read');
    const after = decodeCursor(position, query.cursor)?.[0] ?? null;
    return this.database.withTenant(ctx, async (tx) => {
      const rows = await this.returns.list(tx, query, after);
      const page = cutPage(rows, query.limit, { position: (row) => [row.id], item: (row) => row });
      return query.include === 'total' ? { ...page, total: await this.returns.count(tx, query) } : page;
    });
  }

  /** @throws Refusal `return.not_found` */
  get(ctx: Ctx, id: string): Promise<AdminReturn> {
    authorise(ctx, 'orders.read');
    return this.database.withTenant(ctx, async (tx) => {
      const item = await this.returns.find(tx, id);
      if (!item) throw new Refusal('return.not_found');
      return item;
    });
  }

  /** Returns of an order, and what staff could open another one for. @throws Refusal `order.not_found` */
  ofOrder(ctx: Ctx, orderId: string): Promise<OrderReturns> {
    authorise(ctx, 'orders.read');
    return this.database.withTenant(ctx, async (tx) => {
      const order = await this.records.find(tx, orderId);
      if (!order) throw new Refusal('order.not_found');
      const policy = await this.policies.find(tx);
      const [facts, items] = await Promise.all([
        this.returns.facts(tx, orderId, policy.finalSaleTags),
        this.returns.ofOrder(tx, orderId),
      ]);
      return { reasons: policy.reasons, lines: termsForStaff(order, facts), items };
    });
  }
}
