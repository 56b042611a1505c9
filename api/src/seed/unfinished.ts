import type { INestApplicationContext } from '@nestjs/common';
import { ShopFinder } from '../modules/tenant/index.js';
import type { ShopFacts } from '../plumbing/context.js';
import { Database } from '../plumbing/db/database.js';

/** Whether a seed went through to its last step, the orders; one that was interrupted did not. */
export async function isPlanted(app: INestApplicationContext, shop: ShopFacts): Promise<boolean> {
  const found = await app.get(Database).withTenant({ tenantId: shop.id }, (tx) =>
    tx.text({
      name: 'seed.is_planted',
      text: `SELECT EXISTS (SELECT 1 FROM orders WHERE tenant_id = $1)::text`,
      values: [tx.tenantId],
    }),
  );
  return found === 'true';
}

/** Removes what an interrupted seed left of a shop. */
export async function discard(app: INestApplicationContext, shop: ShopFacts): Promise<void> {
  await app.get(ShopFinder).forget(shop.id);
  await app
    .get(Database)
    .asSystem('discard unfinished seed', (tx) =>
      tx.run({ name: 'seed.discard', text: `DELETE FROM platform.tenants WHERE id = $1`, values: [shop.id] }),
    );
}
