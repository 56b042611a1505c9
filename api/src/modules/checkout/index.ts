export { CheckoutModule } from './checkout.module.js';
export { CheckoutService } from './checkout.service.js';
export { RecoverCheckouts } from './use-cases/recover-checkouts.js';
