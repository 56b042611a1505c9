import { Module } from '@nestjs/common';
import { CartModule } from '../cart/index.js';
import { OrderModule } from '../order/index.js';
import { PaymentModule } from '../payment/index.js';
import { PricingModule } from '../pricing/index.js';
import { AnswersRepository } from './answers.repository.js';
import { CheckoutController } from './checkout.controller.js';
import { CheckoutReader } from './checkout.reader.js';
import { CheckoutRepository } from './checkout.repository.js';
import { CheckoutResolver } from './checkout.resolver.js';
import { CheckoutService } from './checkout.service.js';
import { BeginCheckout } from './use-cases/begin-checkout.js';
import { CompleteCheckout } from './use-cases/complete-checkout.js';
import { PlaceOrder } from './use-cases/place-order.js';
import { ReceiveWebhook } from './use-cases/receive-webhook.js';
import { ReconcileCheckout } from './use-cases/reconcile-checkout.js';
import { RecoverCheckouts } from './use-cases/recover-checkouts.js';
import { ReturnPayment } from './use-cases/return-payment.js';
import { SettlePayment } from './use-cases/settle-payment.js';

/** From a cart to an order: the only area that knows carts, stock, payments and orders. */
@Module({
  imports: [CartModule, OrderModule, PaymentModule, PricingModule],
  controllers: [CheckoutController],
  providers: [
    CheckoutService,
    CheckoutReader,
    CheckoutRepository,
    CheckoutResolver,
    AnswersRepository,
    BeginCheckout,
    CompleteCheckout,
    PlaceOrder,
    ReceiveWebhook,
    ReconcileCheckout,
    RecoverCheckouts,
    ReturnPayment,
    SettlePayment,
  ],
  exports: [CheckoutService, RecoverCheckouts],
})
export class CheckoutModule {}
