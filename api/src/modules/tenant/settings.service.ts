import { Injectable } from '@nestjs/common';
import type { ShopSettings, ShopSettingsInput } from '@smallshop/contract';
import { authorise, type Ctx } from '../../plumbing/context.js';
import { Database, type TenantTx } from '../../plumbing/db/database.js';
import { Refusal } from '../../plumbing/refusal.js';
import { ThemeCatalog } from '../theme/index.js';
import { SettingsRepository, type StoredSettings } from './settings.repository.js';
import { ShopFinder } from './shop-finder.service.js';
import { ShopRepository } from './shop.repository.js';

/** What a merchant decides about the shop as a whole. */
@Injectable()
export class SettingsService {
  constructor(
    private readonly database: Database,
    private readonly settings: SettingsRepository,
    private readonly shops: ShopRepository,
    private readonly finder: ShopFinder,
    private readonly themes: ThemeCatalog,
  ) {}

  async get(ctx: Ctx): Promise<ShopSettings> {
    authorise(ctx, 'settings.read');
    return this.database.withTenant(ctx, async (tx) => this.present(ctx, tx, await this.settings.find(tx)));
  }

  /**
   * @throws Refusal `precondition.failed` with `details.currentVersion` when someone else was faster, `language.exists` when the
   *         shop is translated into what would become its own language
   */
  async update(ctx: Ctx, input: ShopSettingsInput, ifMatch: number | null): Promise<ShopSettings> {
    authorise(ctx, 'settings.write');
    const saved = await this.database.withTenant(ctx, async (tx) => {
      if (await this.settings.isTranslation(tx, input.locale)) throw new Refusal('language.exists');
      const updated = await this.settings.update(tx, input, ifMatch);
      if (updated === null) throw await this.outrun(tx);
      tx.emit('shop.changed', ctx.tenantId, { isHard: true }, updated.version);
      return this.present(ctx, tx, updated);
    });
    await this.finder.forget(ctx.tenantId);
    return saved;
  }

  /** Replaces the drawn marks of the shop. Both must be trusted SVG: they are inlined into every page. */
  async setMarks(ctx: Ctx, marks: { readonly logoSvg: string; readonly faviconSvg: string }): Promise<void> {
    authorise(ctx, 'settings.write');
    await this.database.withTenant(ctx, async (tx) => {
      await this.settings.setMarks(tx, marks);
      tx.emit('shop.changed', ctx.tenantId, { isHard: true });
    });
  }

  private async outrun(tx: TenantTx): Promise<Refusal> {
    const current = await this.settings.find(tx);
    return new Refusal('precondition.failed', { currentVersion: current?.version, updatedAt: current?.updatedAt });
  }

  private async present(ctx: Ctx, tx: TenantTx, stored: StoredSettings | null): Promise<ShopSettings> {
    const appearance = await this.shops.appearance(tx);
    if (stored === null || appearance === null) throw new Refusal('shop.not_found');
    const { logoSvg: _logo, faviconSvg: _favicon, ...rest } = stored;
    const { themeId, themeVersion } = appearance.theme;
    const name = (await this.themes.find(themeId))?.name ?? themeId;
    return { ...rest, slug: ctx.shop.slug, storefrontUrl: ctx.shop.origin, theme: { themeId, name, themeVersion } };
  }
}
