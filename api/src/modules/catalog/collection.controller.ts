import { Controller } from '@nestjs/common';
import { operations } from '@smallshop/contract';
import { Input, Operate, rawJson, type InputOf } from '../../plumbing/http/operate.js';
import { CatalogService } from './catalog.service.js';
import { CollectionService } from './collection.service.js';

/** Collections over REST, for shoppers and staff. */
@Controller()
export class CollectionController {
  constructor(
    private readonly catalog: CatalogService,
    private readonly collections: CollectionService,
  ) {}

  @Operate(operations.listCollections)
  async listPublished(@Input() { ctx }: InputOf<typeof operations.listCollections>) {
    return rawJson(await this.catalog.listCollections(ctx));
  }

  @Operate(operations.getCollection)
  async getPublished(@Input() { ctx, params }: InputOf<typeof operations.getCollection>) {
    return rawJson(await this.catalog.getCollection(ctx, params.slug));
  }

  @Operate(operations.listAdminCollections)
  async list(@Input() { ctx, query }: InputOf<typeof operations.listAdminCollections>) {
    return rawJson(await this.collections.list(ctx, query));
  }

  @Operate(operations.previewCollection)
  async preview(@Input() { ctx, body }: InputOf<typeof operations.previewCollection>) {
    return rawJson(await this.collections.preview(ctx, body));
  }

  @Operate(operations.getAdminCollection)
  get(@Input() { ctx, params }: InputOf<typeof operations.getAdminCollection>) {
    return this.collections.get(ctx, params.id);
  }

  @Operate(operations.createCollection)
  create(@Input() { ctx, body, idempotency }: InputOf<typeof operations.createCollection>) {
    return this.collections.create(ctx, body, idempotency);
  }

  @Operate(operations.updateCollection)
  replace(@Input() { ctx, params, body, ifMatch }: InputOf<typeof operations.updateCollection>) {
    return this.collections.replace(ctx, params.id, body, ifMatch);
  }

  @Operate(operations.deleteCollection)
  remove(@Input() { ctx, params, ifMatch }: InputOf<typeof operations.deleteCollection>) {
    return this.collections.remove(ctx, params.id, ifMatch);
  }

  @Operate(operations.listCollectionProducts)
  async listProducts(@Input() { ctx, params, query }: InputOf<typeof operations.listCollectionProducts>) {
    return rawJson(await this.collections.listProducts(ctx, params.id, query));
  }

  @Operate(operations.addCollectionProducts)
  addProducts(@Input() { ctx, params, body }: InputOf<typeof operations.addCollectionProducts>) {
    return this.collections.addProducts(ctx, params.id, body.productIds);
  }

  @Operate(operations.removeCollectionProduct)
  removeProduct(@Input() { ctx, params }: InputOf<typeof operations.removeCollectionProduct>) {
    return this.collections.removeProduct(ctx, params.id, params.productId);
  }

  @Operate(operations.placeCollectionProduct)
  placeProduct(@Input() { ctx, params, body }: InputOf<typeof operations.placeCollectionProduct>) {
    return this.collections.placeProduct(ctx, params.id, params.productId, body.beforeId);
  }
}
