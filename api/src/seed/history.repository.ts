import { z } from 'zod';
import type { TenantTx } from '../plumbing/db/database.js';
import { currencyOf, type PlannedCustomer, type PlannedOrder, type SoldVariant } from './history.plan.js';

const variantSchema = z.object({
  variantId: z.string(),
  productId: z.string(),
  sku: z.string(),
  title: z.string(),
  variantTitle: z.string(),
  priceMinor: z.number(),
  taxCategory: z.string(),
  isDigital: z.boolean(),
  mediaId: z.string().nullable(),
});

/** Everything that can be sold, by SKU. */
export async function readVariants(tx: TenantTx): Promise<Map<string, SoldVariant>> {
  const rows = await tx.rows(variantSchema, {
    name: 'seed.variants',
    text: `SELECT v.id AS "variantId", p.id AS "productId", v.sku, p.title, v.price_minor AS "priceMinor",
        coalesce(nullif(array_to_string(v.option_values, ' / '), ''), p.title) AS "variantTitle",
        p.tax_category AS "taxCategory", p.is_digital AS "isDigital",
        coalesce(v.media_id, (SELECT m.id FROM product_media pm JOIN media m ON m.tenant_id = $1 AND m.id = pm.media_id
          WHERE pm.tenant_id = $1 AND pm.product_id = p.id AND m.kind = 'image' ORDER BY pm.position LIMIT 1)) AS "mediaId"
      FROM variants v JOIN products p ON p.tenant_id = $1 AND p.id = v.product_id WHERE v.tenant_id = $1`,
    values: [tx.tenantId],
  });
  return new Map(rows.map((row) => [row.sku, row]));
}

const run = (tx: TenantTx, name: string, text: string, rows: readonly unknown[], more: readonly unknown[] = []) =>
  tx.run({ name: `seed.${name}`, text, values: [tx.tenantId, JSON.stringify(rows), ...more] });

/** Customers with their address; those with an account all have the one password. */
export async function writeCustomers(
  tx: TenantTx,
  customers: readonly (PlannedCustomer & { orderCount: number; spentMinor: number; createdAt: Date })[],
  passwordHash: string,
): Promise<void> {
  const text = `INSERT INTO customers (tenant_id, id, email, password_hash, first_name, last_name, phone, order_count, spent_minor, created_at)
    SELECT $1, id, email, CASE WHEN "hasAccount" THEN $3 END, "firstName", "lastName", phone, "orderCount", "spentMinor", "createdAt"
    FROM jsonb_to_recordset($2::jsonb) AS c (id uuid, email text, "hasAccount" boolean, "firstName" text, "lastName" text,
      phone text, "orderCount" int, "spentMinor" bigint, "createdAt" timestamptz)`;
  await run(tx, 'customers', text, customers, [passwordHash]);
  const addresses = `INSERT INTO customer_addresses (tenant_id, id, customer_id, is_default, address)
    SELECT $1, "addressId", id, true, address
    FROM jsonb_to_recordset($2::jsonb) AS c (id uuid, "addressId" uuid, address jsonb, "hasAccount" boolean) WHERE "hasAccount"`;
  await run(tx, 'addresses', addresses, customers);
}

/** Orders with carts, checkouts, lines, payments, parcels and timelines, as if each had been placed at its time. */
export async function writeOrders(tx: TenantTx, orders: readonly PlannedOrder[]): Promise<void> {
  const rows = orders.map(orderRow);
  for (const [name, text] of orderStatements) await run(tx, name, text, rows);
  await run(tx, 'order_lines', lineStatement, orders.flatMap(linesOfOrder));
  await run(tx, 'order_events', eventStatement, orders.flatMap(eventsOfOrder));
  await run(tx, 'shipments', shipmentStatement, orders.filter(({ shippedAt }) => shippedAt !== null).map(shipmentRow));
  await run(tx, 'stock_movements', movementStatement, orders.flatMap(movementsOfOrder));
  const last = orders.at(-1)?.number ?? null;
  if (last !== null)
    await tx.run({
      name: 'seed.order_counter',
      text: `INSERT INTO counters (tenant_id, name, value) VALUES ($1, 'order', $2)
        ON CONFLICT (tenant_id, name) DO UPDATE SET value = greatest(counters.value, EXCLUDED.value)`,
      values: [tx.tenantId, last],
    });
}

function orderRow(order: PlannedOrder) {
  const { customer, totals, shippingMethod, lines, events: _events, ...rest } = order;
  const snapshots = lines.map(({ id: _id, position: _position, fulfilledQuantity: _fulfilled, ...line }) => line);
  return {
    ...rest,
    ...{ customerId: customer.id, accountId: customer.hasAccount ? customer.id : null, email: customer.email },
    ...{ customerName: `${customer.firstName} ${customer.lastName}`, address: customer.address },
    ...{ shippingAddress: shippingMethod === null ? null : customer.address, shippingMethod, totals, lines: snapshots },
    ...{ subtotalMinor: totals.subtotal.amount, shippingMinor: totals.shipping?.amount ?? 0 },
    ...{ taxMinor: totals.tax.amount, totalMinor: totals.total.amount, currency: currencyOf(order) },
  };
}

const linesOfOrder = ({ id: orderId, lines }: PlannedOrder) => lines.map((line) => ({ ...line, orderId }));
const eventsOfOrder = ({ id: orderId, events }: PlannedOrder) => events.map((event) => ({ ...event, orderId }));
const shipmentRow = ({ id: orderId, number, lines, shippedAt }: PlannedOrder) => ({
  ...{ orderId, shippedAt, trackingNumber: `00340434${String(number).padStart(12, '0')}` },
  lines: lines.filter(({ isDigital }) => !isDigital).map((line) => ({ orderLineId: line.id, quantity: line.quantity })),
});

/** Cancelled orders gave their units back. */
const movementsOfOrder = ({ id: orderId, lines, placedAt, status }: PlannedOrder) =>
  lines
    .filter(({ isDigital }) => !isDigital && status !== 'cancelled')
    .map(({ variantId, quantity }) => ({ orderId, variantId, quantity, placedAt }));

const orderColumns = `(id uuid, "cartId" uuid, "cartTokenHash" text, "checkoutId" uuid, "paymentId" uuid, number bigint,
  "customerId" uuid, "accountId" uuid, email text, "customerName" text, status text, "paymentStatus" text,
  "fulfillmentStatus" text, currency text, "subtotalMinor" bigint, "shippingMinor" bigint, "taxMinor" bigint,
  "totalMinor" bigint, totals jsonb, lines jsonb, "itemCount" int, address jsonb, "shippingAddress" jsonb,
  "shippingMethod" jsonb, "placedAt" timestamptz)`;
const fromOrders = `FROM jsonb_to_recordset($2::jsonb) AS o ${orderColumns}`;
// A JSON null inside jsonb is not SQL's NULL.
const nullable = (column: string): string => `nullif(${column}, 'null'::jsonb)`;

const orderStatements: readonly (readonly [string, string])[] = [
  [
    'carts',
    `INSERT INTO carts (tenant_id, id, token_hash, customer_id, status, created_at, updated_at)
      SELECT $1, "cartId", decode("cartTokenHash", 'hex'), "accountId", 'ordered', "placedAt", "placedAt" ${fromOrders}`,
  ],
  [
    'checkouts',
    `INSERT INTO checkouts (tenant_id, id, cart_id, customer_id, status, email, shipping_address, billing_address,
        shipping_method, lines, totals, total_minor, currency, expires_at, created_at, updated_at)
      SELECT $1, "checkoutId", "cartId", "accountId", 'open', email, ${nullable('"shippingAddress"')}, address,
        ${nullable('"shippingMethod"')}, lines, totals, "totalMinor", currency, "placedAt" + interval '15 minutes',
        "placedAt", "placedAt" ${fromOrders}`,
  ],
  [
    'orders',
    `INSERT INTO orders (tenant_id, id, number, checkout_id, customer_id, account_id, email, customer_name, status,
        payment_status, fulfillment_status, currency, subtotal_minor, shipping_minor, tax_minor, total_minor, totals,
        item_count, shipping_address, billing_address, shipping_method, payment_method, placed_at, updated_at)
      SELECT $1, id, number, "checkoutId", "customerId", "accountId", email, "customerName", status, "paymentStatus",
        "fulfillmentStatus", currency, "subtotalMinor", "shippingMinor", "taxMinor", "totalMinor", totals, "itemCount",
        ${nullable('"shippingAddress"')}, address, "shippingMethod"->>'name', 'Test card', "placedAt", "placedAt" ${fromOrders}`,
  ],
  [
    'checkouts_completed',
    `UPDATE checkouts c SET status = 'completed', order_id = o.id ${fromOrders}
      WHERE c.tenant_id = $1 AND c.id = o."checkoutId"`,
  ],
  [
    'payments',
    `INSERT INTO payments (tenant_id, id, checkout_id, order_id, provider, provider_payment_id, amount_minor, currency,
        status, created_at, updated_at)
      SELECT $1, "paymentId", "checkoutId", id, 'test', 'test_' || "paymentId", "totalMinor", currency, 'succeeded',
        "placedAt", "placedAt" ${fromOrders}`,
  ],
];

const lineStatement = `INSERT INTO order_lines (tenant_id, id, order_id, position, product_id, variant_id, sku, title,
    variant_title, media_id, is_digital, unit_price_minor, quantity, fulfilled_quantity, line_total_minor, tax_minor)
  SELECT $1, id, "orderId", position, "productId", "variantId", sku, title, "variantTitle", "mediaId", "isDigital",
    "unitPriceMinor", quantity, "fulfilledQuantity", "lineTotalMinor", "taxMinor"
  FROM jsonb_to_recordset($2::jsonb) AS l (id uuid, "orderId" uuid, position int, "productId" uuid, "variantId" uuid,
    sku text, title text, "variantTitle" text, "mediaId" uuid, "isDigital" boolean, "unitPriceMinor" bigint, quantity int,
    "fulfilledQuantity" int, "lineTotalMinor" bigint, "taxMinor" bigint)`;

const eventStatement = `INSERT INTO order_events (tenant_id, order_id, kind, actor, message, created_at)
  SELECT $1, "orderId", kind, actor, message, at
  FROM jsonb_to_recordset($2::jsonb) AS e ("orderId" uuid, kind text, actor text, message text, at timestamptz)
  ORDER BY at`;

const shipmentStatement = `INSERT INTO shipments (tenant_id, order_id, carrier, tracking_number, lines, shipped_at)
  SELECT $1, "orderId", 'DHL', "trackingNumber", lines, "shippedAt"
  FROM jsonb_to_recordset($2::jsonb) AS s ("orderId" uuid, "trackingNumber" text, lines jsonb, "shippedAt" timestamptz)`;

// What was sold had been received before, so that the ledger still sums to the units on hand today.
const movementStatement = `WITH sold AS (
    SELECT s.*, l.location_id FROM jsonb_to_recordset($2::jsonb)
      AS s ("orderId" uuid, "variantId" uuid, quantity int, "placedAt" timestamptz)
    JOIN stock_levels l ON l.tenant_id = $1 AND l.variant_id = s."variantId"
    JOIN locations p ON p.tenant_id = $1 AND p.id = l.location_id AND p.is_default),
  received AS (
    INSERT INTO stock_movements (tenant_id, id, variant_id, location_id, delta, reason, actor, created_at)
    SELECT $1, uuidv7(min("placedAt") - interval '7 days' - now()), "variantId", location_id, sum(quantity), 'received',
      'Warehouse', min("placedAt") - interval '7 days'
    FROM sold GROUP BY "variantId", location_id)
  INSERT INTO stock_movements (tenant_id, id, variant_id, location_id, delta, reason, reference_type, reference_id, actor, created_at)
  SELECT $1, uuidv7("placedAt" - now()), "variantId", location_id, -quantity, 'sold', 'order', "orderId", 'Checkout', "placedAt" FROM sold ORDER BY "placedAt"`;
