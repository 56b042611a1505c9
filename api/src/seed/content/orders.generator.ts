import { between, seededRandom, seedOf, type Random } from '../illustration/random.js';
import { inventCustomers, type CustomerSeed } from './people.js';
import type { ProductSeed, ShopSeed } from './shape.js';

/** What became of an order. */
export type OrderOutcome = 'fulfilled' | 'unfulfilled' | 'cancelled' | 'refunded';

/** An order as plain data; prices are computed when it is placed. */
export interface OrderSeed {
  /** Index into the customers generated with it. */
  readonly customer: number;
  readonly lines: readonly { readonly sku: string; readonly quantity: number }[];
  readonly shippingMethodCode: string;
  readonly placedAt: Date;
  readonly outcome: OrderOutcome;
  /** When it left the house, for `fulfilled` and `refunded`. */
  readonly shippedAt?: Date;
}

/** A shop's past. */
export interface HistorySeed {
  readonly customers: readonly CustomerSeed[];
  /** Oldest first. */
  readonly orders: readonly OrderSeed[];
}

const DAY_MS = 86_400_000;
const HISTORY_DAYS = 90;
const HISTORY: Readonly<Record<ShopSeed['theme'], { customers: number; orders: number }>> = {
  harbor: { customers: 120, orders: 260 },
  volt: { customers: 40, orders: 80 },
};
/** How busy a weekday is, Sunday first: people buy for the home on Sunday evenings and hardly on Saturdays. */
const WEEKDAY_WEIGHT = [1.5, 1.05, 0.95, 0.9, 1, 0.85, 0.7];
const BUSIEST = 1.5;

function orderDay(random: Random, now: Date): Date {
  for (;;) {
    // The smaller of two draws leans towards today, so that the shop is seen to grow.
    const age = random() < 0.5 ? random() : Math.min(random(), random());
    const day = new Date(now.getTime() - age * HISTORY_DAYS * DAY_MS);
    const weight = WEEKDAY_WEIGHT[day.getUTCDay()] ?? 1;
    if (random() * BUSIEST < weight) return day;
  }
}

/** The day with an hour people shop at: a hump before lunch, a higher one after supper. Never later than now. */
function withHour(random: Random, day: Date, now: Date): Date {
  const centre = random() < 0.36 ? 11 : 19.5;
  const hour = Math.min(23.4, Math.max(6.2, centre + between(random, -2.4, 2.4) + between(random, -1, 1)));
  const placed = new Date(day);
  placed.setUTCHours(Math.floor(hour), Math.floor((hour % 1) * 60), Math.floor(between(random, 0, 60)), 0);
  const earliest = now.getTime() - HISTORY_DAYS * DAY_MS;
  // An hour still to come, or one before the period, gives way to the moment first drawn.
  const isInside = placed.getTime() < now.getTime() && placed.getTime() >= earliest;
  return isInside ? placed : day;
}

function outcomeOf(random: Random, ageDays: number): OrderOutcome {
  const draw = random();
  if (draw < 0.03) return 'cancelled';
  if (ageDays > 6 && draw < 0.065) return 'refunded';
  if (ageDays < 1.2 || (ageDays < 3 && draw < 0.45)) return 'unfulfilled';
  return 'fulfilled';
}

function popularity(product: ProductSeed): number {
  const isLoved = product.tags.includes('bestseller') ? 4 : 1;
  const dearest = Math.max(...product.variants.map((item) => item.priceMinor));
  return isLoved * (dearest > 15_000 ? 0.5 : 1) * (product.isDigital ? 0.8 : 1);
}

function weighted<Item>(random: Random, items: readonly Item[], weight: (item: Item) => number): Item | undefined {
  let rest = random() * items.reduce((sum, item) => sum + weight(item), 0);
  return items.find((item) => (rest -= weight(item)) < 0) ?? items.at(-1);
}

function draw(random: Random, product: ProductSeed): { sku: string; quantity: number } | undefined {
  const item = weighted(random, product.variants, () => 1);
  if (!item) return undefined;
  const isSmall = item.priceMinor < 4_500 && !product.isDigital;
  const quantity = isSmall ? (weighted(random, [1, 1, 1, 2, 2, 4], () => 1) ?? 1) : 1;
  return { sku: item.sku, quantity };
}

function cartLines(random: Random, shop: ShopSeed): OrderSeed['lines'] {
  const wanted = weighted(random, [1, 1, 1, 2, 2, 3, 4], () => 1) ?? 1;
  const first = weighted(random, shop.products, popularity);
  const bySlug = new Map(shop.products.map((product) => [product.slug, product]));
  // People who take one thing tend to take what stands beside it.
  const beside = (first?.pairsWithSlugs ?? []).flatMap((slug) => bySlug.get(slug) ?? []);
  const others = Array.from({ length: wanted - 1 }, () =>
    weighted(random, random() < 0.5 && beside.length > 0 ? beside : shop.products, popularity),
  );
  const lines = new Map<string, number>();
  for (const product of [first, ...others]) {
    const line = product && draw(random, product);
    if (line && !lines.has(line.sku)) lines.set(line.sku, line.quantity);
  }
  return [...lines].map(([sku, quantity]) => ({ sku, quantity }));
}

function inventOrder(random: Random, shop: ShopSeed, customers: number, now: Date): OrderSeed {
  const placedAt = withHour(random, orderDay(random, now), now);
  const ageDays = (now.getTime() - placedAt.getTime()) / DAY_MS;
  const outcome = outcomeOf(random, ageDays);
  const shippedAt = new Date(Math.min(now.getTime(), placedAt.getTime() + between(random, 0.5, 2) * DAY_MS));
  const method = random() < 0.8 ? shop.shippingMethods[0] : weighted(random, shop.shippingMethods, () => 1);
  return {
    // Squaring makes a circle of regulars out of the first customers.
    customer: Math.floor(random() ** 2 * customers),
    lines: cartLines(random, shop),
    shippingMethodCode: method?.code ?? '',
    placedAt,
    outcome,
    shippedAt: outcome === 'fulfilled' || outcome === 'refunded' ? shippedAt : undefined,
  };
}

/**
 * Invents the customers of a shop and their orders over the 90 days before `now`.
 *
 * The same shop and the same `now` always give the same history. Lines name SKUs of the shop; whether stock
 * suffices is for whoever places them.
 */
export function inventHistory(shop: ShopSeed, now: Date): HistorySeed {
  const random = seededRandom(seedOf(shop.slug));
  const { customers: people, orders } = HISTORY[shop.theme];
  const country = shop.country === 'DE' ? 'DE' : 'GB';
  const customers = inventCustomers(country, people, random);
  const placed = Array.from({ length: orders }, () => inventOrder(random, shop, customers.length, now));
  return { customers, orders: placed.toSorted((a, b) => a.placedAt.getTime() - b.placedAt.getTime()) };
}
