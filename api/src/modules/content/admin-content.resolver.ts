import { Args, Query, Resolver } from '@nestjs/graphql';
import { adminPageListQuery, getAdminMenu, getAdminPage, type AdminMenu, type AdminPage } from '@smallshop/contract';
import type { Ctx } from '../../plumbing/context.js';
import { Access, GraphContext } from '../../plumbing/graphql/access.js';
import { parseArguments } from '../../plumbing/graphql/graph.input.js';
import { MenuService } from './menu.service.js';
import { PageService } from './page.service.js';

type Given = Record<string, unknown>;

/** The console's reads of pages and menus over GraphQL. */
@Resolver()
export class AdminContentResolver {
  constructor(
    private readonly pages: PageService,
    private readonly menus: MenuService,
  ) {}

  @Query()
  @Access('content.read')
  async adminPages(@GraphContext() ctx: Ctx, @Args() given: Given): Promise<unknown> {
    return JSON.parse(await this.pages.list(ctx, parseArguments(adminPageListQuery, given)));
  }

  @Query()
  @Access('content.read')
  adminPage(@GraphContext() ctx: Ctx, @Args() given: Given): Promise<AdminPage> {
    return this.pages.get(ctx, parseArguments(getAdminPage.params, given).id);
  }

  @Query()
  @Access('content.read')
  async adminMenus(@GraphContext() ctx: Ctx): Promise<AdminMenu[]> {
    return (await this.menus.list(ctx)).items;
  }

  @Query()
  @Access('content.read')
  adminMenu(@GraphContext() ctx: Ctx, @Args() given: Given): Promise<AdminMenu> {
    return this.menus.get(ctx, parseArguments(getAdminMenu.params, given).id);
  }
}
