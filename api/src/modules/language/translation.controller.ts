import { Controller } from '@nestjs/common';
import { operations } from '@smallshop/contract';
import { Input, Operate, rawJson, type InputOf } from '../../plumbing/http/operate.js';
import { TranslationFiles } from './translation.files.js';
import { TranslationService } from './translation.service.js';

/** Translations over REST. */
@Controller()
export class TranslationController {
  constructor(
    private readonly translations: TranslationService,
    private readonly files: TranslationFiles,
  ) {}

  @Operate(operations.exportTranslations)
  export(@Input() { ctx, query }: InputOf<typeof operations.exportTranslations>) {
    return this.files.export(ctx, query);
  }

  @Operate(operations.importTranslations)
  import(@Input() { ctx, query, upload }: InputOf<typeof operations.importTranslations>) {
    return this.files.import(ctx, query.locale, upload);
  }

  @Operate(operations.getTranslationProgress)
  async progress(@Input() { ctx }: InputOf<typeof operations.getTranslationProgress>) {
    return rawJson(await this.translations.progress(ctx));
  }

  @Operate(operations.listMissingTranslations)
  async gaps(@Input() { ctx, query }: InputOf<typeof operations.listMissingTranslations>) {
    return rawJson(await this.translations.gaps(ctx, query));
  }

  @Operate(operations.getTranslations)
  get(@Input() { ctx, params }: InputOf<typeof operations.getTranslations>) {
    return this.translations.get(ctx, params);
  }

  @Operate(operations.translate)
  write(@Input() { ctx, params, body, ifMatch }: InputOf<typeof operations.translate>) {
    return this.translations.write(ctx, params, params.locale, body.texts, ifMatch);
  }
}
