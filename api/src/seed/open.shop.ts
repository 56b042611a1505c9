import type { INestApplicationContext } from '@nestjs/common';
import { createShopInput, taxCategorySchema } from '@smallshop/contract';
import {
  CreateShop,
  PlatformShopRepository,
  StarterRepository,
  deliveryCountriesOf,
} from '../modules/platform/index.js';
import { PricingService } from '../modules/pricing/index.js';
import { SettingsService, ShopFinder } from '../modules/tenant/index.js';
import { type Ctx, type PlatformCtx, type ShopFacts, systemCtx } from '../plumbing/context.js';
import { Database } from '../plumbing/db/database.js';
import type { ShopSeed } from './content/index.js';
import { menusOf } from './links.js';

/** Opens a shop by the platform's own use case, then makes it what its seed says. `host`: one more host, its main one. */
export async function openShop(
  app: INestApplicationContext,
  admin: PlatformCtx,
  seed: ShopSeed,
  host: string | null,
): Promise<Ctx> {
  const { name, slug, owner, theme: themeId, currency, locale, country, timeZone: timezone } = seed;
  const input = createShopInput.parse({
    ...{ name, slug, owner, themeId, currency, locale, country, timezone, catalog: 'empty' },
  });
  const { shop } = await app.get(CreateShop).execute(admin, input, null);
  if (host !== null) {
    const shops = app.get(PlatformShopRepository);
    await app.get(Database).asSystem('seed', (tx) => shops.addDomain(tx, shop.id, host, true));
    await app.get(ShopFinder).forget(shop.id);
  }
  const ctx = systemCtx(await factsOf(app, slug), 'Seed', admin.now);
  await furnish(app, ctx, seed);
  return ctx;
}

/** The shop's facts. @throws Error when it is not there */
async function factsOf(app: INestApplicationContext, slug: string): Promise<ShopFacts> {
  const shop = await app.get(ShopFinder).bySlug(slug);
  if (shop === null) throw new Error(`The shop ${slug} is not there.`);
  return shop;
}

async function furnish(app: INestApplicationContext, ctx: Ctx, seed: ShopSeed): Promise<void> {
  const settings = app.get(SettingsService);
  const { name, tagline, contactEmail, locale, timeZone: timezone, logoSvg, faviconSvg } = seed;
  const legalName = seed.address[0] ?? name;
  await settings.update(ctx, { name, legalName, tagline, contactEmail, locale, timezone }, null);
  await settings.setMarks(ctx, { logoSvg, faviconSvg });
  const starters = app.get(StarterRepository);
  await app.get(Database).withTenant(ctx, async (tx) => {
    await starters.putTaxRates(tx, taxRatesOf(seed));
    await starters.replaceShippingMethods(tx, shippingMethodsOf(seed));
    await starters.putPages(tx, seed.pages);
    await starters.putMenus(tx, menusOf(seed));
  });
  await app.get(PricingService).forget(ctx.tenantId);
}

/** The seed's rates for its own country; what is downloaded is taxed like what is shipped. */
function taxRatesOf({ taxRates, country }: ShopSeed) {
  const rates = taxRates.map(({ code, name, basisPoints }) => ({
    ...{ name: name.replace(/\s*[\d.,]+\s*%.*$/, ''), country, ratePpm: basisPoints * 100 },
    taxCategory: taxCategorySchema.parse(code),
  }));
  const digital = rates.filter(({ taxCategory }) => taxCategory === 'standard');
  return [...rates, ...digital.map((rate) => ({ ...rate, taxCategory: 'digital' as const }))];
}

function shippingMethodsOf({ shippingMethods, country }: ShopSeed) {
  return shippingMethods.map(({ code, name, description, priceMinor, freeOverMinor, deliveryDays }) => ({
    ...{ code, name, description, priceMinor, freeOverMinor: freeOverMinor ?? null },
    ...{ minDays: deliveryDays.min, maxDays: deliveryDays.max },
    countries: code === 'standard' ? deliveryCountriesOf(country) : [country],
  }));
}
