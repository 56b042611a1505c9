import { Module } from '@nestjs/common';
import { ListedPrices } from './listed.prices.js';
import { PricingRepository } from './pricing.repository.js';
import { PricingService } from './pricing.service.js';

/** What a shop charges: tax, shipping, and prices other than the base price. */
@Module({ providers: [PricingService, ListedPrices, PricingRepository], exports: [PricingService, ListedPrices] })
export class PricingModule {}
