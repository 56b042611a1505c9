import { Module } from '@nestjs/common';
import { StorefrontController } from './storefront.controller.js';
import { StorefrontService } from './storefront.service.js';

/** The renderer's door: everything a page shows in one request. */
@Module({ controllers: [StorefrontController], providers: [StorefrontService] })
export class StorefrontModule {}
