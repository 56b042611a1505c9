import { Injectable } from '@nestjs/common';
import { Database, type Statement } from '../db/database.js';

/** What is deleted when, over all shops. */
const expired: readonly Statement[] = [
  { name: 'prune.purges', text: `DELETE FROM purge_events WHERE created_at < now() - interval '7 days'`, values: [] },
  {
    name: 'prune.keys',
    text: `DELETE FROM idempotency_keys WHERE created_at < now() - interval '24 hours'`,
    values: [],
  },
  {
    name: 'prune.platform-keys',
    text: `DELETE FROM platform.idempotency_keys WHERE created_at < now() - interval '24 hours'`,
    values: [],
  },
  {
    name: 'prune.sessions',
    text: `DELETE FROM customer_sessions WHERE expires_at < now() - interval '7 days'`,
    values: [],
  },
  { name: 'prune.cart-shares', text: `DELETE FROM cart_shares WHERE expires_at < now()`, values: [] },
  // As long as a browser keeps the token; a customer's stay.
  {
    name: 'prune.saved-lines',
    text: `DELETE FROM saved_lines WHERE token_hash IS NOT NULL AND created_at < now() - interval '90 days'`,
    values: [],
  },
  {
    name: 'prune.wishes',
    text: `DELETE FROM wish_items WHERE token_hash IS NOT NULL AND created_at < now() - interval '90 days'`,
    values: [],
  },
  {
    name: 'prune.staff-sessions',
    text: `DELETE FROM platform.staff_sessions WHERE expires_at < now() - interval '7 days'`,
    values: [],
  },
];

/** Deletes what has outlived its purpose. */
@Injectable()
export class Retention {
  constructor(private readonly database: Database) {}

  /** Safe to run at any time, and twice. @returns how many rows were deleted */
  async prune(): Promise<number> {
    let deleted = 0;
    for (const statement of expired) deleted += await this.database.asSystem('retention', (tx) => tx.run(statement));
    return deleted;
  }
}
