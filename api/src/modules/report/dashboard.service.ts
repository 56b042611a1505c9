import { Injectable } from '@nestjs/common';
import { authorise, type Ctx } from '../../plumbing/context.js';
import { Database } from '../../plumbing/db/database.js';
import { DashboardRepository } from './dashboard.repository.js';

/** What the owner wants to know first. */
@Injectable()
export class DashboardService {
  constructor(
    private readonly database: Database,
    private readonly reports: DashboardRepository,
  ) {}

  /** JSON text of contract's Dashboard, made in one round trip. */
  async read(ctx: Ctx): Promise<string> {
    authorise(ctx, 'reports.read');
    const json = await this.database.read(ctx, this.reports.dashboard(ctx.shop, ctx.now));
    if (json === null) throw new Error('The dashboard statement answered no row.');
    return json;
  }
}
