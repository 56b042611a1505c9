import { Module } from '@nestjs/common';
import { CountLineRepository } from './count-line.repository.js';
import { CountController } from './count.controller.js';
import { CountRepository } from './count.repository.js';
import { CountService } from './count.service.js';
import { LocationController } from './location.controller.js';
import { LocationRepository } from './location.repository.js';
import { LocationService } from './location.service.js';
import { OrderStock } from './order-stock.service.js';
import { StockController } from './stock.controller.js';
import { StockResolver } from './stock.resolver.js';
import { StockRepository } from './stock.repository.js';
import { StockService } from './stock.service.js';
import { StockWatchController } from './stock-watch.controller.js';
import { StockWatchRepository } from './stock-watch.repository.js';
import { StockWatchService } from './stock-watch.service.js';
import { StockWorkResolver } from './stock-work.resolver.js';
import { TransferController } from './transfer.controller.js';
import { TransferRepository } from './transfer.repository.js';
import { TransferService } from './transfer.service.js';
import { VariantStockRepository } from './variant-stock.repository.js';
import { VariantStockService } from './variant-stock.service.js';

/** Units per variant and location, their ledger, reservations for checkouts, transfers, counts and alerts. */
@Module({
  controllers: [StockController, StockWatchController, LocationController, TransferController, CountController],
  providers: [
    ...[StockResolver, StockWorkResolver, StockService, StockRepository, VariantStockService, VariantStockRepository],
    ...[StockWatchService, StockWatchRepository, LocationService, LocationRepository, OrderStock],
    ...[TransferService, TransferRepository, CountService, CountRepository, CountLineRepository],
  ],
  exports: [
    ...[StockService, StockWatchService, VariantStockService, LocationService, OrderStock],
    ...[TransferService, CountService],
  ],
})
export class InventoryModule {}
