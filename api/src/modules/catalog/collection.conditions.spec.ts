import { collectionRulesSchema, type CollectionCondition, type CollectionRules } from '@smallshop/contract';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testDatabase, type TestDatabase } from '../../../test/database.js';
import { aShop } from '../../../test/factories/shop.factory.js';
import type { ShopFacts } from '../../plumbing/context.js';
import { conditionSql } from './collection.conditions.js';

interface Candidate {
  readonly title: string;
  readonly brand: string;
  readonly tags: readonly string[];
  readonly isDigital: boolean;
  /** Days before now; null: never published. */
  readonly publishedDaysAgo: number | null;
  readonly fields: Readonly<Record<string, string | number | boolean | readonly string[]>>;
  /** Index into the tree below; null: in none. */
  readonly category: number | null;
  readonly variants: readonly {
    sku: string;
    price: number;
    compareAt: number | null;
    free: number;
    isActive: boolean;
  }[];
}

const now = new Date('2026-11-22T12:00:00Z');
const categoryIds = [1, 2, 3].map((number) => `0192f0c1-7c1a-7e30-9d61-00000000000${number}`);
/** The second stands below the first, the third alone. */
const above = [null, 0, null];

const text = fc.constantFrom('', 'Mug', 'MUG tall', 'tall mug', 'Blue % mug', 'a_b', 'Ünlü', "O'Neill", 'mug');
const candidates: fc.Arbitrary<Candidate> = fc.record({
  title: text,
  brand: text,
  tags: fc.uniqueArray(fc.constantFrom('new', 'NEW', 'sale', 'a_b'), { maxLength: 3 }),
  isDigital: fc.boolean(),
  publishedDaysAgo: fc.option(fc.integer({ min: -2, max: 12 }), { nil: null }),
  fields: fc.dictionary(
    fc.constantFrom('material', 'weight', 'made_on', 'washable'),
    fc.oneof(
      fc.constantFrom('oak', 'Oak', '2026-01-01'),
      fc.integer({ min: 0, max: 5 }),
      fc.boolean(),
      fc.constantFrom(['oak', 'ash'], []),
    ),
  ),
  category: fc.option(fc.nat(2), { nil: null }),
  variants: fc.array(
    fc.record({
      sku: text,
      price: fc.integer({ min: 0, max: 9 }),
      compareAt: fc.option(fc.integer({ min: 0, max: 9 }), { nil: null }),
      free: fc.integer({ min: 0, max: 8 }),
      isActive: fc.boolean(),
    }),
    { maxLength: 3 },
  ),
});

const words = fc.constantFrom('mug', 'Mug', '%', 'a_b', 'ünlü', "o'neill", 'tall', 'MUG TALL');
const conditions: fc.Arbitrary<CollectionCondition> = fc.oneof(
  fc.record({
    field: fc.constantFrom('title', 'brand', 'sku'),
    operator: fc.constantFrom('equals', 'notEquals', 'contains', 'notContains', 'startsWith', 'endsWith'),
    value: words,
  }),
  fc.record({
    field: fc.constant('tag'),
    operator: fc.constantFrom('equals', 'notEquals'),
    value: fc.constantFrom('new', 'Sale', 'a_b', 'none'),
  }),
  fc.record({
    field: fc.constant('category'),
    operator: fc.constantFrom('equals', 'notEquals'),
    value: fc.constantFrom(...categoryIds),
  }),
  fc.record({
    field: fc.constant('price'),
    operator: fc.constantFrom('equals', 'atLeast', 'atMost'),
    value: fc.integer({ min: 0, max: 9 }),
  }),
  fc.record({ field: fc.constant('compareAtPrice'), operator: fc.constantFrom('isSet', 'isNotSet') }),
  fc.record({
    field: fc.constant('stock'),
    operator: fc.constantFrom('equals', 'notEquals'),
    value: fc.constantFrom('in', 'low', 'out'),
  }),
  fc.record({
    field: fc.constant('publishedAt'),
    operator: fc.constantFrom('within', 'notWithin'),
    value: fc.integer({ min: 1, max: 12 }),
  }),
  fc.record({
    field: fc.constant('customField'),
    key: fc.constantFrom('material', 'weight', 'made_on', 'washable'),
    operator: fc.constantFrom('equals', 'notEquals', 'contains', 'atLeast', 'atMost', 'isSet', 'isNotSet'),
    value: fc.oneof(fc.constantFrom('oak', '2026-01-01', 'a'), fc.integer({ min: 0, max: 5 }), fc.boolean()),
  }),
);

// What the rules mean, written a second time without SQL.

const low = (value: string): string => value.toLowerCase();
const compare = {
  equals: (whole: string, part: string) => low(whole) === low(part),
  contains: (whole: string, part: string) => low(whole).includes(low(part)),
  startsWith: (whole: string, part: string) => low(whole).startsWith(low(part)),
  endsWith: (whole: string, part: string) => low(whole).endsWith(low(part)),
};

function textHolds(operator: string, value: string, texts: readonly string[]): boolean {
  const any = (kind: keyof typeof compare) => texts.some((each) => compare[kind](each, value));
  if (operator === 'notEquals') return !any('equals');
  if (operator === 'notContains') return !any('contains');
  return operator === 'equals' || operator === 'contains' || operator === 'startsWith' || operator === 'endsWith'
    ? any(operator)
    : false;
}

function isIn(category: number | null, wanted: string): boolean {
  for (let at = category; at !== null; at = above[at] ?? null) if (categoryIds[at] === wanted) return true;
  return false;
}

function customHolds(
  { operator, value }: Extract<CollectionCondition, { field: 'customField' }>,
  held: Candidate['fields'][string] | undefined,
): boolean {
  const isSame = Array.isArray(held) ? held.includes(value) : held === value;
  const words = Array.isArray(held) ? `[${held.map((each) => `"${each}"`).join(', ')}]` : String(held);
  switch (operator) {
    case 'isSet':
      return held !== undefined;
    case 'isNotSet':
      return held === undefined;
    case 'equals':
      return held !== undefined && isSame;
    case 'notEquals':
      return held === undefined || !isSame;
    case 'contains':
      return held !== undefined && compare.contains(words, String(value));
    case 'atLeast':
    case 'atMost': {
      const sign = operator === 'atLeast' ? 1 : -1;
      if (typeof value === 'number') return typeof held === 'number' && (held - value) * sign >= 0;
      if (typeof held !== 'string') return false;
      return held === String(value) || held > String(value) === (operator === 'atLeast');
    }
  }
}

function holds(condition: CollectionCondition, product: Candidate): boolean {
  const active = product.variants.filter(({ isActive }) => isActive);
  switch (condition.field) {
    case 'title':
    case 'brand':
      return textHolds(condition.operator, condition.value, [product[condition.field]]);
    case 'sku':
      return textHolds(
        condition.operator,
        condition.value,
        active.map(({ sku }) => sku),
      );
    case 'tag':
      return textHolds(condition.operator, condition.value, product.tags);
    case 'category':
      return isIn(product.category, condition.value) === (condition.operator === 'equals');
    case 'price': {
      const { operator, value } = condition;
      return active.some(({ price }) =>
        operator === 'equals' ? price === value : operator === 'atLeast' ? price >= value : price <= value,
      );
    }
    case 'compareAtPrice':
      return (
        active.some(({ price, compareAt }) => compareAt !== null && compareAt > price) ===
        (condition.operator === 'isSet')
      );
    case 'stock': {
      const isIn = product.isDigital || active.some(({ free }) => free > 0);
      const isLow = !product.isDigital && active.some(({ free }) => free >= 1 && free <= 5);
      const held = { in: isIn, low: isLow, out: !isIn }[condition.value];
      return held === (condition.operator === 'equals');
    }
    case 'publishedAt': {
      const days = product.publishedDaysAgo;
      return (days !== null && days >= 0 && days < condition.value) === (condition.operator === 'within');
    }
    case 'customField':
      return customHolds(condition, product.fields[condition.key]);
  }
}

const matches = ({ match, conditions: wanted }: CollectionRules, product: Candidate): boolean =>
  match === 'all' ? wanted.every((each) => holds(each, product)) : wanted.some((each) => holds(each, product));

let test: TestDatabase;
let shop: ShopFacts;

beforeAll(async () => {
  test = await testDatabase();
  shop = await aShop(test);
  await test.admin.query(
    `INSERT INTO locations (tenant_id, name, is_default) SELECT $1, 'Shop', true
     WHERE NOT EXISTS (SELECT FROM locations WHERE tenant_id = $1)`,
    [shop.id],
  );
  for (const [index, id] of categoryIds.entries()) {
    const parent = above[index];
    await test.admin.query(
      'INSERT INTO categories (tenant_id, id, parent_id, slug, name) VALUES ($1, $2, $3, $4, $4)',
      [shop.id, id, parent === null || parent === undefined ? null : categoryIds[parent], `category-${index}`],
    );
  }
});
afterAll(() => test.drop());

/** Puts the products into the shop, asks SQL, and takes them out again. @returns titles' indices that match */
async function chosenBySql(rules: CollectionRules, products: readonly Candidate[]): Promise<number[]> {
  const client = await test.admin.connect();
  try {
    await client.query('BEGIN');
    await client.query(
      `WITH given AS (SELECT uuidv7() AS id, n, product FROM jsonb_array_elements($2::jsonb) WITH ORDINALITY AS rows (product, n)),
       made AS (INSERT INTO products (tenant_id, id, slug, title, brand, tags, is_digital, published_at, custom_fields, position)
         SELECT $1, id, 'p-' || n, product ->> 'title', product ->> 'brand', ARRAY(SELECT jsonb_array_elements_text(product -> 'tags')),
           (product ->> 'isDigital')::boolean, $3::timestamptz - make_interval(days => (product ->> 'publishedDaysAgo')::int),
           product -> 'fields', n FROM given),
       shelved AS (INSERT INTO product_categories (tenant_id, category_id, product_id)
         SELECT $1, (product ->> 'category')::uuid, id FROM given WHERE product ->> 'category' IS NOT NULL),
       variants AS (INSERT INTO variants (tenant_id, id, product_id, sku, option_values, price_minor, compare_at_minor, is_active)
         SELECT $1, uuidv7(), id, variant ->> 'sku', ARRAY[k::text], (variant ->> 'price')::bigint,
           (variant ->> 'compareAt')::bigint, (variant ->> 'isActive')::boolean
         FROM given, jsonb_array_elements(product -> 'variants') WITH ORDINALITY AS each (variant, k)
         RETURNING id, product_id, option_values[1]::int AS k)
       INSERT INTO stock_levels (tenant_id, variant_id, location_id, on_hand)
       SELECT $1, v.id, l.id, (g.product -> 'variants' -> (v.k - 1) ->> 'free')::int
       FROM variants v JOIN given g ON g.id = v.product_id
       JOIN locations l ON l.tenant_id = $1 AND l.is_default`,
      [
        shop.id,
        JSON.stringify(
          products.map((product, index) => ({
            ...product,
            category: product.category === null ? null : categoryIds[product.category],
            variants: product.variants.map((variant, k) => ({ ...variant, sku: variant.sku, n: `${index}-${k}` })),
          })),
        ),
        now,
      ],
    );
    const values: unknown[] = [shop.id];
    const condition = conditionSql(rules, (value) => `$${values.push(value)}`, now);
    const { rows } = await client.query<{ index: number }>(
      `SELECT p.position - 1 AS index FROM products p WHERE p.tenant_id = $1 AND ${condition} ORDER BY p.position`,
      values,
    );
    return rows.map(({ index }) => index);
  } finally {
    await client.query('ROLLBACK');
    client.release();
  }
}

describe('rules in SQL', () => {
  it('choose what the rules mean, for whatever rules and products', async () => {
    const rules = fc.record({
      match: fc.constantFrom('all', 'any'),
      conditions: fc.array(conditions, { minLength: 1, maxLength: 4 }),
    });
    await fc.assert(
      fc.asyncProperty(rules, fc.array(candidates, { minLength: 1, maxLength: 12 }), async (given, products) => {
        const parsed = collectionRulesSchema.parse(given);
        // SKUs are unique in a shop; each keeps what it is compared by.
        const seen = new Set<string>();
        const shown = products.map((product) => ({
          ...product,
          variants: product.variants.filter(({ sku }) => !seen.has(sku) && seen.add(sku).size > 0),
        }));
        const meant = shown.flatMap((product, index) => (matches(parsed, product) ? [index] : []));
        expect(await chosenBySql(parsed, shown)).toEqual(meant);
      }),
      { numRuns: 250 },
    );
  }, 60_000);

  it('never read a value as SQL', async () => {
    const rules = collectionRulesSchema.parse({
      match: 'any',
      conditions: [{ field: 'title', operator: 'equals', value: "x') OR true --" }],
    });
    const product = {
      title: 'Mug',
      brand: '',
      tags: [],
      isDigital: false,
      publishedDaysAgo: null,
      fields: {},
      category: null,
    };
    expect(await chosenBySql(rules, [{ ...product, variants: [] }])).toEqual([]);
  });
});
