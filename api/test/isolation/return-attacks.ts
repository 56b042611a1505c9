import type { OperationId } from '@smallshop/contract';
import type { ShopFacts } from '../../src/plumbing/context.js';
import type { TestDatabase } from '../database.js';
import type { Attack } from './price-attacks.js';
import type { Victim } from './victim.js';

/** Attacks on goods that come back. */
export const returnAttacks = ({ ids, goods, checkoutKey }: Victim): Partial<Record<OperationId, Attack>> => {
  const item = { id: ids.return };
  const order = { id: ids.order };
  const query = `?key=${checkoutKey}`;
  const lines = [{ orderLineId: ids.orderLine, quantity: 1, reason: 'Other' }];
  return {
    getReturnOffer: { params: order, query },
    requestReturn: { params: order, query, body: { lines } },
    withdrawReturn: { params: { ...order, returnId: ids.return }, query },
    listAdminReturns: { query: `?orderId=${ids.order}` },
    getAdminReturn: { params: item },
    listOrderReturns: { params: order },
    openReturn: { params: order, body: { lines } },
    approveReturn: { params: item, body: { message: 'Mine' } },
    declineReturn: { params: item, body: { message: 'Mine' } },
    updateReturn: { params: item, body: { instructions: 'To me' } },
    receiveReturn: {
      params: item,
      body: { lines: [{ orderLineId: ids.orderLine, resellable: 1 }], locationId: ids.location },
    },
    cancelReturn: { params: item },
    closeReturn: { params: item },
    previewReturnRefund: { params: item, body: {} },
    exchangeReturn: { params: item, body: { lines: [{ orderLineId: ids.orderLine, variantId: goods.variantId }] } },
    refundReturn: { params: item, body: {} },
  };
};

/** A request for a return of an order, and a policy, full of `secret`. @returns the return's id */
export async function furnishReturns(
  { admin }: TestDatabase,
  shop: ShopFacts,
  { orderId, secret }: { readonly orderId: string; readonly secret: string },
): Promise<string> {
  await admin.query(
    `INSERT INTO return_policies (tenant_id, is_open, window_days, reasons, fee_minor, final_sale_tags, instructions, version, updated_by)
     VALUES ($1, true, 30, ARRAY[$2], 0, '{}', $2, 2, $2)`,
    [shop.id, secret],
  );
  const { rows } = await admin.query<{ id: string }>(
    `WITH made AS (
       INSERT INTO returns (tenant_id, order_id, number, status, is_by_buyer, message, updated_by)
       VALUES ($1, $2, 1, 'requested', true, $3, $3) RETURNING id)
     INSERT INTO return_lines (tenant_id, return_id, order_line_id, quantity, reason, comment)
     SELECT $1, made.id, l.id, 1, $3, $3 FROM made, order_lines l WHERE l.tenant_id = $1 AND l.order_id = $2
     RETURNING return_id AS id`,
    [shop.id, orderId, secret],
  );
  return rows[0]?.id ?? '';
}
