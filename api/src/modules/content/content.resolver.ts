import { Args, Query, Resolver } from '@nestjs/graphql';
import { getMenu, getPage } from '@smallshop/contract';
import { z } from 'zod';
import type { Ctx } from '../../plumbing/context.js';
import { Access, GraphContext } from '../../plumbing/graphql/access.js';
import { parseArguments } from '../../plumbing/graphql/graph.input.js';
import { ContentService } from './content.service.js';

const pageLinks = z.object({ items: z.array(z.unknown()) });

/** Pages and menus over GraphQL. */
@Resolver()
export class ContentResolver {
  constructor(private readonly content: ContentService) {}

  @Query()
  @Access('public')
  async pages(@GraphContext() ctx: Ctx): Promise<unknown[]> {
    return pageLinks.parse(JSON.parse(await this.content.listPages(ctx))).items;
  }

  @Query()
  @Access('public')
  async page(@GraphContext() ctx: Ctx, @Args() given: Record<string, unknown>): Promise<unknown> {
    return JSON.parse(await this.content.getPage(ctx, parseArguments(getPage.params, given).slug));
  }

  @Query()
  @Access('public')
  async menu(@GraphContext() ctx: Ctx, @Args() given: Record<string, unknown>): Promise<unknown> {
    return JSON.parse(await this.content.getMenu(ctx, parseArguments(getMenu.params, given).handle));
  }
}
