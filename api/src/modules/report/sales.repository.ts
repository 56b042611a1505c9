import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { Database, type TenantTx } from '../../plumbing/db/database.js';
import { orderStateColumns, orderStateSchema, type OrderState } from './sales.history.js';
import { salesRows } from './sales.rows.js';

const idSchema = z.object({ id: z.string() });

/** The tables a shop's figures are read from, and what is still to be put into them. */
@Injectable()
export class SalesRepository {
  constructor(private readonly database: Database) {}

  /**
   * Orders that changed since their figures were made, locked until COMMIT. Orders somebody is changing at this moment are left for
   * the next round.
   */
  async takeStale(tx: TenantTx, limit: number): Promise<OrderState[]> {
    const ids = await tx.rows(idSchema, {
      name: 'sales.take_stale',
      text: `SELECT id FROM orders WHERE tenant_id = $1 AND folded_version < version
        ORDER BY id LIMIT $2 FOR NO KEY UPDATE SKIP LOCKED`,
      values: [tx.tenantId, limit],
    });
    if (ids.length === 0) return [];
    return tx.rows(orderStateSchema, {
      name: 'sales.states',
      text: `SELECT ${orderStateColumns} FROM orders o WHERE o.tenant_id = $1 AND o.id = ANY ($2::uuid[]) ORDER BY o.id`,
      values: [tx.tenantId, ids.map(({ id }) => id)],
    });
  }

  /** Replaces what orders add to the figures, and notes which version of them it was. */
  async write(tx: TenantTx, orders: readonly OrderState[]): Promise<void> {
    const { facts, taxes, discounts } = salesRows(orders);
    const ids = orders.map(({ id }) => id);
    const statements = [
      { name: 'sales.clear', text: clearText, values: [tx.tenantId, ids] },
      { name: 'sales.clear_discounts', text: clearDiscountsText, values: [tx.tenantId, ids] },
      { name: 'sales.facts', text: factsText, values: [tx.tenantId, JSON.stringify(facts)] },
      { name: 'sales.taxes', text: taxesText, values: [tx.tenantId, JSON.stringify(taxes)] },
      { name: 'sales.discounts', text: discountsText, values: [tx.tenantId, JSON.stringify(discounts)] },
      { name: 'sales.done', text: doneText, values: [tx.tenantId, ids, orders.map(({ version }) => version)] },
    ];
    for (const statement of statements) await tx.run(statement);
  }

  /** Shops with orders whose figures are still to be made. */
  async staleShops(): Promise<string[]> {
    const shops = await this.database.asSystem('fold sales', (tx) =>
      tx.rows(idSchema, {
        name: 'sales.stale_shops',
        text: `SELECT DISTINCT tenant_id AS id FROM orders WHERE folded_version < version`,
        values: [],
      }),
    );
    return shops.map(({ id }) => id);
  }

  /** Has the figures of every order made anew, over all shops; what stands is shown until then. @returns how many orders */
  forgetAll(): Promise<number> {
    return this.database.asSystem('rebuild sales', (tx) =>
      tx.run({
        name: 'sales.forget_all',
        text: `UPDATE orders SET folded_version = 0 WHERE folded_version > 0`,
        values: [],
      }),
    );
  }

  /** Puts down what stands on the shelves of every shop, under the day it is there. */
  async valueStock(now: Date): Promise<void> {
    await this.database.asSystem('value stock', (tx) =>
      tx.run({ name: 'sales.value_stock', text: valueText, values: [now] }),
    );
  }
}

const clearText = `DELETE FROM sales_facts WHERE tenant_id = $1 AND order_id = ANY ($2::uuid[])`;
const clearDiscountsText = `DELETE FROM sales_discounts WHERE tenant_id = $1 AND order_id = ANY ($2::uuid[])`;

const factsText = `INSERT INTO sales_facts (tenant_id, order_id, position, occasion, at, orders, is_first_order, is_cancelled, source, customer_id,
    country, region, order_line_id, product_id, variant_id, units, gross_minor, discount_minor, return_minor, shipping_minor, tax_minor)
  SELECT $1, "orderId", position, occasion, at, orders, "isFirstOrder", "isCancelled", source, "customerId", country, region, "lineId",
    "productId", "variantId", units, gross, discount, "return", shipping, tax
  FROM jsonb_to_recordset($2::jsonb) AS f ("orderId" uuid, position int, occasion text, at timestamptz, orders smallint,
    "isFirstOrder" boolean, "isCancelled" boolean, source text, "customerId" uuid, country text, region text, "lineId" uuid, "productId" uuid,
    "variantId" uuid, units int, gross bigint, discount bigint, "return" bigint, shipping bigint, tax bigint)`;

const taxesText = `INSERT INTO sales_taxes (tenant_id, order_id, position, name, rate_percent, taxable_minor, tax_minor)
  SELECT $1, "orderId", position, name, "ratePercent", sum(taxable), sum(tax)
  FROM jsonb_to_recordset($2::jsonb) AS t ("orderId" uuid, position int, name text, "ratePercent" numeric, taxable bigint, tax bigint)
  GROUP BY "orderId", position, name, "ratePercent"`;

const discountsText = `INSERT INTO sales_discounts (tenant_id, order_id, position, at, promotion_id, label, code, given_minor)
  SELECT $1, "orderId", position, at, "promotionId", label, code, given
  FROM jsonb_to_recordset($2::jsonb) AS d ("orderId" uuid, position int, at timestamptz, "promotionId" uuid, label text, code text,
    given bigint)`;

const doneText = `UPDATE orders o SET folded_version = done.version
  FROM unnest($2::uuid[], $3::int[]) AS done (id, version) WHERE o.tenant_id = $1 AND o.id = done.id`;

const valueText = `INSERT INTO stock_value_days (tenant_id, day, units, cost_minor, price_minor, units_without_cost)
  SELECT s.tenant_id, ($1::timestamptz AT TIME ZONE s.timezone)::date, coalesce(sum(l.on_hand), 0),
    coalesce(sum(l.on_hand * v.cost_minor), 0), coalesce(sum(l.on_hand * v.price_minor), 0),
    coalesce(sum(l.on_hand) FILTER (WHERE v.cost_minor IS NULL), 0)
  FROM shop_settings s LEFT JOIN (stock_levels l JOIN variants v ON v.tenant_id = l.tenant_id AND v.id = l.variant_id)
    ON l.tenant_id = s.tenant_id AND l.on_hand > 0
  GROUP BY s.tenant_id, s.timezone
  ON CONFLICT (tenant_id, day) DO UPDATE SET units = excluded.units, cost_minor = excluded.cost_minor,
    price_minor = excluded.price_minor, units_without_cost = excluded.units_without_cost`;
