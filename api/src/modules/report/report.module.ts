import { Module } from '@nestjs/common';
import { DashboardController } from './dashboard.controller.js';
import { DashboardRepository } from './dashboard.repository.js';
import { DashboardResolver } from './dashboard.resolver.js';
import { DashboardService } from './dashboard.service.js';

/** Figures for the merchant. */
@Module({
  controllers: [DashboardController],
  providers: [DashboardService, DashboardResolver, DashboardRepository],
  exports: [DashboardService],
})
export class ReportModule {}
