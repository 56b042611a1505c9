import { Controller } from '@nestjs/common';
import { operations } from '@smallshop/contract';
import { Input, Operate, rawJson, type InputOf, type RawJson } from '../../plumbing/http/operate.js';
import { TaxService } from './tax.service.js';

/** Taxes over REST. */
@Controller()
export class TaxController {
  constructor(private readonly taxes: TaxService) {}

  @Operate(operations.getTaxes)
  async all(@Input() input: InputOf<typeof operations.getTaxes>): Promise<RawJson> {
    return rawJson(await this.taxes.all(input.ctx));
  }

  @Operate(operations.suggestTaxRates)
  suggest(@Input() input: InputOf<typeof operations.suggestTaxRates>) {
    return { items: this.taxes.suggest(input.ctx, input.query.country) };
  }

  @Operate(operations.updateTaxSettings)
  updateSettings(@Input() input: InputOf<typeof operations.updateTaxSettings>) {
    return this.taxes.updateSettings(input.ctx, input.body, input.ifMatch);
  }

  @Operate(operations.putTaxCountry)
  putCountry(@Input() input: InputOf<typeof operations.putTaxCountry>) {
    return this.taxes.putCountry(input.ctx, input.body, input.ifMatch);
  }

  @Operate(operations.deleteTaxCountry)
  deleteCountry(@Input() input: InputOf<typeof operations.deleteTaxCountry>) {
    return this.taxes.deleteCountry(input.ctx, input.params.country, input.ifMatch);
  }
}
