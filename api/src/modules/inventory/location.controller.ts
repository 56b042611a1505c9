import { Controller } from '@nestjs/common';
import { operations } from '@smallshop/contract';
import { Input, Operate, type InputOf } from '../../plumbing/http/operate.js';
import { LocationService } from './location.service.js';

/** Locations over REST. */
@Controller()
export class LocationController {
  constructor(private readonly locations: LocationService) {}

  @Operate(operations.listLocations)
  list(@Input() input: InputOf<typeof operations.listLocations>) {
    return this.locations.list(input.ctx);
  }

  @Operate(operations.createLocation)
  create(@Input() input: InputOf<typeof operations.createLocation>) {
    return this.locations.create(input.ctx, input.body, input.idempotency);
  }

  @Operate(operations.updateLocation)
  update(@Input() input: InputOf<typeof operations.updateLocation>) {
    return this.locations.update(input.ctx, input.params.id, input.body, input.ifMatch);
  }

  @Operate(operations.deleteLocation)
  delete(@Input() input: InputOf<typeof operations.deleteLocation>) {
    return this.locations.delete(input.ctx, input.params.id);
  }

  @Operate(operations.orderLocations)
  order(@Input() input: InputOf<typeof operations.orderLocations>) {
    return this.locations.order(input.ctx, input.body.ids);
  }
}
