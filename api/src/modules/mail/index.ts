export { DeliverMail } from './use-cases/deliver-mail.js';
