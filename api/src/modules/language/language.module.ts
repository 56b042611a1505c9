import { Module } from '@nestjs/common';
import { CatalogModule } from '../catalog/index.js';
import { MediaModule } from '../media/index.js';
import { PricingModule } from '../pricing/index.js';
import { LanguageBuilder } from './language.builder.js';
import { LanguageController } from './language.controller.js';
import { LanguageRepository } from './language.repository.js';
import { LanguageService } from './language.service.js';
import { TranslationController } from './translation.controller.js';
import { TranslationFiles } from './translation.files.js';
import { TranslationNews } from './translation.news.js';
import { TranslationRepository } from './translation.repository.js';
import { TranslationService } from './translation.service.js';

/** Languages a shop speaks beside its own, and its texts in them. */
@Module({
  imports: [CatalogModule, MediaModule, PricingModule],
  controllers: [LanguageController, TranslationController],
  providers: [
    LanguageBuilder,
    LanguageRepository,
    LanguageService,
    TranslationFiles,
    TranslationNews,
    TranslationRepository,
    TranslationService,
  ],
  exports: [LanguageBuilder, LanguageService, TranslationService],
})
export class LanguageModule {}
