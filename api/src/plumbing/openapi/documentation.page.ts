import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { SwaggerModule, type OpenAPIObject } from '@nestjs/swagger';
import { openApiDocument } from './document.js';

/** The API's description for people, at `/docs`; everything the page loads comes from this server. */
export function serveDocumentation(app: NestFastifyApplication, apiOrigin: string): void {
  const document: unknown = openApiDocument(apiOrigin);
  SwaggerModule.setup('docs', app, document as OpenAPIObject, {
    customSiteTitle: 'SmallShop API',
    raw: false,
    swaggerOptions: { persistAuthorization: true, docExpansion: 'none' },
  });
}
