export { OrderListModule } from './order-list.module.js';
export { RunOrderTask } from './use-cases/run-order-task.js';
