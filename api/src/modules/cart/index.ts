export { CartModule } from './cart.module.js';
export { CartService } from './cart.service.js';
export { destinationOf, priceLoadedCart, type Destination, type LoadedCart, type LoadedLine } from './cart.view.js';
