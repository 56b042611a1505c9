export { PaymentModule } from './payment.module.js';
export type { PaymentReference, PaymentResult, PaymentStanding, ProviderCode } from './payment.provider.js';
export { PaymentRepository, type Payment, type PaymentRecord } from './payment.repository.js';
export { PaymentService, type ReceivedEvent } from './payment.service.js';
export { TestGateway } from './providers/test.gateway.js';
