import { Controller } from '@nestjs/common';
import { operations } from '@smallshop/contract';
import { Input, Operate, type InputOf } from '../../plumbing/http/operate.js';
import { StockService } from './stock.service.js';

/** Stock adjustments over REST. */
@Controller()
export class StockController {
  constructor(private readonly stock: StockService) {}

  @Operate(operations.adjustStock)
  adjust(@Input() input: InputOf<typeof operations.adjustStock>) {
    return this.stock.adjust(input.ctx, input.params.id, input.body, input.idempotency);
  }
}
