import { Args, Query, Resolver } from '@nestjs/graphql';
import {
  getVariantStock,
  listStockHistory,
  stockHistoryQuery,
  stockListQuery,
  type Location,
  type StockMovement,
  type VariantStock,
} from '@smallshop/contract';
import type { Ctx } from '../../plumbing/context.js';
import { Access, GraphContext } from '../../plumbing/graphql/access.js';
import { parseArguments } from '../../plumbing/graphql/graph.input.js';
import { LocationService } from './location.service.js';
import { StockService } from './stock.service.js';
import { StockWatchService } from './stock-watch.service.js';
import { VariantStockService } from './variant-stock.service.js';

const historyArguments = stockHistoryQuery.extend(listStockHistory.params.shape);

/** The console's reads of stock over GraphQL. */
@Resolver()
export class StockResolver {
  constructor(
    private readonly levels: StockService,
    private readonly variants: VariantStockService,
    private readonly places: LocationService,
    private readonly watch: StockWatchService,
  ) {}

  @Query()
  @Access('catalog.read')
  async stock(@GraphContext() ctx: Ctx, @Args() given: Record<string, unknown>): Promise<unknown> {
    return JSON.parse(await this.levels.list(ctx, parseArguments(stockListQuery, given)));
  }

  @Query()
  @Access('catalog.read')
  variantStock(@GraphContext() ctx: Ctx, @Args() given: Record<string, unknown>): Promise<VariantStock> {
    return this.variants.get(ctx, parseArguments(getVariantStock.params, given).id);
  }

  @Query()
  @Access('catalog.read')
  stockHistory(
    @GraphContext() ctx: Ctx,
    @Args() given: Record<string, unknown>,
  ): Promise<{ items: StockMovement[]; nextCursor: string | null }> {
    const { id, ...query } = parseArguments(historyArguments, given);
    return this.variants.history(ctx, id, query);
  }

  @Query()
  @Access('catalog.read')
  async stockSummary(@GraphContext() ctx: Ctx): Promise<unknown> {
    return JSON.parse(await this.watch.summary(ctx));
  }

  @Query()
  @Access('catalog.read')
  async locations(@GraphContext() ctx: Ctx): Promise<Location[]> {
    return (await this.places.list(ctx)).items;
  }
}
