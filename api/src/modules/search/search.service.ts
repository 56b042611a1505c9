import { Injectable } from '@nestjs/common';
import type { SearchQuery } from '@smallshop/contract';
import type { Ctx } from '../../plumbing/context.js';
import { Database } from '../../plumbing/db/database.js';
import { Refusal } from '../../plumbing/refusal.js';
import { PersonalPrices } from '../catalog/index.js';
import { SearchTermRepository } from './search-term.repository.js';
import { searchStatement, suggestStatement } from './search.statements.js';

/** Finding products on sale by words. Answers are JSON text that is already what the contract promises. */
@Injectable()
export class SearchService {
  constructor(
    private readonly database: Database,
    private readonly terms: SearchTermRepository,
    private readonly prices: PersonalPrices,
  ) {}

  /** Contract's SearchResult. @throws Refusal `category.not_found`, `request.invalid` for a foreign cursor */
  async search(ctx: Ctx, query: SearchQuery): Promise<string> {
    const json = await this.database.read(ctx, searchStatement(ctx, query));
    if (json === null) throw new Refusal('category.not_found');
    return this.prices.applyTo(ctx, json);
  }

  /** Contract's Suggestions, titles beginning with what was typed before others. */
  async suggest(ctx: Ctx, query: { readonly q: string; readonly limit: number }): Promise<string> {
    const json = await this.database.read(ctx, suggestStatement(ctx, query));
    if (json === null) throw new Error('Suggesting always answers a row.');
    return this.prices.applyTo(ctx, json);
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
