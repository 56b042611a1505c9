import { Args, Query, Resolver } from '@nestjs/graphql';
import {
  adminCollectionListQuery,
  getAdminCategory,
  getAdminCollection,
  listCategoryProducts,
  type AdminCategory,
  type AdminCollection,
} from '@smallshop/contract';
import type { Ctx } from '../../plumbing/context.js';
import { Access, GraphContext } from '../../plumbing/graphql/access.js';
import { parseArguments } from '../../plumbing/graphql/graph.input.js';
import { CategoryService } from './category.service.js';
import { CollectionService } from './collection.service.js';

type Given = Record<string, unknown>;

const shelfPage = ({ id, ...page }: Given) => ({
  id: parseArguments(getAdminCategory.params, { id }).id,
  page: parseArguments(listCategoryProducts.query, page),
});

/** The console's reads of categories and collections over GraphQL. */
@Resolver()
export class ShelfResolver {
  constructor(
    private readonly categories: CategoryService,
    private readonly collections: CollectionService,
  ) {}

  @Query()
  @Access('catalog.read')
  async adminCategories(@GraphContext() ctx: Ctx): Promise<AdminCategory[]> {
    return (await this.categories.tree(ctx)).items;
  }

  @Query()
  @Access('catalog.read')
  adminCategory(@GraphContext() ctx: Ctx, @Args() given: Given): Promise<AdminCategory> {
    return this.categories.get(ctx, parseArguments(getAdminCategory.params, given).id);
  }

  @Query()
  @Access('catalog.read')
  async categoryProducts(@GraphContext() ctx: Ctx, @Args() given: Given): Promise<unknown> {
    const { id, page } = shelfPage(given);
    return JSON.parse(await this.categories.listProducts(ctx, id, page));
  }

  @Query()
  @Access('catalog.read')
  async adminCollections(@GraphContext() ctx: Ctx, @Args() given: Given): Promise<unknown> {
    return JSON.parse(await this.collections.list(ctx, parseArguments(adminCollectionListQuery, given)));
  }

  @Query()
  @Access('catalog.read')
  adminCollection(@GraphContext() ctx: Ctx, @Args() given: Given): Promise<AdminCollection> {
    return this.collections.get(ctx, parseArguments(getAdminCollection.params, given).id);
  }

  @Query()
  @Access('catalog.read')
  async collectionProducts(@GraphContext() ctx: Ctx, @Args() given: Given): Promise<unknown> {
    const { id, page } = shelfPage(given);
    return JSON.parse(await this.collections.listProducts(ctx, id, page));
  }
}
