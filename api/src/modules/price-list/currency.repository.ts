import { Injectable } from '@nestjs/common';
import { shopCurrencySchema, type ShopCurrency, type ShopCurrencyInput } from '@smallshop/contract';
import { z } from 'zod';
import type { TenantTx } from '../../plumbing/db/database.js';

const currencyRow = z.object({ shown: shopCurrencySchema });
const versionRow = z.object({ version: z.number(), updatedBy: z.string(), updatedAt: z.date() });
const nameRow = z.object({ name: z.string() });

/** Currencies of a shop beside its own. */
@Injectable()
export class CurrencyRepository {
  /** In the order they were added. */
  async all(tx: TenantTx): Promise<ShopCurrency[]> {
    const rows = await tx.rows(currencyRow, {
      name: 'currency.all',
      text: `SELECT json_build_object('currency', c.currency, 'isPublished', c.is_published, 'rate', c.rate::float8,
          'rounding', c.rounding, 'convertsProducts', c.converts_products,
          'priceListCount', (SELECT count(*) FROM price_lists l WHERE l.tenant_id = $1 AND l.currency = c.currency),
          'version', c.version, 'updatedBy', c.updated_by, 'updatedAt', iso(c.updated_at)) AS shown
        FROM shop_currencies c WHERE c.tenant_id = $1 ORDER BY c.created_at, c.currency`,
      values: [tx.tenantId],
    });
    return rows.map(({ shown }) => shown);
  }

  lock(tx: TenantTx, currency: string): Promise<z.infer<typeof versionRow> | null> {
    return tx.one(versionRow, {
      name: 'currency.lock',
      text: `SELECT version, updated_by AS "updatedBy", updated_at AS "updatedAt" FROM shop_currencies
        WHERE tenant_id = $1 AND currency = $2 FOR UPDATE`,
      values: [tx.tenantId, currency],
    });
  }

  async put(tx: TenantTx, input: ShopCurrencyInput, by: string): Promise<void> {
    const { currency, isPublished, rate, rounding, convertsProducts } = input;
    await tx.run({
      name: 'currency.put',
      text: `INSERT INTO shop_currencies AS c (tenant_id, currency, is_published, rate, rounding, converts_products, updated_by)
        VALUES ($1, $2, $3, $4, $5, $6, $7)
        ON CONFLICT (tenant_id, currency) DO UPDATE SET is_published = excluded.is_published, rate = excluded.rate,
          rounding = excluded.rounding, converts_products = excluded.converts_products, updated_by = excluded.updated_by,
          version = c.version + 1, updated_at = now()`,
      values: [tx.tenantId, currency, isPublished, rate, rounding, convertsProducts, by],
    });
  }

  async delete(tx: TenantTx, currency: string): Promise<void> {
    await tx.run({
      name: 'currency.delete',
      text: `DELETE FROM shop_currencies WHERE tenant_id = $1 AND currency = $2`,
      values: [tx.tenantId, currency],
    });
  }

  /** Names of price lists in a currency. */
  async listsIn(tx: TenantTx, currency: string): Promise<string[]> {
    const rows = await tx.rows(nameRow, {
      name: 'currency.lists',
      text: `SELECT name FROM price_lists WHERE tenant_id = $1 AND currency = $2 ORDER BY lower(name)`,
      values: [tx.tenantId, currency],
    });
    return rows.map(({ name }) => name);
  }
}
