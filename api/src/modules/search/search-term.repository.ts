import { Injectable } from '@nestjs/common';
import type { PlatformTx, TenantTx } from '../../plumbing/db/database.js';

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

  /**
   * Folds the searches noted so far, of all shops, into days of each shop's own time zone. Days are kept for
   * a year.
   *
   * @returns how many counts by day changed
   */
  async fold(tx: PlatformTx): Promise<number> {
    await tx.run({
      name: 'search.terms.prune',
      text: `DELETE FROM search_term_days WHERE day < current_date - 365`,
      values: [],
    });
    return tx.run({
      name: 'search.terms.fold',
      text: `
WITH taken AS (
  DELETE FROM search_log WHERE (tenant_id, id) IN (SELECT tenant_id, id FROM search_log ORDER BY tenant_id, id LIMIT 10000 FOR UPDATE SKIP LOCKED)
  RETURNING tenant_id, term, found, searched_at
), counted AS (
  SELECT t.tenant_id, t.term, (t.searched_at AT TIME ZONE s.timezone)::date AS day, count(*)::int AS searches,
    (count(*) FILTER (WHERE t.found = 0))::int AS without_results
  FROM taken t JOIN shop_settings s ON s.tenant_id = t.tenant_id GROUP BY 1, 2, 3
)
INSERT INTO search_term_days AS d (tenant_id, term, day, searches, without_results) SELECT * FROM counted ORDER BY 1, 2, 3
ON CONFLICT (tenant_id, term, day) DO UPDATE SET searches = d.searches + EXCLUDED.searches,
  without_results = d.without_results + EXCLUDED.without_results`,
      values: [],
    });
  }
}
