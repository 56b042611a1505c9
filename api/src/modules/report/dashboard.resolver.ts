import { Query, Resolver } from '@nestjs/graphql';
import { type Dashboard, dashboardSchema } from '@smallshop/contract';
import type { Ctx } from '../../plumbing/context.js';
import { Access, GraphContext } from '../../plumbing/graphql/access.js';
import { DashboardService } from './dashboard.service.js';

/** The dashboard over GraphQL. */
@Resolver()
export class DashboardResolver {
  constructor(private readonly dashboards: DashboardService) {}

  @Query()
  @Access('reports.read')
  async dashboard(@GraphContext() ctx: Ctx): Promise<Dashboard> {
    return dashboardSchema.parse(JSON.parse(await this.dashboards.read(ctx)));
  }
}
