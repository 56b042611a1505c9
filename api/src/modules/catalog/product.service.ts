import { Injectable } from '@nestjs/common';
import type { AdminProduct, AdminProductListQuery, ProductInput } from '@smallshop/contract';
import { authorise, type Ctx } from '../../plumbing/context.js';
import { Database, type IdempotentRequest, type TenantTx } from '../../plumbing/db/database.js';
import { Refusal } from '../../plumbing/refusal.js';
import { productListStatement } from './product-list.statements.js';
import { termsStatement, type TermQuery } from './product-term.statement.js';
import { ProductRepository, type ProductStats } from './product.repository.js';
import { ProductWriter } from './use-cases/write-product.js';

/** What staff do with products. */
@Injectable()
export class ProductService {
  constructor(
    private readonly database: Database,
    private readonly products: ProductRepository,
    private readonly writer: ProductWriter,
  ) {}

  /** JSON text of a list of contract's AdminProductRow. @throws Refusal `request.invalid` for a foreign cursor */
  async list(ctx: Ctx, query: AdminProductListQuery): Promise<string> {
    authorise(ctx, 'catalog.read');
    const json = await this.database.read(ctx, productListStatement(ctx, query));
    if (json === null) throw new Error('A list always answers a row.');
    return json;
  }

  /** JSON text of `{ items }`: brands or tags in use that begin with what was typed. */
  async terms(ctx: Ctx, query: TermQuery): Promise<string> {
    authorise(ctx, 'catalog.read');
    return (await this.database.read(ctx, termsStatement(ctx, query))) ?? '{"items":[]}';
  }

  /** @throws Refusal `product.not_found` */
  async get(ctx: Ctx, productId: string): Promise<AdminProduct> {
    authorise(ctx, 'catalog.read');
    return this.database.withTenant(ctx, (tx) => this.#find(tx, ctx, productId));
  }

  /** Counts by status and stock. */
  async stats(ctx: Ctx): Promise<ProductStats> {
    authorise(ctx, 'catalog.read');
    return this.database.withTenant(ctx, (tx) => this.products.stats(tx, ctx));
  }

  /** @throws Refusal as {@link ProductWriter.create} */
  async create(ctx: Ctx, input: ProductInput, idempotency: IdempotentRequest | null): Promise<AdminProduct> {
    authorise(ctx, 'catalog.write');
    return this.database.withTenant(ctx, (tx) =>
      tx.once(idempotency, async () => this.#find(tx, ctx, await this.writer.create(tx, ctx, input))),
    );
  }

  /** @throws Refusal as {@link ProductWriter.replace} */
  async replace(ctx: Ctx, productId: string, input: ProductInput, ifMatch: number | null): Promise<AdminProduct> {
    authorise(ctx, 'catalog.write');
    return this.database.withTenant(ctx, async (tx) => {
      await this.writer.replace(tx, ctx, productId, input, ifMatch);
      return this.#find(tx, ctx, productId);
    });
  }

  /** @throws Refusal as {@link ProductWriter.remove} */
  async remove(ctx: Ctx, productId: string, ifMatch: number | null): Promise<void> {
    authorise(ctx, 'catalog.write');
    await this.database.withTenant(ctx, (tx) => this.writer.remove(tx, productId, ifMatch));
  }

  async #find(tx: TenantTx, ctx: Ctx, productId: string): Promise<AdminProduct> {
    const product = await this.products.find(tx, ctx, productId);
    if (!product) throw new Refusal('product.not_found');
    return product;
  }
}
