import { Injectable } from '@nestjs/common';
import { maxOrderViews, type OrderView, type OrderViewInput } from '@smallshop/contract';
import { authorise, type Ctx } from '../../plumbing/context.js';
import { Database, type TenantTx } from '../../plumbing/db/database.js';
import { assertNewest } from '../../plumbing/precondition.js';
import { Refusal } from '../../plumbing/refusal.js';
import { OrderViewRepository, type OrderViewRecord } from './order-view.repository.js';

const nobody = '00000000-0000-0000-0000-000000000000';

/** Views staff save of the list of orders: one's own, and those others share. */
@Injectable()
export class OrderViewService {
  constructor(
    private readonly database: Database,
    private readonly views: OrderViewRepository,
  ) {}

  /** An API key sees the shared ones. @throws Refusal `auth.required`, `auth.forbidden` */
  async list(ctx: Ctx): Promise<{ items: OrderView[] }> {
    authorise(ctx, 'orders.read');
    const me = ctx.actor.kind === 'staff' ? ctx.actor.id : nobody;
    const found = await this.database.withTenant(ctx, (tx) => this.views.list(tx, me));
    return { items: found.map((view) => present(view, me)) };
  }

  /** @throws Refusal `auth.required`, `auth.forbidden` also for API keys; `order_view.exists`, `order_view.too_many` */
  async create(ctx: Ctx, input: OrderViewInput): Promise<OrderView> {
    const me = person(ctx);
    return this.database.withTenant(ctx, async (tx) => {
      const own = (await this.views.list(tx, me.id)).filter(({ accountId }) => accountId === me.id);
      if (own.length >= maxOrderViews) throw new Refusal('order_view.too_many');
      return kept(await this.views.insert(tx, me, input), me.id);
    });
  }

  /** @throws Refusal those of {@link create}, `order_view.not_found`, `order_view.not_yours`, `precondition.failed` */
  async update(ctx: Ctx, id: string, input: OrderViewInput, expectedVersion: number | null): Promise<OrderView> {
    const me = person(ctx);
    return this.database.withTenant(ctx, async (tx) => {
      const view = await this.#own(tx, id, me.id);
      assertNewest({ ...view, updatedBy: view.owner }, expectedVersion);
      return kept(await this.views.update(tx, id, input), me.id);
    });
  }

  /** @throws Refusal `order_view.not_found`, `order_view.not_yours` */
  async delete(ctx: Ctx, id: string): Promise<void> {
    const me = person(ctx);
    await this.database.withTenant(ctx, async (tx) => {
      await this.#own(tx, id, me.id);
      await this.views.delete(tx, id);
    });
  }

  async #own(tx: TenantTx, id: string, accountId: string): Promise<OrderViewRecord> {
    const view = await this.views.lock(tx, id);
    if (view?.accountId === accountId) return view;
    throw new Refusal(view?.isShared === true ? 'order_view.not_yours' : 'order_view.not_found');
  }
}

function person(ctx: Ctx): { id: string; name: string } {
  authorise(ctx, 'orders.read');
  if (ctx.actor.kind !== 'staff') throw new Refusal('auth.forbidden');
  return ctx.actor;
}

function present({ accountId, updatedAt, ...view }: OrderViewRecord, me: string): OrderView {
  return { ...view, isOwn: accountId === me, updatedAt: updatedAt.toISOString() };
}

function kept(view: OrderViewRecord | null, me: string): OrderView {
  if (!view) throw new Refusal('order_view.exists');
  return present(view, me);
}
