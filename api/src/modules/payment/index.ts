export { PaymentModule } from './payment.module.js';
export type { PaymentResult, PaymentStanding, RefundResult } from './payment.provider.js';
export { PaymentRepository, type Payment } from './payment.repository.js';
export { PaymentService, type ReceivedEvent } from './payment.service.js';
export { TestGateway } from './providers/test.gateway.js';
