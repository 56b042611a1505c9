import { Module } from '@nestjs/common';
import { InventoryModule } from '../inventory/index.js';
import { PaymentModule } from '../payment/index.js';
import { ExchangeRepository } from './exchange.repository.js';
import { OrderDeskRepository } from './order-desk.repository.js';
import { OrderController } from './order.controller.js';
import { OrderKeys } from './order-keys.js';
import { OrderPlacement } from './order.placement.js';
import { OrderRepository } from './order.repository.js';
import { OrderResolver } from './order.resolver.js';
import { OrderService } from './order.service.js';
import { OrderWorkController } from './order-work.controller.js';
import { RefundRepository } from './refund.repository.js';
import { ShipmentRepository } from './shipment.repository.js';
import { CancelOrder } from './use-cases/cancel-order.js';
import { ExchangeUnits } from './use-cases/exchange-units.js';
import { FollowShipment } from './use-cases/follow-shipment.js';
import { KeepOrder } from './use-cases/keep-order.js';
import { RecoverRefunds } from './use-cases/recover-refunds.js';
import { RefundOrder } from './use-cases/refund-order.js';
import { RefundReturned } from './use-cases/refund-returned.js';
import { SettleRefund } from './use-cases/settle-refund.js';
import { ShipOrder } from './use-cases/ship-order.js';

/** Orders from the moment they are placed. Knows nothing of carts and checkouts. */
@Module({
  imports: [InventoryModule, PaymentModule],
  controllers: [OrderController, OrderWorkController],
  providers: [
    ...[OrderService, OrderRepository, OrderPlacement, OrderKeys, OrderResolver, RefundRepository, ShipmentRepository],
    ...[
      OrderDeskRepository,
      KeepOrder,
      ShipOrder,
      FollowShipment,
      CancelOrder,
      RefundOrder,
      RefundReturned,
      ExchangeUnits,
      ExchangeRepository,
      SettleRefund,
      RecoverRefunds,
    ],
  ],
  exports: [
    ...[KeepOrder, OrderService, OrderRepository, OrderPlacement, OrderKeys],
    ...[ExchangeUnits, RefundReturned, SettleRefund, RecoverRefunds, ShipOrder],
  ],
})
export class OrderModule {}
