import { Controller } from '@nestjs/common';
import { operations } from '@smallshop/contract';
import { Input, Operate, rawJson, type InputOf, type RawJson } from '../../plumbing/http/operate.js';
import { ShippingService } from './shipping.service.js';
import { ShippingSettingsService } from './shipping-settings.service.js';

/** Shipping over REST: what buyers are offered, and what staff set up. */
@Controller()
export class ShippingController {
  constructor(
    private readonly shipping: ShippingService,
    private readonly settings: ShippingSettingsService,
  ) {}

  @Operate(operations.listShippingMethods)
  methods(@Input() input: InputOf<typeof operations.listShippingMethods>) {
    return this.shipping.methods(input.ctx, input.query);
  }

  @Operate(operations.listShippingCountries)
  async countries(@Input() input: InputOf<typeof operations.listShippingCountries>): Promise<{ items: string[] }> {
    return { items: await this.shipping.countries(input.ctx) };
  }

  @Operate(operations.tryShipping)
  trial(@Input() input: InputOf<typeof operations.tryShipping>) {
    return this.shipping.trial(input.ctx, input.body);
  }

  @Operate(operations.getShippingSettings)
  async all(@Input() input: InputOf<typeof operations.getShippingSettings>): Promise<RawJson> {
    return rawJson(await this.settings.all(input.ctx));
  }

  @Operate(operations.getShippingZone)
  zone(@Input() input: InputOf<typeof operations.getShippingZone>) {
    return this.settings.zone(input.ctx, input.params.id);
  }

  @Operate(operations.createShippingZone)
  createZone(@Input() input: InputOf<typeof operations.createShippingZone>) {
    return this.settings.createZone(input.ctx, input.body, input.idempotency);
  }

  @Operate(operations.updateShippingZone)
  updateZone(@Input() input: InputOf<typeof operations.updateShippingZone>) {
    return this.settings.updateZone(input.ctx, input.params.id, input.body, input.ifMatch);
  }

  @Operate(operations.deleteShippingZone)
  deleteZone(@Input() input: InputOf<typeof operations.deleteShippingZone>) {
    return this.settings.deleteZone(input.ctx, input.params.id, input.ifMatch);
  }

  @Operate(operations.createPickup)
  createPickup(@Input() input: InputOf<typeof operations.createPickup>) {
    return this.settings.createPickup(input.ctx, input.body, input.idempotency);
  }

  @Operate(operations.updatePickup)
  updatePickup(@Input() input: InputOf<typeof operations.updatePickup>) {
    return this.settings.updatePickup(input.ctx, input.params.id, input.body, input.ifMatch);
  }

  @Operate(operations.deletePickup)
  deletePickup(@Input() input: InputOf<typeof operations.deletePickup>) {
    return this.settings.deletePickup(input.ctx, input.params.id, input.ifMatch);
  }
}
