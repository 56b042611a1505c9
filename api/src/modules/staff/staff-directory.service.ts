import { Injectable } from '@nestjs/common';
import type { StaffRole } from '@smallshop/contract';
import type { AccountReader, MembershipReader } from '../../plumbing/auth/ports.js';
import { Database, type PlatformTx, type TenantTx } from '../../plumbing/db/database.js';
import { ClerkIdentity } from './clerk.identity.js';
import { type NewStaffAccount, type StaffAccount, StaffAccountRepository } from './staff-account.repository.js';

/** Who works where. */
@Injectable()
export class StaffDirectory implements MembershipReader, AccountReader {
  constructor(
    private readonly database: Database,
    private readonly accounts: StaffAccountRepository,
    private readonly clerk: ClerkIdentity,
  ) {}

  roleOf(tenantId: string, accountId: string): Promise<{ role: StaffRole; name: string } | null> {
    return this.database.asSystem('membership', (tx) => this.accounts.membership(tx, tenantId, accountId));
  }

  byId(accountId: string): Promise<StaffAccount | null> {
    return this.database.asSystem('staff account', (tx) => this.accounts.findById(tx, accountId));
  }

  idOfForeignToken(token: string): Promise<string | null> {
    return this.clerk.accountOf(token);
  }

  /** Makes the account unless its e-mail has one; tells which of both. */
  async ensureAccount(tx: PlatformTx, account: NewStaffAccount): Promise<{ id: string; isNew: boolean }> {
    const made = await this.accounts.insert(tx, account);
    if (made !== null) return { id: made.id, isNew: true };
    const existing = await this.accounts.findByEmail(tx, account.email);
    if (existing === null) throw new Error('A staff account vanished while it was looked up.');
    return { id: existing.id, isNew: false };
  }

  /** Lets an account work in the shop of `tx`. */
  appoint(tx: TenantTx, accountId: string, role: StaffRole): Promise<void> {
    return this.accounts.addMember(tx, accountId, role);
  }
}
