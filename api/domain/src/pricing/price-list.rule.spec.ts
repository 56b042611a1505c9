import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  convertPrice,
  priceByLists,
  roundPrice,
  type ListTier,
  type PriceListTerms,
  type PriceQuestion,
} from './price-list.rule.js';

const now = new Date('2026-11-23T12:00:00Z');
const before = new Date('2026-11-23T11:59:59Z');
const after = new Date('2026-11-23T12:00:01Z');

const aList = (change: Partial<PriceListTerms> = {}): PriceListTerms => ({
  id: 'a',
  currency: 'EUR',
  groupId: null,
  priority: 0,
  startsAt: null,
  endsAt: null,
  adjustmentPpm: null,
  rounding: 'exact',
  ...change,
});
const tier = (price: bigint, minimumQuantity = 1, compareAt: bigint | null = null): ListTier => ({
  price,
  minimumQuantity,
  compareAt,
});
const ask = (change: Partial<PriceQuestion> = {}): PriceQuestion => ({
  base: { price: 10_000n, compareAt: null },
  shopCurrency: 'EUR',
  currency: 'EUR',
  terms: null,
  lists: [],
  tiers: new Map(),
  groupIds: new Set(),
  quantity: 1,
  now,
  ...change,
});
const tiers = (entries: Record<string, ListTier[]>) => new Map(Object.entries(entries));
const dollars = { currency: 'USD', ratePpm: 1_100_000n, rounding: 'exact', convertsProducts: true } as const;

describe('the price of a variant', () => {
  it.each<[string, Partial<PriceQuestion>, bigint | null]>([
    ['is the base price without lists', {}, 10_000n],
    ['is a list’s own price', { lists: [aList()], tiers: tiers({ a: [tier(8_000n)] }) }, 8_000n],
    ['is untouched by a list that does not speak of it', { lists: [aList()] }, 10_000n],
    ['is the base price less a list’s percentage', { lists: [aList({ adjustmentPpm: -200_000n })] }, 8_000n],
    [
      'rounds a percentage as its list says',
      { lists: [aList({ adjustmentPpm: -125_000n, rounding: 'ninety_five' })] },
      8_795n,
    ],
    [
      'is the own price where a list has a percentage too',
      { lists: [aList({ adjustmentPpm: -200_000n })], tiers: tiers({ a: [tier(9_500n)] }) },
      9_500n,
    ],
    [
      'is untouched by a list of a group the buyer is not in',
      { lists: [aList({ groupId: 'trade', adjustmentPpm: -200_000n })] },
      10_000n,
    ],
    [
      'is a group’s for its members',
      { lists: [aList({ groupId: 'trade', adjustmentPpm: -200_000n })], groupIds: new Set(['trade']) },
      8_000n,
    ],
    ['ignores a list about to begin', { lists: [aList({ startsAt: after, adjustmentPpm: -200_000n })] }, 10_000n],
    ['counts a list from its first moment', { lists: [aList({ startsAt: now, adjustmentPpm: -200_000n })] }, 8_000n],
    ['counts a list just before its end', { lists: [aList({ endsAt: after, adjustmentPpm: -200_000n })] }, 8_000n],
    ['ignores a list from its last moment on', { lists: [aList({ endsAt: now, adjustmentPpm: -200_000n })] }, 10_000n],
    [
      'is that of the list with the highest priority, even a dearer one',
      {
        lists: [aList({ priority: 5 }), aList({ id: 'b', adjustmentPpm: -500_000n })],
        tiers: tiers({ a: [tier(12_000n)] }),
      },
      12_000n,
    ],
    [
      'is the lowest among lists of one priority',
      {
        lists: [aList(), aList({ id: 'b' })],
        tiers: tiers({ a: [tier(9_000n)], b: [tier(8_500n)] }),
      },
      8_500n,
    ],
    [
      'is a tier’s from its quantity on',
      { lists: [aList()], tiers: tiers({ a: [tier(9_000n), tier(7_000n, 10)] }), quantity: 10 },
      7_000n,
    ],
    [
      'is not yet a tier’s below its quantity',
      { lists: [aList()], tiers: tiers({ a: [tier(9_000n), tier(7_000n, 10)] }), quantity: 9 },
      9_000n,
    ],
    [
      'never rises with the quantity, whatever a tier says',
      { lists: [aList()], tiers: tiers({ a: [tier(9_000n), tier(9_500n, 10)] }), quantity: 10 },
      9_000n,
    ],
    ['is converted into another currency', { currency: 'USD', terms: dollars }, 11_000n],
    ['is none in a currency the shop does not sell in', { currency: 'USD' }, null],
    [
      'is none where the shop does not convert',
      { currency: 'USD', terms: { ...dollars, convertsProducts: false } },
      null,
    ],
    [
      'is a list’s own in another currency where the shop does not convert',
      {
        currency: 'USD',
        terms: { ...dollars, convertsProducts: false },
        lists: [aList({ currency: 'USD' })],
        tiers: tiers({ a: [tier(12_500n)] }),
      },
      12_500n,
    ],
    [
      'is untouched by a list in another currency',
      { lists: [aList({ currency: 'USD', adjustmentPpm: -200_000n })] },
      10_000n,
    ],
    [
      'takes a percentage off the converted price',
      { currency: 'USD', terms: dollars, lists: [aList({ currency: 'USD', adjustmentPpm: -100_000n })] },
      9_900n,
    ],
  ])('%s', (_rule, change, price) => {
    expect(priceByLists(ask(change))?.price ?? null).toBe(price);
  });

  it('is decided by the smaller id where priority and price are equal', () => {
    const answer = priceByLists(
      ask({ lists: [aList({ id: 'b' }), aList()], tiers: tiers({ a: [tier(9_000n)], b: [tier(9_000n)] }) }),
    );
    expect(answer?.listId).toBe('a');
  });

  it('says where it comes from', () => {
    const lists = [aList({ adjustmentPpm: -100_000n })];
    expect(priceByLists(ask({ lists, tiers: tiers({ a: [tier(7_000n, 10)] }), quantity: 12 }))).toEqual({
      price: 7_000n,
      compareAt: 10_000n,
      reason: 'list',
      listId: 'a',
      minimumQuantity: 10,
    });
    expect(priceByLists(ask({ lists }))).toMatchObject({ reason: 'list_adjustment', listId: 'a', minimumQuantity: 1 });
    expect(priceByLists(ask())).toMatchObject({ reason: 'base', listId: null });
    expect(priceByLists(ask({ currency: 'USD', terms: dollars }))).toMatchObject({ reason: 'converted' });
  });

  it('strikes out only what is higher', () => {
    const compared = (compareAt: bigint) => priceByLists(ask({ base: { price: 10_000n, compareAt } }))?.compareAt;
    expect([compared(12_000n), compared(10_000n), compared(9_000n)]).toEqual([12_000n, null, null]);
    const listed = (entry: ListTier) =>
      priceByLists(ask({ lists: [aList()], tiers: tiers({ a: [entry] }) }))?.compareAt;
    expect([listed(tier(8_000n, 1, 11_000n)), listed(tier(8_000n)), listed(tier(10_500n))]).toEqual([
      11_000n,
      10_000n,
      null,
    ]);
  });

  it('is not asked for nothing', () => {
    expect(() => priceByLists(ask({ quantity: 0 }))).toThrow(RangeError);
  });
});

describe('rounding', () => {
  it.each([
    ['exact', 1_234n, 1_234n],
    ['whole', 1_250n, 1_300n],
    ['whole', 1_249n, 1_200n],
    ['whole', 3n, 100n],
    ['ninety_five', 1_234n, 1_195n],
    ['ninety_five', 1_245n, 1_295n],
    ['ninety_five', 20n, 95n],
    ['ninety_nine', 1_250n, 1_299n],
    ['ninety_nine', 0n, 0n],
  ] as const)('“%s” makes %s into %s', (rounding, amount, rounded) => {
    expect(roundPrice(amount, rounding)).toBe(rounded);
  });

  it('never moves a price by more than a unit, nor makes it free', () => {
    const amounts = fc.bigInt({ min: 1n, max: 10_000_000n });
    fc.assert(
      fc.property(amounts, fc.constantFrom('exact', 'whole', 'ninety_five', 'ninety_nine'), (amount, rounding) => {
        const rounded = roundPrice(amount, rounding);
        expect(rounded).toBeGreaterThan(0n);
        expect(rounded - amount <= 100n && amount - rounded <= 50n).toBe(true);
      }),
    );
  });

  it('follows the conversion', () => {
    expect(convertPrice(1_999n, { ...dollars, rounding: 'ninety_nine' })).toBe(2_199n);
  });
});

const listIds = ['a', 'b', 'c', 'd'];
const anyMoment = fc.constantFrom(null, before, now, after);
const anyList = (id: string) =>
  fc.record({
    id: fc.constant(id),
    currency: fc.constantFrom('EUR', 'USD'),
    groupId: fc.constantFrom(null, 'trade', 'friends'),
    priority: fc.integer({ min: 0, max: 2 }),
    startsAt: anyMoment,
    endsAt: anyMoment,
    adjustmentPpm: fc.option(fc.bigInt({ min: -900_000n, max: 500_000n })),
    rounding: fc.constantFrom('exact' as const, 'whole' as const, 'ninety_five' as const),
  });
const anyTiers = fc.uniqueArray(
  fc.record({
    minimumQuantity: fc.constantFrom(1, 2, 5, 10),
    price: fc.bigInt({ min: 0n, max: 20_000n }),
    compareAt: fc.option(fc.bigInt({ min: 0n, max: 30_000n })),
  }),
  { selector: (entry) => entry.minimumQuantity, maxLength: 4 },
);
const anyQuestion: fc.Arbitrary<PriceQuestion> = fc.record({
  base: fc.record({
    price: fc.bigInt({ min: 0n, max: 20_000n }),
    compareAt: fc.option(fc.bigInt({ min: 0n, max: 30_000n })),
  }),
  shopCurrency: fc.constant('EUR'),
  currency: fc.constantFrom('EUR', 'USD'),
  terms: fc.constantFrom(dollars, { ...dollars, convertsProducts: false }),
  lists: fc.tuple(...listIds.map(anyList)),
  tiers: fc.tuple(...listIds.map(() => anyTiers)).map((all) => new Map(listIds.map((id, at) => [id, all[at] ?? []]))),
  groupIds: fc.subarray(['trade', 'friends']).map((ids) => new Set(ids)),
  quantity: fc.integer({ min: 1, max: 20 }),
  now: fc.constant(now),
});

describe('whatever lists a shop has', () => {
  it('their order does not matter', () => {
    fc.assert(
      fc.property(anyQuestion, (question) => {
        const turned = { ...question, lists: question.lists.toReversed() };
        expect(priceByLists(turned)).toEqual(priceByLists(question));
      }),
    );
  });

  it('ended ones never count', () => {
    fc.assert(
      fc.property(anyQuestion, (question) => {
        const lists = question.lists.map((list) => ({ ...list, endsAt: before }));
        expect(priceByLists({ ...question, lists })).toEqual(priceByLists({ ...question, lists: [] }));
      }),
    );
  });

  it('buying more never costs more a unit', () => {
    fc.assert(
      fc.property(anyQuestion, (question) => {
        const one = priceByLists(question);
        const more = priceByLists({ ...question, quantity: question.quantity + 1 });
        if (one) expect(more?.price).toBeLessThanOrEqual(one.price);
      }),
    );
  });

  it('nobody pays by the list of a group they are not in', () => {
    fc.assert(
      fc.property(anyQuestion, (question) => {
        const answer = priceByLists({ ...question, groupIds: new Set() });
        const list = question.lists.find(({ id }) => id === answer?.listId);
        expect(list?.groupId ?? null).toBeNull();
      }),
    );
  });
});
