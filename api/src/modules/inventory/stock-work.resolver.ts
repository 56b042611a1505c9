import { Args, Query, Resolver } from '@nestjs/graphql';
import {
  countLinesQuery,
  countListQuery,
  getCount,
  getTransfer,
  transferListQuery,
  type CountLine,
  type StockCount,
  type Transfer,
} from '@smallshop/contract';
import type { Ctx } from '../../plumbing/context.js';
import { Access, GraphContext } from '../../plumbing/graphql/access.js';
import { parseArguments } from '../../plumbing/graphql/graph.input.js';
import { CountService, type CountPage } from './count.service.js';
import { TransferService, type TransferPage } from './transfer.service.js';

const linesArguments = countLinesQuery.extend(getCount.params.shape);

/** The console's reads of transfers and counts over GraphQL. */
@Resolver()
export class StockWorkResolver {
  constructor(
    private readonly moves: TransferService,
    private readonly counts: CountService,
  ) {}

  @Query()
  @Access('catalog.read')
  transfers(@GraphContext() ctx: Ctx, @Args() given: Record<string, unknown>): Promise<TransferPage> {
    return this.moves.list(ctx, parseArguments(transferListQuery, given));
  }

  @Query()
  @Access('catalog.read')
  transfer(@GraphContext() ctx: Ctx, @Args() given: Record<string, unknown>): Promise<Transfer> {
    return this.moves.get(ctx, parseArguments(getTransfer.params, given).id);
  }

  @Query()
  @Access('catalog.read')
  stockCounts(@GraphContext() ctx: Ctx, @Args() given: Record<string, unknown>): Promise<CountPage<StockCount>> {
    return this.counts.list(ctx, parseArguments(countListQuery, given));
  }

  @Query()
  @Access('catalog.read')
  stockCount(@GraphContext() ctx: Ctx, @Args() given: Record<string, unknown>): Promise<StockCount> {
    return this.counts.get(ctx, parseArguments(getCount.params, given).id);
  }

  @Query()
  @Access('catalog.read')
  stockCountLines(@GraphContext() ctx: Ctx, @Args() given: Record<string, unknown>): Promise<CountPage<CountLine>> {
    const { id, ...query } = parseArguments(linesArguments, given);
    return this.counts.listLines(ctx, id, query);
  }
}
