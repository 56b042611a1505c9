import { Module } from '@nestjs/common';
import { PricingModule } from '../pricing/index.js';
import { CodeRepository } from './code.repository.js';
import { CodeService } from './code.service.js';
import { PromotionController } from './promotion.controller.js';
import { PromotionRepository } from './promotion.repository.js';
import { PromotionService } from './promotion.service.js';

/** What staff do about discounts: promotions and their codes. What they take off a cart is the pricing area's. */
@Module({
  imports: [PricingModule],
  controllers: [PromotionController],
  providers: [CodeRepository, CodeService, PromotionRepository, PromotionService],
  exports: [CodeService, PromotionService],
})
export class PromotionModule {}
