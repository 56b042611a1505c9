import { Module } from '@nestjs/common';
import { DocumentModule } from '../document/index.js';
import { OrderModule } from '../order/index.js';
import { OrderExport } from './order-export.js';
import { OrderTaskController } from './order-task.controller.js';
import { OrderTaskRepository } from './order-task.repository.js';
import { OrderTaskService } from './order-task.service.js';
import { OrderViewController } from './order-view.controller.js';
import { OrderViewRepository } from './order-view.repository.js';
import { OrderViewService } from './order-view.service.js';
import { ChangeOrder } from './use-cases/change-order.js';
import { RunOrderTask, TaskFiles } from './use-cases/run-order-task.js';

/** The list of orders as staff work with it: saved views, and work on many orders at once. */
@Module({
  imports: [OrderModule, DocumentModule],
  controllers: [OrderTaskController, OrderViewController],
  providers: [
    ...[OrderTaskRepository, OrderTaskService, OrderViewRepository, OrderViewService],
    ...[ChangeOrder, OrderExport, RunOrderTask, TaskFiles],
  ],
  exports: [RunOrderTask],
})
export class OrderListModule {}
