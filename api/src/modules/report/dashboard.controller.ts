import { Controller } from '@nestjs/common';
import { operations } from '@smallshop/contract';
import { Input, type InputOf, Operate, rawJson } from '../../plumbing/http/operate.js';
import { DashboardService } from './dashboard.service.js';

/** The dashboard, over REST. */
@Controller()
export class DashboardController {
  constructor(private readonly dashboards: DashboardService) {}

  @Operate(operations.getDashboard)
  async read(@Input() input: InputOf<typeof operations.getDashboard>) {
    return rawJson(await this.dashboards.read(input.ctx));
  }
}
