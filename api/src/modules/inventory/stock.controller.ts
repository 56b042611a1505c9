import { Controller } from '@nestjs/common';
import { operations } from '@smallshop/contract';
import { FileAnswer, Input, Operate, rawJson, type InputOf } from '../../plumbing/http/operate.js';
import { StockService } from './stock.service.js';
import { VariantStockService } from './variant-stock.service.js';

/** Levels, adjustments and history over REST. */
@Controller()
export class StockController {
  constructor(
    private readonly stock: StockService,
    private readonly variants: VariantStockService,
  ) {}

  @Operate(operations.listStock)
  async list(@Input() input: InputOf<typeof operations.listStock>) {
    return rawJson(await this.stock.list(input.ctx, input.query));
  }

  @Operate(operations.matchStock)
  match(@Input() input: InputOf<typeof operations.matchStock>) {
    return this.stock.match(input.ctx, input.body.locationId, input.body.codes);
  }

  @Operate(operations.adjustStock)
  adjust(@Input() input: InputOf<typeof operations.adjustStock>) {
    return this.stock.adjust(input.ctx, input.params.id, input.body, input.idempotency);
  }

  @Operate(operations.adjustStockInBulk)
  adjustMany(@Input() input: InputOf<typeof operations.adjustStockInBulk>) {
    return this.stock.adjustMany(input.ctx, input.body, input.idempotency);
  }

  @Operate(operations.getVariantStock)
  get(@Input() input: InputOf<typeof operations.getVariantStock>) {
    return this.variants.get(input.ctx, input.params.id);
  }

  @Operate(operations.setStockPolicy)
  setPolicy(@Input() input: InputOf<typeof operations.setStockPolicy>) {
    return this.variants.setPolicy(input.ctx, input.params.id, input.body);
  }

  @Operate(operations.listStockHistory)
  history(@Input() input: InputOf<typeof operations.listStockHistory>) {
    return this.variants.history(input.ctx, input.params.id, input.query);
  }

  @Operate(operations.exportStockHistory)
  async export(@Input() input: InputOf<typeof operations.exportStockHistory>) {
    const { stream, fileName, byteSize } = await this.variants.export(input.ctx, input.params.id, input.query);
    return new FileAnswer(stream, { fileName, contentType: 'text/csv; charset=utf-8', byteSize });
  }
}
