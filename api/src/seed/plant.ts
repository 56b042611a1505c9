import type { INestApplicationContext } from '@nestjs/common';
import { permissions } from '@smallshop/contract';
import type { Config } from '../config.js';
import { ApiKeyService } from '../modules/staff/index.js';
import { ShopFinder } from '../modules/tenant/index.js';
import { type PlatformCtx, type ShopFacts, systemCtx } from '../plumbing/context.js';
import { demoPasswords, ensureStaff } from './accounts.js';
import { plantCatalog } from './catalog.js';
import { inventHistory, shops, type ShopSeed } from './content/index.js';
import { type DemoFile, type DemoShop, readDemoFile, writeDemoFile } from './demo.file.js';
import { plantHistory } from './history.js';
import { plantLanguage } from './languages.js';
import { openShop } from './open.shop.js';
import { plantDiscounts } from './discounts.js';
import { plantPrices } from './prices.js';
import { discard, isPlanted } from './unfinished.js';
import { plantStockroom } from './stockroom.js';
import { publishTheme } from './theme.choice.js';

const admin = { email: 'admin@smallshop.example', name: 'Platform admin', password: demoPasswords.platformAdmin };

/** Fills an empty installation with its demo; shops that exist already are left as they are. Writes the demo file. */
export async function plant(
  app: INestApplicationContext,
  config: Config,
  say: (line: string) => void,
): Promise<DemoFile> {
  const before = await readDemoFile(config.demoFile);
  await ensureStaff(app, { ...admin, isPlatformAdmin: true });
  const demoShops: DemoShop[] = [];
  for (const [index, seed] of shops.entries()) {
    // The first shop answers at the bare domain, so that the shortest address of all shows something.
    const host = index === 0 ? config.addresses.platformDomain : null;
    const shop = await ensureShop(app, config, { seed, host, say });
    demoShops.push(await describe(app, shop, seed, before));
  }
  const content: DemoFile = {
    ...{ apiUrl: config.addresses.api, docsUrl: `${config.addresses.api}/docs` },
    ...{ consoleUrl: config.addresses.console, platformUrl: `${config.addresses.console}/platform` },
    platformAdmin: { email: admin.email, password: admin.password },
    shops: demoShops,
  };
  await writeDemoFile(config.demoFile, content);
  return content;
}

interface Planting {
  readonly seed: ShopSeed;
  /** One more host, the shop's main one. */
  readonly host: string | null;
  readonly say: (line: string) => void;
}

async function ensureShop(
  app: INestApplicationContext,
  config: Config,
  { seed, host, say }: Planting,
): Promise<ShopFacts> {
  const existing = await app.get(ShopFinder).bySlug(seed.slug);
  if (existing !== null && (await isPlanted(app, existing))) return existing;
  if (existing !== null) await discard(app, existing);
  say(`Opening ${seed.name}`);
  await ensureStaff(app, { ...seed.owner, password: demoPasswords.owner, isPlatformAdmin: false });
  const ctx = await openShop(app, platformCtx(), seed, host);
  say(`Drawing the pictures of ${seed.products.length} products`);
  const book = await plantCatalog(app, ctx, seed);
  await publishTheme(app, config, { ctx, shop: seed, book });
  if (seed.stockroom) await plantStockroom(app, ctx, seed.owner.name, seed.stockroom);
  let open = ctx;
  for (const translation of seed.translations) open = await plantLanguage(app, open, translation);
  // Late, for a shop with orders counts as planted; only prices need the customers who ordered.
  say('Writing 90 days of orders');
  await plantHistory(app, open, seed);
  if (seed.prices) await plantPrices(app, open, seed.prices, demoCustomerOf(seed));
  if (seed.discounts) await plantDiscounts(app, open, seed.discounts);
  say(`${seed.name} is open`);
  return open.shop;
}

/** Whom the demo lets people sign in as. */
const demoCustomerOf = (seed: ShopSeed): string =>
  inventHistory(seed, new Date()).customers[0]?.email.toLowerCase() ?? '';

const platformCtx = (): PlatformCtx => ({
  ...{ actor: { kind: 'system', name: 'Seed' }, requestId: 'seed', now: new Date() },
});

async function describe(
  app: INestApplicationContext,
  shop: ShopFacts,
  seed: ShopSeed,
  before: DemoFile | null,
): Promise<DemoShop> {
  const known = before?.shops.find(({ slug }) => slug === shop.slug);
  const { slug, name, currency } = shop;
  return {
    ...{ slug, name, currency, storefrontUrl: shop.origin },
    owner: { email: seed.owner.email, password: demoPasswords.owner },
    apiKey: await ensureApiKey(app, shop, known?.apiKey),
    customer: { email: demoCustomerOf(seed), password: demoPasswords.customer },
  };
}

/** The key an earlier run left, while it lives; else a new one. */
async function ensureApiKey(app: INestApplicationContext, shop: ShopFacts, known: string | undefined): Promise<string> {
  const keys = app.get(ApiKeyService);
  if (known !== undefined && (await keys.byToken(shop.id, known)) !== null) return known;
  return keys.create(systemCtx(shop, 'Seed', new Date()), { name: 'Demo', permissions });
}
