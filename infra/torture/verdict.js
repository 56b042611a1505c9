/**
 * @typedef {object} Check
 * @property {string} name a sentence about the shop
 * @property {unknown} found what contradicts it; an empty list when nothing does
 */

/** Each statement gives what must not be; `$1` is the shop. */
const MUST_BE_EMPTY = {
  'no stock is negative, nor more of it promised than there is': `
    SELECT variant_id, on_hand, reserved FROM stock_levels
    WHERE tenant_id = $1 AND (on_hand < 0 OR reserved < 0 OR reserved > on_hand)`,
  'the movements of every variant sum to its level': `
    SELECT l.variant_id, l.on_hand, m.sum FROM stock_levels l
    LEFT JOIN LATERAL (SELECT coalesce(sum(delta), 0)::int AS sum FROM stock_movements m
      WHERE m.tenant_id = $1 AND m.variant_id = l.variant_id AND m.location_id = l.location_id) m ON true
    WHERE l.tenant_id = $1 AND l.on_hand <> m.sum`,
  'what is reserved is what open checkouts hold': `
    SELECT l.variant_id, l.reserved, r.held FROM stock_levels l
    LEFT JOIN LATERAL (SELECT coalesce(sum(quantity), 0)::int AS held FROM stock_reservations r
      WHERE r.tenant_id = $1 AND r.variant_id = l.variant_id AND r.location_id = l.location_id) r ON true
    WHERE l.tenant_id = $1 AND l.reserved <> r.held`,
  'order numbers have no gap': `
    SELECT number, next FROM (SELECT number, lead(number) OVER (ORDER BY number) AS next FROM orders WHERE tenant_id = $1) o
    WHERE next <> number + 1`,
  'no checkout became two orders': `
    SELECT checkout_id FROM orders WHERE tenant_id = $1 AND checkout_id IS NOT NULL GROUP BY checkout_id HAVING count(*) > 1`,
  'what was captured less what went back is what the orders say': `
    SELECT o.number, o.total_minor, p.captured, r.refunded FROM orders o
    LEFT JOIN LATERAL (SELECT coalesce(sum(amount_minor), 0)::bigint AS captured FROM payments
      WHERE tenant_id = $1 AND order_id = o.id AND status = 'succeeded') p ON true
    LEFT JOIN LATERAL (SELECT coalesce(sum(amount_minor), 0)::bigint AS refunded FROM refunds
      WHERE tenant_id = $1 AND order_id = o.id AND status = 'succeeded') r ON true
    WHERE o.tenant_id = $1 AND o.placed_at >= $2 AND o.payment_status = 'paid' AND p.captured - r.refunded <> o.total_minor`,
  'every order has one confirmation, sent': `
    SELECT o.number, count(m.id)::int AS mails, count(m.id) FILTER (WHERE m.status = 'sent')::int AS sent FROM orders o
    LEFT JOIN mails m ON m.tenant_id = $1 AND m.template = 'order-confirmation' AND m.recipient = lower(o.email)
    WHERE o.tenant_id = $1 AND o.placed_at >= $2 GROUP BY o.number HAVING count(m.id) <> 1 OR count(m.id) FILTER (WHERE m.status = 'sent') <> 1`,
  'every order says once in its timeline that the confirmation was sent': `
    SELECT o.number, count(e.id)::int AS told FROM orders o
    LEFT JOIN order_events e ON e.tenant_id = $1 AND e.order_id = o.id AND e.kind = 'email_sent'
    WHERE o.tenant_id = $1 AND o.placed_at >= $2 GROUP BY o.number HAVING count(e.id) <> 1`,
  'the order counter is the last order’s number': `
    SELECT c.value FROM counters c WHERE c.tenant_id = $1 AND c.name = 'order'
      AND c.value <> (SELECT max(number) FROM orders WHERE tenant_id = $1)`,
};

/**
 * Looks at what a torture left behind.
 *
 * @param {object} evidence
 * @param {import('pg').Client} evidence.admin
 * @param {string} evidence.shopId
 * @param {Date} evidence.since when it began
 * @param {{ variantId: string, units: number }[]} evidence.rare sold to more buyers than there are units
 * @param {import('./buyer.js').Outcome[]} evidence.outcomes of all buyers
 * @param {import('./buyer.js').Outcome[]} evidence.rushed of those who wanted a rare variant
 * @param {ReturnType<typeof import('./stripe.wire.js').StripeWire.prototype.intents>} evidence.intents
 * @param {{ expected: number, status: number }[]} evidence.forgeries
 * @param {{ status: number, code: string }[]} evidence.surfaced
 * @returns {Promise<Check[]>}
 */
export async function judge(evidence) {
  const { admin, shopId, since, forgeries, surfaced } = evidence;
  const checks = [];
  for (const [name, text] of Object.entries(MUST_BE_EMPTY)) {
    const values = text.includes('$2') ? [shopId, since] : [shopId];
    checks.push({ name, found: (await admin.query(text, values)).rows });
  }
  const orders = (await admin.query(ORDERS, [shopId, since])).rows;
  return [
    ...checks,
    ...(await Promise.all(evidence.rare.map((goods) => soldOut(evidence, goods)))),
    { name: 'every buyer who was told yes has that order', found: unkept(evidence.outcomes, orders) },
    { name: 'nobody who was told no has an order', found: unwanted(evidence.outcomes, orders) },
    { name: 'each paid intent has exactly one order, or went back once and whole', found: unsettled(evidence, orders) },
    { name: 'forged messages are refused and those about another shop ignored', found: forgeries.filter((one) => one.status !== one.expected) }, // prettier-ignore
    { name: 'no fault of ours reached a buyer', found: surfaced },
  ];
}

const ORDERS = `
  SELECT o.id, o.number::int, o.email, o.total_minor::int AS total, p.provider, p.provider_payment_id AS "intentId"
  FROM orders o LEFT JOIN payments p ON p.tenant_id = $1 AND p.order_id = o.id AND p.status = 'succeeded'
  WHERE o.tenant_id = $1 AND o.placed_at >= $2`;

async function soldOut({ admin, shopId, rushed }, { variantId, units }) {
  const { rows } = await admin.query(
    `SELECT coalesce(sum(l.quantity), 0)::int AS sold, count(DISTINCT o.id)::int AS orders,
      (SELECT sum(on_hand)::int FROM stock_levels WHERE tenant_id = $1 AND variant_id = $2) AS left
    FROM order_lines l JOIN orders o ON o.tenant_id = $1 AND o.id = l.order_id
    WHERE l.tenant_id = $1 AND l.variant_id = $2 AND o.status <> 'cancelled'`,
    [shopId, variantId],
  );
  const [{ sold, left }] = rows;
  const mine = rushed.filter((outcome) => outcome.variantId === variantId);
  const bought = mine.filter(({ kind }) => kind === 'bought').length;
  const refused = mine.filter(({ code }) => code === 'stock.insufficient').length;
  const isRight = sold === units && left === 0 && bought === units && refused === mine.length - units;
  const name = `${mine.length} buyers at once for ${units} units: exactly ${units} sold, the others told that it is sold out`;
  return { name, found: isRight ? [] : [{ sold, left, bought, refused, codes: [...new Set(mine.map(({ code }) => code))] }] }; // prettier-ignore
}

const unkept = (outcomes, orders) =>
  outcomes.filter(
    ({ kind, orderId, number }) =>
      kind === 'bought' && !orders.some((one) => one.id === orderId && one.number === number),
  );

function unwanted(outcomes, orders) {
  const refused = new Map(
    outcomes.filter(({ kind }) => kind === 'refused').map(({ key, code }) => [`${key}@example.com`, code]),
  );
  return orders.flatMap((order) => (refused.has(order.email) ? [{ ...order, told: refused.get(order.email) }] : []));
}

function unsettled({ intents }, orders) {
  return intents.flatMap(({ id, status, amount, refunded, card }) => {
    const placed = orders.filter(({ intentId }) => intentId === id);
    const isPaid = status === 'succeeded';
    const hasOrder = placed.length === 1 && placed[0].total === amount && refunded === 0;
    const wentBack = placed.length === 0 && refunded === amount;
    const isRight = isPaid ? hasOrder || wentBack : placed.length === 0 && refunded === 0;
    return isRight ? [] : [{ id, card, status, amount, refunded, orders: placed.map(({ number }) => number) }];
  });
}
