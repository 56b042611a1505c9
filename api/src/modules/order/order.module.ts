import { Module } from '@nestjs/common';
import { OrderController } from './order.controller.js';
import { OrderKeys } from './order-keys.js';
import { OrderPlacement } from './order.placement.js';
import { OrderRepository } from './order.repository.js';
import { OrderResolver } from './order.resolver.js';
import { OrderService } from './order.service.js';
import { ShipOrder } from './use-cases/ship-order.js';

/** Orders from the moment they are placed. Knows nothing of carts and checkouts. */
@Module({
  controllers: [OrderController],
  providers: [OrderService, OrderRepository, OrderPlacement, OrderKeys, OrderResolver, ShipOrder],
  exports: [OrderService, OrderPlacement, OrderKeys],
})
export class OrderModule {}
