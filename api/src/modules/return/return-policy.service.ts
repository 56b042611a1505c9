import { Injectable } from '@nestjs/common';
import type { ReturnPolicy, ReturnPolicyInput } from '@smallshop/contract';
import { actorName, authorise, type Ctx } from '../../plumbing/context.js';
import { Database } from '../../plumbing/db/database.js';
import { Refusal } from '../../plumbing/refusal.js';
import { ReturnPolicyRepository } from './return-policy.repository.js';
import type { StoredPolicy } from './return.record.js';

/** What a shop promises about returns, as its staff read and change it. */
@Injectable()
export class ReturnPolicyService {
  constructor(
    private readonly database: Database,
    private readonly policies: ReturnPolicyRepository,
  ) {}

  get(ctx: Ctx): Promise<ReturnPolicy> {
    authorise(ctx, 'orders.read');
    return this.database.withTenant(ctx, async (tx) => viewPolicy(ctx, await this.policies.find(tx)));
  }

  /** @throws Refusal `precondition.failed` with `details` { currentVersion, updatedBy, updatedAt } */
  set(ctx: Ctx, input: ReturnPolicyInput, ifMatch: number | null): Promise<ReturnPolicy> {
    authorise(ctx, 'settings.write');
    return this.database.withTenant(ctx, async (tx) => {
      const saved = await this.policies.put(tx, input, actorName(ctx), ifMatch);
      if (saved) return viewPolicy(ctx, saved);
      const { version: currentVersion, updatedBy, updatedAt } = await this.policies.find(tx);
      throw new Refusal('precondition.failed', { currentVersion, updatedBy, updatedAt: updatedAt?.toISOString() });
    });
  }
}

const viewPolicy = ({ shop }: Ctx, { feeMinor, updatedAt, ...policy }: StoredPolicy): ReturnPolicy => ({
  ...policy,
  fee: { amount: feeMinor, currency: shop.currency },
  updatedAt: updatedAt?.toISOString() ?? null,
});
