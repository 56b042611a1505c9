import { Controller } from '@nestjs/common';
import { operations } from '@smallshop/contract';
import { Input, type InputOf, Operate } from '../../plumbing/http/operate.js';
import { GroupService } from './group.service.js';

/** Customer groups over REST. */
@Controller()
export class GroupController {
  constructor(private readonly groups: GroupService) {}

  @Operate(operations.listCustomerGroups)
  async list(@Input() input: InputOf<typeof operations.listCustomerGroups>) {
    return { items: await this.groups.list(input.ctx) };
  }

  @Operate(operations.getCustomerGroup)
  get(@Input() input: InputOf<typeof operations.getCustomerGroup>) {
    return this.groups.get(input.ctx, input.params.id);
  }

  @Operate(operations.createCustomerGroup)
  create(@Input() input: InputOf<typeof operations.createCustomerGroup>) {
    return this.groups.create(input.ctx, input.body);
  }

  @Operate(operations.updateCustomerGroup)
  update(@Input() input: InputOf<typeof operations.updateCustomerGroup>) {
    return this.groups.update(input.ctx, input.params.id, input.body, input.ifMatch);
  }

  @Operate(operations.deleteCustomerGroup)
  delete(@Input() input: InputOf<typeof operations.deleteCustomerGroup>) {
    return this.groups.delete(input.ctx, input.params.id);
  }

  @Operate(operations.listGroupMembers)
  members(@Input() input: InputOf<typeof operations.listGroupMembers>) {
    return this.groups.members(input.ctx, input.params.id, input.query);
  }

  @Operate(operations.addGroupMembers)
  join(@Input() input: InputOf<typeof operations.addGroupMembers>) {
    return this.groups.join(input.ctx, input.params.id, input.body.customerIds);
  }

  @Operate(operations.removeGroupMember)
  leave(@Input() input: InputOf<typeof operations.removeGroupMember>) {
    return this.groups.leave(input.ctx, input.params.id, input.params.customerId);
  }

  @Operate(operations.setCustomerGroups)
  async assign(@Input() input: InputOf<typeof operations.setCustomerGroups>) {
    return { items: await this.groups.assign(input.ctx, input.params.id, input.body.groupIds) };
  }
}
