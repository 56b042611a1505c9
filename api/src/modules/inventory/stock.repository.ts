import { Injectable } from '@nestjs/common';
import type { TenantTx } from '../../plumbing/db/database.js';
import type { StockLine } from './stock.locks.js';

/** Stock rows that need no lock, because nobody else can see them yet or they only grow. */
@Injectable()
export class StockRepository {
  /** Opens stock levels at the default location, with the first ledger row where units are on hand; variants with one keep it. */
  async open(tx: TenantTx, lines: readonly StockLine[], actor: string): Promise<void> {
    await tx.run({
      name: 'stock.open',
      text: `
WITH opened AS (
  INSERT INTO stock_levels (tenant_id, variant_id, location_id, on_hand)
  SELECT $1, line.variant_id, p.id, line.quantity
  FROM unnest($2::uuid[], $3::int[]) AS line (variant_id, quantity)
  JOIN locations p ON p.tenant_id = $1 AND p.is_default
  ON CONFLICT (tenant_id, variant_id, location_id) DO NOTHING
  RETURNING variant_id, location_id, on_hand
)
INSERT INTO stock_movements (tenant_id, variant_id, location_id, delta, reason, actor)
SELECT $1, variant_id, location_id, on_hand, 'initial', $4 FROM opened WHERE on_hand > 0`,
      values: [tx.tenantId, lines.map((line) => line.variantId), lines.map((line) => line.quantity), actor],
    });
  }
}
