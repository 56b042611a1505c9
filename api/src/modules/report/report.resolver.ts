import { Args, Query, Resolver } from '@nestjs/graphql';
import { getReport, reportQuery, type Report, type SalesOverview } from '@smallshop/contract';
import type { Ctx } from '../../plumbing/context.js';
import { Access, GraphContext } from '../../plumbing/graphql/access.js';
import { parseArguments } from '../../plumbing/graphql/graph.input.js';
import { ReportService } from './report.service.js';

/** Reports over GraphQL. */
@Resolver()
export class ReportResolver {
  constructor(private readonly reports: ReportService) {}

  @Query()
  @Access('reports.read')
  salesOverview(@GraphContext() ctx: Ctx, @Args() given: Record<string, unknown>): Promise<SalesOverview> {
    return this.reports.overview(ctx, parseArguments(reportQuery, given));
  }

  @Query()
  @Access('reports.read')
  report(@GraphContext() ctx: Ctx, @Args() { name, ...given }: Record<string, unknown>): Promise<Report> {
    const report = parseArguments(getReport.params, { name });
    return this.reports.report(ctx, report.name, parseArguments(reportQuery, given));
  }
}
