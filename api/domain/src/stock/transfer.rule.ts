import { lifeCycle } from '../lifecycle/lifecycle.rule.js';

/** Where a transfer of stock stands. */
export type TransferState = 'draft' | 'in_transit' | 'received' | 'cancelled';
/** What can happen to one; `receive_all`: nothing is left on its way. */
export type TransferEvent = 'change' | 'send' | 'receive_some' | 'receive_all' | 'cancel';

/** The next state of a transfer, or null when it refuses the event. */
export const transitionTransfer = lifeCycle<TransferState, TransferEvent>({
  draft: { change: 'draft', send: 'in_transit', cancel: 'cancelled' },
  in_transit: { receive_some: 'in_transit', receive_all: 'received', cancel: 'cancelled' },
  received: {},
  cancelled: {},
});
