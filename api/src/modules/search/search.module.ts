import { Module } from '@nestjs/common';
import { SearchResolver } from './search.resolver.js';
import { SearchController } from './search.controller.js';
import { SearchTermRepository } from './search-term.repository.js';
import { SearchService } from './search.service.js';

/** Search and suggestions over products on sale. */
@Module({
  controllers: [SearchController],
  providers: [SearchResolver, SearchService, SearchTermRepository],
  exports: [SearchService],
})
export class SearchModule {}
