import type { SearchQuery } from '@smallshop/contract';
import type { Ctx } from '../../plumbing/context.js';
import type { Statement } from '../../plumbing/db/database.js';

/** What is typed, and how many suggestions are wanted. */
export interface SuggestQuery {
  readonly q: string;
  readonly limit: number;
}

/** Finds products on sale by words: in PostgreSQL, or in Meilisearch. Answers are JSON text that is already what the contract promises. */
export abstract class SearchEngine {
  /** Contract's SearchResult; null when the category does not exist. @throws Refusal `request.invalid` for a foreign cursor */
  abstract search(ctx: Ctx, query: SearchQuery): Promise<string | null>;

  /** Contract's Suggestions. */
  abstract suggest(ctx: Ctx, query: SuggestQuery): Promise<string>;

  /** The same search as a statement that may travel with a page's others; null for an engine that is asked by itself. */
  abstract statement(ctx: Ctx, query: SearchQuery): Statement | null;
}
