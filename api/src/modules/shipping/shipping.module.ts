import { Module } from '@nestjs/common';
import { CartModule } from '../cart/index.js';
import { PricingModule } from '../pricing/index.js';
import { ShippingController } from './shipping.controller.js';
import { ShippingResolver } from './shipping.resolver.js';
import { ShippingService } from './shipping.service.js';

/** Ways to send parcels, as buyers see them. */
@Module({
  imports: [CartModule, PricingModule],
  controllers: [ShippingController],
  providers: [ShippingService, ShippingResolver],
})
export class ShippingModule {}
