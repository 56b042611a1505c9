import { shopClient } from './client.js';
import { quantile, repeat } from './measure.js';

/** What a shop of 100,000 products may take, as a multiple of what one of 1,000 takes. */
const GOAL = 2;

const SECONDS = Number(process.env.BENCH_SECONDS ?? 4);

/** What is asked, by row; the same in both shops. */
const READS = [
  { name: 'list of 24 products', path: '/products?limit=24' },
  { name: 'list, cheapest first', path: '/products?limit=24&sort=price' },
  { name: 'category', path: '/products?limit=24&category=range-1' },
  { name: 'category by price', path: '/products?limit=24&category=range-1&sort=price' },
  { name: 'list with facets', path: '/products?limit=24&facets=true' },
  { name: 'category with facets', path: '/products?limit=24&category=range-1&facets=true' },
  { name: 'brand with facets', path: '/products?limit=24&brand=Kestrel%203&facets=true' },
  { name: 'search, many found', path: '/search?q=linen' },
  { name: 'search, few found', path: '/search?q=royal%20marble%20notebook' },
  { name: 'search, mistyped', path: '/search?q=noteboko' },
  { name: 'search with facets', path: '/search?q=linen%20shirt&facets=true' },
  { name: 'suggest', path: '/search/suggest?q=quiet%20li' },
  { name: 'console: newest', path: '/admin/products?limit=50', isStaff: true },
  { name: 'console: by title', path: '/admin/products?limit=50&sort=title', isStaff: true },
  { name: 'console: by stock', path: '/admin/products?limit=50&sort=stock', isStaff: true },
  { name: 'console: search', path: '/admin/search?q=linen%20sh', isStaff: true },
];

/** Narrowing nobody did before counts what it leaves, and that grows with the shop: told, not held to the goal. */
const COUNTED = [{ name: 'price range with facets', path: '/products?limit=24&priceMax=40000&facets=true' }];

/**
 * Measures the same reads in a shop of 100,000 products and in one of 1,000, both among a thousand others, and prints each
 * pair with its ratio.
 *
 * @param {object} product
 * @param {{ large: MeasuredShop, small: MeasuredShop }} product.shops as api/src/scale.ts names them
 * @param {{ api: number }} product.ports
 * @typedef {{ slug: string, products: number, apiKey: string }} MeasuredShop
 */
export async function benchScale({ shops, ports }) {
  const { small, large } = shops;
  say(`${''.padEnd(26)} ${cell(`${small.products} products`)} ${cell(`${large.products}`)}   ratios (goal: ${GOAL})`);
  for (const read of READS) await compare(read, { small, large, ports });
  for (const read of COUNTED) await compare(read, { small, large, ports });
}

/** Both shops are asked in turn, so that whatever else the machine does slows both. */
async function compare({ name, path, isStaff = false }, { small, large, ports }) {
  const shops = [small, large].map(({ slug, apiKey }) => ({
    client: shopClient(`http://127.0.0.1:${ports.api}`, { slug, apiKey }),
    times: [],
  }));
  const ask = async ({ client, times }) => {
    const from = performance.now();
    const { status } = await (isStaff ? client.asStaff('GET', path) : client.send('GET', path));
    times.push(performance.now() - from);
    return status === 200;
  };
  for (const shop of shops) for (let round = 0; round < 5; round++) await ask(shop);
  for (const shop of shops) shop.times.length = 0;
  const { failures } = await repeat({ workers: 2, seconds: SECONDS }, async (turn) => ask(shops[turn % 2]));
  const [few, many] = shops.map(({ times }) => ({ p10Ms: quantile(times, 0.1), p50Ms: quantile(times, 0.5) }));
  const ratio = `${(many.p10Ms / few.p10Ms).toFixed(2)}  ${(many.p50Ms / few.p50Ms).toFixed(2)}`;
  say(`${name.padEnd(26)} ${figure(few)} ${figure(many)}   ${ratio}${failures ? `  ${failures} FAILED` : ''}`);
}

const cell = (text) => text.padStart(24);
const figure = ({ p10Ms, p50Ms }) => cell(`p10 ${p10Ms.toFixed(1)}  p50 ${p50Ms.toFixed(1)} ms`);

function say(text) {
  process.stdout.write(`${text}\n`);
}
