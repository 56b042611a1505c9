import type { Statement, TenantTx } from '../../../plumbing/db/database.js';
import type { CartOwner } from '../cart-owner.js';

/** SQL and value by which rows of an owner are found in tables of what is kept; the value is `$2`. */
export function keptBy(owner: CartOwner): { readonly name: string; readonly where: string; readonly value: unknown } {
  return owner.kind === 'customer'
    ? { name: 'customer', where: 'k.tenant_id = $1 AND k.customer_id = $2', value: owner.customerId }
    : { name: 'guest', where: 'k.tenant_id = $1 AND k.token_hash = $2', value: owner.tokenHash };
}

/** The columns of an owner, for a row written: token hash, then customer. */
export const ownerColumns = (owner: CartOwner): readonly [Buffer | null, string | null] =>
  owner.kind === 'customer' ? [null, owner.customerId] : [owner.tokenHash, null];

/** A guest whose cart has ended goes on under a new token: what they keep comes along. */
export const followToken = (tx: TenantTx, former: Buffer, token: Buffer): Statement => ({
  name: 'kept.follow',
  text: `WITH saved AS (UPDATE saved_lines SET token_hash = $3 WHERE tenant_id = $1 AND token_hash = $2)
    UPDATE wish_items SET token_hash = $3 WHERE tenant_id = $1 AND token_hash = $2`,
  values: [tx.tenantId, former, token],
});
