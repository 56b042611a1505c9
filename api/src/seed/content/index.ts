import { kerblight } from './kerblight/shop.js';
import { morrow } from './morrow/shop.js';
import type { ShopSeed } from './shape.js';

export { inventHistory, type OrderOutcome, type OrderSeed } from './orders.generator.js';
export type { CustomerSeed } from './people.js';
export type * from './shape.js';

/** The shops of a fresh installation: the company's own first, then one in another trade and currency. */
export const shops: readonly ShopSeed[] = [morrow, kerblight];
