import type { OperationId } from '@smallshop/contract';
import type { Attack } from './price-attacks.js';
import type { Victim } from './two-shops.js';

/** Attacks on goods that come back. */
export const returnAttacks = ({ ids, checkoutKey }: Victim): Partial<Record<OperationId, Attack>> => {
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
    refundReturn: { params: item, body: {} },
  };
};
