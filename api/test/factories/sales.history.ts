import fc from 'fast-check';
import type { AdminOrder, Order } from '@smallshop/contract';
import type { OrderDesk } from './order.desk.js';
import type { Goods } from './sales.factory.js';

/** What becomes of an order once it is placed. */
const anyStep = fc.oneof(
  fc.record({ kind: fc.constant('units' as const), line: fc.nat(1), quantity: fc.integer({ min: 1, max: 2 }) }),
  fc.record({ kind: fc.constant('extra' as const), minor: fc.integer({ min: 1, max: 700 }) }),
  fc.record({ kind: fc.constant('shipping' as const), minor: fc.integer({ min: 1, max: 300 }) }),
  fc.record({ kind: fc.constant('paid' as const) }),
  fc.record({ kind: fc.constant('ship' as const) }),
  fc.record({ kind: fc.constant('cancel' as const) }),
);
type Step = typeof anyStep extends fc.Arbitrary<infer S> ? S : never;

/** An order of up to two goods, by card or by transfer, and up to four things that happen to it. */
export const anyHistory = fc.record({
  quantities: fc.tuple(fc.integer({ min: 1, max: 3 }), fc.integer({ min: 0, max: 2 })),
  provider: fc.constantFrom('test' as const, 'manual' as const),
  steps: fc.array(anyStep, { maxLength: 4 }),
});
/** Likewise. */
export type History = typeof anyHistory extends fc.Arbitrary<infer H> ? H : never;

function request(order: Order, step: Step): { path: string; body: unknown } {
  const at = `/admin/orders/${order.id}`;
  const refund = (body: unknown) => ({ path: `${at}/refunds`, body });
  switch (step.kind) {
    case 'units': {
      const line = order.lines[step.line % order.lines.length];
      return refund({ lines: [{ orderLineId: line?.id, quantity: step.quantity }] });
    }
    case 'extra':
      return refund({ extraMinor: step.minor });
    case 'shipping':
      return refund({ shippingMinor: step.minor });
    case 'paid':
      return { path: `${at}/mark-paid`, body: {} };
    case 'ship':
      return { path: `/shipments/${order.id}/create`, body: { carrier: 'DHL' } };
    case 'cancel':
      return { path: `${at}/cancel`, body: { reason: 'customer' } };
  }
}

/** Lets it all happen, as far as the shop allows each. @returns the order as it ends */
export async function live(desk: OrderDesk, goods: readonly [Goods, Goods], history: History): Promise<AdminOrder> {
  const bought = goods.map((good, index) => ({ goods: good, quantity: history.quantities[index] ?? 0 }));
  const order = await desk.sold(
    bought.filter(({ quantity }) => quantity > 0),
    { provider: history.provider },
  );
  for (const step of history.steps) {
    const { path, body } = request(order, step);
    const answer = await desk.send(path, body);
    if (answer.statusCode >= 500) throw new Error(answer.body);
  }
  return desk.look(order);
}
