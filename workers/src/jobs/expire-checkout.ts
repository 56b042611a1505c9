import { CheckoutService } from '@smallshop/api/app';
import { jobPayloads } from '@smallshop/contract';
import { defineShopJob } from '../job.js';

/** Gives a checkout's stock back when its time is over, unless it was paid. */
export const expireCheckout = defineShopJob({
  name: 'expire-checkout',
  payload: jobPayloads['expire-checkout'],
  concurrency: 4,
  actor: 'Checkout',
  prepare: (app) => {
    const checkouts = app.get(CheckoutService, { strict: false });
    return (ctx, { checkoutId }) => checkouts.expire(ctx, checkoutId);
  },
});
