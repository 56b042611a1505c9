import { Injectable } from '@nestjs/common';
import { LRUCache } from 'lru-cache';
import { Cache } from '../../plumbing/cache/cache.js';
import type { TenantScope } from '../../plumbing/db/database.js';
import { pricingRulesSchema, type PricingRules } from './pricing-rules.js';
import { PricingRepository } from './pricing.repository.js';

const cachedMs = 60_000;
const mostShops = 1_000;
const keyOf = (tenantId: string): string => `${tenantId}:pricing-rules`;

/** Keeps every shop's tax rates and shipping methods at hand: each price shown or charged needs them. */
@Injectable()
export class PricingService {
  /** What each text says: reading it anew for every cart took longer than pricing the cart. */
  readonly #rules = new LRUCache<string, PricingRules>({ max: mostShops });

  constructor(
    private readonly cache: Cache,
    private readonly repository: PricingRepository,
  ) {}

  /** The shop's tax rates, zones with their active shipping methods, price lists and promotions, at most a minute old unless {@link forget} was called. */
  async rules(scope: TenantScope): Promise<PricingRules> {
    const key = keyOf(scope.tenantId);
    const cached = await this.cache.get<string>(key);
    const text = cached ?? (await this.repository.rules(scope));
    if (cached === undefined) await this.cache.set(key, text, cachedMs);
    return this.#parsed(text);
  }

  #parsed(text: string): PricingRules {
    const known = this.#rules.get(text);
    if (known) return known;
    const rules = pricingRulesSchema.parse(JSON.parse(text));
    this.#rules.set(text, rules);
    return rules;
  }

  /** Call it after changing any of the rules: every process reads them afresh. */
  async forget(tenantId: string): Promise<void> {
    await this.cache.delete(keyOf(tenantId));
  }
}
