import { Injectable } from '@nestjs/common';
import type { Cart, SharedCart } from '@smallshop/contract';
import type { Ctx } from '../../../plumbing/context.js';
import { Database, type TenantTx } from '../../../plumbing/db/database.js';
import { Refusal } from '../../../plumbing/refusal.js';
import { PricingService } from '../../pricing/index.js';
import { CartLoader, type Scene } from '../cart.loader.js';
import { cartOwner } from '../cart-owner.js';
import { CartRepository } from '../cart.repository.js';
import { FillCart } from '../use-cases/fill-cart.js';
import { viewKept } from './kept.view.js';
import { ShareRepository, type StoredShare } from './share.repository.js';

const linkDays = 30;
const dayMs = 24 * 60 * 60_000;

/** Links to copies of carts. Whoever has one sees goods, never whose they were; the cart itself stays its owner's alone. */
@Injectable()
export class ShareService {
  constructor(
    private readonly database: Database,
    private readonly shares: ShareRepository,
    private readonly carts: CartRepository,
    private readonly loader: CartLoader,
    private readonly pricing: PricingService,
    private readonly filling: FillCart,
  ) {}

  /** A link to the cart as it is now, good for 30 days. @throws Refusal `cart.empty` */
  async share(ctx: Ctx): Promise<SharedCart> {
    const scene = { ctx, rules: await this.pricing.rules(ctx) };
    const owner = cartOwner(ctx);
    return this.database.withTenant(ctx, async (tx) => {
      const cart = owner && (await this.carts.find(tx, owner));
      if (!cart || cart.lines.length === 0) throw new Refusal('cart.empty');
      const lines = cart.lines.map(({ variantId, quantity }) => ({ variantId, quantity }));
      const expiresAt = new Date(ctx.now.getTime() + linkDays * dayMs);
      return this.#view(tx, scene, await this.shares.shareCart(tx, lines, expiresAt));
    });
  }

  /** @throws Refusal `cart.share_not_found` */
  async get(ctx: Ctx, id: string): Promise<SharedCart> {
    const scene = { ctx, rules: await this.pricing.rules(ctx) };
    return this.database.withTenant(ctx, async (tx) => this.#view(tx, scene, await this.#find(tx, ctx, id)));
  }

  /** Puts what a link holds into the caller's own cart. @throws Refusal `cart.share_not_found`, `cart.nothing_to_add` */
  async take(ctx: Ctx, id: string): Promise<Cart> {
    const scene = { ctx, rules: await this.pricing.rules(ctx) };
    return this.database.withTenant(ctx, async (tx) => {
      const { lines } = await this.#find(tx, ctx, id);
      return this.filling.fill(tx, scene, lines);
    });
  }

  async #find(tx: TenantTx, ctx: Ctx, id: string): Promise<StoredShare> {
    const share = await this.shares.sharedCart(tx, id, ctx.now);
    if (!share) throw new Refusal('cart.share_not_found');
    return share;
  }

  async #view(tx: TenantTx, scene: Scene, { id, lines, expiresAt }: StoredShare): Promise<SharedCart> {
    const offer = await this.loader.offerOf(
      tx,
      scene,
      lines.map(({ variantId }) => variantId),
    );
    const shown = lines.flatMap((line) => viewKept(scene.ctx, offer, line));
    return { id, lines: shown, expiresAt: expiresAt.toISOString() };
  }
}
