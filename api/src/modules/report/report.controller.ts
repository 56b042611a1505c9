import { Controller } from '@nestjs/common';
import { operations, type Report, type SalesOverview } from '@smallshop/contract';
import { FileAnswer, Input, Operate, type InputOf } from '../../plumbing/http/operate.js';
import { ReportService } from './report.service.js';

/** Reports over REST. */
@Controller()
export class ReportController {
  constructor(private readonly reports: ReportService) {}

  @Operate(operations.getSalesOverview)
  overview(@Input() { ctx, query }: InputOf<typeof operations.getSalesOverview>): Promise<SalesOverview> {
    return this.reports.overview(ctx, query);
  }

  @Operate(operations.getReport)
  read(@Input() { ctx, params, query }: InputOf<typeof operations.getReport>): Promise<Report> {
    return this.reports.report(ctx, params.name, query);
  }

  @Operate(operations.exportReport)
  async export(@Input() { ctx, params, query }: InputOf<typeof operations.exportReport>) {
    const { stream, fileName } = await this.reports.export(ctx, params.name, query);
    return new FileAnswer(stream, { fileName, contentType: 'text/csv; charset=utf-8', byteSize: null });
  }
}
