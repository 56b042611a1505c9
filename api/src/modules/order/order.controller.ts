import { Controller } from '@nestjs/common';
import { operations, type AdminOrder, type Order } from '@smallshop/contract';
import { Input, Operate, type InputOf } from '../../plumbing/http/operate.js';
import { OrderService, type OrderPage } from './order.service.js';

/** Orders over REST, for buyers and for staff. */
@Controller()
export class OrderController {
  constructor(private readonly orders: OrderService) {}

  @Operate(operations.listOrders)
  listOwn(@Input() input: InputOf<typeof operations.listOrders>): Promise<OrderPage> {
    return this.orders.listOwn(input.ctx, input.query);
  }

  @Operate(operations.getOrder)
  getOwn(@Input() input: InputOf<typeof operations.getOrder>): Promise<Order> {
    return this.orders.getOwn(input.ctx, input.params.id);
  }

  @Operate(operations.listAdminOrders)
  list(@Input() input: InputOf<typeof operations.listAdminOrders>): Promise<OrderPage> {
    return this.orders.list(input.ctx, input.query);
  }

  @Operate(operations.getAdminOrder)
  get(@Input() input: InputOf<typeof operations.getAdminOrder>): Promise<AdminOrder> {
    return this.orders.get(input.ctx, input.params.id);
  }

  @Operate(operations.addOrderNote)
  addNote(@Input() input: InputOf<typeof operations.addOrderNote>): Promise<AdminOrder> {
    return this.orders.addNote(input.ctx, input.params.id, input.body.message, input.idempotency);
  }
}
