import { Module } from '@nestjs/common';
import { CatalogModule } from '../catalog/index.js';
import { AdminSearchService } from './admin-search.service.js';
import { SearchController } from './search.controller.js';
import { SearchResolver } from './search.resolver.js';
import { SearchService } from './search.service.js';
import { SearchSettingsController } from './search-settings.controller.js';
import { SearchSettingsRepository } from './search-settings.repository.js';
import { SearchSettingsService } from './search-settings.service.js';
import { SearchTermRepository } from './search-term.repository.js';

/** Search and suggestions over products on sale, what merchants do about them, and the console's own search. */
@Module({
  imports: [CatalogModule],
  controllers: [SearchController, SearchSettingsController],
  providers: [
    AdminSearchService,
    SearchResolver,
    SearchService,
    SearchSettingsRepository,
    SearchSettingsService,
    SearchTermRepository,
  ],
  exports: [SearchService],
})
export class SearchModule {}
