import { Query, Resolver } from '@nestjs/graphql';
import type { Shop, ShopSettings } from '@smallshop/contract';
import type { Ctx } from '../../plumbing/context.js';
import { Access, GraphContext } from '../../plumbing/graphql/access.js';
import { SettingsService } from './settings.service.js';
import { ShopService } from './shop.service.js';

/** The shop over GraphQL. */
@Resolver()
export class ShopGraphResolver {
  constructor(
    private readonly shops: ShopService,
    private readonly settings: SettingsService,
  ) {}

  @Query()
  @Access('public')
  shop(@GraphContext() ctx: Ctx): Promise<Shop> {
    return this.shops.get(ctx);
  }

  @Query()
  @Access('settings.read')
  shopSettings(@GraphContext() ctx: Ctx): Promise<ShopSettings> {
    return this.settings.get(ctx);
  }
}
