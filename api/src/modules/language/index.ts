export { LanguageBuilder } from './language.builder.js';
export { LanguageModule } from './language.module.js';
export { LanguageService } from './language.service.js';
export { TranslationService } from './translation.service.js';
