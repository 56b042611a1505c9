export { CartModule } from './cart.module.js';
export { RemindCarts } from './reminders/remind-carts.js';
export { CartService } from './cart.service.js';
export type { LoadedCart, LoadedLine } from './cart.prices.js';
export { cartToPrice, destinationOf, placeOf, priceLoadedCart, type Destination } from './cart.view.js';
