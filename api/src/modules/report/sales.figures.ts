import type { Currency, SalesFigures } from '@smallshop/contract';
import { z } from 'zod';

/** Figures of a period as the database gives them, in minor units. */
export const figuresSchema = z.object({
  gross: z.number(),
  discounts: z.number(),
  returns: z.number(),
  net: z.number(),
  shipping: z.number(),
  taxes: z.number(),
  total: z.number(),
  orders: z.number(),
  average: z.number().nullable(),
  returningOrders: z.number(),
  channels: z.array(z.string()),
  countries: z.array(z.string()),
});
type Figures = z.infer<typeof figuresSchema>;

/** A period in which nothing happened. */
export const noFigures: Figures = {
  ...{ gross: 0, discounts: 0, returns: 0, net: 0, shipping: 0, taxes: 0, total: 0, orders: 0, average: null },
  ...{ returningOrders: 0, channels: [], countries: [] },
};

/** As the wire carries them. */
export function viewFigures(figures: Figures, currency: Currency): SalesFigures {
  const money = (amount: number) => ({ amount, currency });
  const { orders, returningOrders } = figures;
  return {
    grossSales: money(figures.gross),
    discounts: money(figures.discounts),
    returns: money(figures.returns),
    netSales: money(figures.net),
    shipping: money(figures.shipping),
    taxes: money(figures.taxes),
    totalSales: money(figures.total),
    orders,
    averageOrder: money(figures.average ?? 0),
    returningShare: orders === 0 ? null : Math.round((returningOrders / orders) * 10_000) / 10_000,
  };
}
