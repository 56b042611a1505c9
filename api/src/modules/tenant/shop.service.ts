import { Injectable } from '@nestjs/common';
import type { ResolvedHost, Shop } from '@smallshop/contract';
import type { Ctx, ShopFacts } from '../../plumbing/context.js';
import { Database } from '../../plumbing/db/database.js';
import { Refusal } from '../../plumbing/refusal.js';
import { ShopFinder } from './shop-finder.service.js';
import { type ShopAppearance, ShopRepository } from './shop.repository.js';

/** What anyone may know of a shop, and what a storefront needs to draw it. */
@Injectable()
export class ShopService {
  constructor(
    private readonly database: Database,
    private readonly finder: ShopFinder,
    private readonly shops: ShopRepository,
  ) {}

  /** With its tagline in the language of the request. */
  async get(ctx: Ctx): Promise<Shop> {
    const appearance = await this.appearance(ctx.shop);
    const tagline = appearance.texts[ctx.locale]?.shop?.tagline ?? appearance.tagline;
    return publicShop(ctx.shop, { ...appearance, tagline });
  }

  /** The shop that answers at `host`, suspended or not. @throws Refusal `shop.not_found` */
  async resolve(host: string): Promise<ResolvedHost> {
    const shop = await this.finder.byHost(host.replace(/:\d+$/, ''));
    if (shop === null) throw new Refusal('shop.not_found');
    const appearance = await this.appearance(shop);
    return {
      status: shop.status,
      shop: publicShop(shop, appearance),
      theme: appearance.theme,
      texts: appearance.texts,
      canonicalOrigin: shop.origin,
      purgeSequence: appearance.purgeSequence,
    };
  }

  private async appearance(shop: ShopFacts): Promise<ShopAppearance> {
    const appearance = await this.database.withTenant({ tenantId: shop.id }, (tx) => this.shops.appearance(tx));
    if (appearance === null) throw new Refusal('shop.not_found');
    return appearance;
  }
}

function publicShop(shop: ShopFacts, appearance: ShopAppearance): Shop {
  const { id, slug, name, currency, locale, country, timezone, pricesIncludeTax } = shop;
  const locales = [locale, ...shop.otherLocales];
  const { tagline, contactEmail, logoSvg, faviconSvg } = appearance;
  return {
    ...{ id, slug, name, tagline, contactEmail, currency, locale, locales, country, timezone, pricesIncludeTax },
    ...{ logoSvg, faviconSvg, currencies: [...shop.currencies] },
  };
}
