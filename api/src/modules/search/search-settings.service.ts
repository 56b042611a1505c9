import { Injectable } from '@nestjs/common';
import type { SearchRule, SearchRuleInput, Synonym, SynonymInput } from '@smallshop/contract';
import { actorName, authorise, type Ctx } from '../../plumbing/context.js';
import { Database, type TenantTx } from '../../plumbing/db/database.js';
import { Refusal } from '../../plumbing/refusal.js';
import { SearchSettingsRepository } from './search-settings.repository.js';

const mostSynonyms = 500;

/** What a merchant does about search: synonyms, and products pinned or hidden for a query. Results in caches are purged. */
@Injectable()
export class SearchSettingsService {
  constructor(
    private readonly database: Database,
    private readonly settings: SearchSettingsRepository,
  ) {}

  /** Newest first. */
  async listSynonyms(ctx: Ctx): Promise<{ items: Synonym[] }> {
    authorise(ctx, 'catalog.read');
    return { items: await this.database.withTenant(ctx, (tx) => this.settings.synonyms(tx)) };
  }

  /** @throws Refusal `synonym.no_word`, `synonym.too_many` */
  addSynonym(ctx: Ctx, input: SynonymInput): Promise<Synonym> {
    authorise(ctx, 'catalog.write');
    return this.database.withTenant(ctx, async (tx) => {
      if ((await this.settings.countSynonyms(tx)) >= mostSynonyms) throw new Refusal('synonym.too_many');
      return this.#putSynonym(tx, ctx, null, input);
    });
  }

  /** @throws Refusal `synonym.not_found`, `synonym.no_word`, `precondition.failed` */
  updateSynonym(ctx: Ctx, id: string, input: SynonymInput, ifMatch: number | null): Promise<Synonym> {
    authorise(ctx, 'catalog.write');
    return this.database.withTenant(ctx, async (tx) => {
      const current = await this.settings.synonym(tx, id);
      if (!current) throw new Refusal('synonym.not_found');
      refuseStale(current, ifMatch);
      return this.#putSynonym(tx, ctx, id, input);
    });
  }

  /** @throws Refusal `synonym.not_found` */
  removeSynonym(ctx: Ctx, id: string): Promise<void> {
    authorise(ctx, 'catalog.write');
    return this.database.withTenant(ctx, async (tx) => {
      if ((await this.settings.removeSynonym(tx, id)) === 0) throw new Refusal('synonym.not_found');
      forgetResults(tx);
    });
  }

  /** By query. */
  async listRules(ctx: Ctx): Promise<{ items: SearchRule[] }> {
    authorise(ctx, 'catalog.read');
    return { items: await this.database.withTenant(ctx, (tx) => this.settings.rules(tx)) };
  }

  /** @throws Refusal `search_rule.no_word`, `search_rule.query_taken`, `product.not_found` */
  addRule(ctx: Ctx, input: SearchRuleInput): Promise<SearchRule> {
    authorise(ctx, 'catalog.write');
    return this.database.withTenant(ctx, (tx) => this.#putRule(tx, ctx, null, input));
  }

  /** @throws Refusal `search_rule.not_found`, `precondition.failed`, and as `addRule` */
  updateRule(ctx: Ctx, id: string, input: SearchRuleInput, ifMatch: number | null): Promise<SearchRule> {
    authorise(ctx, 'catalog.write');
    return this.database.withTenant(ctx, async (tx) => {
      const current = await this.settings.rule(tx, id);
      if (!current) throw new Refusal('search_rule.not_found');
      refuseStale(current, ifMatch);
      return this.#putRule(tx, ctx, id, input);
    });
  }

  /** @throws Refusal `search_rule.not_found` */
  removeRule(ctx: Ctx, id: string): Promise<void> {
    authorise(ctx, 'catalog.write');
    return this.database.withTenant(ctx, async (tx) => {
      if ((await this.settings.removeRule(tx, id)) === 0) throw new Refusal('search_rule.not_found');
      forgetResults(tx);
    });
  }

  async #putSynonym(tx: TenantTx, ctx: Ctx, id: string | null, input: SynonymInput): Promise<Synonym> {
    const keys = await this.settings.keysOf(tx, [...input.terms, ...input.replacements]);
    if (keys.includes('')) throw new Refusal('synonym.no_word');
    const written = { keys: keys.slice(0, input.terms.length), by: actorName(ctx) };
    const synonym = await this.settings.putSynonym(tx, id, input, written);
    if (!synonym) throw new Refusal('synonym.not_found');
    forgetResults(tx);
    return synonym;
  }

  async #putRule(tx: TenantTx, ctx: Ctx, id: string | null, input: SearchRuleInput): Promise<SearchRule> {
    const [key = ''] = await this.settings.keysOf(tx, [input.query]);
    if (key === '') throw new Refusal('search_rule.no_word');
    const holder = await this.settings.ruleFor(tx, key);
    if (holder !== null && holder !== id) throw new Refusal('search_rule.query_taken');
    const products = new Set([...input.pinnedIds, ...input.hiddenIds]);
    if ((await this.settings.countProducts(tx, [...products])) < products.size) throw new Refusal('product.not_found');
    const pinnedIds = [...new Set(input.pinnedIds)];
    const written = { ...input, pinnedIds, hiddenIds: [...new Set(input.hiddenIds)] };
    const rule = await this.settings.rule(
      tx,
      await this.settings.putRule(tx, id, written, { key, by: actorName(ctx) }),
    );
    if (!rule) throw new Error('A rule just written is there.');
    forgetResults(tx);
    return rule;
  }
}

// Cached result pages carry the tag of listings.
const forgetResults = (tx: TenantTx): void => tx.emit('content.changed', tx.tenantId, { tags: ['products'] });

function refuseStale(current: { version: number; updatedBy: string; updatedAt: string }, ifMatch: number | null): void {
  if (ifMatch === null || ifMatch === current.version) return;
  const { version: currentVersion, updatedBy, updatedAt } = current;
  throw new Refusal('precondition.failed', { currentVersion, updatedBy, updatedAt });
}
