import { Module } from '@nestjs/common';
import { DashboardController } from './dashboard.controller.js';
import { DashboardRepository } from './dashboard.repository.js';
import { DashboardResolver } from './dashboard.resolver.js';
import { DashboardService } from './dashboard.service.js';
import { ReportController } from './report.controller.js';
import { ReportResolver } from './report.resolver.js';
import { ReportService } from './report.service.js';
import { SalesRepository } from './sales.repository.js';
import { FoldSales } from './use-cases/fold-sales.js';

/** Figures for the merchant. */
@Module({
  controllers: [DashboardController, ReportController],
  providers: [
    ...[DashboardService, DashboardResolver, DashboardRepository],
    ...[FoldSales, ReportService, ReportResolver, SalesRepository],
  ],
  exports: [FoldSales],
})
export class ReportModule {}
