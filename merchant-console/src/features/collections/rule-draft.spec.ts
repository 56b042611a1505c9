import { collectionRulesSchema, type CollectionRules } from '@smallshop/contract';
import { describe, expect, it } from 'vitest';
import { categoryPaths, emptyCondition, rulesDraftOf, rulesInput, withField, withOperator } from './rule-draft.js';

const id = '0192f0c1-7c1a-7e30-9d61-000000000001';
const rules: CollectionRules = {
  match: 'any',
  conditions: [
    { field: 'title', operator: 'startsWith', value: 'Mug' },
    { field: 'category', operator: 'notEquals', value: id },
    { field: 'price', operator: 'atMost', value: 1999 },
    { field: 'compareAtPrice', operator: 'isSet' },
    { field: 'stock', operator: 'equals', value: 'low' },
    { field: 'publishedAt', operator: 'within', value: 30 },
    { field: 'customField', key: 'weight', operator: 'atLeast', value: 2.5 },
    { field: 'customField', key: 'washable', operator: 'equals', value: true },
    { field: 'customField', key: 'glaze', operator: 'isSet', value: null },
  ],
};

describe('rules as they are typed', () => {
  it('come back as they were read', () => {
    const draft = rulesDraftOf(rules, 'EUR');
    expect(draft.conditions.map(({ value }) => value)).toEqual([
      'Mug',
      id,
      '19.99',
      '',
      'low',
      '30',
      '2.5',
      'true',
      '',
    ]);
    expect(collectionRulesSchema.parse(rulesInput(draft, 'EUR'))).toEqual(rules);
  });

  it('are refused by the contract where something is missing', () => {
    const draft = { match: 'all' as const, conditions: [emptyCondition()] };
    expect(collectionRulesSchema.safeParse(rulesInput(draft, 'EUR')).success).toBe(false);
  });

  it('keep what still fits when they turn to another field', () => {
    const title = { ...emptyCondition(), field: 'title' as const, operator: 'contains' as const, value: 'mug' };
    expect(withField(title, 'brand')).toMatchObject({ field: 'brand', operator: 'contains', value: 'mug' });
    expect(withField(title, 'tag')).toMatchObject({ field: 'tag', operator: 'equals', value: 'mug' });
    expect(withField(title, 'stock')).toMatchObject({ field: 'stock', operator: 'equals', value: 'in' });
    expect(withOperator(title, 'within')).toBe(title);
  });
});

it('names a category with those above it', () => {
  const category = (own: string, name: string, parentId: string | null) => ({
    ...{ id: own, name, parentId, slug: own, description: '', image: null, productCount: 0, storefrontUrl: '/' },
    ...{ seo: { title: '', description: '' }, version: 1, updatedBy: '', updatedAt: '2026-11-22T10:00:00.000Z' },
  });
  expect(categoryPaths([category('a', 'Table', null), category('b', 'Cups', 'a')])).toEqual([
    { id: 'a', path: 'Table' },
    { id: 'b', path: 'Table › Cups' },
  ]);
});
