import { Injectable } from '@nestjs/common';
import type { SearchQuery } from '@smallshop/contract';
import type { Ctx } from '../../plumbing/context.js';
import { Database, type Statement } from '../../plumbing/db/database.js';
import { SearchEngine, type SuggestQuery } from './search.engine.js';
import { searchStatement, suggestStatement } from './search.statements.js';

/** Searches the documents where they are. */
@Injectable()
export class PostgresEngine extends SearchEngine {
  constructor(private readonly database: Database) {
    super();
  }

  search(ctx: Ctx, query: SearchQuery): Promise<string | null> {
    return this.database.read(ctx, this.statement(ctx, query));
  }

  async suggest(ctx: Ctx, query: SuggestQuery): Promise<string> {
    const json = await this.database.read(ctx, suggestStatement(ctx, query));
    if (json === null) throw new Error('Suggesting always answers a row.');
    return json;
  }

  statement(ctx: Ctx, query: SearchQuery): Statement {
    return searchStatement(ctx, query);
  }
}
