import { Logger, Module } from '@nestjs/common';
import { CONFIG, type Config } from '../../config.js';
import { Database } from '../../plumbing/db/database.js';
import { Metrics } from '../../plumbing/observability/metrics.js';
import { Refusal } from '../../plumbing/refusal.js';
import { CatalogModule } from '../catalog/index.js';
import { AdminSearchService } from './admin-search.service.js';
import { ForgivingEngine } from './forgiving.engine.js';
import { MeiliClient } from './meilisearch/meili.client.js';
import { MeiliEngine } from './meilisearch/meili.engine.js';
import { PostgresEngine } from './postgres.engine.js';
import { SearchController } from './search.controller.js';
import { SearchEngine } from './search.engine.js';
import { SearchIndex } from './search.index.js';
import { SearchResolver } from './search.resolver.js';
import { SearchService } from './search.service.js';
import { SearchSettingsController } from './search-settings.controller.js';
import { SearchSettingsRepository } from './search-settings.repository.js';
import { SearchSettingsService } from './search-settings.service.js';
import { SearchTermRepository } from './search-term.repository.js';

const log = new Logger('Search');

/** Meilisearch where there is one, and the database whenever it fails. */
const engine = {
  provide: SearchEngine,
  inject: [CONFIG, Database, PostgresEngine, Metrics],
  useFactory: ({ meili }: Config, database: Database, postgres: PostgresEngine, metrics: Metrics): SearchEngine =>
    meili === null
      ? postgres
      : new ForgivingEngine(new MeiliEngine(new MeiliClient(meili), database, postgres), postgres, {
          isRefusal: (error) => error instanceof Refusal,
          report: (error) => {
            metrics.countSearchFallback();
            log.warn(`PostgreSQL answers searches for a while: ${String(error)}`);
          },
        }),
};

/** Search and suggestions over products on sale, what merchants do about them, and the console's own search. */
@Module({
  imports: [CatalogModule],
  controllers: [SearchController, SearchSettingsController],
  providers: [
    engine,
    AdminSearchService,
    PostgresEngine,
    SearchIndex,
    SearchResolver,
    SearchService,
    SearchSettingsRepository,
    SearchSettingsService,
    SearchTermRepository,
  ],
  exports: [SearchIndex, SearchService],
})
export class SearchModule {}
