import { Controller } from '@nestjs/common';
import { operations, type PaymentMethod } from '@smallshop/contract';
import { Input, Operate, type InputOf } from '../../plumbing/http/operate.js';
import { PaymentService } from './payment.service.js';

/** Ways to pay, over REST. */
@Controller()
export class PaymentController {
  constructor(private readonly payments: PaymentService) {}

  @Operate(operations.listPaymentMethods)
  methods(@Input() _input: InputOf<typeof operations.listPaymentMethods>): { items: PaymentMethod[] } {
    return { items: this.payments.methods() };
  }
}
