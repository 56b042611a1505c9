import { z } from 'zod';
import { currencySchema, moneySchema } from './money.js';
import { defineOperation } from './operation.js';
import { countrySchema, textLine } from './primitives.js';

/** Longest period a report covers, in days. */
export const maxReportDays = 1_830;
const dayMs = 86_400_000;

/** Days are the shop’s own, by its time zone; both ends belong to the period. */
const periodFields = {
  from: z.iso.date().meta({ description: 'First day, YYYY-MM-DD, in the shop’s time zone', examples: ['2026-11-01'] }),
  to: z.iso.date().meta({ description: 'Last day, likewise; it belongs to the period', examples: ['2026-11-30'] }),
  compare: z
    .enum(['none', 'previous_period', 'previous_year'])
    .default('previous_period')
    .meta({ description: '`previous_period`: as many days before; `previous_year`: the same days a year before' }),
  channel: textLine(40).optional().meta({ description: 'Only orders that came this way, such as `storefront`' }),
  country: countrySchema.optional().meta({ description: 'Only orders that went to this country' }),
};
const isPeriod = ({ from, to }: { readonly from: string; readonly to: string }): boolean => {
  const days = (Date.parse(to) - Date.parse(from)) / dayMs;
  return days >= 0 && days < maxReportDays;
};
const periodMessage = 'The last day comes after the first, within five years.';
export const reportQuery = z.strictObject(periodFields).refine(isPeriod, { message: periodMessage, path: ['to'] });
export type ReportQuery = z.infer<typeof reportQuery>;

/**
 * Money taken and given back. `netSales` = `grossSales` − `discounts` − `returns`; `totalSales` = `netSales` + `shipping` + `taxes`.
 * All but `taxes` and `totalSales` are without tax.
 */
export const salesFiguresSchema = z
  .strictObject({
    grossSales: moneySchema.meta({ description: 'Prices times units, before discounts, without tax' }),
    discounts: moneySchema,
    returns: moneySchema.meta({ description: 'Given back for goods, on the day it was; cancelled unpaid orders too' }),
    netSales: moneySchema,
    shipping: moneySchema,
    taxes: moneySchema,
    totalSales: moneySchema,
    orders: z.int().meta({ description: 'Placed, without those cancelled since' }),
    averageOrder: moneySchema.meta({
      description: '(`grossSales` − `discounts`) ÷ `orders`, of orders not cancelled, rounded half up',
    }),
    returningShare: z
      .number()
      .nullable()
      .meta({ description: 'Orders of buyers who had ordered before, 0 to 1; null without orders' }),
  })
  .meta({ id: 'SalesFigures' });
export type SalesFigures = z.infer<typeof salesFiguresSchema>;

const spanSchema = z.strictObject({ from: z.iso.date(), to: z.iso.date() }).meta({ id: 'ReportSpan' });
export const reportIntervalSchema = z.enum(['hour', 'day', 'month']).meta({ id: 'ReportInterval' });
const pointSchema = z
  .strictObject({
    at: z.string().meta({ description: 'Start of the step in the shop’s time zone: YYYY-MM-DD, or YYYY-MM-DDTHH' }),
    current: z.int().meta({ description: 'Minor units of money, or a count' }),
    previous: z.int().nullable(),
  })
  .meta({ id: 'ReportPoint' });
const spans = {
  span: spanSchema,
  previousSpan: spanSchema.nullable().meta({ description: 'What is compared with' }),
  interval: reportIntervalSchema,
};

export const salesOverviewSchema = z
  .strictObject({
    ...spans,
    current: salesFiguresSchema,
    previous: salesFiguresSchema.nullable(),
    series: z.array(pointSchema).meta({ description: '`totalSales` step by step, without gaps' }),
    channels: z.array(z.string()).meta({ description: 'Ways orders came in the period' }),
    countries: z.array(countrySchema).meta({ description: 'Countries orders went to in the period' }),
    updatedAt: z.iso.datetime().meta({ description: 'When this was read' }),
  })
  .meta({ id: 'SalesOverview' });
export type SalesOverview = z.infer<typeof salesOverviewSchema>;

/** Reports by their permanent names. */
export const reportNameSchema = z
  .enum([
    'sales-over-time',
    'sales-by-product',
    'sales-by-variant',
    'sales-by-category',
    'sales-by-channel',
    'sales-by-customer',
    'sales-by-country',
    'new-and-returning',
    'popular-products',
    'taxes',
    'discounts',
    'refunds',
    'shipping',
    'stock-value',
    'conversion',
  ])
  .meta({ id: 'ReportName' });
export type ReportName = z.infer<typeof reportNameSchema>;

export const reportColumnSchema = z
  .strictObject({
    id: z.string(),
    label: z.string(),
    kind: z.enum(['money', 'count', 'percent']).meta({ description: '`money`: minor units; `percent`: 0 to 1' }),
    meaning: z.string().meta({ description: 'What it counts, in a sentence; may be empty' }),
  })
  .meta({ id: 'ReportColumn' });
export type ReportColumn = z.infer<typeof reportColumnSchema>;

export const reportRowSchema = z
  .strictObject({
    key: z.string(),
    label: z.string(),
    note: z.string().meta({ description: 'Beside the label: a SKU, an e-mail; may be empty' }),
    target: z
      .strictObject({ kind: z.enum(['product', 'customer', 'category']), id: z.string() })
      .nullable()
      .meta({ description: 'What the row is about' }),
    values: z.array(z.number().nullable()).meta({ description: 'One for each column' }),
    previous: z.number().nullable().meta({ description: '`mainColumn` in the period compared with' }),
  })
  .meta({ id: 'ReportRow' });
export type ReportRow = z.infer<typeof reportRowSchema>;

/** Rows shown of a report at most; its totals count them all. */
export const maxReportRows = 1_000;

export const reportSchema = z
  .strictObject({
    name: reportNameSchema,
    ...spans,
    currency: currencySchema,
    rowLabel: z.string().meta({ description: 'What rows are: Product, Day, …' }),
    columns: z.array(reportColumnSchema),
    mainColumn: z.string().meta({ description: 'Rows come by it, largest first, and the chart shows it' }),
    rows: z.array(reportRowSchema).max(maxReportRows),
    totals: z.array(z.number().nullable()).meta({ description: 'Of all rows, one for each column' }),
    previousTotal: z.number().nullable().meta({ description: 'Of `mainColumn`' }),
    series: z.array(pointSchema).meta({ description: '`mainColumn` step by step; empty where it has no time' }),
    isTruncated: z.boolean().meta({ description: 'There are more rows than are shown' }),
  })
  .meta({ id: 'Report' });
export type Report = z.infer<typeof reportSchema>;

const tag = 'Reports';
const byName = z.strictObject({ name: reportNameSchema });

export const getSalesOverview = defineOperation({
  id: 'getSalesOverview',
  method: 'GET',
  path: '/admin/reports/overview',
  tag,
  summary: 'Sales of a period beside the one before',
  access: 'reports.read',
  query: reportQuery,
  response: salesOverviewSchema,
  rateClass: 'report',
});
export const getReport = defineOperation({
  id: 'getReport',
  method: 'GET',
  path: '/admin/reports/{name}',
  tag,
  summary: 'One report over a period',
  access: 'reports.read',
  params: byName,
  query: reportQuery,
  response: reportSchema,
  rateClass: 'report',
});
export const exportReport = defineOperation({
  id: 'exportReport',
  method: 'GET',
  path: '/admin/reports/{name}/csv',
  tag,
  summary: 'All rows of a report as a CSV file that is safe to open in a spreadsheet',
  access: 'reports.read',
  params: byName,
  query: reportQuery,
  produces: 'text/csv',
  rateClass: 'report',
});
