import { Injectable } from '@nestjs/common';
import type { Checkout } from '@smallshop/contract';
import type { Ctx } from '../../plumbing/context.js';
import type { TenantTx } from '../../plumbing/db/database.js';
import { OrderKeys, OrderService } from '../order/index.js';
import type { Payment } from '../payment/index.js';
import type { CheckoutRecord } from './checkout.record.js';

/** Shows checkouts to those who hold their key. */
@Injectable()
export class CheckoutReader {
  constructor(
    private readonly orders: OrderService,
    private readonly keys: OrderKeys,
  ) {}

  /** A checkout as the wire carries it, with its order once there is one. */
  async show(
    tx: TenantTx,
    ctx: Ctx,
    checkout: CheckoutRecord,
    payment: Pick<Payment, 'action'> | null,
  ): Promise<Checkout> {
    const { id, status, email, totals, failureCode, failureMessage, orderId, expiresAt } = checkout;
    return {
      id,
      status,
      email,
      totals,
      action: status === 'awaiting_payment' ? (payment?.action ?? null) : null,
      failure: failureCode === null ? null : { code: failureCode, message: failureMessage ?? '' },
      order: orderId === null ? null : await this.orders.show(tx, ctx, orderId),
      accessKey: this.keys.keyOf(ctx.tenantId, id),
      expiresAt: expiresAt.toISOString(),
    };
  }
}
