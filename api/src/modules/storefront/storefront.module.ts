import { Module } from '@nestjs/common';
import { CatalogModule } from '../catalog/index.js';
import { StorefrontController } from './storefront.controller.js';
import { StorefrontService } from './storefront.service.js';

/** The renderer's door: everything a page shows in one request. */
@Module({ imports: [CatalogModule], controllers: [StorefrontController], providers: [StorefrontService] })
export class StorefrontModule {}
