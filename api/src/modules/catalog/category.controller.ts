import { Controller } from '@nestjs/common';
import { operations } from '@smallshop/contract';
import { Input, Operate, rawJson, type InputOf } from '../../plumbing/http/operate.js';
import { CategoryService } from './category.service.js';
import { WriteCategory } from './use-cases/write-category.js';

/** Categories over REST, as staff arrange them. */
@Controller()
export class CategoryController {
  constructor(
    private readonly categories: CategoryService,
    private readonly writer: WriteCategory,
  ) {}

  @Operate(operations.listAdminCategories)
  tree(@Input() { ctx }: InputOf<typeof operations.listAdminCategories>) {
    return this.categories.tree(ctx);
  }

  @Operate(operations.getAdminCategory)
  get(@Input() { ctx, params }: InputOf<typeof operations.getAdminCategory>) {
    return this.categories.get(ctx, params.id);
  }

  @Operate(operations.createCategory)
  create(@Input() { ctx, body, idempotency }: InputOf<typeof operations.createCategory>) {
    return this.writer.create(ctx, body, idempotency);
  }

  @Operate(operations.updateCategory)
  change(@Input() { ctx, params, body, ifMatch }: InputOf<typeof operations.updateCategory>) {
    return this.writer.change(ctx, params.id, body, ifMatch);
  }

  @Operate(operations.deleteCategory)
  remove(@Input() { ctx, params, ifMatch }: InputOf<typeof operations.deleteCategory>) {
    return this.writer.remove(ctx, params.id, ifMatch);
  }

  @Operate(operations.placeCategory)
  place(@Input() { ctx, params, body }: InputOf<typeof operations.placeCategory>) {
    return this.categories.place(ctx, params.id, body);
  }

  @Operate(operations.listCategoryProducts)
  async listProducts(@Input() { ctx, params, query }: InputOf<typeof operations.listCategoryProducts>) {
    return rawJson(await this.categories.listProducts(ctx, params.id, query));
  }

  @Operate(operations.addCategoryProducts)
  addProducts(@Input() { ctx, params, body }: InputOf<typeof operations.addCategoryProducts>) {
    return this.categories.addProducts(ctx, params.id, body.productIds);
  }

  @Operate(operations.removeCategoryProduct)
  removeProduct(@Input() { ctx, params }: InputOf<typeof operations.removeCategoryProduct>) {
    return this.categories.removeProduct(ctx, params.id, params.productId);
  }

  @Operate(operations.placeCategoryProduct)
  placeProduct(@Input() { ctx, params, body }: InputOf<typeof operations.placeCategoryProduct>) {
    return this.categories.placeProduct(ctx, params.id, params.productId, body.beforeId);
  }
}
