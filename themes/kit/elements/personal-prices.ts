import { formatMoney } from './dom.js';
import { showPrice } from './price-box.js';

type Amount = Parameters<typeof formatMoney>[0];
interface Answer {
  readonly items: readonly { productId: string; price: Amount; compareAtPrice: Amount | null }[];
}

const mostProducts = 100;

/**
 * Pages are the same for everybody; whoever is signed in may pay less. Their own prices are asked for once the page stands, and
 * written where everybody's are.
 */
async function fill(): Promise<void> {
  const boxes = [...document.querySelectorAll<HTMLElement>('[data-price-of]')];
  const ids = [...new Set(boxes.map((box) => box.dataset.priceOf ?? ''))].slice(0, mostProducts);
  try {
    const response = await fetch(`/account/prices?productIds=${ids.join(',')}`);
    if (!response.ok) return;
    const { items }: Answer = await response.json();
    const own = new Map(items.map((item) => [item.productId, item]));
    for (const box of boxes) {
      const item = own.get(box.dataset.priceOf ?? '');
      const former = item?.compareAtPrice ?? null;
      if (item) showPrice(box, { price: formatMoney(item.price), compareAt: former && formatMoney(former) });
    }
  } catch {
    // Without an answer everybody's prices stand; the cart has the last word.
  }
}

const isMember = /(?:^|;\s*)member=1/.test(document.cookie);

/** Settled once the visitor's own prices stand on the page, and their session is awake; at once for guests. */
export const personalPrices: Promise<void> =
  isMember && document.querySelector('[data-price-of], shop-buy-form') !== null ? fill() : Promise.resolve();
