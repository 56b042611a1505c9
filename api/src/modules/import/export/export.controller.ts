import { Controller } from '@nestjs/common';
import { operations } from '@smallshop/contract';
import { FileAnswer, Input, Operate, type InputOf } from '../../../plumbing/http/operate.js';
import { ExportService } from './export.service.js';

/** Exports over REST. */
@Controller()
export class ExportController {
  constructor(private readonly exports: ExportService) {}

  @Operate(operations.exportProducts)
  ask(@Input() { ctx, body }: InputOf<typeof operations.exportProducts>) {
    return this.exports.ask(ctx, body);
  }

  @Operate(operations.listExports)
  list(@Input() { ctx, query }: InputOf<typeof operations.listExports>) {
    return this.exports.list(ctx, query);
  }

  @Operate(operations.getExport)
  get(@Input() { ctx, params }: InputOf<typeof operations.getExport>) {
    return this.exports.get(ctx, params.id);
  }

  @Operate(operations.downloadExport)
  async download(@Input() { ctx, params }: InputOf<typeof operations.downloadExport>) {
    const { stream, ...file } = await this.exports.open(ctx, params.token);
    return new FileAnswer(stream, file);
  }
}
