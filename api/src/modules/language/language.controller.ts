import { Controller } from '@nestjs/common';
import { operations } from '@smallshop/contract';
import { Input, Operate, type InputOf } from '../../plumbing/http/operate.js';
import { LanguageService } from './language.service.js';

/** Languages over REST. */
@Controller()
export class LanguageController {
  constructor(private readonly languages: LanguageService) {}

  @Operate(operations.listLanguages)
  list(@Input() { ctx }: InputOf<typeof operations.listLanguages>) {
    return this.languages.list(ctx);
  }

  @Operate(operations.addLanguage)
  add(@Input() { ctx, body }: InputOf<typeof operations.addLanguage>) {
    return this.languages.add(ctx, body.locale);
  }

  @Operate(operations.orderLanguages)
  arrange(@Input() { ctx, body }: InputOf<typeof operations.orderLanguages>) {
    return this.languages.arrange(ctx, body.locales);
  }

  @Operate(operations.publishLanguage)
  publish(@Input() { ctx, params, body, ifMatch }: InputOf<typeof operations.publishLanguage>) {
    return this.languages.publish(ctx, params.locale, body.isPublished, ifMatch);
  }

  @Operate(operations.removeLanguage)
  remove(@Input() { ctx, params, query, ifMatch }: InputOf<typeof operations.removeLanguage>) {
    return this.languages.remove(ctx, params.locale, query.deleteTranslations === 'true', ifMatch);
  }
}
