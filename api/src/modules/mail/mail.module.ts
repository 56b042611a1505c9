import { Module } from '@nestjs/common';
import { OrderModule } from '../order/index.js';
import { ReturnModule } from '../return/index.js';
import { MailSubjectRepository } from './mail-subject.repository.js';
import { MailController } from './mail.controller.js';
import { ReminderLetter } from './reminder.letter.js';
import { MailPreviews } from './mail.preview.js';
import { MailRenderer } from './mail.renderer.js';
import { MailRepository } from './mail.repository.js';
import { MailResolver } from './mail.resolver.js';
import { MailService } from './mail.service.js';
import { ReturnLetters } from './return.letters.js';
import { DeliverMail } from './use-cases/deliver-mail.js';

/** E-mails of the shops: written, sent once, and kept to be looked at. */
@Module({
  imports: [OrderModule, ReturnModule],
  controllers: [MailController],
  providers: [
    MailService,
    MailResolver,
    DeliverMail,
    MailRenderer,
    MailRepository,
    MailSubjectRepository,
    ReturnLetters,
    ReminderLetter,
    MailPreviews,
  ],
  exports: [DeliverMail],
})
export class MailModule {}
