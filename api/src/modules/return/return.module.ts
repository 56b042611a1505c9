import { Module } from '@nestjs/common';
import { CatalogModule } from '../catalog/index.js';
import { InventoryModule } from '../inventory/index.js';
import { OrderModule } from '../order/index.js';
import { ReturnAccess } from './return.access.js';
import { ReturnController } from './return.controller.js';
import { ReturnDeskController } from './return-desk.controller.js';
import { ReturnPolicyRepository } from './return-policy.repository.js';
import { ReturnPolicyService } from './return-policy.service.js';
import { ReturnRepository } from './return.repository.js';
import { ReturnResolver } from './return.resolver.js';
import { ReturnService } from './return.service.js';
import { AnswerReturn } from './use-cases/answer-return.js';
import { ExchangeReturn } from './use-cases/exchange-return.js';
import { ReceiveReturn } from './use-cases/receive-return.js';
import { RefundReturn } from './use-cases/refund-return.js';
import { RequestReturn } from './use-cases/request-return.js';

/** Goods that come back: asked for, answered, taken in, and paid for. Money and stock move through orders and inventory. */
@Module({
  imports: [CatalogModule, InventoryModule, OrderModule],
  controllers: [ReturnController, ReturnDeskController],
  providers: [
    ...[ReturnService, ReturnRepository, ReturnPolicyService, ReturnPolicyRepository, ReturnAccess, ReturnResolver],
    ...[RequestReturn, AnswerReturn, ReceiveReturn, RefundReturn, ExchangeReturn],
  ],
  exports: [ReturnRepository],
})
export class ReturnModule {}
