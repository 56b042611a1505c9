import { Injectable } from '@nestjs/common';
import type { PriceList, PriceListInput, ProductPriceList } from '@smallshop/contract';
import { actorName, authorise, type Ctx } from '../../plumbing/context.js';
import { Database, type TenantTx } from '../../plumbing/db/database.js';
import { assertNewest } from '../../plumbing/precondition.js';
import { Refusal } from '../../plumbing/refusal.js';
import { PricingService } from '../pricing/index.js';
import { announcePrices, type ListReach } from './price.events.js';
import { PriceListRepository, type HeldPriceList } from './price-list.repository.js';

const mostLists = 50;

/** Price lists: in which currency, for whom, when, and how they differ from base prices. */
@Injectable()
export class PriceListService {
  constructor(
    private readonly database: Database,
    private readonly lists: PriceListRepository,
    private readonly pricing: PricingService,
  ) {}

  /** Those that decide first on top. */
  list(ctx: Ctx): Promise<PriceList[]> {
    authorise(ctx, 'catalog.read');
    return this.database.withTenant(ctx, (tx) => this.lists.all(tx));
  }

  /** @throws Refusal `price_list.not_found` */
  get(ctx: Ctx, id: string): Promise<PriceList> {
    authorise(ctx, 'catalog.read');
    return this.database.withTenant(ctx, (tx) => this.#show(tx, id));
  }

  /** @throws Refusal `product.not_found` */
  ofProduct(ctx: Ctx, productId: string): Promise<ProductPriceList[]> {
    authorise(ctx, 'catalog.read');
    return this.database.withTenant(ctx, async (tx) => {
      const entries = await this.lists.ofProduct(tx, productId);
      if (!entries) throw new Refusal('product.not_found');
      return entries;
    });
  }

  /**
   * @throws Refusal `price_list.name_taken`, `price_list.schedule_invalid`, `price_list.too_many`, `currency.not_found`,
   *         `customer_group.not_found`
   */
  create(ctx: Ctx, input: PriceListInput): Promise<PriceList> {
    authorise(ctx, 'catalog.write');
    return this.#changing(ctx, async (tx) => {
      if ((await this.lists.count(tx)) >= mostLists) throw new Refusal('price_list.too_many');
      await this.#refuseUnfit(tx, null, input);
      const id = await this.lists.put(tx, null, input, actorName(ctx));
      this.#announce(tx, ctx, reachOf(id, input), []);
      return this.#show(tx, id);
    });
  }

  /**
   * @throws Refusal `price_list.not_found`, `precondition.failed`, `price_list.currency_fixed` and those of {@link create}
   */
  update(ctx: Ctx, id: string, input: PriceListInput, ifMatch: number | null): Promise<PriceList> {
    authorise(ctx, 'catalog.write');
    return this.#changing(ctx, async (tx) => {
      const held = await this.#lock(tx, id);
      assertNewest(held, ifMatch);
      await this.#refuseUnfit(tx, id, input);
      const productIds = await this.lists.productsOf(tx, id);
      if (held.currency !== input.currency && productIds.length > 0) throw new Refusal('price_list.currency_fixed');
      await this.lists.put(tx, id, input, actorName(ctx));
      for (const reach of [held, reachOf(id, input)]) this.#announce(tx, ctx, reach, productIds);
      return this.#show(tx, id);
    });
  }

  /** @throws Refusal `price_list.not_found` */
  delete(ctx: Ctx, id: string): Promise<void> {
    authorise(ctx, 'catalog.write');
    return this.#changing(ctx, async (tx) => {
      const held = await this.#lock(tx, id);
      const productIds = await this.lists.productsOf(tx, id);
      await this.lists.delete(tx, id);
      this.#announce(tx, ctx, held, productIds);
    });
  }

  async #changing<T>(ctx: Ctx, work: (tx: TenantTx) => Promise<T>): Promise<T> {
    const done = await this.database.withTenant(ctx, work);
    await this.pricing.forget(ctx.tenantId);
    return done;
  }

  #announce(tx: TenantTx, ctx: Ctx, reach: ListReach, productIds: readonly string[]): void {
    announcePrices(tx, reach, { ownCurrency: ctx.shop.currency, productIds });
  }

  async #refuseUnfit(tx: TenantTx, id: string | null, input: PriceListInput): Promise<void> {
    const { name, currency, groupId, startsAt, endsAt } = input;
    if (startsAt !== null && endsAt !== null && Date.parse(endsAt) <= Date.parse(startsAt))
      throw new Refusal('price_list.schedule_invalid');
    if (!(await this.lists.isSoldIn(tx, currency))) throw new Refusal('currency.not_found', { currency });
    if (groupId !== null && !(await this.lists.shareGroup(tx, groupId))) throw new Refusal('customer_group.not_found');
    if (await this.lists.isNameTaken(tx, id, name)) throw new Refusal('price_list.name_taken', { name });
  }

  async #lock(tx: TenantTx, id: string): Promise<HeldPriceList> {
    const held = await this.lists.lock(tx, id);
    if (!held) throw new Refusal('price_list.not_found');
    return held;
  }

  async #show(tx: TenantTx, id: string): Promise<PriceList> {
    const list = await this.lists.find(tx, id);
    if (!list) throw new Refusal('price_list.not_found');
    return list;
  }
}

const reachOf = (id: string, { currency, groupId, status, adjustmentPercent }: PriceListInput): ListReach => ({
  ...{ id, currency, groupId, status },
  adjusts: adjustmentPercent !== null,
});
