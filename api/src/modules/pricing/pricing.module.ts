import { Module } from '@nestjs/common';
import { PricingRepository } from './pricing.repository.js';
import { PricingService } from './pricing.service.js';

/** What a shop charges beside its prices: tax and shipping. */
@Module({ providers: [PricingService, PricingRepository], exports: [PricingService] })
export class PricingModule {}
