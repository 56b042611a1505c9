export { CatalogModule } from './catalog.module.js';
export { CatalogService } from './catalog.service.js';
export { categoriesStatement, categoryStatement } from './category.statements.js';
export { CategoryPaths, type CategoryTree } from './category.paths.js';
export { CategoryWriter, type NewCategory } from './category.writer.js';
export { CustomFieldService } from './custom-field.service.js';
export { CollectionMembership } from './collection.membership.js';
export { CollectionService } from './collection.service.js';
export { FacetCounts } from './facet.counts.js';
export {
  collectionPreviewStatement,
  collectionsStatement,
  collectionStatement,
  shelfOf,
  shelfStatement,
  type CollectionShelf,
} from './collection.statements.js';
export { sanitiseHtml } from './html.sanitiser.js';
export { listingStatement } from './listing.statements.js';
export { wantedFilters } from './listing.wanted.js';
export { PersonalPrices } from './personal.prices.js';
export { productStatement, relatedStatement } from './product.statements.js';
export { ProductDocuments } from './product.documents.js';
export { KeepSchedule } from './use-cases/keep-schedule.js';
export { ProductFactsReader, type ProductFacts, type VariantFacts } from './product.facts.js';
export { freeSlug, saleDates, slugFrom } from './product.rule.js';
export { assertComplete } from './use-cases/write-product.js';
export { ProductBatch, type BatchWrite } from './use-cases/write-products.js';
export { acceptFieldValues, missingFields, type FieldDefinition } from './custom-field.rule.js';
export { ProductService } from './product.service.js';
export { ProductWriter } from './use-cases/write-product.js';
export { VariantReader, type SaleVariant, type VariantChoice } from './variant.reader.js';
