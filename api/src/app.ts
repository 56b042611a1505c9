import 'reflect-metadata';
import type { INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { ApplicationModule } from './application.module.js';
import { loadConfig, type Config } from './config.js';
import { observeRequests, openServer } from './plumbing/http/server.js';
import { serveDocumentation } from './plumbing/openapi/documentation.page.js';
import { FrameworkLog, openLogger } from './plumbing/observability/logger.js';
import { Metrics } from './plumbing/observability/metrics.js';

/** The application as jobs and scripts hold it: `get` a service. */
export type Application = INestApplicationContext;

export { ConfigError, loadConfig, type Config } from './config.js';
export { CollectionMembership, FacetCounts, KeepSchedule, ProductDocuments } from './modules/catalog/index.js';
export { SearchIndex, SearchService } from './modules/search/index.js';
export { RemindCarts } from './modules/cart/index.js';
export { CheckoutService, RecoverCheckouts } from './modules/checkout/index.js';
export { StockWatchService } from './modules/inventory/index.js';
export { FetchImportImages, ImportRetention, RunImport, WriteExport } from './modules/import/index.js';
export { LanguageBuilder } from './modules/language/index.js';
export { DeliverMail } from './modules/mail/index.js';
export { MediaService, RemoteImages } from './modules/media/index.js';
export { RecoverRefunds } from './modules/order/index.js';
export { FoldSales } from './modules/report/index.js';
export { RunOrderTask } from './modules/order-list/index.js';
export { KeepPriceLists } from './modules/price-list/index.js';
export { ShopResolver } from './plumbing/auth/ports.js';
export { systemCtx, type Ctx } from './plumbing/context.js';
export { Database } from './plumbing/db/database.js';
export { logFields, withLogFields } from './plumbing/observability/log.fields.js';
export { openLogger } from './plumbing/observability/logger.js';
export { OutboxRelay } from './plumbing/outbox/outbox.relay.js';
export { PurgeLog } from './plumbing/purge/purge.log.js';
export { QueueBackend } from './plumbing/queue/backend.js';
export { Queue } from './plumbing/queue/queue.js';
export { Retention } from './plumbing/retention/retention.js';

/** The application without HTTP, for workers, scripts and jobs: `app.get(SomeService)`. Close it when done. */
export async function createApp(config: Config = loadConfig(), name = 'worker'): Promise<Application> {
  const logger = openLogger(config.logLevel, name);
  const app = await NestFactory.createApplicationContext(ApplicationModule.with(config), {
    logger: new FrameworkLog(logger),
  });
  return app.init();
}

/** The application with its HTTP faces, ready to listen or to be injected requests. */
export async function createHttpApp(config: Config = loadConfig()): Promise<NestFastifyApplication> {
  const logger = openLogger(config.logLevel, 'api');
  const adapter = openServer(config, logger);
  const app = await NestFactory.create<NestFastifyApplication>(ApplicationModule.with(config), adapter, {
    logger: new FrameworkLog(logger),
    bodyParser: false,
  });
  observeRequests(adapter.getInstance(), app.get(Metrics));
  serveDocumentation(app, config.addresses.api);
  await app.init();
  await adapter.getInstance().ready();
  return app;
}
