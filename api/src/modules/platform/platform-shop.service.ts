import { Inject, Injectable } from '@nestjs/common';
import { type PlatformShop, shopSlugSchema } from '@smallshop/contract';
import { CONFIG, type Config } from '../../config.js';
import type { PlatformCtx } from '../../plumbing/context.js';
import { Database, type PlatformTx } from '../../plumbing/db/database.js';
import { Refusal } from '../../plumbing/refusal.js';
import { platformHost, ShopFinder } from '../tenant/index.js';
import { PlatformShopRepository, type ShopFilter } from './platform-shop.repository.js';
import { presentShop } from './present-shop.js';

/** A page of shops. */
export interface ShopPage {
  readonly items: PlatformShop[];
  readonly nextCursor: string | null;
  readonly total?: number;
}

/** A super admin's change of a shop's status. */
export interface StatusChange {
  readonly shopId: string;
  readonly reason: string;
  readonly ifMatch: number | null;
}

/** Every shop of the installation, as its super admins see and govern them. */
@Injectable()
export class PlatformShopService {
  constructor(
    private readonly database: Database,
    private readonly shops: PlatformShopRepository,
    private readonly finder: ShopFinder,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  async list(filter: ShopFilter & { readonly include?: 'total' | undefined }): Promise<ShopPage> {
    return this.database.asSystem('list shops', async (tx) => {
      const { items, nextCursor } = await this.shops.list(tx, filter);
      const page = { items: items.map((row) => presentShop(this.config, row)), nextCursor };
      return filter.include === 'total' ? { ...page, total: await this.shops.count(tx, filter) } : page;
    });
  }

  /** @throws Refusal `shop.not_found` */
  get(id: string): Promise<PlatformShop> {
    return this.database.asSystem('read shop', (tx) => this.present(tx, id));
  }

  /** Whether a shop could be opened at this address, and if not, why. */
  async checkSlug(slug: string): Promise<{ slug: string; isFree: boolean; reason: string | null }> {
    const parsed = shopSlugSchema.safeParse(slug);
    if (!parsed.success) return { slug, isFree: false, reason: parsed.error.issues[0]?.message ?? 'Choose another.' };
    const host = platformHost(this.config, slug);
    const isTaken = await this.database.asSystem('check slug', (tx) => this.shops.isSlugTaken(tx, slug, host));
    return { slug, isFree: !isTaken, reason: isTaken ? 'Another shop uses this address; choose another.' : null };
  }

  /** @throws Refusal `shop.not_found`, `shop.already_suspended`, `precondition.failed` */
  suspend(ctx: PlatformCtx, change: StatusChange): Promise<PlatformShop> {
    return this.setStatus(ctx, change, 'suspended');
  }

  /** @throws Refusal `shop.not_found`, `shop.not_suspended`, `precondition.failed` */
  reactivate(ctx: PlatformCtx, change: StatusChange): Promise<PlatformShop> {
    return this.setStatus(ctx, change, 'active');
  }

  private async setStatus(
    ctx: PlatformCtx,
    change: StatusChange,
    target: 'active' | 'suspended',
  ): Promise<PlatformShop> {
    const { shopId, reason } = change;
    const action = target === 'suspended' ? 'shop.suspend' : 'shop.reactivate';
    const shop = await this.database.withPlatform(
      ctx,
      reason,
      action,
      async (tx) => {
        await this.lockForChange(tx, change, target);
        await this.shops.setSuspension(tx, shopId, target === 'suspended' ? reason : null);
        const tenantTx = await tx.enterTenant(shopId);
        tenantTx.emit('shop.changed', shopId, { isHard: true });
        return this.present(tx, shopId);
      },
      ({ id, slug }) => ({ shopId: id, shopSlug: slug }),
    );
    await this.finder.forget(shopId);
    return shop;
  }

  private async lockForChange(tx: PlatformTx, change: StatusChange, target: 'active' | 'suspended'): Promise<void> {
    const current = await this.shops.lock(tx, change.shopId);
    if (current === null) throw new Refusal('shop.not_found');
    if (change.ifMatch !== null && change.ifMatch !== current.version)
      throw new Refusal('precondition.failed', { currentVersion: current.version });
    if (current.status === target)
      throw new Refusal(target === 'suspended' ? 'shop.already_suspended' : 'shop.not_suspended');
  }

  private async present(tx: PlatformTx, id: string): Promise<PlatformShop> {
    const row = await this.shops.find(tx, id);
    if (row === null) throw new Refusal('shop.not_found');
    return presentShop(this.config, row);
  }
}
