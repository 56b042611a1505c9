import { randomUUID } from 'node:crypto';
import type { ShopFacts } from '../../src/plumbing/context.js';
import type { TestApp } from '../application.js';
import { furnishOrderWork } from './order-attacks.js';
import { Buyer } from '../factories/buyer.js';
import {
  aShippingMethod,
  aSignedInCustomer,
  aSignedInStaffMember,
  germanTaxes,
  someGoods,
  type Goods,
} from '../factories/sales.factory.js';
import { aShop } from '../factories/shop.factory.js';
import { furnishReturns } from './return-attacks.js';
import { furnishKeeping } from './keeping-attacks.js';
import { scalar, secret, type Attacker, type Victim } from './victim.js';

async function furnishSearch(app: TestApp, shop: ShopFacts): Promise<{ synonym: string; searchRule: string }> {
  const one = (text: string) => scalar(app, text, [shop.id, secret]);
  return {
    synonym: await one(`INSERT INTO search_synonyms (tenant_id, kind, terms, terms_norm)
      VALUES ($1, 'two_way', ARRAY[$2::text, 'sealed'], ARRAY['sealed envelope', 'sealed']) RETURNING id AS value`),
    searchRule: await one(`INSERT INTO search_rules (tenant_id, query, query_norm)
      VALUES ($1, $2, 'sealed envelope') RETURNING id AS value`),
  };
}

/** A group, a price list for it, a currency, and a promotion. */
async function furnishPrices(app: TestApp, shop: ShopFacts, { variantId }: Goods) {
  const one = (text: string, ...values: unknown[]) => scalar(app, text, [shop.id, ...values]);
  const group = await one(
    `INSERT INTO customer_groups (tenant_id, name, description) VALUES ($1, $2, $2) RETURNING id AS value`,
    secret,
  );
  const priceList = await one(
    `WITH made AS (INSERT INTO price_lists (tenant_id, name, currency, status, group_id) VALUES ($1, $2, 'EUR', 'active', $3) RETURNING id)
     INSERT INTO price_list_prices (tenant_id, price_list_id, variant_id, price_minor) SELECT $1, id, $4, 1000 FROM made
     RETURNING price_list_id AS value`,
    ...[secret, group, variantId],
  );
  await one(
    `INSERT INTO shop_currencies (tenant_id, currency, rate) VALUES ($1, 'CHF', 1.5) RETURNING currency AS value`,
  );
  const promotion = await one(
    `WITH made AS (INSERT INTO promotions (tenant_id, name, effect, conditions)
       VALUES ($1, $2, '{"kind":"free_shipping","mostPrice":null}', '{"items":{"productIds":[],"variantIds":[],"categoryIds":[],"collectionIds":[],"tags":[]},"minSubtotal":null,"minUnits":null,"customerGroupIds":[],"isFirstOrder":false,"countries":[]}') RETURNING id)
     INSERT INTO promotion_codes (tenant_id, promotion_id, code) SELECT $1, id, 'SEALED-ENVELOPE' FROM made
     RETURNING promotion_id AS value`,
    secret,
  );
  return { group, priceList, promotion };
}

async function furnish(app: TestApp, shop: ShopFacts, productId: string) {
  const one = (text: string, ...values: unknown[]) => scalar(app, text, [shop.id, ...values]);
  const page = await one(
    `INSERT INTO pages (tenant_id, slug, title, body_html) VALUES ($1, 'sealed-page', $2, $2) RETURNING id AS value`,
    secret,
  );
  const menu = await one(
    `INSERT INTO menus (tenant_id, handle, title, items) VALUES ($1, 'sealed', $2, jsonb_build_array(jsonb_build_object('label', $2::text, 'href', '/', 'children', '[]'::jsonb))) RETURNING id AS value`,
    secret,
  );
  const category = await one(
    `INSERT INTO categories (tenant_id, slug, name) VALUES ($1, 'sealed-category', $2) RETURNING id AS value`,
    secret,
  );
  const collection = await one(
    `INSERT INTO collections (tenant_id, slug, name, kind) VALUES ($1, 'sealed-collection', $2, 'manual') RETURNING id AS value`,
    secret,
  );
  for (const [table, shelf] of [
    ['product_categories', category],
    ['collection_products', collection],
  ] as const) {
    const column = table === 'product_categories' ? 'category_id' : 'collection_id';
    await one(
      `INSERT INTO ${table} (tenant_id, ${column}, product_id) VALUES ($1, $2, $3) RETURNING product_id AS value`,
      shelf,
      productId,
    );
  }
  await one(
    `WITH language AS (INSERT INTO shop_locales (tenant_id, locale) VALUES ($1, 'xx') RETURNING locale)
     INSERT INTO product_translations (tenant_id, product_id, locale, title) SELECT $1, $3, locale, $2 FROM language RETURNING locale AS value`,
    secret,
    productId,
  );
  const mail = await one(
    `INSERT INTO mails (tenant_id, dedupe_key, template, recipient, subject, html, body_text)
     VALUES ($1, $3, 'welcome', 'sealed@example.com', $2, $2, $2) RETURNING id AS value`,
    secret,
    randomUUID(),
  );
  const media = await one(
    `INSERT INTO media (tenant_id, kind, storage_key, file_name, content_type, byte_size, width, height, alt)
     VALUES ($1, 'image', $3, 'sealed.webp', 'image/webp', 10, 10, 10, $2) RETURNING id AS value`,
    secret,
    randomUUID(),
  );
  const customField = await one(
    `INSERT INTO custom_field_definitions (tenant_id, key, name, kind) VALUES ($1, 'sealed', $2, 'text') RETURNING id AS value`,
    secret,
  );
  await one(
    `INSERT INTO url_redirects (tenant_id, path, target) VALUES ($1, '/sealed', '/pages/' || $2) RETURNING path AS value`,
    secret,
  );
  const imported = await one(
    `WITH made AS (
      INSERT INTO imports (tenant_id, file_name, byte_size, storage_key, container, format, encoding, delimiter, state, created_by, finished_at)
      VALUES ($1, $2, 1, 'sealed/file', 'csv', 'other', 'utf-8', ',', 'applied', $2, now()) RETURNING id
    ), staged AS (
      INSERT INTO import_products (tenant_id, import_id, "position", "rows", title, outcome, is_applied)
      SELECT $1, id, 2, '{2}', $2, 'create', true FROM made
    ), noted AS (
      INSERT INTO import_issues (tenant_id, import_id, "position", "row", severity, code, reason)
      SELECT $1, id, 2, 2, 'error', 'value.invalid', $2 FROM made
    ) SELECT id AS value FROM made`,
    secret,
  );
  const exported = await one(
    `INSERT INTO exports (tenant_id, format, file_name, storage_key, created_by) VALUES ($1, 'csv', $2, 'sealed/export', $2) RETURNING id AS value`,
    secret,
  );
  return { category, collection, page, menu, mail, media, customField, import: imported, export: exported };
}

/** Two places, something on its way between them, and somebody counting. */
async function furnishStock(app: TestApp, shop: ShopFacts, { variantId }: Goods) {
  const one = (text: string, ...values: unknown[]) => scalar(app, text, [shop.id, ...values]);
  const location = await one(`SELECT id AS value FROM locations WHERE tenant_id = $1 AND is_default`);
  const otherLocation = await one(
    `INSERT INTO locations (tenant_id, name) VALUES ($1, $2) RETURNING id AS value`,
    secret,
  );
  const transfer = await one(
    `WITH made AS (
       INSERT INTO stock_transfers (tenant_id, number, origin_id, destination_id, note, created_by, updated_by)
       VALUES ($1, 1, $2, $3, $4, $4, $4) RETURNING id)
     INSERT INTO stock_transfer_lines (tenant_id, transfer_id, variant_id, position, quantity)
     SELECT $1, id, $5, 1, 2 FROM made RETURNING transfer_id AS value`,
    ...[location, otherLocation, secret, variantId],
  );
  const count = await one(
    `WITH made AS (
       INSERT INTO stock_counts (tenant_id, number, location_id, note, created_by) VALUES ($1, 1, $2, $3, $3) RETURNING id)
     INSERT INTO stock_count_lines (tenant_id, count_id, variant_id) SELECT $1, id, $4 FROM made RETURNING count_id AS value`,
    ...[location, secret, variantId],
  );
  return { location, otherLocation, transfer, count };
}

async function furnishShipping(app: TestApp, shop: ShopFacts, shippingMethod: string) {
  const shippingZone = await scalar(
    app,
    `UPDATE shipping_zones SET name = $2 WHERE tenant_id = $1 RETURNING id AS value`,
    [shop.id, secret],
  );
  const pickup = await scalar(
    app,
    `INSERT INTO shipping_methods (tenant_id, name, charge, pickup, min_days, max_days)
     VALUES ($1, $2, '{"by":"order","price":0}', '{"line1":"Cellar","line2":"","postalCode":"","city":"Berlin","region":"","country":"DE","instructions":""}', 0, 1)
     RETURNING id AS value`,
    [shop.id, secret],
  );
  return { shippingMethod, shippingZone, pickup };
}

/** A shop holding secrets of every kind, some of them bought, some waiting to be. */
export async function aVictim(app: TestApp): Promise<Victim> {
  const { database } = app;
  const shop = await aShop(database, { name: secret });
  await germanTaxes(database, shop);
  const shippingMethod = await aShippingMethod(database, shop);
  const goods = await someGoods(database, shop, { title: secret });
  const made = {
    ...(await furnish(app, shop, goods.productId)),
    ...(await furnishStock(app, shop, goods)),
    ...(await furnishSearch(app, shop)),
    ...(await furnishPrices(app, shop, goods)),
    ...(await furnishShipping(app, shop, shippingMethod)),
  };
  const customer = await aSignedInCustomer(app, shop);
  const address = await scalar(
    app,
    `INSERT INTO customer_addresses (tenant_id, customer_id, address) VALUES ($1, $2, jsonb_build_object('line1', $3::text)) RETURNING id AS value`,
    [shop.id, customer.id, secret],
  );
  const signedIn = new Buyer(app, shop, customer.token);
  await signedIn.add(goods.variantId);
  const bought = await signedIn.buy({ shippingMethodId: shippingMethod, email: `${secret.toLowerCase()}@example.com` });
  const shipment = await scalar(
    app,
    `INSERT INTO shipments (tenant_id, order_id, carrier, lines) VALUES ($1, $2, $3, '[]') RETURNING id AS value`,
    [shop.id, bought.order?.id, secret],
  );
  await scalar(
    app,
    `INSERT INTO refunds (tenant_id, order_id, payment_id, currency, amount_minor, tax_minor, taxes, shipping_minor, shipping_taxes,
       reason, actor, status, settled_at)
     SELECT $1, $2, id, currency, 1, 0, '[]', 0, '[]', $3, $3, 'succeeded', now() FROM payments WHERE order_id = $2 RETURNING id AS value`,
    [shop.id, bought.order?.id, secret],
  );
  const returned = await furnishReturns(app.database, shop, { orderId: bought.order?.id ?? '', secret });
  const waiting = new Buyer(app, shop);
  await waiting.add(goods.variantId);
  const challenged = await waiting.buy({ shippingMethodId: shippingMethod, card: 'tok_challenge' });
  const testPaymentId = await scalar(
    app,
    `SELECT provider_payment_id AS value FROM payments WHERE tenant_id = $1 AND checkout_id = $2`,
    [shop.id, challenged.id],
  );
  const guest = new Buyer(app, shop);
  await guest.add(goods.variantId);
  return {
    shop,
    goods,
    ids: {
      ...made,
      ...(await furnishKeeping(app, shop, goods, customer.id)),
      address,
      customer: customer.id,
      order: bought.order?.id ?? '',
      ...(await furnishOrderWork(app, shop, bought.order?.id ?? '', secret)),
      shipment,
      return: returned,
      orderLine: bought.order?.lines[0]?.id ?? '',
      checkout: challenged.id,
      cartLine: guest.cart?.lines[0]?.id ?? '',
    },
    checkoutKey: challenged.accessKey,
    testPaymentId,
    cartToken: guest.cartToken,
    customerToken: customer.token,
  };
}

/** An owner, a customer and a guest of another shop. */
export async function anAttacker(app: TestApp): Promise<Attacker> {
  const { database } = app;
  const shop = await aShop(database, { name: 'Next Door' });
  const goods = await someGoods(database, shop, { title: 'Ordinary bowl' });
  const guest = new Buyer(app, shop);
  await guest.add(goods.variantId);
  return {
    shop,
    goods,
    ownerToken: (await aSignedInStaffMember(app, shop)).token,
    customerToken: (await aSignedInCustomer(app, shop)).token,
    cartToken: guest.cartToken,
  };
}

/** One line for everything a shop has in any table: equal before and after means nothing was touched. */
export async function fingerprint(app: TestApp, shop: ShopFacts): Promise<string> {
  const { rows: tables } = await app.database.admin.query<{ name: string }>(
    `SELECT c.relname AS name FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'tenant_id'
     WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r' ORDER BY 1`,
  );
  const parts = tables.map(
    ({ name }) =>
      `SELECT '${name}:' || md5(coalesce(string_agg(t::text, '|' ORDER BY t::text), '')) AS part FROM ${name} t WHERE tenant_id = $1`,
  );
  const { rows } = await app.database.admin.query<{ part: string }>(parts.join(' UNION ALL '), [shop.id]);
  return rows.map(({ part }) => part).join('\n');
}
