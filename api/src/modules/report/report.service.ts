import { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import {
  reportRowSchema,
  type Report,
  type ReportName,
  type ReportQuery,
  type SalesOverview,
} from '@smallshop/contract';
import { z } from 'zod';
import { authorise, type Ctx } from '../../plumbing/context.js';
import { csvAmount, csvRow, type CsvCell } from '../../plumbing/csv/csv.writer.js';
import { Database } from '../../plumbing/db/database.js';
import { catalogue } from './report.catalogue.js';
import { intervalOf, previousSpan, seriesOf } from './report.period.js';
import { figuresStatement, rowsStatement, seriesStatement, type Asked } from './report.statements.js';
import { figuresSchema, noFigures, viewFigures } from './sales.figures.js';

const stepsSchema = z.array(z.object({ at: z.string(), value: z.number() }));
const foundSchema = z.object({
  count: z.number(),
  rows: z.array(reportRowSchema.omit({ previous: true })),
  totals: z.array(z.number().nullable()),
});
type Found = z.infer<typeof foundSchema>;

const nothingFound: Found = { count: 0, rows: [], totals: [] };

const read = <Schema extends z.ZodType>(schema: Schema, json: string | null | undefined, empty: z.output<Schema>) =>
  json === null || json === undefined ? empty : schema.parse(JSON.parse(json));

/** A shop's figures over periods, from what workers keep: seconds behind its orders. */
@Injectable()
export class ReportService {
  constructor(private readonly database: Database) {}

  /** Sales of a period beside those of another. @throws Refusal `auth.required`, `auth.forbidden` */
  async overview(ctx: Ctx, query: ReportQuery): Promise<SalesOverview> {
    authorise(ctx, 'reports.read');
    const { spans, asked, before } = this.#ask(ctx, query);
    const name = 'sales-over-time';
    const wanted = [figuresStatement(asked), seriesStatement(name, asked)];
    const compared = before ? [figuresStatement(before), seriesStatement(name, before)] : [];
    const answers = await this.database.readMany(ctx, [...wanted, ...compared]);
    const current = read(figuresSchema, answers[0], noFigures);
    return {
      ...{ span: spans.span, previousSpan: spans.previous, interval: spans.interval },
      current: viewFigures(current, ctx.shop.currency),
      previous: before ? viewFigures(read(figuresSchema, answers[2], noFigures), ctx.shop.currency) : null,
      series: seriesOf(spans, read(stepsSchema, answers[1], []), read(stepsSchema, answers[3], [])),
      channels: current.channels,
      countries: current.countries,
      updatedAt: ctx.now.toISOString(),
    };
  }

  /** One report. @throws Refusal `auth.required`, `auth.forbidden` */
  async report(ctx: Ctx, name: ReportName, query: ReportQuery): Promise<Report> {
    authorise(ctx, 'reports.read');
    const { rowLabel, columns, main, series, order } = catalogue[name];
    const { spans, asked, before } = this.#ask(ctx, query);
    // What stands on the shelves now has no period to be compared with.
    const compared = series === 'stock' ? null : before;
    const answers = await this.database.readMany(ctx, [
      rowsStatement(name, asked),
      ...(compared ? [rowsStatement(name, compared)] : []),
      ...(series === 'none' ? [] : [seriesStatement(name, asked), ...(before ? [seriesStatement(name, before)] : [])]),
    ]);
    const found = read(foundSchema, answers.shift(), nothingFound);
    const earlier = compared ? read(foundSchema, answers.shift(), nothingFound) : null;
    const [steps, stepsBefore] = answers.map((json) => read(stepsSchema, json, []));
    const mainIndex = columns.indexOf(main);
    return {
      ...{ name, span: spans.span, previousSpan: spans.previous, interval: spans.interval, rowLabel },
      currency: ctx.shop.currency,
      columns: columns.map(({ sql: _sql, ...shown }) => shown),
      mainColumn: main.id,
      rows: withPrevious(found, order === 'time' ? null : earlier, mainIndex),
      totals: order === 'steps' ? columns.map(() => null) : found.totals,
      previousTotal: order === 'steps' ? null : (earlier?.totals[mainIndex] ?? null),
      series: series === 'none' ? [] : seriesOf(spans, steps ?? [], stepsBefore ?? []),
      isTruncated: found.count > found.rows.length,
    };
  }

  /** The same as a CSV file, with a header and totals. @throws Refusal as {@link report} */
  async export(ctx: Ctx, name: ReportName, query: ReportQuery): Promise<{ stream: Readable; fileName: string }> {
    const report = await this.report(ctx, name, { ...query, compare: 'none' });
    const fileName = `${ctx.shop.slug}-${name}-${query.from}-${query.to}.csv`;
    return { stream: Readable.from(csvLines(report), { objectMode: false }), fileName };
  }

  #ask(ctx: Ctx, query: ReportQuery) {
    const span = { from: query.from, to: query.to };
    const previous = previousSpan(query);
    const interval = intervalOf(span);
    const asked: Asked = { shop: ctx.shop, span, interval, query };
    const before: Asked | null = previous && { ...asked, span: previous };
    return { spans: { span, previous, interval }, asked, before };
  }
}

function withPrevious({ rows }: Found, earlier: Found | null, mainIndex: number): Report['rows'] {
  const before = new Map(earlier?.rows.map(({ key, values }) => [key, values[mainIndex] ?? null]));
  return rows.map((row) => ({ ...row, previous: earlier ? (before.get(row.key) ?? 0) : null }));
}

function* csvLines({ rowLabel, columns, rows, totals, currency }: Report): Generator<string> {
  const cell = (value: number | null, index: number): CsvCell => {
    if (value === null) return '';
    return columns[index]?.kind === 'money' ? csvAmount({ amount: value, currency }) : value;
  };
  const named = (label: string, kind: string) => (kind === 'money' ? `${label} (${currency})` : label);
  yield csvRow([rowLabel, 'Details', ...columns.map(({ label, kind }) => named(label, kind))]);
  for (const { label, note, values } of rows) yield csvRow([label, note, ...values.map(cell)]);
  yield csvRow(['Total', '', ...totals.map(cell)]);
}
