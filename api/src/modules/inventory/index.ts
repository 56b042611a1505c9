export { CountService } from './count.service.js';
export { InventoryModule } from './inventory.module.js';
export { LocationService } from './location.service.js';
export { commit, release, reserve } from './reservation.js';
export type { StockLine } from './stock.locks.js';
export { StockService } from './stock.service.js';
export { StockWatchService } from './stock-watch.service.js';
export { TransferService } from './transfer.service.js';
export { VariantStockService } from './variant-stock.service.js';
