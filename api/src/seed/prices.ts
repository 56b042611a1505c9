import type { INestApplicationContext } from '@nestjs/common';
import { adminCustomerListQuery, priceListInput, priceListRowQuery, shopCurrencyInput } from '@smallshop/contract';
import { AdminCustomerService } from '../modules/customer/admin-customer.service.js';
import { GroupService } from '../modules/customer/group.service.js';
import { CurrencyService, PriceListService, PriceService } from '../modules/price-list/index.js';
import type { Ctx } from '../plumbing/context.js';
import type { SeedPrices } from './content/index.js';

const dayMs = 86_400_000;

/** A second currency, a group of the shop's best customers with prices of its own, and a sale that is still to come. */
export async function plantPrices(
  app: INestApplicationContext,
  ctx: Ctx,
  { currency, group, sale }: SeedPrices,
  demoCustomer: string,
): Promise<void> {
  await app
    .get(CurrencyService, { strict: false })
    .put(ctx, shopCurrencyInput.parse({ ...currency, isPublished: true }), null);
  const lists = app.get(PriceListService, { strict: false });
  const groupId = await plantGroup(app, ctx, group, demoCustomer);
  const { currency: own } = ctx.shop;
  const trade = await lists.create(
    ctx,
    priceListInput.parse({ ...group.list, currency: own, groupId, status: 'active', priority: 10 }),
  );
  await plantTiers(app, ctx, trade.id);
  const at = (days: number) => new Date(ctx.now.getTime() + days * dayMs).toISOString();
  const when = { startsAt: at(sale.startsInDays), endsAt: at(sale.startsInDays + sale.days) };
  await lists.create(ctx, priceListInput.parse({ ...sale.list, currency: own, status: 'active', ...when }));
}

/** Not the demo's own customer: whoever tries the shop first sees what everybody pays. */
async function plantGroup(
  app: INestApplicationContext,
  ctx: Ctx,
  { name, description }: SeedPrices['group'],
  demoCustomer: string,
): Promise<string> {
  const groups = app.get(GroupService, { strict: false });
  const customers = app.get(AdminCustomerService, { strict: false });
  const best = await customers.list(ctx, adminCustomerListQuery.parse({ sort: '-spent', limit: 7 }));
  const { id } = await groups.create(ctx, { name, description });
  const members = best.items.filter(({ email }) => email !== demoCustomer).map((customer) => customer.id);
  await groups.join(ctx, id, members);
  return id;
}

/** A dozen costs less than one, for the first few products. */
async function plantTiers(app: INestApplicationContext, ctx: Ctx, listId: string): Promise<void> {
  const prices = app.get(PriceService, { strict: false });
  const { items } = await prices.page(ctx, listId, priceListRowQuery.parse({ limit: 12 }));
  const tiers = items.map(({ variantId, basePrice }) => ({
    ...{ variantId, minimumQuantity: 12, compareAtMinor: null },
    priceMinor: Math.round((basePrice.amount * 0.7) / 10) * 10,
  }));
  if (tiers.length > 0) await prices.set(ctx, listId, tiers);
}
