import { CONNECTIONS, quantile, repeat, ROUND_SECONDS, throughput } from './measure.js';

const address = {
  firstName: 'Ada', lastName: 'Load', line1: 'Uferweg 3', city: 'Berlin', postalCode: '10115', country: 'DE',
}; // prettier-ignore

/** Reads of the API, by path. */
export const readRows = ({ apiUrl, shop, productSlug }) => {
  const read = (path) => throughput({ url: `${apiUrl}/api/v1${path}`, headers: { 'x-shop': shop.slug } });
  return {
    list: () => read('/products?limit=24'),
    detail: () => read(`/products/${productSlug}`),
    search: () => read('/search?q=bowl'),
  };
};

/** One POST that starts a cart. */
export const freshCartRow = ({ apiUrl, shop, variantId }) =>
  throughput({
    url: `${apiUrl}/api/v1/cart/items`,
    requests: [
      {
        method: 'POST',
        path: '/api/v1/cart/items',
        headers: { 'content-type': 'application/json', 'x-shop': shop.slug },
        body: JSON.stringify({ variantId, quantity: 1 }),
      },
    ],
  });

/** Whole checkouts: a fresh cart, then an order. Two requests. `name` tells one run's orders from another's. */
export const checkoutRow = ({ client, variantIds, shipping, name = 'run', seconds = ROUND_SECONDS * 2 }) =>
  repeat({ workers: CONNECTIONS, seconds }, async (turn) => {
    const { status } = await buy({
      client,
      variantId: variantIds[turn % variantIds.length],
      shipping,
      key: `bench-${process.pid}-${name}-${turn}`,
    });
    return status === 201;
  });

/**
 * Two hundred buyers at once for fifty units.
 *
 * @returns {Promise<{ sold: number, refused: number, other: number, free: number, p99Ms: number }>}
 */
export async function rushRow({ client, variantId, productId, shipping }) {
  const latencies = [];
  const answers = await Promise.all(
    Array.from({ length: 200 }, async (_, buyer) => {
      const from = performance.now();
      const answer = await buy({ client, variantId, shipping, key: `rush-${process.pid}-${buyer}` });
      latencies.push(performance.now() - from);
      return answer;
    }),
  );
  const sold = answers.filter(({ status }) => status === 201).length;
  const refused = answers.filter(({ body }) => body?.code === 'stock.insufficient').length;
  const { body } = await client.asStaff('GET', `/admin/products/${productId}`);
  return { sold, refused, other: 200 - sold - refused, free: body.variants[0].free, p99Ms: quantile(latencies, 0.99) };
}

async function buy({ client, variantId, shipping, key }) {
  const cart = await client.send('POST', '/cart/items', { body: { variantId, quantity: 1 } });
  if (cart.status !== 201) return cart;
  const subtotal = cart.body.totals.subtotal.amount;
  const isFree = shipping.freeOver !== null && subtotal >= shipping.freeOver.amount;
  const fee = isFree ? 0 : shipping.fullPrice;
  return client.send('POST', '/checkout', {
    headers: { 'x-cart-token': cart.body.token, 'idempotency-key': key },
    body: {
      email: `${key}@example.com`,
      shippingAddress: address,
      shippingMethodId: shipping.id,
      payment: { provider: 'test', token: 'tok_success' },
      expected: { totalMinor: subtotal + fee, currency: cart.body.totals.total.currency },
    },
  });
}
