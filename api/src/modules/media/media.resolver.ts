import { Args, Query, Resolver } from '@nestjs/graphql';
import { getMedia, listMedia, type MediaDetail } from '@smallshop/contract';
import type { Ctx } from '../../plumbing/context.js';
import { Access, GraphContext } from '../../plumbing/graphql/access.js';
import { parseArguments } from '../../plumbing/graphql/graph.input.js';
import { MediaLibrary } from './media.library.js';

/** The library over GraphQL. */
@Resolver()
export class MediaResolver {
  constructor(private readonly library: MediaLibrary) {}

  @Query()
  @Access('catalog.read')
  async mediaLibrary(@GraphContext() ctx: Ctx, @Args() given: Record<string, unknown>): Promise<unknown> {
    return JSON.parse(await this.library.list(ctx, parseArguments(listMedia.query, given)));
  }

  @Query()
  @Access('catalog.read')
  media(@GraphContext() ctx: Ctx, @Args() given: Record<string, unknown>): Promise<MediaDetail> {
    return this.library.get(ctx, parseArguments(getMedia.params, given).id);
  }
}
