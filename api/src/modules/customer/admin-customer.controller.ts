import { Controller } from '@nestjs/common';
import { operations } from '@smallshop/contract';
import { Input, type InputOf, Operate } from '../../plumbing/http/operate.js';
import { AdminCustomerService } from './admin-customer.service.js';

/** The console’s reads of customers, over REST. */
@Controller()
export class AdminCustomerController {
  constructor(private readonly customers: AdminCustomerService) {}

  @Operate(operations.listAdminCustomers)
  list(@Input() input: InputOf<typeof operations.listAdminCustomers>) {
    return this.customers.list(input.ctx, input.query);
  }

  @Operate(operations.getAdminCustomer)
  get(@Input() input: InputOf<typeof operations.getAdminCustomer>) {
    return this.customers.get(input.ctx, input.params.id);
  }
}
