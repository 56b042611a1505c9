import { Injectable } from '@nestjs/common';
import type { SearchQuery } from '@smallshop/contract';
import type { Ctx } from '../../plumbing/context.js';
import { Database, type Statement } from '../../plumbing/db/database.js';
import { searchStatement, suggestStatement } from './search.statements.js';

/** Finding products on sale by words. Answers are JSON text that is already what the contract promises. */
@Injectable()
export class SearchService {
  constructor(private readonly database: Database) {}

  /** Contract's ProductList, best first. @throws Refusal `request.invalid` for a foreign cursor */
  async search(ctx: Ctx, query: SearchQuery): Promise<string> {
    return this.#read(ctx, searchStatement(ctx, query));
  }

  /** `{ items: Suggestion[] }`, titles beginning with what was typed before others. */
  suggest(ctx: Ctx, query: { readonly q: string; readonly limit: number }): Promise<string> {
    return this.#read(ctx, suggestStatement(ctx, query));
  }

  async #read(ctx: Ctx, statement: Statement): Promise<string> {
    const json = await this.database.read(ctx, statement);
    if (json === null) throw new Error('A search always answers a row.');
    return json;
  }
}
