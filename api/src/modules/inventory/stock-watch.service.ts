import { Injectable } from '@nestjs/common';
import type { LedgerCheck, StockSettings, StockSettingsInput } from '@smallshop/contract';
import { ShopResolver } from '../../plumbing/auth/ports.js';
import { authorise, systemCtx, type Ctx } from '../../plumbing/context.js';
import { Database, type TenantTx } from '../../plumbing/db/database.js';
import { Refusal } from '../../plumbing/refusal.js';
import { digestDay } from './digest.rule.js';
import { StockWatchRepository } from './stock-watch.repository.js';

/** What the merchant is told of stock, and the check of its books. */
@Injectable()
export class StockWatchService {
  constructor(
    private readonly database: Database,
    private readonly watch: StockWatchRepository,
    private readonly shops: ShopResolver,
  ) {}

  /** JSON of contract's StockSummary. */
  summary(ctx: Ctx): Promise<string> {
    authorise(ctx, 'catalog.read');
    return this.database.withTenant(ctx, (tx) => this.watch.summary(tx));
  }

  settings(ctx: Ctx): Promise<StockSettings> {
    authorise(ctx, 'catalog.read');
    return this.database.withTenant(ctx, (tx) => this.watch.settings(tx));
  }

  /** @throws Refusal `precondition.failed` with `details.currentVersion` when someone else was faster */
  saveSettings(ctx: Ctx, input: StockSettingsInput, ifMatch: number | null): Promise<StockSettings> {
    authorise(ctx, 'stock.write');
    return this.database.withTenant(ctx, async (tx) => {
      const saved = await this.watch.saveSettings(tx, input, ifMatch);
      if (!saved) throw new Refusal('precondition.failed', { currentVersion: (await this.watch.settings(tx)).version });
      tx.emit('stock.settings_changed', ctx.tenantId, { shopId: ctx.tenantId }, saved.version);
      return saved;
    });
  }

  /** What the last check found. */
  lastCheck(ctx: Ctx): Promise<LedgerCheck> {
    authorise(ctx, 'catalog.read');
    return this.database.withTenant(ctx, (tx) => this.#lastCheck(tx));
  }

  /** Compares every level of the shop with movements, reservations and promises, in one snapshot. */
  check(ctx: Ctx): Promise<LedgerCheck> {
    authorise(ctx, 'stock.write');
    return this.database.withTenant(ctx, async (tx) => {
      await this.watch.audit(tx, ctx.now);
      return this.#lastCheck(tx);
    });
  }

  /**
   * Likewise in every shop that keeps stock, one after the other; alerts are brought in line too, for what is put on sale or
   * taken off it crosses no mark. @returns how many
   */
  async checkAll(now: Date): Promise<number> {
    const shops = await this.database.asSystem('stock ledger check', (tx) => this.watch.shopsWithStock(tx));
    for (const { shopId } of shops) {
      await this.database.withTenant({ tenantId: shopId }, async (tx) => {
        await this.watch.audit(tx, now);
        await this.watch.raise(tx, null, now);
      });
    }
    return shops.length;
  }

  /**
   * Raises and resolves alerts of these variants, or, after the shop's threshold changed, of all, with what the console's list
   * calls low. Safe to repeat. @returns how many were raised
   */
  async raiseAlerts(ctx: Ctx, variantIds: readonly string[] | null): Promise<number> {
    const raised = await this.database.withTenant(ctx, async (tx) => {
      if (variantIds === null) await this.watch.refreshLow(tx);
      return this.watch.raise(tx, variantIds, ctx.now);
    });
    return raised.length;
  }

  /**
   * Announces one e-mail a day to each shop with alerts nobody was told of, from the shop's morning on. Safe to repeat, and
   * when several do it at once. @returns how many were announced
   */
  async announceDigests(now: Date): Promise<number> {
    const waiting = await this.database.asSystem('low-stock e-mails', (tx) => this.watch.shopsWithAlerts(tx));
    let announced = 0;
    for (const { shopId } of waiting) {
      const shop = await this.shops.byId(shopId);
      const day = shop && digestDay(shop.timezone, now);
      if (shop?.status === 'active' && day && (await this.#announce(systemCtx(shop, 'Stock', now), day)))
        announced += 1;
    }
    return announced;
  }

  #announce(ctx: Ctx, day: string): Promise<boolean> {
    return this.database.withTenant(ctx, async (tx) => {
      if ((await this.watch.claimDigest(tx, day)) === 0) return false;
      tx.emit('stock.digest_due', ctx.tenantId, { shopId: ctx.tenantId, day });
      return true;
    });
  }

  async #lastCheck(tx: TenantTx): Promise<LedgerCheck> {
    return { ...(await this.watch.lastCheck(tx)), discrepancies: await this.watch.discrepancies(tx) };
  }
}
