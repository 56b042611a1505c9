import { Injectable } from '@nestjs/common';
import { refusals, type AdminProduct, type ProductChange, type ProductOutcome } from '@smallshop/contract';
import { authorise, type Ctx } from '../../plumbing/context.js';
import { Database, type IdempotentRequest } from '../../plumbing/db/database.js';
import { Refusal } from '../../plumbing/refusal.js';
import { ProductRepository } from './product.repository.js';
import { ProductChanger } from './use-cases/change-product.js';

/** What staff do with a product as it stands, or with many at once. */
@Injectable()
export class ProductChangeService {
  constructor(
    private readonly database: Database,
    private readonly products: ProductRepository,
    private readonly changer: ProductChanger,
  ) {}

  /** @throws Refusal as {@link ProductChanger.duplicate} */
  async duplicate(
    ctx: Ctx,
    productId: string,
    title: string | undefined,
    idempotency: IdempotentRequest | null,
  ): Promise<AdminProduct> {
    authorise(ctx, 'catalog.write');
    return this.database.withTenant(ctx, (tx) =>
      tx.once(idempotency, async () => {
        const copy = await this.products.find(tx, ctx, await this.changer.duplicate(tx, ctx, productId, title));
        if (!copy) throw new Error('What was just written is there.');
        return copy;
      }),
    );
  }

  /** Changes each product in a transaction of its own, so that one that is refused holds up no other; the list's order is kept. */
  async changeMany(ctx: Ctx, ids: readonly string[], change: ProductChange): Promise<{ items: ProductOutcome[] }> {
    authorise(ctx, 'catalog.write');
    const items: ProductOutcome[] = [];
    for (const id of new Set(ids)) items.push(await this.#outcome(ctx, id, change));
    return { items };
  }

  async #outcome(ctx: Ctx, id: string, change: ProductChange): Promise<ProductOutcome> {
    try {
      const isChanged = await this.database.withTenant(ctx, (tx) => this.changer.change(tx, ctx, id, change));
      return { id, outcome: isChanged ? 'changed' : 'unchanged' };
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      const { code, details, message } = error;
      return { id, outcome: 'refused', code, message: message || refusals[code].meaning, ...(details && { details }) };
    }
  }
}
