import { Controller } from '@nestjs/common';
import { operations } from '@smallshop/contract';
import { Input, Operate, rawJson, type InputOf } from '../../plumbing/http/operate.js';
import { CatalogService } from './catalog.service.js';

/** The catalog over REST, as shoppers see it. */
@Controller()
export class CatalogController {
  constructor(private readonly catalog: CatalogService) {}

  @Operate(operations.listProducts)
  async listProducts(@Input() { ctx, query }: InputOf<typeof operations.listProducts>) {
    return rawJson(await this.catalog.listProducts(ctx, query));
  }

  @Operate(operations.getProduct)
  async getProduct(@Input() { ctx, params, query }: InputOf<typeof operations.getProduct>) {
    return rawJson(await this.catalog.getProduct(ctx, params.slug, query.fields));
  }

  @Operate(operations.listProductVariants)
  async listVariants(@Input() { ctx, params }: InputOf<typeof operations.listProductVariants>) {
    return rawJson(await this.catalog.listVariants(ctx, params.id));
  }

  @Operate(operations.getProductAvailability)
  async getAvailability(@Input() { ctx, params }: InputOf<typeof operations.getProductAvailability>) {
    return rawJson(await this.catalog.getAvailability(ctx, params.id));
  }

  @Operate(operations.listCategories)
  async listCategories(@Input() { ctx }: InputOf<typeof operations.listCategories>) {
    return rawJson(`{"items":${await this.catalog.listCategories(ctx)}}`);
  }

  @Operate(operations.getCategory)
  async getCategory(@Input() { ctx, params }: InputOf<typeof operations.getCategory>) {
    return rawJson(await this.catalog.getCategory(ctx, params.id));
  }
}
