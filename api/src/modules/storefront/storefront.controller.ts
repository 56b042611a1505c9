import { Controller } from '@nestjs/common';
import { operations } from '@smallshop/contract';
import { Input, Operate, rawJson, type InputOf } from '../../plumbing/http/operate.js';
import { StorefrontService } from './storefront.service.js';

/** The data of storefront pages over REST. */
@Controller()
export class StorefrontController {
  constructor(private readonly storefront: StorefrontService) {}

  @Operate(operations.readStorefrontData)
  async read(@Input() { ctx, body }: InputOf<typeof operations.readStorefrontData>) {
    return rawJson(await this.storefront.read(ctx, body));
  }
}
