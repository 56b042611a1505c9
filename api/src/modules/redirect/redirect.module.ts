import { Module } from '@nestjs/common';
import { RedirectController } from './redirect.controller.js';
import { RedirectRepository } from './redirect.repository.js';
import { RedirectResolver } from './redirect.resolver.js';
import { RedirectService } from './redirect.service.js';
import { Redirects } from './redirects.js';

/** Addresses that moved, and where to. */
@Module({
  controllers: [RedirectController],
  providers: [RedirectRepository, RedirectResolver, RedirectService, Redirects],
  exports: [Redirects],
})
export class RedirectModule {}
