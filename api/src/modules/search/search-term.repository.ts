import { Injectable } from '@nestjs/common';
import type { TenantTx } from '../../plumbing/db/database.js';

/** What people search for. */
@Injectable()
export class SearchTermRepository {
  /** Adds a search as its words are compared; nothing when they hold no letter or digit. */
  async note(tx: TenantTx, words: string, found: number): Promise<void> {
    await tx.run({
      name: 'search.note',
      text: `INSERT INTO search_log (tenant_id, term, found) SELECT $1, search_key($2), $3 WHERE search_key($2) <> ''`,
      values: [tx.tenantId, words, found],
    });
  }
}
