import { Controller } from '@nestjs/common';
import { operations } from '@smallshop/contract';
import { Input, type InputOf, Operate } from '../../plumbing/http/operate.js';
import { SettingsService } from './settings.service.js';
import { ShopService } from './shop.service.js';

/** The shop and its settings, over REST. */
@Controller()
export class ShopController {
  constructor(
    private readonly shops: ShopService,
    private readonly settings: SettingsService,
  ) {}

  @Operate(operations.getShop)
  get(@Input() input: InputOf<typeof operations.getShop>) {
    return this.shops.get(input.ctx);
  }

  @Operate(operations.getShopSettings)
  getSettings(@Input() input: InputOf<typeof operations.getShopSettings>) {
    return this.settings.get(input.ctx);
  }

  @Operate(operations.updateShopSettings)
  updateSettings(@Input() input: InputOf<typeof operations.updateShopSettings>) {
    return this.settings.update(input.ctx, input.body, input.ifMatch);
  }
}
