import type { TenantTx } from '../../plumbing/db/database.js';

/** Has workers find anew what these collections hold. */
export function reviewCollections(tx: TenantTx, collectionIds: readonly string[]): void {
  for (const collectionId of collectionIds) {
    tx.emit('collection.changed', collectionId, { collectionId, rulesChanged: true });
  }
}
