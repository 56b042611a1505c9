import { Injectable } from '@nestjs/common';
import type { CustomerGroup, CustomerGroupInput, GroupMember } from '@smallshop/contract';
import { actorName, authorise, type Ctx } from '../../plumbing/context.js';
import { Database, type TenantTx } from '../../plumbing/db/database.js';
import { assertNewest } from '../../plumbing/precondition.js';
import { Refusal } from '../../plumbing/refusal.js';
import { GroupRepository } from './group.repository.js';

const mostGroups = 50;

/** A page of a group's customers. */
export interface MemberPage {
  readonly items: GroupMember[];
  readonly nextCursor: string | null;
  readonly total?: number;
}

/** Customers who are treated alike. */
@Injectable()
export class GroupService {
  constructor(
    private readonly database: Database,
    private readonly groups: GroupRepository,
  ) {}

  list(ctx: Ctx): Promise<CustomerGroup[]> {
    authorise(ctx, 'customers.read');
    return this.database.withTenant(ctx, (tx) => this.groups.all(tx));
  }

  /** @throws Refusal `customer_group.not_found` */
  get(ctx: Ctx, id: string): Promise<CustomerGroup> {
    authorise(ctx, 'customers.read');
    return this.database.withTenant(ctx, (tx) => this.#show(tx, id));
  }

  /** @throws Refusal `customer_group.name_taken`, `customer_group.too_many` */
  create(ctx: Ctx, input: CustomerGroupInput): Promise<CustomerGroup> {
    authorise(ctx, 'customers.write');
    return this.database.withTenant(ctx, async (tx) => {
      if ((await this.groups.all(tx)).length >= mostGroups) throw new Refusal('customer_group.too_many');
      await this.#refuseTaken(tx, null, input);
      return this.#show(tx, await this.groups.add(tx, input, actorName(ctx)));
    });
  }

  /** @throws Refusal `customer_group.not_found`, `customer_group.name_taken`, `precondition.failed` */
  update(ctx: Ctx, id: string, input: CustomerGroupInput, ifMatch: number | null): Promise<CustomerGroup> {
    authorise(ctx, 'customers.write');
    return this.database.withTenant(ctx, async (tx) => {
      assertNewest(await this.#lock(tx, id), ifMatch);
      await this.#refuseTaken(tx, id, input);
      await this.groups.update(tx, id, input, actorName(ctx));
      return this.#show(tx, id);
    });
  }

  /** @throws Refusal `customer_group.not_found`; `customer_group.in_use` with `details` { priceLists } */
  delete(ctx: Ctx, id: string): Promise<void> {
    authorise(ctx, 'customers.write');
    return this.database.withTenant(ctx, async (tx) => {
      await this.#lock(tx, id);
      const priceLists = await this.groups.listsFor(tx, id);
      if (priceLists.length > 0) throw new Refusal('customer_group.in_use', { priceLists });
      await this.groups.delete(tx, id);
    });
  }

  /** @throws Refusal `customer_group.not_found`, `request.invalid` for a cursor of another list */
  members(
    ctx: Ctx,
    id: string,
    query: { limit: number; cursor?: string | undefined; include?: 'total' | undefined },
  ): Promise<MemberPage> {
    authorise(ctx, 'customers.read');
    return this.database.withTenant(ctx, async (tx) => {
      await this.#show(tx, id);
      const page = await this.groups.members(tx, id, query);
      return query.include === 'total' ? { ...page, total: await this.groups.countMembers(tx, id) } : page;
    });
  }

  /** @throws Refusal `customer_group.not_found`; `customer.not_found` when one of them is not this shop's */
  join(ctx: Ctx, id: string, customerIds: readonly string[]): Promise<CustomerGroup> {
    authorise(ctx, 'customers.write');
    return this.database.withTenant(ctx, async (tx) => {
      await this.#lock(tx, id);
      const wanted = [...new Set(customerIds)];
      const known = await this.groups.shareCustomers(tx, wanted);
      if (known.length < wanted.length) throw new Refusal('customer.not_found');
      await this.groups.join(tx, id, known);
      return this.#show(tx, id);
    });
  }

  /** @throws Refusal `customer_group.not_found`; `customer.not_found` when they are not in the group */
  leave(ctx: Ctx, id: string, customerId: string): Promise<void> {
    authorise(ctx, 'customers.write');
    return this.database.withTenant(ctx, async (tx) => {
      await this.#lock(tx, id);
      if (!(await this.groups.leave(tx, id, customerId))) throw new Refusal('customer.not_found');
    });
  }

  /** @throws Refusal `customer.not_found`, `customer_group.not_found` */
  assign(ctx: Ctx, customerId: string, groupIds: readonly string[]) {
    authorise(ctx, 'customers.write');
    return this.database.withTenant(ctx, async (tx) => {
      if ((await this.groups.shareCustomers(tx, [customerId])).length === 0) throw new Refusal('customer.not_found');
      const wanted = [...new Set(groupIds)];
      const known = await this.groups.share(tx, wanted);
      if (known.length < wanted.length) throw new Refusal('customer_group.not_found');
      return this.groups.assign(tx, customerId, known);
    });
  }

  async #refuseTaken(tx: TenantTx, id: string | null, { name }: CustomerGroupInput): Promise<void> {
    if (await this.groups.isNameTaken(tx, id, name)) throw new Refusal('customer_group.name_taken', { name });
  }

  async #lock(tx: TenantTx, id: string) {
    const held = await this.groups.lock(tx, id);
    if (!held) throw new Refusal('customer_group.not_found');
    return held;
  }

  async #show(tx: TenantTx, id: string): Promise<CustomerGroup> {
    const group = await this.groups.find(tx, id);
    if (!group) throw new Refusal('customer_group.not_found');
    return group;
  }
}
