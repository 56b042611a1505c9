import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import {
  type AdminCustomer,
  adminCustomerListQuery,
  type Customer,
  getAdminCustomer,
  profileInput,
  type SavedAddress,
} from '@smallshop/contract';
import type { Ctx } from '../../plumbing/context.js';
import { Access, GraphContext } from '../../plumbing/graphql/access.js';
import { parseArguments } from '../../plumbing/graphql/graph.input.js';
import { AccountService } from './account.service.js';
import { AdminCustomerService, type CustomerPage } from './admin-customer.service.js';

/** The signed-in customer over GraphQL, and the console's reads of customers. */
@Resolver()
export class CustomerResolver {
  constructor(
    private readonly account: AccountService,
    private readonly customers: AdminCustomerService,
  ) {}

  @Query()
  @Access('shopper')
  me(@GraphContext() ctx: Ctx): Promise<Customer> {
    return this.account.me(ctx);
  }

  @Query()
  @Access('shopper')
  async myAddresses(@GraphContext() ctx: Ctx): Promise<SavedAddress[]> {
    return (await this.account.listAddresses(ctx)).items;
  }

  @Query()
  @Access('customers.read')
  adminCustomers(@GraphContext() ctx: Ctx, @Args() given: Record<string, unknown>): Promise<CustomerPage> {
    return this.customers.list(ctx, parseArguments(adminCustomerListQuery, given));
  }

  @Query()
  @Access('customers.read')
  adminCustomer(@GraphContext() ctx: Ctx, @Args() given: Record<string, unknown>): Promise<AdminCustomer> {
    return this.customers.get(ctx, parseArguments(getAdminCustomer.params, given).id);
  }

  @Mutation()
  @Access('shopper')
  updateMe(@GraphContext() ctx: Ctx, @Args() given: Record<string, unknown>): Promise<Customer> {
    return this.account.update(ctx, parseArguments(profileInput, given));
  }
}
