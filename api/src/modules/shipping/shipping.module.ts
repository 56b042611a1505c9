import { Module } from '@nestjs/common';
import { CartModule } from '../cart/index.js';
import { PricingModule } from '../pricing/index.js';
import { ShippingController } from './shipping.controller.js';
import { ShippingResolver } from './shipping.resolver.js';
import { ShippingService } from './shipping.service.js';
import { ShippingSettingsRepository } from './shipping-settings.repository.js';
import { ShippingSettingsService } from './shipping-settings.service.js';

/** Where goods are sent and fetched, and what that costs. */
@Module({
  imports: [CartModule, PricingModule],
  controllers: [ShippingController],
  providers: [ShippingService, ShippingResolver, ShippingSettingsRepository, ShippingSettingsService],
  exports: [ShippingSettingsService],
})
export class ShippingModule {}
