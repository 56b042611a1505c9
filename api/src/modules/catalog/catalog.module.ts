import { Module } from '@nestjs/common';
import { ProductResolver } from './product.resolver.js';
import { CatalogResolver } from './catalog.resolver.js';
import { InventoryModule } from '../inventory/index.js';
import { RedirectModule } from '../redirect/index.js';
import { CatalogController } from './catalog.controller.js';
import { CatalogService } from './catalog.service.js';
import { CategoryPaths } from './category.paths.js';
import { CategoryWriter } from './category.writer.js';
import { ProductController } from './product.controller.js';
import { ProductDocuments } from './product.documents.js';
import { ProductFactsReader } from './product.facts.js';
import { ProductRepository } from './product.repository.js';
import { ProductService } from './product.service.js';
import { ProductWriteRepository } from './product-write.repository.js';
import { CustomFieldController } from './custom-field.controller.js';
import { CustomFieldResolver } from './custom-field.resolver.js';
import { CustomFieldService } from './custom-field.service.js';
import { ProductChangeService } from './product-change.service.js';
import { ProductScheduleRepository } from './product-schedule.repository.js';
import { KeepSchedule } from './use-cases/keep-schedule.js';
import { ProductChanger } from './use-cases/change-product.js';
import { CustomFieldRepository } from './custom-field.repository.js';
import { ProductLinksRepository } from './product-links.repository.js';
import { ProductPut } from './use-cases/put-product.js';
import { ProductBatch } from './use-cases/write-products.js';
import { ProductWriter } from './use-cases/write-product.js';
import { VariantReader } from './variant.reader.js';

/** Products, variants and categories: what shoppers see of them, and what staff do with them. */
@Module({
  imports: [InventoryModule, RedirectModule],
  controllers: [CatalogController, CustomFieldController, ProductController],
  providers: [
    CatalogResolver,
    ProductResolver,
    CatalogService,
    CategoryPaths,
    CategoryWriter,
    CustomFieldRepository,
    CustomFieldResolver,
    CustomFieldService,
    KeepSchedule,
    ProductChangeService,
    ProductChanger,
    ProductBatch,
    ProductDocuments,
    ProductFactsReader,
    ProductLinksRepository,
    ProductPut,
    ProductRepository,
    ProductScheduleRepository,
    ProductService,
    ProductWriteRepository,
    ProductWriter,
    VariantReader,
  ],
  exports: [
    CatalogService,
    CategoryPaths,
    CategoryWriter,
    KeepSchedule,
    ProductBatch,
    ProductDocuments,
    ProductFactsReader,
    ProductService,
    ProductWriter,
    VariantReader,
  ],
})
export class CatalogModule {}
