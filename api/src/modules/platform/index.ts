export { PlatformShopRepository } from './platform-shop.repository.js';
export { StarterRepository } from './starter.repository.js';
export { CreateShop } from './use-cases/create-shop.js';
