import type { Totals } from '@smallshop/contract';
import type { TenantTx } from '../../plumbing/db/database.js';

/** A checkout whose promotions are to be counted. */
export interface CountedCheckout {
  readonly checkoutId: string;
  /** Null until it has an order. */
  readonly orderId: string | null;
  readonly email: string;
  readonly customerId: string | null;
  readonly totals: Totals;
  /** What a minor unit of its currency is worth in the shop's own. */
  readonly ownRate: number;
}

interface Use {
  readonly promotionId: string;
  readonly code: string | null;
  readonly givenMinor: number;
}

function usesOf({ totals, ownRate }: Pick<CountedCheckout, 'totals' | 'ownRate'>): Use[] {
  const uses = new Map<string, Use>();
  for (const { promotionId, code, amount } of totals.explanations) {
    if (promotionId === undefined || amount.amount === 0) continue;
    const before = uses.get(promotionId)?.givenMinor ?? 0;
    uses.set(promotionId, {
      promotionId,
      code: code ?? null,
      givenMinor: before - Math.round(amount.amount * ownRate),
    });
  }
  return [...uses.values()];
}

/**
 * Counts the promotions of a checkout, which is what their limits are measured by; once however often it is called, and the
 * order is filled in when there is one. Nothing is sent for a checkout without promotions. Promotions deleted meanwhile are not
 * counted.
 */
export async function countPromotions(tx: TenantTx, checkout: CountedCheckout): Promise<void> {
  const uses = usesOf(checkout);
  if (uses.length === 0) return;
  await tx.run({
    name: 'promotion-uses.count',
    text: `INSERT INTO promotion_uses (tenant_id, checkout_id, promotion_id, code, email, customer_id, order_id, given_minor)
      SELECT $1, $2, w.id, w.code, $3, $4, $5, w.given
      FROM unnest($6::uuid[], $7::text[], $8::bigint[]) AS w (id, code, given)
      JOIN (SELECT id FROM promotions WHERE tenant_id = $1 AND id = ANY ($6::uuid[]) ORDER BY id FOR KEY SHARE) p ON p.id = w.id
      ON CONFLICT (tenant_id, checkout_id, promotion_id) DO UPDATE SET order_id = excluded.order_id`,
    values: [
      ...[tx.tenantId, checkout.checkoutId, checkout.email, checkout.customerId, checkout.orderId],
      ...[uses.map((use) => use.promotionId), uses.map((use) => use.code), uses.map((use) => use.givenMinor)],
    ],
  });
}

/** Gives back what a checkout that came to no order used. */
export async function giveBackPromotions(tx: TenantTx, checkoutId: string, totals: Totals): Promise<void> {
  if (!totals.explanations.some(({ promotionId }) => promotionId !== undefined)) return;
  await tx.run({
    name: 'promotion-uses.give-back',
    text: `DELETE FROM promotion_uses WHERE tenant_id = $1 AND checkout_id = $2 AND order_id IS NULL`,
    values: [tx.tenantId, checkoutId],
  });
}
