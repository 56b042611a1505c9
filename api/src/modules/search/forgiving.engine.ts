import type { SearchQuery } from '@smallshop/contract';
import type { Ctx } from '../../plumbing/context.js';
import type { SearchEngine, SuggestQuery } from './search.engine.js';

/** For how long an engine that failed is left alone: an outage costs one slow search every so often, not each of them. */
const restMs = 5_000;

/** What a {@link ForgivingEngine} tells of a failure; called at most once in {@link restMs}. */
export type FallbackReport = (error: unknown) => void;

/** Asks one engine, and another whenever that one fails. A refusal is an answer, not a failure. */
export class ForgivingEngine implements SearchEngine {
  #restsUntilMs = 0;

  constructor(
    private readonly first: SearchEngine,
    private readonly second: SearchEngine,
    private readonly parts: { readonly isRefusal: (error: unknown) => boolean; readonly report: FallbackReport },
  ) {}

  search(ctx: Ctx, query: SearchQuery): Promise<string | null> {
    return this.#ask((engine) => engine.search(ctx, query));
  }

  suggest(ctx: Ctx, query: SuggestQuery): Promise<string> {
    return this.#ask((engine) => engine.suggest(ctx, query));
  }

  statement(): null {
    return null;
  }

  async #ask<R>(question: (engine: SearchEngine) => Promise<R>): Promise<R> {
    if (performance.now() < this.#restsUntilMs) return question(this.second);
    try {
      return await question(this.first);
    } catch (error) {
      if (this.parts.isRefusal(error)) throw error;
      this.#restsUntilMs = performance.now() + restMs;
      this.parts.report(error);
      return question(this.second);
    }
  }
}
