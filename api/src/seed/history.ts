import type { INestApplicationContext } from '@nestjs/common';
import { Passwords } from '../modules/identity/index.js';
import { PricingService } from '../modules/pricing/index.js';
import type { Ctx } from '../plumbing/context.js';
import { Database } from '../plumbing/db/database.js';
import { demoPasswords } from './accounts.js';
import { inventHistory, type ShopSeed } from './content/index.js';
import { planCustomer, type PlannedCustomer, type PlannedOrder, planOrder } from './history.plan.js';
import { readVariants, writeCustomers, writeOrders } from './history.repository.js';

const dayMs = 86_400_000;
const firstNumber = 1001;

/** Gives a shop its last 90 days. Returns the e-mail of the customer the demo signs in as. */
export async function plantHistory(app: INestApplicationContext, ctx: Ctx, shop: ShopSeed): Promise<string> {
  const { customers: people, orders: placed } = inventHistory(shop, ctx.now);
  const rules = await app.get(PricingService).rules(ctx);
  const passwordHash = await app.get(Passwords).hash(demoPasswords.customer);
  const born = new Date(ctx.now.getTime() - 91 * dayMs);
  const customers = people.map((person, index) => planCustomer(person, index, born));
  await app.get(Database).withTenant(ctx, async (tx) => {
    const methodNames = new Map(shop.shippingMethods.map(({ code, name }) => [code, name]));
    const facts = { shop: ctx.shop, rules, methodNames, variants: await readVariants(tx) };
    const orders = placed.flatMap((seed, index) => {
      const customer = customers[seed.customer];
      return customer === undefined ? [] : [planOrder(seed, firstNumber + index, customer, facts)];
    });
    await writeCustomers(tx, withTheirSpending(customers, orders, born), passwordHash);
    await writeOrders(tx, orders);
  });
  return customers[0]?.email ?? '';
}

function withTheirSpending(customers: readonly PlannedCustomer[], orders: readonly PlannedOrder[], born: Date) {
  return customers.map((customer) => {
    const own = orders.filter((order) => order.customer.id === customer.id);
    const kept = own.filter((order) => order.paymentStatus === 'paid');
    const spentMinor = kept.reduce((sum, order) => sum + order.totals.total.amount, 0);
    return { ...customer, orderCount: own.length, spentMinor, createdAt: own[0]?.placedAt ?? born };
  });
}
