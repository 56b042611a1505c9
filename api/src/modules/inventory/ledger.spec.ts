import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { StockCount, Transfer } from '@smallshop/contract';
import { testApp, type TestApp } from '../../../test/application.js';
import { Buyer } from '../../../test/factories/buyer.js';
import { aShippingMethod, germanTaxes } from '../../../test/factories/sales.factory.js';
import { aShop } from '../../../test/factories/shop.factory.js';
import { aStaffToken } from '../../../test/factories/staff.factory.js';
import {
  aLocation,
  aVariant,
  defaultLocation,
  expectSoundBooks,
  sellBeyondTheShelf,
  Storekeeper,
} from '../../../test/factories/stock.factory.js';
import type { ShopFacts } from '../../plumbing/context.js';

let spec: TestApp;

beforeAll(async () => {
  spec = await testApp({ DATABASE_POOL: '20' });
});
afterAll(() => spec.close());

/** A shop with two places and three variants, one of them sold beyond the shelf. */
class Stage {
  private constructor(
    readonly shop: ShopFacts,
    private readonly keeper: Storekeeper,
    private readonly places: readonly string[],
    private readonly variants: readonly string[],
    private readonly shippingMethodId: string,
  ) {}

  static async set(): Promise<Stage> {
    const shop = await aShop(spec.database);
    await germanTaxes(spec.database, shop);
    const variants = [await aVariant(spec, shop, 12), await aVariant(spec, shop, 3), await aVariant(spec, shop, 0)];
    await sellBeyondTheShelf(spec.database, variants[2] ?? '');
    const places = [await defaultLocation(spec.database, shop), await aLocation(spec.database, shop)];
    const keeper = new Storekeeper(spec, shop, await aStaffToken(spec, shop));
    return new Stage(shop, keeper, places, variants, await aShippingMethod(spec.database, shop));
  }

  /** Does one thing somebody in a shop does; what is refused changes nothing. @returns the statuses answered */
  async play({ act, variant, place, units }: Act): Promise<number[]> {
    const variantId = this.variants[variant] ?? '';
    const locationId = this.places[place] ?? '';
    switch (act) {
      case 'adjust':
        return [
          await this.#post(`/variants/${variantId}/stock-adjustments`, {
            delta: units || 1,
            reason: 'correction',
            locationId,
          }),
        ];
      case 'transfer':
        return this.#transfer(variantId, place, Math.abs(units) + 1);
      case 'count':
        return this.#count(variantId, locationId, Math.abs(units));
      case 'buy':
        return this.#buy(variantId, Math.abs(units) + 1, 'tok_success');
      case 'fail':
        return this.#buy(variantId, Math.abs(units) + 1, 'tok_declined');
      case 'hold':
        return this.#buy(variantId, Math.abs(units) + 1, 'tok_challenge');
    }
  }

  async #post(path: string, body?: unknown): Promise<number> {
    return (await this.keeper.send('POST', path, body)).statusCode;
  }

  async #transfer(variantId: string, place: number, quantity: number): Promise<number[]> {
    const body = {
      originId: this.places[place],
      destinationId: this.places[1 - place],
      lines: [{ variantId, quantity }],
    };
    const { id } = await this.keeper.done<Transfer>('POST', '/transfers', body);
    const sent = await this.#post(`/transfers/${id}/send`);
    const received = await this.#post(`/transfers/${id}/receive`, { lines: [{ variantId, quantity: 1 }] });
    return [sent, received, await this.#post(`/transfers/${id}/cancel`)];
  }

  async #count(variantId: string, locationId: string, units: number): Promise<number[]> {
    const { id } = await this.keeper.done<StockCount>('POST', '/stock-counts', { locationId });
    const entry = { mode: 'set', variantId, units, seen: null };
    return [await this.#post(`/stock-counts/${id}/entries`, entry), await this.#post(`/stock-counts/${id}/apply`)];
  }

  async #buy(variantId: string, quantity: number, card: string): Promise<number[]> {
    const buyer = new Buyer(spec, this.shop);
    const { shippingMethodId } = this;
    const added = await buyer.add(variantId, quantity);
    return added.statusCode === 201 ? [(await buyer.order({ shippingMethodId, card })).statusCode] : [added.statusCode];
  }
}

interface Act {
  readonly act: 'adjust' | 'transfer' | 'count' | 'buy' | 'fail' | 'hold';
  readonly variant: number;
  readonly place: number;
  readonly units: number;
}

const anAct: fc.Arbitrary<Act> = fc.record({
  act: fc.constantFrom('adjust', 'transfer', 'count', 'buy', 'fail', 'hold'),
  variant: fc.integer({ min: 0, max: 2 }),
  place: fc.integer({ min: 0, max: 1 }),
  units: fc.integer({ min: -6, max: 6 }),
});

test('whatever people do, one after the other or at once, every level is the sum of its ledger and never below zero', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.array(anAct, { minLength: 1, maxLength: 5 }), { minLength: 1, maxLength: 5 }),
      async (rounds) => {
        const stage = await Stage.set();
        for (const acts of rounds) {
          const statuses = (await Promise.all(acts.map((act) => stage.play(act)))).flat();
          expect(statuses.filter((status) => status >= 500)).toEqual([]);
          await expectSoundBooks(spec.database, stage.shop);
        }
      },
    ),
    { numRuns: 12 },
  );
}, 120_000);

test('buyers, adjustments, transfers and counts of the same few units all at once leave sound books', async () => {
  const stage = await Stage.set();
  const acts = Array.from({ length: 40 }, (_value, index): Act => {
    const act = (['buy', 'adjust', 'transfer', 'count', 'fail'] as const)[index % 5] ?? 'buy';
    return { act, variant: index % 2, place: index % 3 === 0 ? 1 : 0, units: (index % 7) - 3 };
  });
  const statuses = (await Promise.all(acts.map((act) => stage.play(act)))).flat();
  expect(statuses.filter((status) => status >= 500)).toEqual([]);
  await expectSoundBooks(spec.database, stage.shop);
}, 60_000);
