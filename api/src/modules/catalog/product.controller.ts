import { Controller } from '@nestjs/common';
import { operations } from '@smallshop/contract';
import { Input, Operate, rawJson, type InputOf } from '../../plumbing/http/operate.js';
import { ProductChangeService } from './product-change.service.js';
import { ProductService } from './product.service.js';

/** Products over REST, as staff see and write them. */
@Controller()
export class ProductController {
  constructor(
    private readonly products: ProductService,
    private readonly changes: ProductChangeService,
  ) {}

  @Operate(operations.listAdminProducts)
  async list(@Input() { ctx, query }: InputOf<typeof operations.listAdminProducts>) {
    return rawJson(await this.products.list(ctx, query));
  }

  @Operate(operations.getProductStats)
  stats(@Input() { ctx }: InputOf<typeof operations.getProductStats>) {
    return this.products.stats(ctx);
  }

  @Operate(operations.listProductTerms)
  async terms(@Input() { ctx, query }: InputOf<typeof operations.listProductTerms>) {
    return rawJson(await this.products.terms(ctx, query));
  }

  @Operate(operations.changeProducts)
  changeMany(@Input() { ctx, body }: InputOf<typeof operations.changeProducts>) {
    return this.changes.changeMany(ctx, body.ids, body.change);
  }

  @Operate(operations.duplicateProduct)
  duplicate(@Input() { ctx, params, body, idempotency }: InputOf<typeof operations.duplicateProduct>) {
    return this.changes.duplicate(ctx, params.id, body.title, idempotency);
  }

  @Operate(operations.getAdminProduct)
  get(@Input() { ctx, params }: InputOf<typeof operations.getAdminProduct>) {
    return this.products.get(ctx, params.id);
  }

  @Operate(operations.createProduct)
  create(@Input() { ctx, body, idempotency }: InputOf<typeof operations.createProduct>) {
    return this.products.create(ctx, body, idempotency);
  }

  @Operate(operations.updateProduct)
  replace(@Input() { ctx, params, body, ifMatch }: InputOf<typeof operations.updateProduct>) {
    return this.products.replace(ctx, params.id, body, ifMatch);
  }

  @Operate(operations.deleteProduct)
  remove(@Input() { ctx, params, ifMatch }: InputOf<typeof operations.deleteProduct>) {
    return this.products.remove(ctx, params.id, ifMatch);
  }
}
