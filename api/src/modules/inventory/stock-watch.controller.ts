import { Controller } from '@nestjs/common';
import { operations } from '@smallshop/contract';
import { Input, Operate, rawJson, type InputOf } from '../../plumbing/http/operate.js';
import { StockWatchService } from './stock-watch.service.js';

/** Stock at a glance, its settings and the check of its books over REST. */
@Controller()
export class StockWatchController {
  constructor(private readonly watch: StockWatchService) {}

  @Operate(operations.getStockSummary)
  async summary(@Input() input: InputOf<typeof operations.getStockSummary>) {
    return rawJson(await this.watch.summary(input.ctx));
  }

  @Operate(operations.getStockSettings)
  settings(@Input() input: InputOf<typeof operations.getStockSettings>) {
    return this.watch.settings(input.ctx);
  }

  @Operate(operations.updateStockSettings)
  saveSettings(@Input() input: InputOf<typeof operations.updateStockSettings>) {
    return this.watch.saveSettings(input.ctx, input.body, input.ifMatch);
  }

  @Operate(operations.getLedgerCheck)
  lastCheck(@Input() input: InputOf<typeof operations.getLedgerCheck>) {
    return this.watch.lastCheck(input.ctx);
  }

  @Operate(operations.checkLedger)
  check(@Input() input: InputOf<typeof operations.checkLedger>) {
    return this.watch.check(input.ctx);
  }
}
