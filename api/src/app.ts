import 'reflect-metadata';
import type { INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { SwaggerModule, type OpenAPIObject } from '@nestjs/swagger';
import { ApplicationModule } from './application.module.js';
import { loadConfig, type Config } from './config.js';
import { observeRequests, openServer } from './plumbing/http/server.js';
import { openApiDocument } from './plumbing/openapi/document.js';
import { FrameworkLog, openLogger } from './plumbing/observability/logger.js';
import { Metrics } from './plumbing/observability/metrics.js';

export { loadConfig, type Config } from './config.js';

/** The application without HTTP, for workers, scripts and jobs: `app.get(SomeService)`. Close it when done. */
export async function createApp(config: Config = loadConfig(), name = 'worker'): Promise<INestApplicationContext> {
  const logger = openLogger(config.logLevel, name);
  const app = await NestFactory.createApplicationContext(ApplicationModule.with(config), { logger: new FrameworkLog(logger) });
  return app.init();
}

/** The API's description for people, at `/docs`; everything it loads comes from here. */
function serveDocumentation(app: NestFastifyApplication, config: Config): void {
  const document: unknown = openApiDocument(config.addresses.api);
  SwaggerModule.setup('docs', app, document as OpenAPIObject, {
    customSiteTitle: 'SmallShop API',
    raw: false,
    swaggerOptions: { persistAuthorization: true, docExpansion: 'none' },
  });
}

/** The application with its HTTP faces, ready to listen or to be injected requests. */
export async function createHttpApp(config: Config = loadConfig()): Promise<NestFastifyApplication> {
  const logger = openLogger(config.logLevel, 'api');
  const adapter: FastifyAdapter = openServer(config, logger);
  const app = await NestFactory.create<NestFastifyApplication>(ApplicationModule.with(config), adapter, {
    logger: new FrameworkLog(logger),
    bodyParser: false,
  });
  observeRequests(adapter.getInstance(), app.get(Metrics));
  serveDocumentation(app, config);
  await app.init();
  await adapter.getInstance().ready();
  return app;
}
