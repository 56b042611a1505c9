import { Injectable } from '@nestjs/common';
import type { CreateShopInput, PlatformShop, ThemeSummary } from '@smallshop/contract';
import { type PlatformCtx, systemCtx } from '../../../plumbing/context.js';
import { Database, type IdempotentRequest, type PlatformTx } from '../../../plumbing/db/database.js';
import { uuidv7 } from '../../../plumbing/db/uuidv7.js';
import { Refusal } from '../../../plumbing/refusal.js';
import { ShopFinder } from '../../tenant/index.js';
import { ThemeCatalog } from '../../theme/index.js';
import { OwnerCredentials } from '../owner-credentials.js';
import { type KeptPictures, SampleCatalog } from '../sample-catalog/sample-catalog.js';
import { sampleCategories } from '../sample-catalog/sample-products.js';
import { ShopBuilder } from '../shop.builder.js';

/** A new shop, and its owner's password when the account is new too. */
export interface CreatedShop {
  readonly shop: PlatformShop;
  readonly ownerPassword: string | null;
}

interface Plan {
  readonly id: string;
  readonly input: CreateShopInput;
  readonly theme: ThemeSummary;
  readonly passwordHash: string;
  /** Null: the shop begins empty. */
  readonly pictures: KeptPictures | null;
  readonly now: Date;
}

interface Built {
  readonly shop: PlatformShop;
  readonly isNewOwner: boolean;
}

/**
 * Opens a shop with everything it needs to sell: address, settings, owner, stock location, taxes, delivery, pages, menus,
 * theme and, if wanted, a sample catalog. One transaction: all of it or nothing.
 */
@Injectable()
export class CreateShop {
  constructor(
    private readonly database: Database,
    private readonly themes: ThemeCatalog,
    private readonly credentials: OwnerCredentials,
    private readonly builder: ShopBuilder,
    private readonly samples: SampleCatalog,
    private readonly finder: ShopFinder,
  ) {}

  /** @throws Refusal `shop.slug_taken`, `shop.theme_unknown`, `idempotency.mismatch`, `idempotency.in_progress` */
  async execute(ctx: PlatformCtx, input: CreateShopInput, idempotency: IdempotentRequest | null): Promise<CreatedShop> {
    const theme = await this.themes.find(input.themeId);
    if (theme === null) throw new Refusal('shop.theme_unknown', { themeId: input.themeId });
    const { password, passwordHash } = await this.credentials.prepare(idempotency);
    const id = uuidv7(ctx.now);
    const plan: Plan = {
      ...{ id, input, theme, passwordHash, now: ctx.now },
      // Files of a shop that is then refused stay behind unseen: nothing refers to them.
      pictures: input.catalog === 'sample' ? await this.samples.keepPictures(id) : null,
    };
    const built = await this.database.withPlatform(
      ctx,
      `Opened for ${input.owner.email}`,
      'shop.create',
      (tx) => tx.once(idempotency, () => this.build(tx, plan)),
      ({ shop }) => ({ shopId: shop.id, shopSlug: shop.slug }),
    );
    // Someone may have asked for the address before there was a shop, and been told so for a while.
    await this.finder.forget(built.shop.id);
    return { shop: built.shop, ownerPassword: built.isNewOwner ? password : null };
  }

  private async build(tx: PlatformTx, { id, input, theme, passwordHash, pictures, now }: Plan): Promise<Built> {
    const shopTx = await this.builder.open(tx, { id, slug: input.slug });
    await this.builder.furnish(shopTx, input, theme, pictures === null ? [] : sampleCategories);
    const isNewOwner = await this.builder.appointOwner(tx, shopTx, input.owner, passwordHash);
    if (pictures !== null) {
      const ctx = systemCtx(this.builder.factsOf(id, input), 'Sample catalog', now);
      await this.samples.write(shopTx, ctx, pictures);
    }
    return { shop: await this.builder.present(tx, id), isNewOwner };
  }
}
