import { Controller } from '@nestjs/common';
import { operations, type AdminOrder, type RefundPreview } from '@smallshop/contract';
import { Input, Operate, type InputOf } from '../../plumbing/http/operate.js';
import { CancelOrder } from './use-cases/cancel-order.js';
import { FollowShipment } from './use-cases/follow-shipment.js';
import { KeepOrder } from './use-cases/keep-order.js';
import { RefundOrder } from './use-cases/refund-order.js';
import { ShipOrder } from './use-cases/ship-order.js';

/** What staff do with an order once it is placed, over REST. */
@Controller()
export class OrderWorkController {
  constructor(
    private readonly shipping: ShipOrder,
    private readonly parcels: FollowShipment,
    private readonly cancelling: CancelOrder,
    private readonly refunding: RefundOrder,
    private readonly keeping: KeepOrder,
  ) {}

  @Operate(operations.cancelOrder)
  cancel(@Input() input: InputOf<typeof operations.cancelOrder>): Promise<AdminOrder> {
    const { ctx, params, body, ifMatch, idempotency } = input;
    return this.cancelling.cancel(ctx, params.id, body, { expectedVersion: ifMatch, idempotency });
  }

  @Operate(operations.previewRefund)
  preview(@Input() input: InputOf<typeof operations.previewRefund>): Promise<RefundPreview> {
    return this.refunding.preview(input.ctx, input.params.id, input.body);
  }

  @Operate(operations.createRefund)
  refund(@Input() input: InputOf<typeof operations.createRefund>): Promise<AdminOrder> {
    const { ctx, params, body, ifMatch, idempotency } = input;
    return this.refunding.refund(ctx, params.id, body, { expectedVersion: ifMatch, idempotency });
  }

  @Operate(operations.createShipment)
  ship(@Input() input: InputOf<typeof operations.createShipment>): Promise<AdminOrder> {
    const { ctx, params, body, ifMatch, idempotency } = input;
    return this.shipping.ship(ctx, params.orderId, body, { expectedVersion: ifMatch, idempotency });
  }

  @Operate(operations.trackShipment)
  track(@Input() input: InputOf<typeof operations.trackShipment>): Promise<AdminOrder> {
    return this.parcels.track(input.ctx, input.params.id, input.body);
  }

  @Operate(operations.deliverShipment)
  deliver(@Input() input: InputOf<typeof operations.deliverShipment>): Promise<AdminOrder> {
    return this.parcels.deliver(input.ctx, input.params.id);
  }

  @Operate(operations.markOrderPaid)
  markPaid(@Input() input: InputOf<typeof operations.markOrderPaid>): Promise<AdminOrder> {
    return this.keeping.markPaid(input.ctx, input.params.id, input.ifMatch);
  }

  @Operate(operations.setOrderTags)
  tag(@Input() input: InputOf<typeof operations.setOrderTags>): Promise<AdminOrder> {
    return this.keeping.tag(input.ctx, input.params.id, input.body.tags, input.ifMatch);
  }

  @Operate(operations.archiveOrder)
  archive(@Input() input: InputOf<typeof operations.archiveOrder>): Promise<AdminOrder> {
    return this.keeping.archive(input.ctx, input.params.id, input.body.isArchived, input.ifMatch);
  }
}
