import { Injectable } from '@nestjs/common';
import type { AdminCustomer, AdminCustomerListQuery, CustomerRow } from '@smallshop/contract';
import { authorise, type Ctx } from '../../plumbing/context.js';
import { Database } from '../../plumbing/db/database.js';
import { Refusal } from '../../plumbing/refusal.js';
import { AdminCustomerRepository } from './admin-customer.repository.js';

/** A page of the merchant's customers. */
export interface CustomerPage {
  readonly items: CustomerRow[];
  readonly nextCursor: string | null;
  readonly total?: number;
}

/** Customers as staff see them. */
@Injectable()
export class AdminCustomerService {
  constructor(
    private readonly database: Database,
    private readonly customers: AdminCustomerRepository,
  ) {}

  list(ctx: Ctx, query: AdminCustomerListQuery): Promise<CustomerPage> {
    authorise(ctx, 'customers.read');
    return this.database.withTenant(ctx, async (tx) => {
      const page = await this.customers.list(tx, query, ctx.shop.currency);
      return query.include === 'total' ? { ...page, total: await this.customers.count(tx, query.q) } : page;
    });
  }

  /** @throws Refusal `customer.not_found` */
  async get(ctx: Ctx, id: string): Promise<AdminCustomer> {
    authorise(ctx, 'customers.read');
    const customer = await this.database.withTenant(ctx, (tx) => this.customers.find(tx, id, ctx.shop.currency));
    if (customer === null) throw new Refusal('customer.not_found');
    return customer;
  }
}
