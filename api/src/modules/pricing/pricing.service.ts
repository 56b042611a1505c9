import { Injectable } from '@nestjs/common';
import { Cache } from '../../plumbing/cache/cache.js';
import type { TenantScope } from '../../plumbing/db/database.js';
import { pricingRulesSchema, type PricingRules } from './pricing-rules.js';
import { PricingRepository } from './pricing.repository.js';

const cachedMs = 60_000;
const keyOf = (tenantId: string): string => `${tenantId}:pricing-rules`;

/** Keeps every shop's tax rates and shipping methods at hand: each price shown or charged needs them. */
@Injectable()
export class PricingService {
  constructor(
    private readonly cache: Cache,
    private readonly repository: PricingRepository,
  ) {}

  /** The shop's tax rates and active shipping methods, at most a minute old unless {@link forget} was called. */
  async rules(scope: TenantScope): Promise<PricingRules> {
    const key = keyOf(scope.tenantId);
    const cached = await this.cache.get<string>(key);
    const text = cached ?? (await this.repository.rules(scope));
    if (cached === undefined) await this.cache.set(key, text, cachedMs);
    return pricingRulesSchema.parse(JSON.parse(text));
  }

  /** Call it after changing tax rates or shipping methods: every process reads them afresh. */
  async forget(tenantId: string): Promise<void> {
    await this.cache.delete(keyOf(tenantId));
  }
}
