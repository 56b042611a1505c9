import { Controller } from '@nestjs/common';
import { operations } from '@smallshop/contract';
import { Input, type InputOf, Operate } from '../../plumbing/http/operate.js';
import { MailPreviews } from './mail.preview.js';
import { MailService } from './mail.service.js';

/** E-mails of the shop, over REST. */
@Controller()
export class MailController {
  constructor(
    private readonly mails: MailService,
    private readonly previews: MailPreviews,
  ) {}

  @Operate(operations.listMails)
  list(@Input() input: InputOf<typeof operations.listMails>) {
    return this.mails.list(input.ctx, input.query);
  }

  @Operate(operations.getMail)
  get(@Input() input: InputOf<typeof operations.getMail>) {
    return this.mails.get(input.ctx, input.params.id);
  }

  @Operate(operations.previewMail)
  preview(@Input() input: InputOf<typeof operations.previewMail>) {
    return this.previews.preview(input.ctx, input.query);
  }

  @Operate(operations.sendTestMail)
  sendTest(@Input() input: InputOf<typeof operations.sendTestMail>) {
    return this.previews.sendTest(input.ctx, input.body);
  }
}
