import { minor, priceByLists, type ListTier } from '@smallshop/domain';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testApp, type TestApp } from '../../../test/application.js';
import { aProduct } from '../../../test/factories/catalog.factory.js';
import { aShop } from '../../../test/factories/shop.factory.js';
import type { ShopFacts } from '../../plumbing/context.js';
import { Database } from '../../plumbing/db/database.js';

let spec: TestApp;
let shop: ShopFacts;
let mug: Awaited<ReturnType<typeof aProduct>>;

beforeAll(async () => {
  spec = await testApp();
  shop = await aShop(spec.database);
  mug = await aProduct(spec.app, shop);
});
afterAll(() => spec.close());

describe('documents', () => {
  const lists = fc.array(
    fc.record({
      priority: fc.integer({ min: 0, max: 2 }),
      adjustmentPpm: fc.option(fc.integer({ min: -900_000, max: 500_000 })),
      rounding: fc.constantFrom('exact' as const, 'whole' as const, 'ninety_five' as const, 'ninety_nine' as const),
      startsInHours: fc.constantFrom(null, -1, 1),
      endsInHours: fc.constantFrom(null, 2, 3),
      price: fc.option(fc.integer({ min: 0, max: 4_000 })),
      compareAt: fc.option(fc.integer({ min: 0, max: 6_000 })),
      currency: fc.constantFrom('EUR', 'EUR', 'USD'),
      status: fc.constantFrom('active', 'active', 'draft'),
    }),
    { maxLength: 4 },
  );

  it('say what the rule says a guest pays, whatever lists there are', async () => {
    const [variantId = ''] = mug.variantIds;
    await fc.assert(
      fc.asyncProperty(lists, fc.option(fc.integer({ min: 0, max: 4_000 })), async (wanted, compareAt) => {
        const now = new Date();
        const at = (hours: number | null) => (hours === null ? null : new Date(now.getTime() + hours * 3_600_000));
        const { admin } = spec.database;
        await admin.query('DELETE FROM price_lists WHERE tenant_id = $1', [shop.id]);
        await admin.query('UPDATE variants SET compare_at_minor = $2 WHERE id = $1', [variantId, compareAt]);
        const tiers = new Map<string, ListTier[]>();
        const terms = [];
        for (const [n, list] of wanted.entries()) {
          const { rows } = await admin.query<{ id: string }>(
            `INSERT INTO price_lists (tenant_id, name, currency, priority, status, starts_at, ends_at, adjustment_ppm, rounding)
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) RETURNING id`,
            [
              ...[shop.id, `List ${n}`, list.currency, list.priority, list.status, at(list.startsInHours)],
              ...[at(list.endsInHours), list.adjustmentPpm, list.rounding],
            ],
          );
          const id = rows[0]?.id ?? '';
          if (list.price !== null) {
            await admin.query(
              `INSERT INTO price_list_prices (tenant_id, price_list_id, variant_id, price_minor, compare_at_minor) VALUES ($1, $2, $3, $4, $5)`,
              [shop.id, id, variantId, list.price, list.compareAt],
            );
            const struck = list.compareAt === null ? null : minor(list.compareAt);
            tiers.set(id, [{ minimumQuantity: 1, price: minor(list.price), compareAt: struck }]);
          }
          const { currency, priority, rounding } = list;
          const adjustmentPpm = list.adjustmentPpm === null ? null : minor(list.adjustmentPpm);
          const when = { startsAt: at(list.startsInHours), endsAt: at(list.endsInHours) };
          if (list.status === 'active')
            terms.push({ id, currency, priority, rounding, adjustmentPpm, groupId: null, ...when });
        }
        const expected = priceByLists({
          base: { price: 1_999n, compareAt: compareAt === null ? null : minor(compareAt) },
          ...{
            shopCurrency: 'EUR',
            currency: 'EUR',
            terms: null,
            lists: terms,
            tiers,
            groupIds: new Set(),
            quantity: 1,
            now,
          },
        });
        const found = await spec.app.get(Database).read(
          { tenantId: shop.id },
          {
            name: 'spec.variant-price',
            text: `SELECT price_minor || ' ' || coalesce(compare_at_minor::text, 'none') FROM variant_documents(ARRAY[$1::uuid])`,
            values: [mug.id],
          },
        );
        expect(found).toBe(`${expected?.price} ${expected?.compareAt ?? 'none'}`);
      }),
      { numRuns: 60 },
    );
  });
});
