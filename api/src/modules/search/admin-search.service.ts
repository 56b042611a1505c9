import { Injectable } from '@nestjs/common';
import { authorise, type Ctx } from '../../plumbing/context.js';
import { Database, type Statement } from '../../plumbing/db/database.js';
import { adminSearchStatement, searchTermsStatement } from './admin-search.statements.js';

/** What staff find and what they learn of searching shoppers. Answers are JSON text that is already what the contract promises. */
@Injectable()
export class AdminSearchService {
  constructor(private readonly database: Database) {}

  /** Contract's AdminSearch; orders and customers are empty to those who may not read them. */
  search(ctx: Ctx, query: { readonly q: string; readonly limit: number }): Promise<string> {
    authorise(ctx, 'catalog.read');
    return this.#read(ctx, adminSearchStatement(ctx, query));
  }

  /** Contract's SearchTerms of the last `days` days. */
  terms(ctx: Ctx, days: number): Promise<string> {
    authorise(ctx, 'catalog.read');
    return this.#read(ctx, searchTermsStatement(ctx, days));
  }

  async #read(ctx: Ctx, statement: Statement): Promise<string> {
    const json = await this.database.read(ctx, statement);
    if (json === null) throw new Error('A search always answers a row.');
    return json;
  }
}
