import { Injectable } from '@nestjs/common';
import type { AdminCategory, CategoryChangeInput, CategoryInput, RefusalCode } from '@smallshop/contract';
import { actorName, authorise, type Ctx } from '../../../plumbing/context.js';
import { Database, violatedConstraint, type IdempotentRequest, type TenantTx } from '../../../plumbing/db/database.js';
import { assertNewest } from '../../../plumbing/precondition.js';
import { Refusal } from '../../../plumbing/refusal.js';
import { MovedLinks } from '../../link/index.js';
import { CategoryRepository, type CurrentCategory } from '../category.repository.js';
import { placeProblem } from '../category.rule.js';
import { CategoryWriter } from '../category.writer.js';
import { reviewCollections } from '../collection.events.js';
import { freeSlug, slugFrom } from '../product.rule.js';
import { ShelfPicture } from '../shelf-picture.js';

const conflicts: Readonly<Record<string, RefusalCode>> = {
  categories_tenant_id_slug_key: 'category.slug_taken',
};

async function refusingConflicts<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const code = conflicts[violatedConstraint(error) ?? ''];
    throw code ? new Refusal(code) : error;
  }
}

const pathOf = (slug: string): string => `/categories/${slug}`;
const batchSize = 500;

/** Adds, changes and deletes categories. */
@Injectable()
export class WriteCategory {
  constructor(
    private readonly database: Database,
    private readonly categories: CategoryRepository,
    private readonly writer: CategoryWriter,
    private readonly picture: ShelfPicture,
    private readonly links: MovedLinks,
  ) {}

  /**
   * Adds a category after its siblings.
   *
   * @throws Refusal `category.slug_taken`, `category.too_deep`, `category.not_found` for the parent, and as {@link ShelfPicture.assert}
   */
  async create(ctx: Ctx, input: CategoryInput, idempotency: IdempotentRequest | null): Promise<AdminCategory> {
    authorise(ctx, 'catalog.write');
    return this.database.withTenant(ctx, (tx) => tx.once(idempotency, () => this.#add(tx, ctx, input)));
  }

  /**
   * Replaces the texts. A changed slug leaves a redirect, and menus follow.
   *
   * @throws Refusal `category.not_found`, `category.slug_taken`, `precondition.failed`, and as {@link ShelfPicture.assert}
   */
  async change(ctx: Ctx, id: string, input: CategoryChangeInput, ifMatch: number | null): Promise<AdminCategory> {
    authorise(ctx, 'catalog.write');
    return this.database.withTenant(ctx, async (tx) => {
      const before = await this.#lock(tx, id, ifMatch);
      await this.picture.assert(tx, input.mediaId);
      const slug = input.slug ?? before.slug;
      await refusingConflicts(() => this.categories.change(tx, { ...input, id, slug, updatedBy: actorName(ctx) }));
      await this.links.move(tx, pathOf(before.slug), pathOf(slug));
      if (before.name !== input.name || before.slug !== slug)
        announceStale(tx, await this.categories.productsIn(tx, id));
      tx.emit('category.changed', id, { categoryId: id }, before.version + 1);
      return this.#found(tx, ctx, id);
    });
  }

  /**
   * Deletes a category: those below it take its place, its products stay in the shop.
   *
   * @throws Refusal `category.not_found`, `precondition.failed`
   */
  async remove(ctx: Ctx, id: string, ifMatch: number | null): Promise<void> {
    authorise(ctx, 'catalog.write');
    await this.database.withTenant(ctx, async (tx) => {
      await this.categories.lockTree(tx);
      const { parentId, slug, version } = await this.#lock(tx, id, ifMatch);
      const [siblings, children] = [
        await this.categories.children(tx, parentId),
        await this.categories.children(tx, id),
      ];
      const productIds = await this.categories.productsIn(tx, id);
      await this.categories.arrange(tx, parentId, siblings.toSpliced(siblings.indexOf(id), 1, ...children));
      await this.categories.remove(tx, id);
      await this.links.leave(tx, pathOf(slug));
      await this.categories.refreshProducts(tx, productIds);
      announceStale(tx, productIds);
      reviewCollections(tx, await this.categories.collectionsByCategory(tx));
      tx.emit('category.changed', id, { categoryId: id }, version + 1);
    });
  }

  async #add(tx: TenantTx, ctx: Ctx, input: CategoryInput): Promise<AdminCategory> {
    const problem = placeProblem(await this.categories.lockTree(tx), null, input.parentId);
    if (problem !== null) throw new Refusal(problem);
    await this.picture.assert(tx, input.mediaId);
    const wanted = slugFrom(input.name, 'category');
    const slug = input.slug ?? freeSlug(wanted, await this.categories.similarSlugs(tx, wanted));
    const { name, description, seo } = input;
    const [parentId, mediaId] = [input.parentId ?? undefined, input.mediaId ?? undefined];
    const updatedBy = actorName(ctx);
    const id = await refusingConflicts(() =>
      this.writer.create(tx, { slug, name, description, seo, parentId, mediaId, updatedBy }),
    );
    await this.links.claim(tx, pathOf(slug));
    return this.#found(tx, ctx, id);
  }

  async #lock(tx: TenantTx, id: string, ifMatch: number | null): Promise<CurrentCategory> {
    const current = await this.categories.lock(tx, id);
    if (!current) throw new Refusal('category.not_found');
    assertNewest(current, ifMatch);
    return current;
  }

  async #found(tx: TenantTx, ctx: Ctx, id: string): Promise<AdminCategory> {
    const category = await this.categories.find(tx, ctx, id);
    if (!category) throw new Refusal('category.not_found');
    return category;
  }
}

/** Products name their categories; workers bring their documents in line, however many there are. */
function announceStale(tx: TenantTx, productIds: readonly string[]): void {
  for (let start = 0; start < productIds.length; start += batchSize) {
    const batch = productIds.slice(start, start + batchSize);
    tx.emit('products.stale', batch[0] ?? '', { productIds: batch });
  }
}
