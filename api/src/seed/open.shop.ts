import type { INestApplicationContext } from '@nestjs/common';
import {
  createShopInput,
  pickupInput,
  shippingZoneInput,
  taxCountryInput,
  taxRateSchema,
  type TaxRate,
} from '@smallshop/contract';
import { CreateShop, PlatformShopRepository, StarterRepository } from '../modules/platform/index.js';
import { ShippingSettingsService } from '../modules/shipping/index.js';
import { TaxService } from '../modules/tax/index.js';
import { SettingsService, ShopFinder } from '../modules/tenant/index.js';
import { type Ctx, type PlatformCtx, type ShopFacts, systemCtx } from '../plumbing/context.js';
import { Database } from '../plumbing/db/database.js';
import type { ShippingMethodSeed, ShopSeed } from './content/index.js';
import { menusOf } from './links.js';
import { z } from 'zod';

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
    await starters.putPages(tx, seed.pages);
    await starters.putMenus(tx, menusOf(seed));
  });
  await setTaxes(app, ctx, seed);
  await setShipping(app, ctx, seed);
}

const zonesSchema = z.object({ zones: z.array(z.object({ id: z.string() })) });

async function setTaxes(app: INestApplicationContext, ctx: Ctx, seed: ShopSeed): Promise<void> {
  const taxes = app.get(TaxService);
  const { taxesAbroad = {}, taxSettings = {} } = seed;
  await taxes.putCountry(ctx, { country: seed.country, rates: taxRatesOf(seed) }, null);
  for (const [country, rates] of Object.entries(taxesAbroad)) {
    await taxes.putCountry(ctx, taxCountryInput.parse({ country, rates }), null);
  }
  const { pricesIncludeTax } = ctx.shop;
  const usual = { rounding: 'line', shippingTax: 'own_category', abroad: 'same_price' } as const;
  await taxes.updateSettings(ctx, { pricesIncludeTax, ...usual, ...taxSettings }, null);
}

/** The seed's rates for its own country; what is downloaded is taxed like what is shipped. */
function taxRatesOf({ taxRates }: ShopSeed): TaxRate[] {
  const rates = taxRates.map(({ code, name, basisPoints }) =>
    taxRateSchema.parse({
      name: name.replace(/\s*[\d.,]+\s*%.*$/, ''),
      taxCategory: code,
      ratePercent: basisPoints / 100,
    }),
  );
  const digital = rates.filter(({ taxCategory }) => taxCategory === 'standard');
  return [...rates, ...digital.map((rate) => ({ ...rate, taxCategory: 'digital' as const }))];
}

/** The seed's own zones and places in the stead of those a new shop begins with. */
async function setShipping(app: INestApplicationContext, ctx: Ctx, seed: ShopSeed): Promise<void> {
  const shipping = app.get(ShippingSettingsService);
  const { zones } = zonesSchema.parse(JSON.parse(await shipping.all(ctx)));
  for (const { id } of zones) await shipping.deleteZone(ctx, id, null);
  const { country, shippingMethods, shippingAbroad } = seed;
  const name = new Intl.DisplayNames('en', { type: 'region' }).of(country) ?? country;
  const methods = shippingMethods.filter(({ pickup }) => !pickup).map(methodOf);
  for (const zone of [{ name, areas: [{ country }], methods }, ...shippingAbroad]) {
    await shipping.createZone(ctx, shippingZoneInput.parse(zone), null);
  }
  for (const { pickup, priceMinor, ...method } of shippingMethods) {
    if (pickup) await shipping.createPickup(ctx, placeOf({ ...method, priceMinor }, pickup), null);
  }
}

const daysOf = ({ deliveryDays: { min, max } }: Pick<ShippingMethodSeed, 'deliveryDays'>) => ({
  minDays: min,
  maxDays: max,
});

const placeOf = (
  { name, description, priceMinor, deliveryDays }: Omit<ShippingMethodSeed, 'pickup'>,
  place: NonNullable<ShippingMethodSeed['pickup']>,
) => pickupInput.parse({ name, description, priceMinor, ...daysOf({ deliveryDays }), place });

const methodOf = ({ name, description, priceMinor, freeOverMinor, deliveryDays }: ShippingMethodSeed) => ({
  ...{ name, description, charge: { by: 'order', price: priceMinor } as const, freeOverMinor },
  ...daysOf({ deliveryDays }),
});
