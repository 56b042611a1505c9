import { Controller } from '@nestjs/common';
import { operations, type OrderView } from '@smallshop/contract';
import { Input, Operate, type InputOf } from '../../plumbing/http/operate.js';
import { OrderViewService } from './order-view.service.js';

/** Saved views of the orders, over REST. */
@Controller()
export class OrderViewController {
  constructor(private readonly views: OrderViewService) {}

  @Operate(operations.listOrderViews)
  list(@Input() { ctx }: InputOf<typeof operations.listOrderViews>) {
    return this.views.list(ctx);
  }

  @Operate(operations.createOrderView)
  create(@Input() { ctx, body }: InputOf<typeof operations.createOrderView>): Promise<OrderView> {
    return this.views.create(ctx, body);
  }

  @Operate(operations.updateOrderView)
  update(@Input() { ctx, params, body, ifMatch }: InputOf<typeof operations.updateOrderView>): Promise<OrderView> {
    return this.views.update(ctx, params.id, body, ifMatch);
  }

  @Operate(operations.deleteOrderView)
  delete(@Input() { ctx, params }: InputOf<typeof operations.deleteOrderView>): Promise<void> {
    return this.views.delete(ctx, params.id);
  }
}
