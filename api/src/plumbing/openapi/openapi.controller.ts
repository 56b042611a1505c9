import { Controller, Get, Header, Inject } from '@nestjs/common';
import { CONFIG, type Config } from '../../config.js';
import { openApiDocument } from './document.js';

/** The API's own description. */
@Controller()
export class OpenApiController {
  #text: string | null = null;

  constructor(@Inject(CONFIG) private readonly config: Config) {}

  @Get('api/v1/openapi.json')
  @Header('content-type', 'application/json; charset=utf-8')
  document(): string {
    this.#text ??= JSON.stringify(openApiDocument(this.config.addresses.api));
    return this.#text;
  }
}
