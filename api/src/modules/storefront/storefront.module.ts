import { Module } from '@nestjs/common';
import { CatalogModule } from '../catalog/index.js';
import { SearchModule } from '../search/index.js';
import { StorefrontController } from './storefront.controller.js';
import { StorefrontService } from './storefront.service.js';

/** The renderer's door: everything a page shows in one request. */
@Module({
  imports: [CatalogModule, SearchModule],
  controllers: [StorefrontController],
  providers: [StorefrontService],
})
export class StorefrontModule {}
