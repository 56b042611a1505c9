import { Controller } from '@nestjs/common';
import { operations } from '@smallshop/contract';
import { Input, type InputOf, Operate } from '../../plumbing/http/operate.js';
import { AccountService } from './account.service.js';

/** What signed-in customers keep about themselves, over REST. */
@Controller()
export class AccountController {
  constructor(private readonly account: AccountService) {}

  @Operate(operations.getMe)
  me(@Input() input: InputOf<typeof operations.getMe>) {
    return this.account.me(input.ctx);
  }

  @Operate(operations.updateMe)
  update(@Input() input: InputOf<typeof operations.updateMe>) {
    return this.account.update(input.ctx, input.body);
  }

  @Operate(operations.listMyAddresses)
  listAddresses(@Input() input: InputOf<typeof operations.listMyAddresses>) {
    return this.account.listAddresses(input.ctx);
  }

  @Operate(operations.addMyAddress)
  addAddress(@Input() input: InputOf<typeof operations.addMyAddress>) {
    return this.account.addAddress(input.ctx, input.body);
  }

  @Operate(operations.updateMyAddress)
  updateAddress(@Input() input: InputOf<typeof operations.updateMyAddress>) {
    return this.account.updateAddress(input.ctx, input.params.id, input.body);
  }

  @Operate(operations.setDefaultAddress)
  setDefaultAddress(@Input() input: InputOf<typeof operations.setDefaultAddress>) {
    return this.account.setDefaultAddress(input.ctx, input.params.id);
  }

  @Operate(operations.deleteMyAddress)
  deleteAddress(@Input() input: InputOf<typeof operations.deleteMyAddress>) {
    return this.account.deleteAddress(input.ctx, input.params.id);
  }
}
