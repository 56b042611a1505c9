import type { AdminCategory, CollectionCondition, CollectionRules, Currency } from '@smallshop/contract';
import { parseMinor, toDecimal } from '../../ui/money.js';

type ConditionField = CollectionCondition['field'];
type Operator = CollectionCondition['operator'];

/** A condition as it is chosen and typed. */
export interface ConditionDraft {
  /** Tells rows apart while they are edited. */
  readonly id: string;
  readonly field: ConditionField;
  /** Key of the custom field; else empty. */
  readonly key: string;
  readonly operator: Operator;
  /** Amounts and days are text until they are saved. */
  readonly value: string;
}

/** Rules as they are typed. */
export interface RulesDraft {
  readonly match: CollectionRules['match'];
  readonly conditions: readonly ConditionDraft[];
}

/** How a condition is offered: its fields, what can be said of each, and what is typed. */
export interface FieldOffer {
  readonly label: string;
  readonly operators: Partial<Record<Operator, string>>;
  readonly input: 'text' | 'money' | 'days' | 'none' | 'category' | 'stock' | 'custom';
}

const texts = {
  contains: 'contains',
  notContains: 'does not contain',
  equals: 'is exactly',
  notEquals: 'is not',
  startsWith: 'begins with',
  endsWith: 'ends with',
};
const isOrNot = { equals: 'is', notEquals: 'is not' };

/** Everything a rule can be about, in the order it is offered. */
export const fieldOffers: Readonly<Record<ConditionField, FieldOffer>> = {
  title: { label: 'Title', operators: texts, input: 'text' },
  tag: { label: 'Tag', operators: isOrNot, input: 'text' },
  category: { label: 'Category', operators: { equals: 'is, or is below', notEquals: 'is not, nor below' }, input: 'category' },
  brand: { label: 'Brand', operators: texts, input: 'text' },
  price: { label: 'Price', operators: { atMost: 'is at most', atLeast: 'is at least', equals: 'is' }, input: 'money' },
  compareAtPrice: { label: 'Reduced price', operators: { isSet: 'yes', isNotSet: 'no' }, input: 'none' },
  stock: { label: 'Stock', operators: isOrNot, input: 'stock' },
  publishedAt: { label: 'Put on sale', operators: { within: 'within the last', notWithin: 'not within the last' }, input: 'days' },
  sku: { label: 'SKU', operators: texts, input: 'text' },
  customField: {
    label: 'Custom field',
    operators: {
      equals: 'is', notEquals: 'is not', contains: 'contains', atLeast: 'is at least', atMost: 'is at most',
      isSet: 'has a value', isNotSet: 'has no value',
    },
    input: 'custom',
  },
}; // prettier-ignore

/** Stock states as they are offered. */
export const stockNames = { in: 'in stock', low: 'running low', out: 'sold out' } as const;

/** True where nothing is typed. */
export const needsNoValue = ({ field, operator }: ConditionDraft): boolean =>
  fieldOffers[field].input === 'none' || operator === 'isSet' || operator === 'isNotSet';

const isField = (name: string): name is ConditionField => name in fieldOffers;
const isOperator = (name: string): name is Operator =>
  Object.values(fieldOffers).some(({ operators }) => name in operators);

const starters: Partial<Record<FieldOffer['input'], string>> = { stock: 'in', days: '30' };

/** A condition about another field: what can be kept is. */
export function withField(draft: ConditionDraft, name: string): ConditionDraft {
  if (!isField(name)) return draft;
  const { operators, input } = fieldOffers[name];
  const operator = draft.operator in operators ? draft.operator : Object.keys(operators).find(isOperator);
  const isSameInput = fieldOffers[draft.field].input === input;
  return {
    ...draft,
    field: name,
    operator: operator ?? draft.operator,
    value: isSameInput ? draft.value : (starters[input] ?? ''),
  };
}

/** The condition with another operator, when its field has that. */
export const withOperator = (draft: ConditionDraft, name: string): ConditionDraft =>
  isOperator(name) && name in fieldOffers[draft.field].operators ? { ...draft, operator: name } : draft;

/** A row to begin with. */
export const emptyCondition = (): ConditionDraft => ({
  id: crypto.randomUUID(),
  field: 'tag',
  key: '',
  operator: 'equals',
  value: '',
});

function draftOfCondition(condition: CollectionCondition, currency: Currency): ConditionDraft {
  const { field, operator } = condition;
  const value = 'value' in condition ? condition.value : null;
  const text = field === 'price' && typeof value === 'number' ? toDecimal(value, currency) : String(value ?? '');
  return { id: crypto.randomUUID(), field, key: field === 'customField' ? condition.key : '', operator, value: text };
}

/** What the form begins with. */
export const rulesDraftOf = (rules: CollectionRules, currency: Currency): RulesDraft => ({
  match: rules.match,
  conditions: rules.conditions.map((condition) => draftOfCondition(condition, currency)),
});

/** Typed text as a custom field holds it: a number, yes or no, else words. */
function customValue(text: string): string | number | boolean {
  if (text === 'true' || text === 'false') return text === 'true';
  return /^-?\d+(?:\.\d+)?$/.test(text) ? Number(text) : text;
}

function valueOf({ field, value }: ConditionDraft, currency: Currency): unknown {
  const text = value.trim();
  if (field === 'price') return parseMinor(text, currency) ?? text;
  if (field === 'publishedAt') return /^\d+$/.test(text) ? Number(text) : text;
  return field === 'customField' ? customValue(text) : text;
}

/** The rules a draft stands for, for the contract to judge: what is typed wrong stays as it is typed. */
export function rulesInput({ match, conditions }: RulesDraft, currency: Currency): unknown {
  return {
    match,
    conditions: conditions.map((draft) => ({
      field: draft.field,
      operator: draft.operator,
      ...(draft.field === 'customField' && { key: draft.key.trim() }),
      ...(!needsNoValue(draft) && { value: valueOf(draft, currency) }),
    })),
  };
}

/** Categories as a select shows them, each with those above it. */
export function categoryPaths(categories: readonly AdminCategory[]): { id: string; path: string }[] {
  const byId = new Map(categories.map((category) => [category.id, category]));
  const pathOf = (id: string | null): string[] => {
    const category = id === null ? undefined : byId.get(id);
    return category ? [...pathOf(category.parentId), category.name] : [];
  };
  return categories.map(({ id }) => ({ id, path: pathOf(id).join(' › ') }));
}
