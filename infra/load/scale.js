import { throughput } from './measure.js';

/** What a shop of 100,000 products may take, as a multiple of what one of 1,000 takes. */
const GOAL = 2;

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
  say(`${''.padEnd(26)} ${cell(`${small.products} products`)} ${cell(`${large.products}`)}   ratio (goal: ${GOAL})`);
  for (const read of READS) await compare(read, { small, large, ports });
  for (const read of COUNTED) await compare(read, { small, large, ports });
}

async function compare({ name, path, isStaff = false }, { small, large, ports }) {
  const measure = ({ slug, apiKey }) =>
    throughput({
      url: `http://127.0.0.1:${ports.api}/api/v1${path}`,
      headers: { 'x-shop': slug, ...(isStaff && { authorization: `Bearer ${apiKey}` }) },
    });
  const [few, many] = [await measure(small), await measure(large)];
  const failures = few.failures + many.failures;
  const ratio = few.perSecond / many.perSecond;
  say(
    `${name.padEnd(26)} ${figure(few)} ${figure(many)}   ${ratio.toFixed(2)}${failures ? `  ${failures} FAILED` : ''}`,
  );
}

const cell = (text) => text.padStart(24);
const figure = ({ perSecond, p50Ms }) => cell(`${perSecond.toFixed(0)}/s  p50 ${p50Ms.toFixed(1)} ms`);

function say(text) {
  process.stdout.write(`${text}\n`);
}
