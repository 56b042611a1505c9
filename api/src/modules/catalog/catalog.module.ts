import { Module } from '@nestjs/common';
import { ProductResolver } from './product.resolver.js';
import { CatalogResolver } from './catalog.resolver.js';
import { InventoryModule } from '../inventory/index.js';
import { RedirectModule } from '../redirect/index.js';
import { LinkModule } from '../link/index.js';
import { PricingModule } from '../pricing/index.js';
import { CatalogController } from './catalog.controller.js';
import { CatalogService } from './catalog.service.js';
import { CategoryPaths } from './category.paths.js';
import { CategoryController } from './category.controller.js';
import { CategoryRepository } from './category.repository.js';
import { CategoryService } from './category.service.js';
import { CategoryWriter } from './category.writer.js';
import { CollectionController } from './collection.controller.js';
import { CollectionMembership } from './collection.membership.js';
import { CollectionRepository } from './collection.repository.js';
import { CollectionService } from './collection.service.js';
import { FacetCounts } from './facet.counts.js';
import { PersonalPriceController } from './personal-price.controller.js';
import { PersonalPrices } from './personal.prices.js';
import { PlacedProducts } from './placed-products.js';
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
import { WriteCategory } from './use-cases/write-category.js';
import { WriteCollection } from './use-cases/write-collection.js';
import { ProductWriter } from './use-cases/write-product.js';
import { ShelfResolver } from './shelf.resolver.js';
import { ShelfPicture } from './shelf-picture.js';
import { VariantReader } from './variant.reader.js';

/** Products, variants, categories and collections: what shoppers see of them, and what staff do with them. */
@Module({
  imports: [InventoryModule, LinkModule, PricingModule, RedirectModule],
  controllers: [
    CatalogController,
    CategoryController,
    CollectionController,
    CustomFieldController,
    PersonalPriceController,
    ProductController,
  ],
  providers: [
    CatalogResolver,
    ProductResolver,
    CatalogService,
    CategoryPaths,
    CategoryRepository,
    CategoryService,
    CategoryWriter,
    CollectionMembership,
    CollectionRepository,
    CollectionService,
    CustomFieldRepository,
    CustomFieldResolver,
    CustomFieldService,
    FacetCounts,
    KeepSchedule,
    PersonalPrices,
    PlacedProducts,
    ProductBatch,
    ProductChangeService,
    ProductChanger,
    ProductDocuments,
    ProductFactsReader,
    ProductLinksRepository,
    ProductPut,
    ProductRepository,
    ProductScheduleRepository,
    ProductService,
    ProductWriteRepository,
    ProductWriter,
    ShelfPicture,
    ShelfResolver,
    VariantReader,
    WriteCategory,
    WriteCollection,
  ],
  exports: [
    CatalogService,
    CategoryPaths,
    CategoryWriter,
    CollectionMembership,
    CollectionService,
    FacetCounts,
    KeepSchedule,
    PersonalPrices,
    ProductBatch,
    ProductDocuments,
    ProductFactsReader,
    ProductService,
    ProductWriter,
    VariantReader,
  ],
})
export class CatalogModule {}
