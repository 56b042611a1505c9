import { Controller } from '@nestjs/common';
import { operations, type ShippingMethod } from '@smallshop/contract';
import { Input, Operate, type InputOf } from '../../plumbing/http/operate.js';
import { ShippingService } from './shipping.service.js';

/** Shipping for buyers, over REST. */
@Controller()
export class ShippingController {
  constructor(private readonly shipping: ShippingService) {}

  @Operate(operations.listShippingMethods)
  async methods(@Input() input: InputOf<typeof operations.listShippingMethods>): Promise<{ items: ShippingMethod[] }> {
    return { items: await this.shipping.methods(input.ctx, input.query.country) };
  }

  @Operate(operations.listShippingCountries)
  async countries(@Input() input: InputOf<typeof operations.listShippingCountries>): Promise<{ items: string[] }> {
    return { items: await this.shipping.countries(input.ctx) };
  }
}
