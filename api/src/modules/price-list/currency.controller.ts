import { Controller } from '@nestjs/common';
import { operations } from '@smallshop/contract';
import { Input, Operate, type InputOf } from '../../plumbing/http/operate.js';
import { CurrencyService } from './currency.service.js';

/** Currencies of a shop over REST. */
@Controller()
export class CurrencyController {
  constructor(private readonly currencies: CurrencyService) {}

  @Operate(operations.listShopCurrencies)
  async list(@Input() input: InputOf<typeof operations.listShopCurrencies>) {
    return { items: await this.currencies.list(input.ctx) };
  }

  @Operate(operations.putShopCurrency)
  put(@Input() input: InputOf<typeof operations.putShopCurrency>) {
    return this.currencies.put(input.ctx, input.body, input.ifMatch);
  }

  @Operate(operations.deleteShopCurrency)
  delete(@Input() input: InputOf<typeof operations.deleteShopCurrency>) {
    return this.currencies.delete(input.ctx, input.params.currency);
  }
}
