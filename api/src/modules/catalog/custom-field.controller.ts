import { Controller } from '@nestjs/common';
import { operations } from '@smallshop/contract';
import { Input, Operate, type InputOf } from '../../plumbing/http/operate.js';
import { CustomFieldService } from './custom-field.service.js';

/** Custom field definitions over REST. */
@Controller()
export class CustomFieldController {
  constructor(private readonly fields: CustomFieldService) {}

  @Operate(operations.listCustomFields)
  list(@Input() { ctx }: InputOf<typeof operations.listCustomFields>) {
    return this.fields.list(ctx);
  }

  @Operate(operations.createCustomField)
  create(@Input() { ctx, body }: InputOf<typeof operations.createCustomField>) {
    return this.fields.create(ctx, body);
  }

  @Operate(operations.orderCustomFields)
  order(@Input() { ctx, body }: InputOf<typeof operations.orderCustomFields>) {
    return this.fields.order(ctx, body.ids);
  }

  @Operate(operations.updateCustomField)
  replace(@Input() { ctx, params, body, ifMatch }: InputOf<typeof operations.updateCustomField>) {
    return this.fields.replace(ctx, params.id, body, ifMatch);
  }

  @Operate(operations.deleteCustomField)
  remove(@Input() { ctx, params, query, ifMatch }: InputOf<typeof operations.deleteCustomField>) {
    return this.fields.remove(ctx, params.id, query.deleteValues, ifMatch);
  }
}
