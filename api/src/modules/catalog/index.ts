export { CatalogModule } from './catalog.module.js';
export { CatalogService } from './catalog.service.js';
export { categoriesStatement, categoryStatement } from './category.statements.js';
export { CategoryWriter, type NewCategory } from './category.writer.js';
export { listingStatement } from './listing.statements.js';
export { productStatement, relatedStatement } from './product.statements.js';
export { ProductDocuments } from './product.documents.js';
export { ProductWriter } from './use-cases/write-product.js';
export { VariantReader, type SaleVariant, type VariantChoice } from './variant.reader.js';
