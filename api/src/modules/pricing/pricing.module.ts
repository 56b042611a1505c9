import { Module } from '@nestjs/common';
import { ListedPrices } from './listed.prices.js';
import { PromotionReader } from './offered.promotions.js';
import { PricingRepository } from './pricing.repository.js';
import { PricingService } from './pricing.service.js';

/** What a shop charges: tax, shipping, and prices other than the base price, promotions. */
@Module({
  providers: [PricingService, ListedPrices, PricingRepository, PromotionReader],
  exports: [PricingService, ListedPrices, PromotionReader],
})
export class PricingModule {}
