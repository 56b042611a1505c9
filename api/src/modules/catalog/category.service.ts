import { Injectable } from '@nestjs/common';
import type { AdminCategory, CategoryPlaceInput } from '@smallshop/contract';
import { authorise, type Ctx } from '../../plumbing/context.js';
import { Database, type TenantTx } from '../../plumbing/db/database.js';
import { Refusal } from '../../plumbing/refusal.js';
import { placedProductsStatement, PlacedProducts } from './placed-products.js';
import { reviewCollections } from './collection.events.js';
import { CategoryRepository } from './category.repository.js';
import { placeProblem } from './category.rule.js';
import { ProductDocuments } from './product.documents.js';

interface ListPage {
  readonly limit: number;
  readonly cursor?: string | undefined;
  readonly include?: 'total' | undefined;
}

/** How staff look at categories and arrange them and what stands in them. */
@Injectable()
export class CategoryService {
  constructor(
    private readonly database: Database,
    private readonly categories: CategoryRepository,
    private readonly placed: PlacedProducts,
    private readonly documents: ProductDocuments,
  ) {}

  /** Every category, parents before children. */
  async tree(ctx: Ctx): Promise<{ items: AdminCategory[] }> {
    authorise(ctx, 'catalog.read');
    return this.database.withTenant(ctx, async (tx) => ({ items: await this.categories.tree(tx, ctx) }));
  }

  /** @throws Refusal `category.not_found` */
  async get(ctx: Ctx, categoryId: string): Promise<AdminCategory> {
    authorise(ctx, 'catalog.read');
    const category = await this.database.withTenant(ctx, (tx) => this.categories.find(tx, ctx, categoryId));
    if (!category) throw new Refusal('category.not_found');
    return category;
  }

  /**
   * Moves a category with everything below it.
   *
   * @throws Refusal `category.not_found`, `category.cycle`, `category.too_deep`; `category.sibling_moved` when the category
   *         to stand before stands elsewhere
   */
  async place(ctx: Ctx, categoryId: string, { parentId, beforeId }: CategoryPlaceInput) {
    authorise(ctx, 'catalog.write');
    return this.database.withTenant(ctx, async (tx) => {
      const nodes = await this.categories.lockTree(tx);
      const before = nodes.find(({ id }) => id === categoryId);
      if (!before) throw new Refusal('category.not_found');
      const problem = placeProblem(nodes, categoryId, parentId);
      if (problem !== null) throw new Refusal(problem);
      await this.#arrange(tx, categoryId, { parentId, beforeId });
      if (before.parentId !== parentId) {
        await this.categories.refreshShelves(tx, categoryId);
        reviewCollections(tx, await this.categories.collectionsByCategory(tx));
      }
      tx.emit('category.changed', categoryId, { categoryId });
      return { items: await this.categories.tree(tx, ctx) };
    });
  }

  /** JSON of contract's PlacedProductList. @throws Refusal `category.not_found` */
  async listProducts(ctx: Ctx, categoryId: string, page: ListPage): Promise<string> {
    authorise(ctx, 'catalog.read');
    const json = await this.database.read(ctx, placedProductsStatement(ctx, 'category', categoryId, page));
    if (json === null) throw new Refusal('category.not_found');
    return json;
  }

  /** Puts products at the end. @throws Refusal `category.not_found`, `product.not_found` */
  async addProducts(ctx: Ctx, categoryId: string, productIds: readonly string[]): Promise<void> {
    await this.#rearrange(ctx, categoryId, async (tx) => {
      const missing = await this.placed.add(tx, 'category', categoryId, productIds);
      if (missing.length > 0) throw new Refusal('product.not_found', { productIds: missing });
      await this.#announceProducts(tx, productIds);
    });
  }

  /** Takes a product out. @throws Refusal `category.not_found`, `product.not_found` */
  async removeProduct(ctx: Ctx, categoryId: string, productId: string): Promise<void> {
    await this.#rearrange(ctx, categoryId, async (tx) => {
      if (!(await this.placed.remove(tx, 'category', categoryId, productId))) throw new Refusal('product.not_found');
      await this.#announceProducts(tx, [productId]);
    });
  }

  /** Moves a product within the order. @throws Refusal `category.not_found`, `product.not_found` */
  async placeProduct(ctx: Ctx, categoryId: string, productId: string, beforeId: string | null): Promise<void> {
    await this.#rearrange(ctx, categoryId, async (tx) => {
      const changed = await this.placed.place(tx, 'category', categoryId, { productId, beforeId });
      if (changed === null) throw new Refusal('product.not_found');
      await this.categories.refreshProducts(tx, changed);
    });
  }

  async #rearrange(ctx: Ctx, categoryId: string, work: (tx: TenantTx) => Promise<void>): Promise<void> {
    authorise(ctx, 'catalog.write');
    await this.database.withTenant(ctx, async (tx) => {
      if (!(await this.categories.lock(tx, categoryId))) throw new Refusal('category.not_found');
      await work(tx);
      tx.emit('category.changed', categoryId, { categoryId });
    });
  }

  async #arrange(tx: TenantTx, id: string, { parentId, beforeId }: CategoryPlaceInput): Promise<void> {
    const siblings = (await this.categories.children(tx, parentId)).filter((sibling) => sibling !== id);
    const index = beforeId === null ? siblings.length : siblings.indexOf(beforeId);
    if (index < 0) throw new Refusal('category.sibling_moved');
    await this.categories.arrange(tx, parentId, siblings.toSpliced(index, 0, id));
  }

  /** Products show their categories: their documents follow at once, and whoever listens is told. */
  async #announceProducts(tx: TenantTx, productIds: readonly string[]): Promise<void> {
    const changed = await this.documents.refresh(tx, productIds);
    for (const change of changed) tx.emit('product.changed', change.productId, change);
    // Drafts have no document, but collections may hold them.
    const others = productIds.filter((id) => !changed.some(({ productId }) => productId === id));
    if (others.length > 0) tx.emit('products.stale', others[0] ?? '', { productIds: others });
  }
}
