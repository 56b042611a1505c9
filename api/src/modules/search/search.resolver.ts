import { Args, Query, Resolver } from '@nestjs/graphql';
import { searchQuery, suggestProducts } from '@smallshop/contract';
import { z } from 'zod';
import type { Ctx } from '../../plumbing/context.js';
import { Access, GraphContext } from '../../plumbing/graphql/access.js';
import { flagsInWords, parseArguments } from '../../plumbing/graphql/graph.input.js';
import { SearchService } from './search.service.js';

const suggestions = z.object({ items: z.array(z.unknown()) });

/** Search over GraphQL. */
@Resolver()
export class SearchResolver {
  constructor(private readonly searches: SearchService) {}

  @Query()
  @Access('public')
  async search(@GraphContext() ctx: Ctx, @Args() given: Record<string, unknown>): Promise<unknown> {
    return JSON.parse(await this.searches.search(ctx, parseArguments(searchQuery, flagsInWords(given))));
  }

  @Query()
  @Access('public')
  async suggest(@GraphContext() ctx: Ctx, @Args() given: Record<string, unknown>): Promise<unknown[]> {
    return suggestions.parse(JSON.parse(await this.searches.suggest(ctx, parseArguments(suggestProducts.query, given))))
      .items;
  }

  @Query()
  @Access('public')
  async suggestions(@GraphContext() ctx: Ctx, @Args() given: Record<string, unknown>): Promise<unknown> {
    return JSON.parse(await this.searches.suggest(ctx, parseArguments(suggestProducts.query, given)));
  }
}
