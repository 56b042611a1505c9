import { Args, Query, Resolver } from '@nestjs/graphql';
import { getCategory, getCollection, getProduct, getProductAvailability, productListQuery } from '@smallshop/contract';
import { z } from 'zod';
import type { Ctx } from '../../plumbing/context.js';
import { Access, GraphContext } from '../../plumbing/graphql/access.js';
import { flagsInWords, parseArguments } from '../../plumbing/graphql/graph.input.js';
import { CatalogService } from './catalog.service.js';

const relatedArguments = getProduct.params.extend({ limit: z.int().min(1).max(12).default(4) });
const itemsAnswer = z.object({ items: z.array(z.unknown()) });

/** The catalog over GraphQL, as shoppers see it. */
@Resolver()
export class CatalogResolver {
  constructor(private readonly catalog: CatalogService) {}

  @Query()
  @Access('public')
  async products(@GraphContext() ctx: Ctx, @Args() given: Record<string, unknown>): Promise<unknown> {
    return JSON.parse(await this.catalog.listProducts(ctx, parseArguments(productListQuery, flagsInWords(given))));
  }

  @Query()
  @Access('public')
  async product(@GraphContext() ctx: Ctx, @Args() given: Record<string, unknown>): Promise<unknown> {
    return JSON.parse(await this.catalog.getProduct(ctx, parseArguments(getProduct.params, given).slug));
  }

  @Query()
  @Access('public')
  async relatedProducts(@GraphContext() ctx: Ctx, @Args() given: Record<string, unknown>): Promise<unknown> {
    const { slug, limit } = parseArguments(relatedArguments, given);
    return JSON.parse(await this.catalog.listRelated(ctx, slug, limit));
  }

  @Query()
  @Access('public')
  async productAvailability(@GraphContext() ctx: Ctx, @Args() given: Record<string, unknown>): Promise<unknown[]> {
    const { id } = parseArguments(getProductAvailability.params, given);
    return itemsAnswer.parse(JSON.parse(await this.catalog.getAvailability(ctx, id))).items;
  }

  @Query()
  @Access('public')
  async categories(@GraphContext() ctx: Ctx): Promise<unknown> {
    return JSON.parse(await this.catalog.listCategories(ctx));
  }

  @Query()
  @Access('public')
  async category(@GraphContext() ctx: Ctx, @Args() given: Record<string, unknown>): Promise<unknown> {
    return JSON.parse(await this.catalog.getCategory(ctx, parseArguments(getCategory.params, given).id));
  }

  @Query()
  @Access('public')
  async collections(@GraphContext() ctx: Ctx): Promise<unknown[]> {
    return itemsAnswer.parse(JSON.parse(await this.catalog.listCollections(ctx))).items;
  }

  @Query()
  @Access('public')
  async collection(@GraphContext() ctx: Ctx, @Args() given: Record<string, unknown>): Promise<unknown> {
    return JSON.parse(await this.catalog.getCollection(ctx, parseArguments(getCollection.params, given).slug));
  }
}
