export { MailModule } from './mail.module.js';
export { DeliverMail } from './use-cases/deliver-mail.js';
