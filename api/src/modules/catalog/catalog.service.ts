import { Injectable } from '@nestjs/common';
import type { ProductListQuery, RefusalCode } from '@smallshop/contract';
import type { Ctx } from '../../plumbing/context.js';
import { Database, type Statement } from '../../plumbing/db/database.js';
import { Refusal } from '../../plumbing/refusal.js';
import { categoriesStatement, categoryStatement } from './category.statements.js';
import {
  collectionsStatement,
  collectionStatement,
  shelfOf,
  shelfStatement,
  type CollectionShelf,
} from './collection.statements.js';
import { listWith, recordWith } from './field.selection.js';
import { listingStatement } from './listing.statements.js';
import { PersonalPrices } from './personal.prices.js';
import {
  availabilityStatement,
  chosenStatement,
  productStatement,
  relatedStatement,
  variantsStatement,
} from './product.statements.js';

/**
 * What shoppers see of the catalog. Methods are one statement in one round trip unless they say otherwise, and answer JSON
 * text that is already what the contract promises; prices of callers who pay something else than everybody take one more.
 */
@Injectable()
export class CatalogService {
  constructor(
    private readonly database: Database,
    private readonly prices: PersonalPrices,
  ) {}

  /**
   * Contract's ProductList. In a collection its own order decides what is walked, so that is looked up first.
   *
   * @throws Refusal `category.not_found`, `collection.not_found`, `request.invalid` for a foreign cursor
   */
  async listProducts(ctx: Ctx, query: ProductListQuery): Promise<string> {
    const shelf = await this.#shelf(ctx, query.collection);
    const list = await this.#read(ctx, listingStatement(ctx, query, shelf), 'category.not_found');
    return listWith(await this.prices.applyTo(ctx, list), query.fields);
  }

  /** Contract's Product, or only these fields of it. @throws Refusal `product.not_found`, also for drafts */
  async getProduct(ctx: Ctx, slugOrId: string, fields?: readonly string[]): Promise<string> {
    const product = await this.#read(ctx, productStatement(ctx, slugOrId), 'product.not_found');
    return recordWith(await this.prices.applyTo(ctx, product), fields);
  }

  /** `{ items: Variant[] }`. @throws Refusal `product.not_found` */
  async listVariants(ctx: Ctx, productId: string): Promise<string> {
    const variants = await this.#read(ctx, variantsStatement(ctx, productId), 'product.not_found');
    return this.prices.applyTo(ctx, variants, productId);
  }

  /** `{ items }` of fresh prices and coarse stock. @throws Refusal `product.not_found` */
  async getAvailability(ctx: Ctx, productId: string): Promise<string> {
    const found = await this.#read(ctx, availabilityStatement(ctx, productId), 'product.not_found');
    return this.prices.addSteps(ctx, await this.prices.applyTo(ctx, found, productId), productId);
  }

  /** A JSON array of at most `limit` cards; empty when nothing is related or the product is not on sale. */
  async listRelated(ctx: Ctx, slug: string, limit: number): Promise<string> {
    return this.prices.applyTo(ctx, await this.#read(ctx, relatedStatement(ctx, slug, limit), 'product.not_found'));
  }

  /** A JSON array of the cards of these products, in this order; those not on sale are left out. */
  async listChosen(ctx: Ctx, productIds: readonly string[]): Promise<string> {
    return this.prices.applyTo(ctx, await this.#read(ctx, chosenStatement(ctx, productIds), 'product.not_found'));
  }

  /** A JSON array of contract's Category, parents before children. */
  listCategories(ctx: Ctx): Promise<string> {
    return this.#read(ctx, categoriesStatement(ctx), 'category.not_found');
  }

  /** Contract's CategoryDetail. @throws Refusal `category.not_found` */
  getCategory(ctx: Ctx, slugOrId: string): Promise<string> {
    return this.#read(ctx, categoryStatement(ctx, slugOrId), 'category.not_found');
  }

  /** `{ items }` of published collections. */
  async listCollections(ctx: Ctx): Promise<string> {
    return `{"items":${await this.#read(ctx, collectionsStatement(ctx), 'collection.not_found')}}`;
  }

  /** Contract's Collection. @throws Refusal `collection.not_found`, also for unpublished ones */
  getCollection(ctx: Ctx, slugOrId: string): Promise<string> {
    return this.#read(ctx, collectionStatement(ctx, slugOrId), 'collection.not_found');
  }

  async #shelf(ctx: Ctx, slug: string | undefined): Promise<CollectionShelf | undefined> {
    if (slug === undefined) return undefined;
    const shelf = shelfOf(await this.database.read(ctx, shelfStatement(ctx, slug)));
    if (!shelf) throw new Refusal('collection.not_found');
    return shelf;
  }

  async #read(ctx: Ctx, statement: Statement, missing: RefusalCode): Promise<string> {
    const json = await this.database.read(ctx, statement);
    if (json === null) throw new Refusal(missing);
    return json;
  }
}
