import { Injectable } from '@nestjs/common';
import type { TaxCountry, TaxCountryInput, TaxRate, TaxSettings, TaxSettingsInput } from '@smallshop/contract';
import { actorName, authorise, type Ctx } from '../../plumbing/context.js';
import { Database, type TenantTx } from '../../plumbing/db/database.js';
import { assertNewest } from '../../plumbing/precondition.js';
import { Refusal } from '../../plumbing/refusal.js';
import { PricingService } from '../pricing/index.js';
import { ShopFinder } from '../tenant/index.js';
import { TaxRepository } from './tax.repository.js';
import { usualRates } from './usual-rates.js';

/** How a shop works tax out, and the countries it collects it in. */
@Injectable()
export class TaxService {
  constructor(
    private readonly database: Database,
    private readonly taxes: TaxRepository,
    private readonly pricing: PricingService,
    private readonly shops: ShopFinder,
  ) {}

  /** JSON of `{ settings, countries }`. */
  all(ctx: Ctx): Promise<string> {
    authorise(ctx, 'settings.read');
    return this.taxes.all(ctx);
  }

  /** The rates a country usually has; none where the platform knows none. */
  suggest(ctx: Ctx, country: string): TaxRate[] {
    authorise(ctx, 'settings.read');
    return [...usualRates(country)];
  }

  /** Pages say whether prices include tax, so they are drawn anew when that changes. @throws Refusal `precondition.failed` */
  async updateSettings(ctx: Ctx, input: TaxSettingsInput, ifMatch: number | null): Promise<TaxSettings> {
    const saved = await this.#changing(ctx, async (tx) => {
      assertNewest(await this.taxes.lockSettings(tx), ifMatch);
      const { pricesIncludeTax } = await this.taxes.settings(tx);
      await this.taxes.putSettings(tx, input, actorName(ctx));
      if (pricesIncludeTax !== input.pricesIncludeTax) tx.emit('shop.changed', ctx.tenantId, { isHard: true });
      return this.taxes.settings(tx);
    });
    await this.shops.forget(ctx.tenantId);
    return saved;
  }

  /** Collects tax in a country, or replaces all its rates. @throws Refusal `precondition.failed` */
  putCountry(ctx: Ctx, { country, rates }: TaxCountryInput, ifMatch: number | null): Promise<TaxCountry> {
    return this.#changing(ctx, async (tx) => {
      assertNewest(await this.taxes.lockCountry(tx, country), ifMatch);
      await this.taxes.putRates(tx, country, rates, actorName(ctx));
      const saved = await this.taxes.country(tx, country);
      if (!saved) throw new Refusal('tax_country.not_found');
      return saved;
    });
  }

  /** @throws Refusal `tax_country.not_found`, `precondition.failed` */
  deleteCountry(ctx: Ctx, country: string, ifMatch: number | null): Promise<void> {
    return this.#changing(ctx, async (tx) => {
      const held = await this.taxes.lockCountry(tx, country);
      if (!(await this.taxes.country(tx, country))) throw new Refusal('tax_country.not_found');
      assertNewest(held, ifMatch);
      await this.taxes.deleteCountry(tx, country);
    });
  }

  async #changing<T>(ctx: Ctx, work: (tx: TenantTx) => Promise<T>): Promise<T> {
    authorise(ctx, 'settings.write');
    const done = await this.database.withTenant(ctx, work);
    await this.pricing.forget(ctx.tenantId);
    return done;
  }
}
