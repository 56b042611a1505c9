import { Query, Resolver } from '@nestjs/graphql';
import type { PaymentMethod } from '@smallshop/contract';
import { Access } from '../../plumbing/graphql/access.js';
import { PaymentService } from './payment.service.js';

/** Ways to pay, over GraphQL. */
@Resolver()
export class PaymentResolver {
  constructor(private readonly payments: PaymentService) {}

  @Query()
  @Access('public')
  paymentMethods(): PaymentMethod[] {
    return this.payments.methods();
  }
}
