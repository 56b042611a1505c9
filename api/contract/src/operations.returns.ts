import { getReturnOffer, requestReturn, withdrawReturn } from './return.js';
import {
  approveReturn,
  cancelReturn,
  closeReturn,
  declineReturn,
  exchangeReturn,
  getAdminReturn,
  listAdminReturns,
  listOrderReturns,
  openReturn,
  previewReturnRefund,
  receiveReturn,
  refundReturn,
  updateReturn,
} from './return-desk.js';
import { getReturnPolicy, setReturnPolicy } from './return-policy.js';

/** Operations on goods that come back. */
export const returnOperations = {
  getReturnOffer,
  requestReturn,
  withdrawReturn,
  listAdminReturns,
  getAdminReturn,
  listOrderReturns,
  openReturn,
  approveReturn,
  declineReturn,
  updateReturn,
  receiveReturn,
  cancelReturn,
  closeReturn,
  previewReturnRefund,
  refundReturn,
  exchangeReturn,
  getReturnPolicy,
  setReturnPolicy,
};
