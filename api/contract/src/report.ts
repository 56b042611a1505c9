import { z } from 'zod';
import { imageSchema } from './media.js';
import { moneySchema } from './money.js';
import { defineOperation } from './operation.js';
import { orderRowSchema } from './order.js';
import { idSchema } from './primitives.js';

const periodSchema = z.strictObject({ orders: z.int(), revenue: moneySchema, averageOrder: moneySchema });
const daySchema = z.strictObject({ date: z.iso.date(), orders: z.int(), revenue: moneySchema });

/**
 * What the owner wants to know with the first coffee. Days are the shop’s own, by its time zone. `revenue` is the reports’ `totalSales`:
 * what was given back lowers the day it was, and cancelled orders do not count.
 */
export const dashboardSchema = z
  .strictObject({
    today: periodSchema,
    yesterday: periodSchema,
    sameDayLastWeek: periodSchema,
    last30Days: periodSchema,
    previous30Days: periodSchema,
    daily: z.array(daySchema).length(30),
    previousDaily: z.array(daySchema).length(30),
    toFulfill: z.int(),
    recentOrders: z.array(orderRowSchema),
    lowStock: z.array(
      z.strictObject({
        productId: idSchema,
        variantId: idSchema,
        title: z.string(),
        variantTitle: z.string(),
        sku: z.string(),
        free: z.int(),
        image: imageSchema.nullable(),
      }),
    ),
    bestSellers: z.array(
      z.strictObject({
        productId: idSchema,
        title: z.string(),
        units: z.int(),
        revenue: moneySchema,
        image: imageSchema.nullable(),
      }),
    ),
    setup: z.strictObject({ hasProducts: z.boolean(), hasActiveProducts: z.boolean(), hasOrders: z.boolean() }),
  })
  .meta({ id: 'Dashboard' });
export type Dashboard = z.infer<typeof dashboardSchema>;

export const getDashboard = defineOperation({
  id: 'getDashboard',
  method: 'GET',
  path: '/admin/dashboard',
  tag: 'Reports',
  summary: 'Today, the last 30 days and what needs doing',
  access: 'reports.read',
  response: dashboardSchema,
});
