import { Module } from '@nestjs/common';
import { PricingModule } from '../pricing/index.js';
import { TaxController } from './tax.controller.js';
import { TaxRepository } from './tax.repository.js';
import { TaxService } from './tax.service.js';

/** What staff set up about taxes. What is due on a cart is the pricing area's. */
@Module({
  imports: [PricingModule],
  controllers: [TaxController],
  providers: [TaxRepository, TaxService],
  exports: [TaxService],
})
export class TaxModule {}
