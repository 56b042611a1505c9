import { Injectable } from '@nestjs/common';
import type { Currency, ShopCurrency, ShopCurrencyInput } from '@smallshop/contract';
import { actorName, authorise, type Ctx } from '../../plumbing/context.js';
import { Database, type TenantTx } from '../../plumbing/db/database.js';
import { assertNewest } from '../../plumbing/precondition.js';
import { Refusal } from '../../plumbing/refusal.js';
import { PricingService } from '../pricing/index.js';
import { ShopFinder } from '../tenant/index.js';
import { CurrencyRepository } from './currency.repository.js';

/** Currencies a shop sells in beside its own. */
@Injectable()
export class CurrencyService {
  constructor(
    private readonly database: Database,
    private readonly currencies: CurrencyRepository,
    private readonly pricing: PricingService,
    private readonly shops: ShopFinder,
  ) {}

  list(ctx: Ctx): Promise<ShopCurrency[]> {
    authorise(ctx, 'catalog.read');
    return this.database.withTenant(ctx, (tx) => this.currencies.all(tx));
  }

  /** Adds a currency or changes it. @throws Refusal `currency.own`, `precondition.failed` */
  put(ctx: Ctx, input: ShopCurrencyInput, ifMatch: number | null): Promise<ShopCurrency> {
    authorise(ctx, 'settings.write');
    const { currency } = input;
    if (currency === ctx.shop.currency) throw new Refusal('currency.own');
    return this.#changing(ctx, async (tx) => {
      const held = await this.currencies.lock(tx, currency);
      if (held) assertNewest(held, ifMatch);
      await this.currencies.put(tx, input, actorName(ctx));
      const saved = (await this.currencies.all(tx)).find((candidate) => candidate.currency === currency);
      if (!saved) throw new Error('A currency was not written.');
      return saved;
    });
  }

  /** @throws Refusal `currency.not_found`; `currency.in_use` with `details` { priceLists } */
  delete(ctx: Ctx, currency: Currency): Promise<void> {
    authorise(ctx, 'settings.write');
    return this.#changing(ctx, async (tx) => {
      if (!(await this.currencies.lock(tx, currency))) throw new Refusal('currency.not_found', { currency });
      const priceLists = await this.currencies.listsIn(tx, currency);
      if (priceLists.length > 0) throw new Refusal('currency.in_use', { priceLists });
      await this.currencies.delete(tx, currency);
    });
  }

  // Any page may show a price in it, and every page lets shoppers choose it.
  async #changing<T>(ctx: Ctx, work: (tx: TenantTx) => Promise<T>): Promise<T> {
    const done = await this.database.withTenant(ctx, async (tx) => {
      const result = await work(tx);
      tx.emit('shop.changed', ctx.tenantId, { isHard: true });
      return result;
    });
    await Promise.all([this.pricing.forget(ctx.tenantId), this.shops.forget(ctx.tenantId)]);
    return done;
  }
}
