import { Module } from '@nestjs/common';
import { CatalogModule } from '../catalog/index.js';
import { InventoryModule } from '../inventory/index.js';
import { MediaModule } from '../media/index.js';
import { ExportController } from './export/export.controller.js';
import { ExportRepository } from './export/export.repository.js';
import { ExportService } from './export/export.service.js';
import { ImportController } from './import.controller.js';
import { ImportFiles } from './import.files.js';
import { ImportImageRepository } from './import-image.repository.js';
import { ImportReportRepository } from './import-report.repository.js';
import { ImportReportService } from './import-report.service.js';
import { ImportRetention } from './import.retention.js';
import { ImportRepository } from './import.repository.js';
import { ImportResolver } from './import.resolver.js';
import { ImportService } from './import.service.js';
import { ImportShopReader } from './import-shop.reader.js';
import { StagingRepository } from './staging.repository.js';
import { ApplyImport } from './use-cases/apply-import.js';
import { CheckImport } from './use-cases/check-import.js';
import { FetchImportImages } from './use-cases/fetch-import-images.js';
import { LinkImport } from './use-cases/link-import.js';
import { PlanProducts } from './use-cases/plan-products.js';
import { ReadImport } from './use-cases/read-import.js';
import { RestoreProducts } from './use-cases/restore-products.js';
import { ImportSteps, RunImport } from './use-cases/run-import.js';
import { UndoImport } from './use-cases/undo-import.js';
import { ExportReader, WriteExport } from './use-cases/write-export.js';
import { WritePlanned } from './use-cases/write-planned.js';

const repositories = [
  ExportRepository,
  ImportImageRepository,
  ImportReportRepository,
  ImportRepository,
  StagingRepository,
];
const steps = [ReadImport, CheckImport, ApplyImport, LinkImport, UndoImport, ImportSteps];

/** Products from files and to files: other shop software's, spreadsheets, and our own. */
@Module({
  imports: [CatalogModule, InventoryModule, MediaModule],
  controllers: [ImportController, ExportController],
  providers: [
    ...repositories,
    ...steps,
    ExportReader,
    ExportService,
    FetchImportImages,
    ImportFiles,
    ImportReportService,
    ImportRetention,
    ImportResolver,
    ImportService,
    ImportShopReader,
    PlanProducts,
    RestoreProducts,
    RunImport,
    WriteExport,
    WritePlanned,
  ],
  exports: [FetchImportImages, ImportRetention, RunImport, WriteExport],
})
export class ImportModule {}
