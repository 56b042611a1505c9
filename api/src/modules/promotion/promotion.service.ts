import { Injectable } from '@nestjs/common';
import type { AdminPromotion, AdminPromotionRow, PromotionInput, PromotionListQuery } from '@smallshop/contract';
import { actorName, authorise, type Ctx } from '../../plumbing/context.js';
import { Database, type IdempotentRequest, type TenantTx } from '../../plumbing/db/database.js';
import { assertNewest } from '../../plumbing/precondition.js';
import { Refusal } from '../../plumbing/refusal.js';
import { PricingService } from '../pricing/index.js';
import { idsNamedBy } from './promotion.items.js';
import { PromotionRepository, type HeldPromotion } from './promotion.repository.js';

// All that count now or later are at hand for every cart that is priced.
const mostCounting = 200;

/** A page of promotions. */
export interface PromotionPage {
  readonly items: AdminPromotionRow[];
  readonly nextCursor: string | null;
  readonly total?: number;
}

/** Promotions: what they take off, from what, for whom and when. */
@Injectable()
export class PromotionService {
  constructor(
    private readonly database: Database,
    private readonly promotions: PromotionRepository,
    private readonly pricing: PricingService,
  ) {}

  /** The latest change first. @throws Refusal `request.invalid` for a foreign cursor */
  page(ctx: Ctx, query: PromotionListQuery): Promise<PromotionPage> {
    authorise(ctx, 'promotions.read');
    return this.database.withTenant(ctx, (tx) => this.promotions.page(tx, query));
  }

  /** @throws Refusal `promotion.not_found` */
  get(ctx: Ctx, id: string): Promise<AdminPromotion> {
    authorise(ctx, 'promotions.read');
    return this.database.withTenant(ctx, (tx) => this.#show(tx, id));
  }

  /** @throws Refusal `promotion.items_unknown`, `promotion.schedule_invalid`, `promotion.too_many` */
  create(ctx: Ctx, input: PromotionInput, idempotency: IdempotentRequest | null): Promise<AdminPromotion> {
    authorise(ctx, 'promotions.write');
    return this.#changing(ctx, (tx) =>
      tx.once(idempotency, async () => {
        if ((await this.promotions.count(tx)) >= mostCounting) throw new Refusal('promotion.too_many');
        await this.#refuseUnfit(tx, input);
        return this.#show(tx, await this.promotions.put(tx, null, input, actorName(ctx)));
      }),
    );
  }

  /** @throws Refusal `promotion.not_found`, `precondition.failed`, `promotion.items_unknown`, `promotion.schedule_invalid` */
  update(ctx: Ctx, id: string, input: PromotionInput, ifMatch: number | null): Promise<AdminPromotion> {
    authorise(ctx, 'promotions.write');
    return this.#changing(ctx, async (tx) => {
      assertNewest(await this.#lock(tx, id), ifMatch);
      await this.#refuseUnfit(tx, input);
      await this.promotions.put(tx, id, input, actorName(ctx));
      return this.#show(tx, id);
    });
  }

  /** @throws Refusal `promotion.not_found`, `precondition.failed` */
  delete(ctx: Ctx, id: string, ifMatch: number | null): Promise<void> {
    authorise(ctx, 'promotions.write');
    return this.#changing(ctx, async (tx) => {
      assertNewest(await this.#lock(tx, id), ifMatch);
      await this.promotions.delete(tx, id);
    });
  }

  async #changing<T>(ctx: Ctx, work: (tx: TenantTx) => Promise<T>): Promise<T> {
    const done = await this.database.withTenant(ctx, work);
    await this.pricing.forget(ctx.tenantId);
    return done;
  }

  async #refuseUnfit(tx: TenantTx, input: PromotionInput): Promise<void> {
    const { startsAt, endsAt } = input;
    if (startsAt !== null && endsAt !== null && Date.parse(endsAt) <= Date.parse(startsAt))
      throw new Refusal('promotion.schedule_invalid');
    const ids = await this.promotions.unknown(tx, idsNamedBy(input));
    if (ids.length > 0) throw new Refusal('promotion.items_unknown', { ids });
  }

  async #lock(tx: TenantTx, id: string): Promise<HeldPromotion> {
    const held = await this.promotions.lock(tx, id);
    if (!held) throw new Refusal('promotion.not_found');
    return held;
  }

  async #show(tx: TenantTx, id: string): Promise<AdminPromotion> {
    const promotion = await this.promotions.find(tx, id);
    if (!promotion) throw new Refusal('promotion.not_found');
    return promotion;
  }
}
