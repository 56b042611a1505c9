import { Controller } from '@nestjs/common';
import { operations, type OrderTask } from '@smallshop/contract';
import { FileAnswer, Input, Operate, type InputOf } from '../../plumbing/http/operate.js';
import { OrderTaskService } from './order-task.service.js';

/** Work on many orders, over REST. */
@Controller()
export class OrderTaskController {
  constructor(private readonly tasks: OrderTaskService) {}

  @Operate(operations.startOrderTask)
  start(@Input() { ctx, body, idempotency }: InputOf<typeof operations.startOrderTask>): Promise<OrderTask> {
    return this.tasks.start(ctx, body, idempotency);
  }

  @Operate(operations.listOrderTasks)
  list(@Input() { ctx, query }: InputOf<typeof operations.listOrderTasks>) {
    return this.tasks.list(ctx, query);
  }

  @Operate(operations.getOrderTask)
  get(@Input() { ctx, params }: InputOf<typeof operations.getOrderTask>): Promise<OrderTask> {
    return this.tasks.get(ctx, params.id);
  }

  @Operate(operations.downloadOrderFile)
  async download(@Input() { ctx, params }: InputOf<typeof operations.downloadOrderFile>) {
    const { stream, ...file } = await this.tasks.open(ctx, params.token);
    return new FileAnswer(stream, file);
  }
}
