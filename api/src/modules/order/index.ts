export { OrderModule } from './order.module.js';
export { OrderKeys } from './order-keys.js';
export { OrderPlacement, type Buyer, type NewOrder, type SoldLine } from './order.placement.js';
export { OrderService } from './order.service.js';
export { refundBooksColumns } from './refund.repository.js';
export { refundBooksSchema, saleOfOrder } from './refund.sale.js';
export { RecoverRefunds } from './use-cases/recover-refunds.js';
export { SettleRefund } from './use-cases/settle-refund.js';
