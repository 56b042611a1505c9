import { Module } from '@nestjs/common';
import { CatalogModule } from '../catalog/index.js';
import { PricingModule } from '../pricing/index.js';
import { CartController } from './cart.controller.js';
import { CartLoader } from './cart.loader.js';
import { CartRepository } from './cart.repository.js';
import { CartResolver } from './cart.resolver.js';
import { CartService } from './cart.service.js';
import { DiscountService } from './discount.service.js';
import { MergeCarts } from './use-cases/merge-carts.js';

/** Carts of guests and customers. */
@Module({
  imports: [CatalogModule, PricingModule],
  controllers: [CartController],
  providers: [CartService, CartLoader, CartRepository, CartResolver, DiscountService, MergeCarts],
  exports: [CartService],
})
export class CartModule {}
