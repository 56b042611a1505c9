import { Injectable } from '@nestjs/common';
import type { AdminCollection, AdminCollectionListQuery, CollectionInput, CollectionRules } from '@smallshop/contract';
import { authorise, type Ctx } from '../../plumbing/context.js';
import { Database, type IdempotentRequest, type TenantTx } from '../../plumbing/db/database.js';
import { Refusal } from '../../plumbing/refusal.js';
import { previewStatement } from './collection.membership.js';
import { CollectionRepository } from './collection.repository.js';
import { collectionListStatement } from './collection.statements.js';
import { placedProductsStatement, PlacedProducts } from './placed-products.js';
import { WriteCollection } from './use-cases/write-collection.js';

interface ListPage {
  readonly limit: number;
  readonly cursor?: string | undefined;
  readonly include?: 'total' | undefined;
}

/** What staff do with collections. */
@Injectable()
export class CollectionService {
  constructor(
    private readonly database: Database,
    private readonly collections: CollectionRepository,
    private readonly writer: WriteCollection,
    private readonly placed: PlacedProducts,
  ) {}

  /** JSON text of a list of contract's AdminCollectionRow. @throws Refusal `request.invalid` for a foreign cursor */
  async list(ctx: Ctx, query: AdminCollectionListQuery): Promise<string> {
    authorise(ctx, 'catalog.read');
    return (await this.database.read(ctx, collectionListStatement(ctx, query))) ?? '{"items":[],"nextCursor":null}';
  }

  /** @throws Refusal `collection.not_found` */
  async get(ctx: Ctx, collectionId: string): Promise<AdminCollection> {
    authorise(ctx, 'catalog.read');
    return this.database.withTenant(ctx, (tx) => this.#find(tx, ctx, collectionId));
  }

  /** @throws Refusal as {@link WriteCollection.create} */
  async create(ctx: Ctx, input: CollectionInput, idempotency: IdempotentRequest | null): Promise<AdminCollection> {
    authorise(ctx, 'catalog.write');
    return this.database.withTenant(ctx, (tx) =>
      tx.once(idempotency, async () => this.#find(tx, ctx, await this.writer.create(tx, ctx, input))),
    );
  }

  /** @throws Refusal as {@link WriteCollection.replace} */
  async replace(ctx: Ctx, id: string, input: CollectionInput, ifMatch: number | null): Promise<AdminCollection> {
    authorise(ctx, 'catalog.write');
    return this.database.withTenant(ctx, async (tx) => {
      await this.writer.replace(tx, ctx, id, input, ifMatch);
      return this.#find(tx, ctx, id);
    });
  }

  /** @throws Refusal `collection.not_found`, `precondition.failed` */
  async remove(ctx: Ctx, collectionId: string, ifMatch: number | null): Promise<void> {
    authorise(ctx, 'catalog.write');
    await this.database.withTenant(ctx, (tx) => this.writer.remove(tx, collectionId, ifMatch));
  }

  /** JSON of contract's CollectionPreview; changes nothing. @throws Refusal `collection.rule_unknown` */
  async preview(ctx: Ctx, rules: CollectionRules): Promise<string> {
    authorise(ctx, 'catalog.read');
    await this.database.withTenant(ctx, (tx) => this.writer.assertKnown(tx, rules));
    return (await this.database.read(ctx, previewStatement(ctx, rules))) ?? '{"total":0,"items":[]}';
  }

  /** JSON of contract's PlacedProductList. @throws Refusal `collection.not_found` */
  async listProducts(ctx: Ctx, collectionId: string, page: ListPage): Promise<string> {
    authorise(ctx, 'catalog.read');
    const json = await this.database.read(ctx, placedProductsStatement(ctx, 'collection', collectionId, page));
    if (json === null) throw new Refusal('collection.not_found');
    return json;
  }

  /** Puts products at the end. @throws Refusal `collection.not_found`, `collection.rules_decide`, `product.not_found` */
  async addProducts(ctx: Ctx, collectionId: string, productIds: readonly string[]): Promise<void> {
    await this.#arrange(ctx, collectionId, async (tx) => {
      const missing = await this.placed.add(tx, 'collection', collectionId, productIds);
      if (missing.length > 0) throw new Refusal('product.not_found', { productIds: missing });
    });
  }

  /** Takes a product out. @throws Refusal as `addProducts` */
  async removeProduct(ctx: Ctx, collectionId: string, productId: string): Promise<void> {
    await this.#arrange(ctx, collectionId, async (tx) => {
      if (!(await this.placed.remove(tx, 'collection', collectionId, productId)))
        throw new Refusal('product.not_found');
    });
  }

  /** Moves a product within the order. @throws Refusal as `addProducts` */
  async placeProduct(ctx: Ctx, collectionId: string, productId: string, beforeId: string | null): Promise<void> {
    await this.#arrange(ctx, collectionId, async (tx) => {
      const changed = await this.placed.place(tx, 'collection', collectionId, { productId, beforeId });
      if (changed === null) throw new Refusal('product.not_found');
    });
  }

  async #arrange(ctx: Ctx, collectionId: string, work: (tx: TenantTx) => Promise<void>): Promise<void> {
    authorise(ctx, 'catalog.write');
    await this.database.withTenant(ctx, async (tx) => {
      const current = await this.collections.lock(tx, collectionId);
      if (!current) throw new Refusal('collection.not_found');
      if (current.kind === 'rules') throw new Refusal('collection.rules_decide');
      await work(tx);
      tx.emit('collection.changed', collectionId, { collectionId, rulesChanged: false });
    });
  }

  async #find(tx: TenantTx, ctx: Ctx, collectionId: string): Promise<AdminCollection> {
    const collection = await this.collections.find(tx, ctx, collectionId);
    if (!collection) throw new Refusal('collection.not_found');
    return collection;
  }
}
