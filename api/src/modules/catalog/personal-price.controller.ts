import { Controller } from '@nestjs/common';
import { operations } from '@smallshop/contract';
import { Input, Operate, type InputOf } from '../../plumbing/http/operate.js';
import { PersonalPrices } from './personal.prices.js';

/** The caller's own prices over REST. */
@Controller()
export class PersonalPriceController {
  constructor(private readonly prices: PersonalPrices) {}

  @Operate(operations.listPersonalPrices)
  async list(@Input() { ctx, query }: InputOf<typeof operations.listPersonalPrices>) {
    return { items: await this.prices.list(ctx, query.productIds) };
  }
}
