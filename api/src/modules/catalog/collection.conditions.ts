import type { CollectionCondition, CollectionRules } from '@smallshop/contract';

/** Takes a value and answers its placeholder, such as `$3`. */
export type Bind = (value: unknown) => string;

type TextOperator = Extract<CollectionCondition, { field: 'title' | 'brand' | 'sku' }>['operator'];
type CustomCondition = Extract<CollectionCondition, { field: 'customField' }>;

// Values are only ever parameters; what is written into the text comes from this file.
const comparisons = {
  equals: (text: string, value: string) => `lower(${text}) = lower(${value})`,
  contains: (text: string, value: string) => `strpos(lower(${text}), lower(${value})) > 0`,
  startsWith: (text: string, value: string) => `starts_with(lower(${text}), lower(${value}))`,
  endsWith: (text: string, value: string) => `right(lower(${text}), char_length(lower(${value}))) = lower(${value})`,
} as const;
const opposites = { notEquals: 'equals', notContains: 'contains' } as const;

const isNegative = (operator: TextOperator): operator is keyof typeof opposites => operator in opposites;
const negated = (isNegated: boolean, condition: string): string => (isNegated ? `NOT (${condition})` : condition);
const hasVariant = (condition: string): string =>
  `EXISTS (SELECT FROM variants v WHERE v.tenant_id = $1 AND v.product_id = p.id AND v.is_active AND ${condition})`;

function textCondition(operator: TextOperator, value: string, holds: (comparison: (text: string) => string) => string) {
  const positive = isNegative(operator) ? opposites[operator] : operator;
  return negated(
    isNegative(operator),
    holds((text) => comparisons[positive](text, value)),
  );
}

const priceSigns = { equals: '=', atLeast: '>=', atMost: '<=' } as const;
const variantStock = `availability((SELECT coalesce(sum(l.on_hand - l.reserved), 0) FROM stock_levels l
  WHERE l.tenant_id = $1 AND l.variant_id = v.id)::bigint)`;
const stocks = {
  in: `(p.is_digital OR ${hasVariant(`${variantStock} <> 'out_of_stock'`)})`,
  low: `(NOT p.is_digital AND ${hasVariant(`${variantStock} = 'low_stock'`)})`,
  out: `NOT (p.is_digital OR ${hasVariant(`${variantStock} <> 'out_of_stock'`)})`,
} as const;

/** In a category or below it; the branch does not depend on the product, so it is walked once. */
const inCategory = (id: string): string => `EXISTS (
  SELECT FROM product_categories pc WHERE pc.tenant_id = $1 AND pc.product_id = p.id AND pc.category_id = ANY (ARRAY(
    WITH RECURSIVE branch AS (
      SELECT ${id}::uuid AS id
      UNION SELECT c.id FROM branch JOIN categories c ON c.tenant_id = $1 AND c.parent_id = branch.id
    ) SELECT id FROM branch)))`;

function customCondition({ key, operator, value }: CustomCondition, bind: Bind): string {
  const field = `(p.custom_fields -> ${bind(key)}::text)`;
  const isSet = `coalesce(jsonb_typeof(${field}) <> 'null', false)`;
  const text = `${field} #>> '{}'`;
  switch (operator) {
    case 'isSet':
      return isSet;
    case 'isNotSet':
      return `NOT ${isSet}`;
    // A list holds a value when it contains it; a single one when it is the same.
    case 'equals':
    case 'notEquals':
      return negated(operator === 'notEquals', `coalesce(${field} @> ${bind(JSON.stringify(value))}::jsonb, false)`);
    case 'contains':
      return `coalesce(${comparisons.contains(text, `${bind(String(value ?? ''))}::text`)}, false)`;
    case 'atLeast':
    case 'atMost': {
      const sign = priceSigns[operator];
      // Dates are written so that their text sorts as they do.
      if (typeof value === 'number')
        return `CASE WHEN jsonb_typeof(${field}) = 'number' THEN (${text})::numeric ${sign} ${bind(value)}::numeric ELSE false END`;
      return `CASE WHEN jsonb_typeof(${field}) = 'string' THEN (${text}) COLLATE "C" ${sign} ${bind(String(value ?? ''))}::text ELSE false END`;
    }
  }
}

function conditionOf(condition: CollectionCondition, bind: Bind, now: Date): string {
  switch (condition.field) {
    case 'title':
    case 'brand':
      return textCondition(condition.operator, `${bind(condition.value)}::text`, (compare) =>
        compare(`p.${condition.field}`),
      );
    case 'sku':
      return textCondition(condition.operator, `${bind(condition.value)}::text`, (compare) =>
        hasVariant(compare('v.sku')),
      );
    case 'tag':
      return negated(
        condition.operator === 'notEquals',
        `EXISTS (SELECT FROM unnest(p.tags) AS tag WHERE ${comparisons.equals('tag', `${bind(condition.value)}::text`)})`,
      );
    case 'category':
      return negated(condition.operator === 'notEquals', inCategory(bind(condition.value)));
    case 'price':
      return hasVariant(`v.price_minor ${priceSigns[condition.operator]} ${bind(condition.value)}::bigint`);
    case 'compareAtPrice':
      return negated(condition.operator === 'isNotSet', hasVariant('v.compare_at_minor > v.price_minor'));
    case 'stock':
      return negated(condition.operator === 'notEquals', stocks[condition.value]);
    case 'publishedAt': {
      const moment = `${bind(now)}::timestamptz`;
      return negated(
        condition.operator === 'notWithin',
        `coalesce(p.published_at <= ${moment} AND p.published_at > ${moment} - make_interval(days => ${bind(condition.value)}::int), false)`,
      );
    }
    case 'customField':
      return customCondition(condition, bind);
  }
}

/**
 * Rules as an SQL condition on a row `p` of products, true or false for every product, never null. `$1` is the tenant.
 *
 * @param bind  makes a parameter of every value
 * @param now   the moment days are counted up to
 */
export function conditionSql({ match, conditions }: CollectionRules, bind: Bind, now: Date): string {
  const parts = conditions.map((condition) => `(${conditionOf(condition, bind, now)})`);
  return `(${parts.join(match === 'all' ? ' AND ' : ' OR ')})`;
}
