import { randomBytes, randomUUID } from 'node:crypto';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { StaffRole } from '@smallshop/contract';
import { Tokens } from '../../src/plumbing/auth/tokens.js';
import type { ShopFacts } from '../../src/plumbing/context.js';
import type { TestDatabase } from '../database.js';

/** Something on sale, as specs speak of it. */
export interface Goods {
  readonly productId: string;
  readonly variantId: string;
  readonly sku: string;
  readonly title: string;
  readonly priceMinor: number;
}

/** What a spec wants to know or set of a product with one variant. */
export interface GoodsWishes {
  readonly title?: string;
  readonly priceMinor?: number;
  readonly onHand?: number;
  readonly isDigital?: boolean;
  readonly taxCategory?: string;
  readonly status?: 'active' | 'draft';
}

const row = <T>(rows: readonly T[]): T => {
  const first = rows[0];
  if (first === undefined) throw new Error('The factory made nothing.');
  return first;
};

/** An active product with one variant and 50 units at the default location; a digital one has no stock level. */
export async function someGoods(database: TestDatabase, shop: ShopFacts, wishes: GoodsWishes = {}): Promise<Goods> {
  const { title = 'Stoneware mug', priceMinor = 1_999, onHand = 50, isDigital = false } = wishes;
  const { taxCategory = 'standard', status = 'active' } = wishes;
  const sku = `SKU-${randomBytes(4).toString('hex')}`;
  const { rows } = await database.admin.query<{ productId: string; variantId: string }>(
    `WITH product AS (
        INSERT INTO products (tenant_id, slug, title, status, is_digital, tax_category, published_at)
        VALUES ($1, lower($2), $3, $4, $5, $6, now()) RETURNING id),
      variant AS (
        INSERT INTO variants (tenant_id, product_id, sku, price_minor) SELECT $1, id, $2, $7 FROM product RETURNING id),
      level AS (
        INSERT INTO stock_levels (tenant_id, variant_id, location_id, on_hand)
        SELECT $1, variant.id, l.id, $8 FROM variant, locations l WHERE l.tenant_id = $1 AND l.is_default AND NOT $5 RETURNING variant_id),
      ledger AS (
        INSERT INTO stock_movements (tenant_id, variant_id, location_id, delta, reason, actor)
        SELECT $1, variant.id, l.id, $8, 'counted', 'Factory' FROM variant, locations l
        WHERE l.tenant_id = $1 AND l.is_default AND NOT $5 AND $8 <> 0)
      SELECT product.id AS "productId", variant.id AS "variantId" FROM product, variant`,
    [shop.id, sku, title, status, isDigital, taxCategory, priceMinor, onHand],
  );
  return { ...row(rows), sku, title, priceMinor };
}

/** A parcel service to Germany and Austria for 4.90, free from 100.00, in a zone of its own. @returns its id */
export async function aShippingMethod(database: TestDatabase, shop: ShopFacts): Promise<string> {
  const { rows } = await database.admin.query<{ id: string }>(
    `WITH zone AS (INSERT INTO shipping_zones (tenant_id, name, areas) VALUES ($1, 'Near',
        '[{"country":"DE","regions":[],"postcodes":[]},{"country":"AT","regions":[],"postcodes":[]}]') RETURNING id)
     INSERT INTO shipping_methods (tenant_id, zone_id, name, charge, free_over_minor, min_days, max_days)
     SELECT $1, id, 'Parcel', '{"by":"order","price":490}', 10000, 1, 3 FROM zone RETURNING id`,
    [shop.id],
  );
  return row(rows).id;
}

/** German VAT: 19 % and reduced 7 %. */
export async function germanTaxes(database: TestDatabase, shop: ShopFacts): Promise<void> {
  await database.admin.query(
    `INSERT INTO tax_rates (tenant_id, name, country, tax_category, rate_ppm)
     VALUES ($1, 'VAT 19 %', 'DE', 'standard', 190000), ($1, 'VAT 7 %', 'DE', 'reduced', 70000)`,
    [shop.id],
  );
}

/** Someone signed in. */
export interface SignedIn {
  readonly id: string;
  readonly token: string;
}

/** A customer with an account in the shop, signed in. */
export async function aSignedInCustomer(
  { app, database }: { app: NestFastifyApplication; database: TestDatabase },
  shop: ShopFacts,
): Promise<SignedIn> {
  const { rows } = await database.admin.query<{ id: string }>(
    `INSERT INTO customers (tenant_id, email, password_hash, first_name, last_name)
     VALUES ($1, $2, 'not a hash', 'Ada', 'Byron') RETURNING id`,
    [shop.id, `${randomUUID()}@example.com`],
  );
  const { id } = row(rows);
  const claims = { kind: 'customer', sub: id, tenantId: shop.id, sessionId: randomUUID() } as const;
  const { token } = await app.get(Tokens).signAccess(claims, new Date());
  return { id, token };
}

/** A staff member of the shop, signed in. */
export async function aSignedInStaffMember(
  { app, database }: { app: NestFastifyApplication; database: TestDatabase },
  shop: ShopFacts,
  role: StaffRole = 'owner',
): Promise<SignedIn> {
  const { rows } = await database.admin.query<{ id: string }>(
    `WITH account AS (
        INSERT INTO platform.staff_accounts (email, name) VALUES ($2, 'Grace Hopper') RETURNING id)
      INSERT INTO staff_members (tenant_id, account_id, role) SELECT $1, id, $3 FROM account RETURNING account_id AS id`,
    [shop.id, `${randomUUID()}@example.com`, role],
  );
  const { id } = row(rows);
  const { token } = await app.get(Tokens).signAccess({ kind: 'staff', sub: id, sessionId: randomUUID() }, new Date());
  return { id, token };
}
