import { Injectable } from '@nestjs/common';
import { type Address, type Customer, profileInput, type SavedAddress } from '@smallshop/contract';
import type { z } from 'zod';
import { type Ctx, requireCustomer } from '../../plumbing/context.js';
import { Database } from '../../plumbing/db/database.js';
import { Refusal } from '../../plumbing/refusal.js';
import { AddressRepository } from './address.repository.js';
import { CustomerRepository } from './customer.repository.js';

/** What signed-in customers keep about themselves. */
@Injectable()
export class AccountService {
  constructor(
    private readonly database: Database,
    private readonly customers: CustomerRepository,
    private readonly addresses: AddressRepository,
  ) {}

  /** @throws Refusal `auth.required` also when the account is gone while its token still lives */
  async me(ctx: Ctx): Promise<Customer> {
    const id = requireCustomer(ctx);
    return present(await this.database.withTenant(ctx, (tx) => this.customers.findAccount(tx, id)));
  }

  async update(ctx: Ctx, profile: z.output<typeof profileInput>): Promise<Customer> {
    const id = requireCustomer(ctx);
    return present(await this.database.withTenant(ctx, (tx) => this.customers.updateProfile(tx, id, profile)));
  }

  async listAddresses(ctx: Ctx): Promise<{ items: SavedAddress[] }> {
    const id = requireCustomer(ctx);
    return { items: await this.database.withTenant(ctx, (tx) => this.addresses.list(tx, id)) };
  }

  /** The first address of a book becomes its default. */
  async addAddress(ctx: Ctx, address: Address): Promise<SavedAddress> {
    const id = requireCustomer(ctx);
    return this.database.withTenant(ctx, async (tx) => {
      await this.addresses.lockBook(tx, id);
      return present(await this.addresses.insert(tx, id, address));
    });
  }

  /** @throws Refusal `address.not_found` */
  async updateAddress(ctx: Ctx, addressId: string, address: Address): Promise<SavedAddress> {
    const id = requireCustomer(ctx);
    const saved = await this.database.withTenant(ctx, (tx) => this.addresses.update(tx, id, addressId, address));
    if (!saved) throw new Refusal('address.not_found');
    return saved;
  }

  /** Makes an address the one checkouts begin with. @throws Refusal `address.not_found` */
  async setDefaultAddress(ctx: Ctx, addressId: string): Promise<SavedAddress> {
    const id = requireCustomer(ctx);
    return this.database.withTenant(ctx, async (tx) => {
      await this.addresses.lockBook(tx, id);
      await this.addresses.clearDefault(tx, id, addressId);
      const saved = await this.addresses.makeDefault(tx, id, addressId);
      if (!saved) throw new Refusal('address.not_found');
      return saved;
    });
  }

  /** Removing the default makes the newest of the others the default. @throws Refusal `address.not_found` */
  async deleteAddress(ctx: Ctx, addressId: string): Promise<void> {
    const id = requireCustomer(ctx);
    await this.database.withTenant(ctx, async (tx) => {
      await this.addresses.lockBook(tx, id);
      if (!(await this.addresses.delete(tx, id, addressId))) throw new Refusal('address.not_found');
      await this.addresses.promoteDefault(tx, id);
    });
  }
}

function present<T>(found: T | null): T {
  if (found === null) throw new Refusal('auth.required');
  return found;
}
