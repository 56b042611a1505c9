import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { SwaggerModule, type OpenAPIObject } from '@nestjs/swagger';
import { openApiDocument } from './document.js';

/** The API's description for people, at `/docs`; everything the page loads comes from this server. */
export function serveDocumentation(app: NestFastifyApplication, apiOrigin: string): void {
  // Made for the first reader: describing every shape takes a tenth of the API's whole start.
  const describe = (): OpenAPIObject => {
    const document: unknown = openApiDocument(apiOrigin);
    return document as OpenAPIObject;
  };
  SwaggerModule.setup('docs', app, describe, {
    customSiteTitle: 'SmallShop API',
    raw: false,
    swaggerOptions: { persistAuthorization: true, docExpansion: 'none' },
  });
}
