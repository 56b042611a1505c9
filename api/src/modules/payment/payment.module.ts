import { Module } from '@nestjs/common';
import { CONFIG } from '../../config.js';
import { PaymentController } from './payment.controller.js';
import { chooseProviders, PROVIDERS } from './payment.providers.js';
import { PaymentRepository } from './payment.repository.js';
import { PaymentResolver } from './payment.resolver.js';
import { PaymentService } from './payment.service.js';
import { TestGateway } from './providers/test.gateway.js';
import { TestGatewayRepository } from './providers/test.gateway.repository.js';

/** Payment companies and our books of what they did. Knows nothing of checkouts. */
@Module({
  controllers: [PaymentController],
  providers: [
    PaymentService,
    PaymentRepository,
    PaymentResolver,
    TestGateway,
    TestGatewayRepository,
    { provide: PROVIDERS, useFactory: chooseProviders, inject: [CONFIG, TestGateway] },
  ],
  exports: [PaymentService, PaymentRepository, TestGateway],
})
export class PaymentModule {}
