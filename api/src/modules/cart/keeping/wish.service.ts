import { Injectable } from '@nestjs/common';
import { productCardSchema, type WishList } from '@smallshop/contract';
import { z } from 'zod';
import { requireCustomer, type Ctx } from '../../../plumbing/context.js';
import { Database } from '../../../plumbing/db/database.js';
import { Refusal } from '../../../plumbing/refusal.js';
import { CatalogService } from '../../catalog/index.js';
import { cartOwner, hashCartToken, newCartToken, type CartOwner } from '../cart-owner.js';
import { KeptRepository } from './kept.repository.js';
import { ShareRepository } from './share.repository.js';

/** Most products on a wish list. */
const mostWishes = 200;

const cardsSchema = z.array(productCardSchema);

/** What shoppers would like to have: a guest's kept by their cart's token, a customer's in their account. */
@Injectable()
export class WishService {
  constructor(
    private readonly database: Database,
    private readonly kept: KeptRepository,
    private readonly shares: ShareRepository,
    private readonly catalog: CatalogService,
  ) {}

  /** The caller's own list. */
  async get(ctx: Ctx): Promise<WishList> {
    const owner = cartOwner(ctx);
    if (!owner) return { items: [], shareId: null };
    const { productIds, shareId } = await this.database.withTenant(ctx, async (tx) => {
      const customerId = owner.kind === 'customer' ? owner.customerId : null;
      const [productIds, shareId] = await Promise.all([
        this.kept.wishes(tx, owner),
        customerId === null ? null : this.shares.wishShareOf(tx, customerId),
      ]);
      return { productIds, shareId };
    });
    return { items: await this.#cards(ctx, productIds), shareId };
  }

  /**
   * Puts a product on the caller's list; a guest who kept nothing yet gets a token with the answer.
   *
   * @throws Refusal `product.not_found`, also for what is not on sale; `wish_list.full`
   */
  async add(ctx: Ctx, productId: string): Promise<WishList> {
    const known = cartOwner(ctx);
    const token = newCartToken();
    const owner: CartOwner = known ?? { kind: 'guest', tokenHash: hashCartToken(token) };
    await this.database.withTenant(ctx, async (tx) => {
      const count = await this.kept.wish(tx, owner, productId);
      if (count === null) throw new Refusal('product.not_found');
      if (count > mostWishes) throw new Refusal('wish_list.full');
    });
    if (known) return this.get(ctx);
    return { ...(await this.get({ ...ctx, cartToken: token })), token };
  }

  /** @throws Refusal `wish_list.item_not_found` */
  async remove(ctx: Ctx, productId: string): Promise<WishList> {
    const owner = cartOwner(ctx);
    const isGone = owner && (await this.database.withTenant(ctx, (tx) => this.kept.forget(tx, owner, productId)));
    if (!isGone) throw new Refusal('wish_list.item_not_found');
    return this.get(ctx);
  }

  /** Opens a customer's list to whoever has its link, or closes it for good: opened again it has another link. */
  async share(ctx: Ctx, isShared: boolean): Promise<WishList> {
    const customerId = requireCustomer(ctx);
    await this.database.withTenant(ctx, (tx) =>
      isShared ? this.shares.openWishes(tx, customerId) : this.shares.closeWishes(tx, customerId),
    );
    return this.get(ctx);
  }

  /** Somebody's shared list, without a word of whose. @throws Refusal `wish_list.not_found` */
  async getShared(ctx: Ctx, shareId: string): Promise<WishList> {
    const productIds = await this.database.withTenant(ctx, async (tx) => {
      const customerId = await this.shares.wisher(tx, shareId);
      if (customerId === null) throw new Refusal('wish_list.not_found');
      return this.kept.wishes(tx, { kind: 'customer', customerId });
    });
    return { items: await this.#cards(ctx, productIds), shareId };
  }

  async #cards(ctx: Ctx, productIds: readonly string[]): Promise<WishList['items']> {
    if (productIds.length === 0) return [];
    return cardsSchema.parse(JSON.parse(await this.catalog.listChosen(ctx, productIds)));
  }
}
