import { Injectable } from '@nestjs/common';
import type { SearchQuery } from '@smallshop/contract';
import type { Ctx } from '../../plumbing/context.js';
import { Database, type Statement } from '../../plumbing/db/database.js';
import { Refusal } from '../../plumbing/refusal.js';
import { PersonalPrices } from '../catalog/index.js';
import { SearchEngine, type SuggestQuery } from './search.engine.js';
import { SearchTermRepository } from './search-term.repository.js';

/** Finding products on sale by words. Answers are JSON text that is already what the contract promises. */
@Injectable()
export class SearchService {
  constructor(
    private readonly database: Database,
    private readonly engine: SearchEngine,
    private readonly terms: SearchTermRepository,
    private readonly prices: PersonalPrices,
  ) {}

  /** Contract's SearchResult. @throws Refusal `category.not_found`, `request.invalid` for a foreign cursor */
  async search(ctx: Ctx, query: SearchQuery): Promise<string> {
    const json = await this.find(ctx, query);
    if (json === null) throw new Refusal('category.not_found');
    return this.prices.applyTo(ctx, json);
  }

  /** The same as a statement that may travel with a page's others; null when the engine wants to be asked by {@link find}. */
  statement(ctx: Ctx, query: SearchQuery): Statement | null {
    return this.engine.statement(ctx, query);
  }

  /** Contract's SearchResult; null when the category does not exist. @throws Refusal `request.invalid` for a foreign cursor */
  find(ctx: Ctx, query: SearchQuery): Promise<string | null> {
    return this.engine.search(ctx, query);
  }

  /** Contract's Suggestions, titles beginning with what was typed before others. */
  async suggest(ctx: Ctx, query: SuggestQuery): Promise<string> {
    return this.prices.applyTo(ctx, await this.engine.suggest(ctx, query));
  }

  /** Notes a search for “what people search for”: the words and how much they found, nothing of who asked. */
  async report(ctx: Ctx, { q, found }: { readonly q: string; readonly found: number }): Promise<void> {
    await this.database.withTenant(ctx, (tx) => this.terms.note(tx, q, found));
  }

  /** Counts what was searched for since the last time, in all shops. Safe to repeat, also at once. */
  async countSearches(): Promise<void> {
    await this.database.asSystem('count searches', (tx) => this.terms.fold(tx));
  }
}
