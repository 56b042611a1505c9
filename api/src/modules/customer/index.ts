export { CustomerModule } from './customer.module.js';
export { CustomerAuthService } from './customer-auth.service.js';
