import { Controller } from '@nestjs/common';
import { operations } from '@smallshop/contract';
import { FileAnswer, Input, Operate, type InputOf } from '../../plumbing/http/operate.js';
import { ImportReportService } from './import-report.service.js';
import { ImportService } from './import.service.js';

/** Imports over REST. */
@Controller()
export class ImportController {
  constructor(
    private readonly imports: ImportService,
    private readonly reports: ImportReportService,
  ) {}

  @Operate(operations.uploadImport)
  upload(@Input() { ctx, query, upload }: InputOf<typeof operations.uploadImport>) {
    return this.imports.upload(ctx, query.fileName, upload);
  }

  @Operate(operations.listImports)
  list(@Input() { ctx, query }: InputOf<typeof operations.listImports>) {
    return this.imports.list(ctx, query);
  }

  @Operate(operations.getImport)
  get(@Input() { ctx, params }: InputOf<typeof operations.getImport>) {
    return this.imports.get(ctx, params.id);
  }

  @Operate(operations.listImportFields)
  fields(@Input() { ctx }: InputOf<typeof operations.listImportFields>) {
    return this.reports.fields(ctx);
  }

  @Operate(operations.checkImport)
  check(@Input() { ctx, params, body }: InputOf<typeof operations.checkImport>) {
    return this.imports.check(ctx, params.id, body);
  }

  @Operate(operations.applyImport)
  apply(@Input() { ctx, params }: InputOf<typeof operations.applyImport>) {
    return this.imports.apply(ctx, params.id);
  }

  @Operate(operations.cancelImport)
  cancel(@Input() { ctx, params }: InputOf<typeof operations.cancelImport>) {
    return this.imports.cancel(ctx, params.id);
  }

  @Operate(operations.undoImport)
  undo(@Input() { ctx, params }: InputOf<typeof operations.undoImport>) {
    return this.imports.undo(ctx, params.id);
  }

  @Operate(operations.listImportedProducts)
  products(@Input() { ctx, params, query }: InputOf<typeof operations.listImportedProducts>) {
    return this.reports.products(ctx, params.id, query);
  }

  @Operate(operations.listImportIssues)
  issues(@Input() { ctx, params, query }: InputOf<typeof operations.listImportIssues>) {
    return this.reports.issues(ctx, params.id, query);
  }

  @Operate(operations.listImportImages)
  failedImages(@Input() { ctx, params, query }: InputOf<typeof operations.listImportImages>) {
    return this.reports.failedImages(ctx, params.id, query);
  }

  @Operate(operations.downloadFailedRows)
  async failedRows(@Input() { ctx, params }: InputOf<typeof operations.downloadFailedRows>) {
    const { stream, ...file } = await this.reports.failedRows(ctx, params.id);
    return new FileAnswer(stream, { ...file, byteSize: null });
  }
}
