import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { shopClient } from '../load/client.js';
import { Buyer } from './buyer.js';
import { Chaos } from './chaos.js';
import { randomOf } from './random.js';
import { CARDS, StripeWire } from './stripe.wire.js';
import { judge } from './verdict.js';

const UNITS = 50;
const RUSHING = 200;
const SETTLE_MS = 300_000;
const BLOWS = ['api', 'workers', 'api', 'workers'];
const FIRST_BLOWS = ['api', 'database', 'workers', 'api', 'workers'];

/**
 * Ways to pay that end well, however long it takes: with others among them, a unit that one buyer gives back is refused to a
 * buyer who asked before.
 */
const SURE = [CARDS.pays, CARDS.mute, CARDS.later, CARDS.asks].map((token) => ({ provider: 'stripe', token }));
const TEST = { provider: 'test', token: 'tok_success' };
const ANY = [...SURE, TEST, { provider: 'stripe', token: CARDS.declined }, { provider: 'test', token: 'tok_declined' }];

/**
 * Buys from a running product while its processes are killed, its database crashes and its payment company tells things twice,
 * late and out of order; then compares what everybody says.
 *
 * @param {object} options
 * @param {{ shops: { slug: string, apiKey: string }[] }} options.demo
 * @param {string} options.adminUrl of the database, as a superuser
 * @param {string} options.dataDir of the product
 * @param {{ api: number }} options.ports
 * @param {number} options.stripePort where the product was told to find Stripe
 * @param {number} options.seed
 * @param {number} options.rounds rushes, one after another, each with mixed carts beside it
 * @param {boolean} options.hasSilent some payments are told by nobody: they take the clean-up's minutes to be found
 * @param {(text: string) => void} options.tell
 * @returns {Promise<import('./verdict.js').Check[]>}
 */
export async function torture({ demo, adminUrl, dataDir, ports, stripePort, seed, rounds, hasSilent, tell }) {
  const [shop, stranger] = demo.shops;
  const apiUrl = `http://127.0.0.1:${ports.api}`;
  const client = shopClient(apiUrl, shop);
  const random = randomOf(seed);
  const asAdmin = (work) => withAdmin(adminUrl, work);
  const shopId = await idOf(asAdmin, shop.slug);
  const stripe = new StripeWire({ apiUrl, random, strangerId: await idOf(asAdmin, stranger.slug) });
  await stripe.listen(stripePort);
  const since = new Date();
  const surfaced = [];
  const plan = Array.from({ length: rounds }, (_, round) => (round === 0 ? FIRST_BLOWS : BLOWS)).flat();
  const chaos = new Chaos({ plan, apiUrl, dataDir, asAdmin, random, tell });
  try {
    const goods = await stockUp(client, rounds);
    const [method] = (await client.send('GET', '/shipping/methods')).body.items;
    const buyers = { client, stripe, random, shippingMethodId: method.id, surfaced };
    const rage = chaos.rage();
    const outcomes = [];
    for (let round = 0; round < rounds; round++) {
      outcomes.push(...(await rush({ round, goods, buyers, random, hasSilent, tell })));
    }
    chaos.end();
    await rage;
    tell('waiting until everything is settled');
    await stripe.allTold();
    await settled(asAdmin, { shopId, stripe });
    const evidence = { shopId, since, outcomes, surfaced, rare: goods.rare, intents: stripe.intents };
    const rushed = outcomes.filter(({ variantId }) => variantId);
    const checks = await asAdmin((admin) => judge({ ...evidence, admin, rushed, forgeries: stripe.forgeries }));
    return [...checks, happened(chaos, stripe)];
  } finally {
    chaos.end();
    await stripe.close();
  }
}

/** A torture in which nothing was killed and nothing told proves nothing. */
function happened({ kills }, { deliveries, forgeries }) {
  const isTried = kills.api > 0 && kills.workers > 0 && kills.database === 1 && deliveries > 0 && forgeries.length > 0;
  const found = { ...kills, deliveries, forgeries: forgeries.length };
  const name = `it was a torture: API killed ${kills.api} times, workers ${kills.workers}, PostgreSQL ${kills.database}; ${deliveries} messages, ${forgeries.length} forged`;
  return { name, found: isTried ? [] : [found] };
}

async function stockUp(client, rounds) {
  const make = async (name, units) => {
    const sku = `TORTURE-${name}-${Date.now()}`;
    const variants = [{ sku, optionValues: [], priceMinor: 1_900, initialStock: units }];
    const { status, body } = await client.asStaff('POST', '/products', { title: sku, status: 'active', variants });
    if (status !== 201) throw new Error(`No product to sell: ${JSON.stringify(body)}`);
    return { variantId: body.variants[0].id, units };
  };
  const rare = [];
  for (let round = 0; round < rounds; round++) rare.push(await make(`rare-${round}`, UNITS));
  const mixed = [];
  for (const [name, units] of Object.entries({ a: 400, b: 300, c: 60, d: 40 })) mixed.push(await make(name, units));
  return { rare, mixed };
}

/** Two hundred for fifty, and mixed carts that hold the same variants in different orders. */
async function rush({ round, goods, buyers, random, hasSilent, tell }) {
  const { variantId } = goods.rare[round];
  tell(`rush ${round + 1}: ${RUSHING} buyers for ${UNITS} units`);
  const wanting = Array.from({ length: RUSHING }, async (_, place) => {
    const payment = random.isLucky(0.3) ? TEST : random.pick(SURE);
    const key = `rush-${round}-${place}-${process.pid}`;
    const outcome = await new Buyer(buyers).buy({ key, lines: [{ variantId, quantity: 1 }], payment });
    return { ...outcome, variantId };
  });
  const browsing = Array.from({ length: RUSHING / 2 }, async (_, place) => {
    await pause(random.between(0, 12_000));
    const count = random.between(2, goods.mixed.length + 1);
    const lines = random
      .shuffled(goods.mixed)
      .slice(0, count)
      .map((one) => ({ variantId: one.variantId, quantity: random.between(1, 4) }));
    const isSilent = hasSilent && place % 20 === 0;
    const payment = isSilent ? { provider: 'stripe', token: CARDS.silent } : random.pick(ANY);
    return new Buyer(buyers).buy({ key: `mixed-${round}-${place}-${process.pid}`, lines, payment });
  });
  return Promise.all([...wanting, ...browsing]);
}

/** Until nobody has anything left to do: no paid intent without order or refund, no e-mail unsent, no event unheard. */
async function settled(asAdmin, { shopId, stripe }) {
  const end = Date.now() + SETTLE_MS;
  for (;;) {
    const paid = stripe.intents
      .filter(({ status, refunded }) => status === 'succeeded' && refunded === 0)
      .map(({ id }) => id);
    const left = await asAdmin(async (admin) => {
      const { rows } = await admin.query(UNSETTLED, [shopId, paid]);
      return rows[0];
    });
    if (Object.values(left).every((count) => count === 0) || Date.now() > end) return;
    await pause(500);
  }
}

const UNSETTLED = `SELECT
  (SELECT count(*) FROM unnest($2::text[]) AS paid (id) WHERE NOT EXISTS (SELECT FROM payments p
    WHERE p.tenant_id = $1 AND p.provider_payment_id = paid.id AND p.order_id IS NOT NULL))::int AS unplaced,
  (SELECT count(*) FROM outbox)::int AS events,
  (SELECT count(*) FROM mails WHERE tenant_id = $1 AND status <> 'sent')::int AS unsent,
  (SELECT count(*) FROM orders o WHERE o.tenant_id = $1 AND o.placed_at > now() - interval '1 hour' AND NOT EXISTS (
    SELECT FROM mails m WHERE m.tenant_id = $1 AND m.template = 'order-confirmation' AND m.recipient = lower(o.email)))::int AS untold`;

async function withAdmin(url, work) {
  const admin = new pg.Client({ connectionString: url });
  // It may be ended by the crash it causes.
  admin.on('error', () => undefined);
  await admin.connect();
  try {
    return await work(admin);
  } finally {
    await admin.end();
  }
}

async function idOf(asAdmin, slug) {
  const { rows } = await asAdmin((admin) => admin.query('SELECT id FROM platform.tenants WHERE slug = $1', [slug]));
  return rows[0].id;
}
