import { Module } from '@nestjs/common';
import { PricingModule } from '../pricing/index.js';
import { CurrencyController } from './currency.controller.js';
import { CurrencyRepository } from './currency.repository.js';
import { CurrencyService } from './currency.service.js';
import { PriceFiles } from './price.files.js';
import { PriceListController } from './price-list.controller.js';
import { PriceListRepository } from './price-list.repository.js';
import { PriceListSchedule } from './price-list.schedule.js';
import { PriceListService } from './price-list.service.js';
import { PriceRepository } from './price.repository.js';
import { PriceService } from './price.service.js';
import { KeepPriceLists } from './use-cases/keep-price-lists.js';

/** What staff do about prices: price lists, and the currencies a shop sells in. */
@Module({
  imports: [PricingModule],
  controllers: [CurrencyController, PriceListController],
  providers: [
    CurrencyRepository,
    CurrencyService,
    KeepPriceLists,
    PriceFiles,
    PriceListRepository,
    PriceListSchedule,
    PriceListService,
    PriceRepository,
    PriceService,
  ],
  exports: [CurrencyService, KeepPriceLists, PriceListService, PriceService],
})
export class PriceListModule {}
