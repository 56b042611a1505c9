import { Inject, Injectable } from '@nestjs/common';
import type { CreateShopInput, PlatformShop, ThemeSummary } from '@smallshop/contract';
import { CONFIG, type Config } from '../../config.js';
import type { ShopFacts } from '../../plumbing/context.js';
import type { PlatformTx, TenantTx } from '../../plumbing/db/database.js';
import { Refusal } from '../../plumbing/refusal.js';
import { StaffDirectory } from '../staff/index.js';
import { deliveryCountriesOf, pricesIncludeTaxIn, usualRates } from '../tax/index.js';
import { platformHost, SettingsRepository, storefrontOrigin } from '../tenant/index.js';
import { ThemeRevisionRepository } from '../theme/index.js';
import { PlatformShopRepository } from './platform-shop.repository.js';
import { presentShop } from './present-shop.js';
import { StarterRepository } from './starter.repository.js';
import { starterMenus } from './starter/menus.js';
import { starterPages } from './starter/pages.js';
import { starterShippingZones } from './starter/shipping-zones.js';

/** The steps of opening a shop, each inside the caller's transaction. */
@Injectable()
export class ShopBuilder {
  constructor(
    private readonly shops: PlatformShopRepository,
    private readonly settings: SettingsRepository,
    private readonly starters: StarterRepository,
    private readonly revisions: ThemeRevisionRepository,
    private readonly staff: StaffDirectory,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** Takes the address for the shop. @throws Refusal `shop.slug_taken` */
  async open(tx: PlatformTx, shop: { readonly id: string; readonly slug: string }): Promise<TenantTx> {
    const isFree = await this.shops.insert(tx, { ...shop, host: platformHost(this.config, shop.slug) });
    if (!isFree) throw new Refusal('shop.slug_taken', { slug: shop.slug });
    return tx.enterTenant(shop.id);
  }

  /** What the application will know of the shop once it is open. */
  factsOf(id: string, input: CreateShopInput): ShopFacts {
    const { slug, name, currency, locale, country, timezone } = input;
    const origin = storefrontOrigin(this.config, platformHost(this.config, slug));
    const pricesIncludeTax = pricesIncludeTaxIn(country);
    const identity = { id, slug, name, status: 'active' } as const;
    const money = { currency, currencies: [currency], pricesIncludeTax };
    return { ...identity, ...money, locale, otherLocales: [], country, timezone, origin };
  }

  /** Everything a shop needs before its first product. `categories` appear in the main menu. */
  async furnish(
    tx: TenantTx,
    input: CreateShopInput,
    theme: ThemeSummary,
    categories: readonly { readonly name: string; readonly slug: string }[],
  ): Promise<void> {
    const { name, currency, locale, country, timezone } = input;
    const contactEmail = input.owner.email;
    const pricesIncludeTax = pricesIncludeTaxIn(country);
    await this.settings.insert(tx, {
      ...{ name, tagline: '', contactEmail, currency, locale, country, timezone, pricesIncludeTax },
    });
    await this.starters.addDefaultLocation(tx, 'Main stock');
    const rates = deliveryCountriesOf(country).flatMap((code) =>
      usualRates(code).map((rate) => ({ ...rate, country: code })),
    );
    await this.starters.addTaxRates(tx, rates);
    await this.starters.addShippingZones(tx, starterShippingZones(currency, country));
    await this.starters.putPages(tx, starterPages({ shopName: name, contactEmail }));
    await this.starters.putMenus(tx, starterMenus(categories));
    const { id: themeId, version: themeVersion } = theme;
    await this.revisions.publish(tx, { themeId, themeVersion, settings: {}, templates: {} });
  }

  /** Gives the shop its owner; tells whether the account is new. An existing account keeps its password. */
  async appointOwner(
    tx: PlatformTx,
    shop: TenantTx,
    owner: CreateShopInput['owner'],
    passwordHash: string,
  ): Promise<boolean> {
    const account = await this.staff.ensureAccount(tx, { ...owner, passwordHash, isPlatformAdmin: false });
    await this.staff.appoint(shop, account.id, 'owner');
    return account.isNew;
  }

  /** The shop as its platform sees it. @throws Refusal `shop.not_found` */
  async present(tx: PlatformTx, shopId: string): Promise<PlatformShop> {
    const row = await this.shops.find(tx, shopId);
    if (row === null) throw new Refusal('shop.not_found');
    return presentShop(this.config, row);
  }
}
