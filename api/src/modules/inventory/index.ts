export { InventoryModule } from './inventory.module.js';
export { commit, release, reserve } from './reservation.js';
export type { StockLine } from './stock.locks.js';
export { StockService } from './stock.service.js';
