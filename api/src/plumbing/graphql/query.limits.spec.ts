import { buildSchema, parse, validate } from 'graphql';
import { describe, expect, it } from 'vitest';
import { queryRules } from './query.limits.js';

const schema = buildSchema(`
  type Product { id: ID! title: String! related(limit: Int): [Product!]! }
  type Query { products(limit: Int): [Product!]! product: Product }
`);
const problems = (query: string, allowsIntrospection = true) =>
  validate(schema, parse(query), queryRules({ allowsIntrospection })).map(({ message }) => message);

describe('a query', () => {
  it('may ask for a page of products with what is related', () => {
    expect(problems('{ products(limit: 24) { id title related(limit: 8) { id title } } }')).toEqual([]);
  });

  it('may not multiply lists beyond five thousand fields, directly or by fragments', () => {
    expect(problems('{ products(limit: 100) { related(limit: 100) { id } } }')).toEqual([
      'This query may return 10101 fields; at most 5000 are allowed.',
    ]);
    const spread = 'query { products(limit: 100) { ...R } } fragment R on Product { related(limit: 100) { id } }';
    expect(problems(spread)).toEqual(['This query may return 10101 fields; at most 5000 are allowed.']);
  });

  it('may not hide a list’s length in a variable', () => {
    const query =
      'query ($n: Int) { products(limit: $n) { related(limit: $n) { id title related(limit: $n) { id } } } }';
    expect(problems(query).join()).toContain('at most 5000');
  });

  it('may not rename its way around that', () => {
    const renamed = Array.from({ length: 31 }, (_, index) => `p${index}: product { id }`).join(' ');
    expect(problems(`{ ${renamed} }`)).toEqual(['A query may rename at most 30 fields.']);
  });

  it('may look at the schema only where that is allowed', () => {
    expect(problems('{ __schema { types { name } } }')).toEqual([]);
    expect(problems('{ __schema { types { name } } }', false)).toHaveLength(2);
  });

  it('is not counted for ever when its fragments double at every step', () => {
    const fragments = Array.from(
      { length: 40 },
      (_, n) => `fragment F${n} on Product { a: related { ...F${n + 1} } b: related { ...F${n + 1} } }`,
    );
    const query = `{ products { ...F0 } } ${fragments.join(' ')} fragment F40 on Product { id }`;
    const startedAt = performance.now();
    expect(problems(query).join()).toContain('at most 5000');
    expect(performance.now() - startedAt).toBeLessThan(2_000);
  });
});
