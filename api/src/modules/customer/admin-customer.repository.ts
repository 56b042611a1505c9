import { Injectable } from '@nestjs/common';
import {
  type AdminCustomer,
  type AdminCustomerListQuery,
  addressInput,
  type Currency,
  currencySchema,
  type CustomerRow,
  groupReferenceSchema,
  orderRowSchema,
} from '@smallshop/contract';
import { z } from 'zod';
import { cutPage, decodeCursor } from '../../plumbing/cursor.js';
import type { TenantTx } from '../../plumbing/db/database.js';

const instant = z.date().transform((date) => date.toISOString());
const rowSchema = z.object({
  id: z.string(),
  name: z.string(),
  email: z.string(),
  phone: z.string(),
  city: z.string(),
  country: z.string(),
  orderCount: z.number(),
  spentMinor: z.number(),
  hasAccount: z.boolean(),
  createdAt: instant,
  sortValue: z.union([z.string(), z.number()]),
});
type Row = z.output<typeof rowSchema>;

const savedAddress = z
  .object({ id: z.string(), isDefault: z.boolean(), address: addressInput })
  .transform(({ id, isDefault, address }) => ({ ...address, id, isDefault }));
const orderRow = orderRowSchema
  .omit({ total: true, placedAt: true })
  .extend({ placedAt: instant, totalMinor: z.number(), currency: currencySchema });

const displayName = `trim(c.first_name || ' ' || c.last_name)`;
// A customer lives where their default address is; a guest, where their latest order went.
const columns = `c.id, ${displayName} AS name, c.email, c.phone, coalesce(home.address->>'city', '') AS city,
  coalesce(home.address->>'country', '') AS country, c.order_count AS "orderCount", c.spent_minor AS "spentMinor",
  c.password_hash IS NOT NULL AS "hasAccount", c.created_at AS "createdAt"`;
const home = `LEFT JOIN LATERAL (
    (SELECT a.address, 0 AS rank FROM customer_addresses a
      WHERE a.tenant_id = c.tenant_id AND a.customer_id = c.id ORDER BY a.is_default DESC, a.id DESC LIMIT 1)
    UNION ALL
    (SELECT o.shipping_address, 1 FROM orders o
      WHERE o.tenant_id = c.tenant_id AND o.customer_id = c.id AND o.shipping_address IS NOT NULL
      ORDER BY o.number DESC LIMIT 1)
    ORDER BY rank LIMIT 1) home ON true`;

interface Order {
  readonly expression: string;
  readonly type: 'text' | 'bigint' | 'timestamptz';
  readonly direction: 'ASC' | 'DESC';
}
const orders: Readonly<Record<AdminCustomerListQuery['sort'], Order>> = {
  '-createdAt': { expression: 'c.created_at', type: 'timestamptz', direction: 'DESC' },
  createdAt: { expression: 'c.created_at', type: 'timestamptz', direction: 'ASC' },
  name: { expression: `lower(${displayName})`, type: 'text', direction: 'ASC' },
  '-spent': { expression: 'c.spent_minor', type: 'bigint', direction: 'DESC' },
  '-orderCount': { expression: 'c.order_count::bigint', type: 'bigint', direction: 'DESC' },
};
const position = z.tuple([z.union([z.string(), z.number()]), z.guid()]);

const matches = `($2::text IS NULL OR c.id IN (SELECT find_customers($2)))`;

/** What the merchant keeps about buyers. */
@Injectable()
export class AdminCustomerRepository {
  /** A page of customers, guests who ordered included. */
  async list(tx: TenantTx, query: AdminCustomerListQuery, currency: Currency) {
    const order = orders[query.sort];
    const after = decodeCursor(position, query.cursor);
    const past = order.direction === 'DESC' ? '<' : '>';
    const rows = await tx.rows(rowSchema, {
      name: `customer.admin_list.${query.sort}`,
      text: `SELECT ${columns}, (${order.expression})::${order.type === 'bigint' ? 'bigint' : 'text'} AS "sortValue"
        FROM customers c ${home}
        WHERE c.tenant_id = $1 AND ${matches}
          AND ($3::text IS NULL OR (${order.expression}, c.id) ${past} ($3::${order.type}, $4::uuid))
        ORDER BY ${order.expression} ${order.direction}, c.id ${order.direction} LIMIT $5`,
      values: [tx.tenantId, pattern(query.q), after?.[0]?.toString() ?? null, after?.[1] ?? null, query.limit + 1],
    });
    return cutPage(rows, query.limit, {
      position: (row) => [row.sortValue, row.id],
      item: (row) => customerRow(row, currency),
    });
  }

  async count(tx: TenantTx, q: string | undefined): Promise<number> {
    const total = await tx.text({
      name: 'customer.admin_count',
      text: `SELECT count(*)::text FROM customers c WHERE c.tenant_id = $1 AND ${matches}`,
      values: [tx.tenantId, pattern(q)],
    });
    return Number(total);
  }

  async find(tx: TenantTx, id: string, currency: Currency): Promise<AdminCustomer | null> {
    const row = await tx.one(rowSchema, {
      name: 'customer.admin_find',
      text: `SELECT ${columns}, '' AS "sortValue" FROM customers c ${home} WHERE c.tenant_id = $1 AND c.id = $2`,
      values: [tx.tenantId, id],
    });
    if (row === null) return null;
    const [addresses, latest, groups] = await Promise.all([
      this.addresses(tx, id),
      this.latestOrders(tx, id),
      this.groups(tx, id),
    ]);
    const recentOrders = latest.map(({ totalMinor: amount, currency: paidIn, ...rest }) => ({
      ...rest,
      total: { amount, currency: paidIn },
    }));
    return { ...customerRow(row, currency), phone: row.phone, groups, addresses, recentOrders };
  }

  private groups(tx: TenantTx, id: string) {
    return tx.rows(groupReferenceSchema, {
      name: 'customer.admin_groups',
      text: `SELECT g.id, g.name FROM customer_group_members m
        JOIN customer_groups g ON g.tenant_id = m.tenant_id AND g.id = m.group_id
        WHERE m.tenant_id = $1 AND m.customer_id = $2 ORDER BY lower(g.name)`,
      values: [tx.tenantId, id],
    });
  }

  private addresses(tx: TenantTx, id: string) {
    return tx.rows(savedAddress, {
      name: 'customer.admin_addresses',
      text: `SELECT id, is_default AS "isDefault", address FROM customer_addresses
        WHERE tenant_id = $1 AND customer_id = $2 ORDER BY is_default DESC, id DESC LIMIT 50`,
      values: [tx.tenantId, id],
    });
  }

  private latestOrders(tx: TenantTx, id: string) {
    return tx.rows(orderRow, {
      name: 'customer.admin_orders',
      text: `SELECT id, number, placed_at AS "placedAt", customer_name AS "customerName", email, status,
          payment_status AS "paymentStatus", fulfillment_status AS "fulfillmentStatus", item_count AS "itemCount",
          total_minor AS "totalMinor", currency
        FROM orders WHERE tenant_id = $1 AND customer_id = $2 ORDER BY number DESC LIMIT 20`,
      values: [tx.tenantId, id],
    });
  }
}

const pattern = (q: string | undefined): string | null => (q === undefined || q === '' ? null : q);

function customerRow(row: Row, currency: Currency): CustomerRow {
  const { spentMinor, sortValue: _sortValue, phone: _phone, ...rest } = row;
  return { ...rest, spent: { amount: spentMinor, currency } };
}
