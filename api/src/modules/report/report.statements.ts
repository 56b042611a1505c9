import { maxReportRows, type ReportName, type ReportQuery } from '@smallshop/contract';
import type { ShopFacts } from '../../plumbing/context.js';
import type { Statement } from '../../plumbing/db/database.js';
import { catalogue, type Definition } from './report.catalogue.js';
import { salesColumns } from './report.columns.js';
import type { Interval, Span } from './report.period.js';

/** What one statement is asked. */
export interface Asked {
  readonly shop: ShopFacts;
  readonly span: Span;
  readonly interval: Interval;
  readonly query: Pick<ReportQuery, 'channel' | 'country'>;
}

const valuesOf = ({ shop, span, interval, query }: Asked): unknown[] => [
  ...[shop.id, shop.timezone, span.from, span.to, query.channel ?? null, query.country ?? null, interval],
];

// Months and days are named by their first day; hours by day and hour. A clock set back has one hour twice, and they count together.
const facts = `asked AS (
    SELECT ($3::date)::timestamp AT TIME ZONE $2 AS first_at, ($4::date + 1)::timestamp AT TIME ZONE $2 AS last_at),
  facts AS (
    SELECT f.*, to_char(date_trunc($7::text, f.at AT TIME ZONE $2), CASE $7 WHEN 'hour' THEN 'YYYY-MM-DD"T"HH24' ELSE 'YYYY-MM-DD' END) AS step
    FROM sales_facts f
    WHERE f.tenant_id = $1 AND f.at >= ($3::date)::timestamp AT TIME ZONE $2 AND f.at < ($4::date + 1)::timestamp AT TIME ZONE $2
      AND ($5::text IS NULL OR f.source = $5) AND ($6::text IS NULL OR f.country = $6))`;

const orderBy = ({ order, columns, main }: Definition): string => {
  if (order !== undefined) return 'key';
  return `c${columns.indexOf(main)} DESC NULLS LAST, label, key`;
};

function rowsText(definition: Definition): string {
  const { columns, from, where = 'true', key, label, note, target } = definition;
  const cells = columns.map(({ sql }, index) => `${sql} AS c${index}`).join(', ');
  const values = `json_build_array(${columns.map((_, index) => `c${index}`).join(', ')})`;
  const named = [key, target?.id ?? 'NULL::text', ...[label, note ?? `''`].filter((text) => !text.startsWith('max('))];
  const target2 = `CASE WHEN target IS NOT NULL THEN json_build_object('kind', '${target?.kind ?? ''}', 'id', target) END`;
  return `WITH ${facts},
  grouped AS (SELECT ${key} AS key, ${target?.id ?? 'NULL::text'} AS target, ${label} AS label, ${note ?? `''`} AS note, ${cells}
    FROM ${from} WHERE ${where} GROUP BY ${[...new Set(named)].filter((text) => !/^('|NULL)/.test(text)).join(', ')}),
  shown AS (SELECT *, row_number() OVER (ORDER BY ${orderBy(definition)}) AS n FROM grouped ORDER BY n LIMIT ${maxReportRows})
  SELECT json_build_object('count', (SELECT count(*) FROM grouped),
    'rows', (SELECT coalesce(json_agg(json_build_object('key', key, 'label', label, 'note', note, 'target', ${target2}, 'values', ${values})
      ORDER BY n), '[]') FROM shown),
    'totals', (SELECT json_build_array(${columns.map(({ sql }) => sql).join(', ')}) FROM ${from} WHERE ${where}))::text`;
}

function seriesText({ series, main, from, where = 'true' }: Definition): string {
  const steps =
    series === 'stock'
      ? `SELECT day::text AS step, cost_minor AS value FROM stock_value_days
         WHERE tenant_id = $1 AND day BETWEEN $3::date AND $4::date`
      : `SELECT f.step, ${main.sql} AS value FROM ${from} WHERE ${where} GROUP BY f.step`;
  return `WITH ${facts}, steps AS (${steps})
  SELECT coalesce(json_agg(json_build_object('at', step, 'value', value) ORDER BY step), '[]')::text FROM steps`;
}

/** JSON of a report's rows, largest first, with their totals and how many there are. */
export const rowsStatement = (name: ReportName, asked: Asked): Statement => ({
  name: `report.rows.${name}`,
  text: rowsText(catalogue[name]),
  values: valuesOf(asked),
});

/** JSON of a report's main column step by step; steps in which nothing happened are left out. */
export const seriesStatement = (name: ReportName, asked: Asked): Statement => ({
  name: `report.series.${name}`,
  text: seriesText(catalogue[name]),
  values: valuesOf(asked),
});

const { gross, discounts, returns, net, shipping, taxes, total, orders, average } = salesColumns;
const figures = { gross, discounts, returns, net, shipping, taxes, total, orders, average };

const figuresText = `WITH ${facts}
  SELECT json_build_object(${Object.entries(figures)
    .map(([name, { sql }]) => `'${name}', ${sql}`)
    .join(', ')}, 'returningOrders', coalesce(sum(f.orders) FILTER (WHERE NOT f.is_first_order), 0),
    'channels', coalesce(json_agg(DISTINCT f.source) FILTER (WHERE f.source IS NOT NULL), '[]'),
    'countries', coalesce(json_agg(DISTINCT f.country) FILTER (WHERE f.country <> ''), '[]'))::text FROM facts f`;

/** JSON of all figures of a period. */
export const figuresStatement = (asked: Asked): Statement => ({
  name: 'report.figures',
  text: figuresText,
  values: valuesOf(asked),
});
