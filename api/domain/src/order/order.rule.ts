import { lifeCycle } from '../lifecycle/lifecycle.rule.js';

/** Where an order stands as a whole. */
export type OrderState = 'open' | 'completed' | 'cancelled';
/** How much of an order has left the house; `not_required` for orders of digital goods. */
export type FulfillmentState = 'unfulfilled' | 'partially_fulfilled' | 'fulfilled' | 'not_required';

/** The next state of an order, or null when it refuses the event. */
export const transitionOrder = lifeCycle<OrderState, 'complete'>({
  open: { complete: 'completed' },
  completed: {},
  cancelled: {},
});

/** The next state of an order's fulfillment, or null when there is nothing left to ship. */
export const transitionFulfillment = lifeCycle<FulfillmentState, 'ship_all'>({
  unfulfilled: { ship_all: 'fulfilled' },
  partially_fulfilled: { ship_all: 'fulfilled' },
  fulfilled: {},
  not_required: {},
});
