import { Module } from '@nestjs/common';
import { StockController } from './stock.controller.js';
import { StockRepository } from './stock.repository.js';
import { StockService } from './stock.service.js';

/** Units per variant and location, their ledger, and reservations for checkouts. */
@Module({ controllers: [StockController], providers: [StockService, StockRepository], exports: [StockService] })
export class InventoryModule {}
