import { Injectable } from '@nestjs/common';
import { promotionCodeSchema, type PromotionCode, type PromotionCodeQuery } from '@smallshop/contract';
import { z } from 'zod';
import { cutPage, decodeCursor } from '../../plumbing/cursor.js';
import type { TenantTx } from '../../plumbing/db/database.js';

const codeRow = promotionCodeSchema.extend({ at: z.string() });
const nameRow = z.object({ code: z.string() });
const idRow = z.object({ id: z.string() });
const countRow = z.object({ n: z.number() });
const position = z.tuple([z.iso.datetime({ offset: true }), z.string()]);

/** The codes of promotions. */
@Injectable()
export class CodeRepository {
  /** Whether there is such a promotion; it cannot go until the transaction ends. */
  async sharePromotion(tx: TenantTx, id: string): Promise<boolean> {
    const row = await tx.one(idRow, {
      name: 'promotion-code.promotion',
      text: `SELECT id FROM promotions WHERE tenant_id = $1 AND id = $2 FOR SHARE`,
      values: [tx.tenantId, id],
    });
    return row !== null;
  }

  /** The newest first; of those added together, by the alphabet backwards. */
  async page(
    tx: TenantTx,
    promotionId: string,
    query: PromotionCodeQuery,
  ): Promise<{ items: PromotionCode[]; nextCursor: string | null; total?: number }> {
    const after = decodeCursor(position, query.cursor);
    const filter = [tx.tenantId, promotionId, query.q?.toUpperCase() ?? ''];
    const wanted = `c.tenant_id = $1 AND c.promotion_id = $2 AND ($3 = '' OR strpos(c.code, $3) > 0)`;
    const [rows, counted] = await Promise.all([
      tx.rows(codeRow, {
        name: 'promotion-code.page',
        text: `SELECT c.code, iso(c.created_at) AS "createdAt", to_json(c.created_at)#>>'{}' AS at, (
            SELECT count(*)::int FROM promotion_uses u
            WHERE u.tenant_id = $1 AND u.promotion_id = $2 AND u.code = c.code AND u.order_id IS NOT NULL) AS uses
          FROM promotion_codes c WHERE ${wanted} AND ($4::timestamptz IS NULL OR (c.created_at, c.code) < ($4, $5))
          ORDER BY c.created_at DESC, c.code DESC LIMIT $6`,
        values: [...filter, after?.[0] ?? null, after?.[1] ?? null, query.limit + 1],
      }),
      query.include === 'total'
        ? tx.one(countRow, {
            name: 'promotion-code.total',
            text: `SELECT count(*)::int AS n FROM promotion_codes c WHERE ${wanted}`,
            values: filter,
          })
        : null,
    ]);
    const page = cutPage(rows, query.limit, {
      position: ({ at, code }) => [at, code],
      item: ({ code, uses, createdAt }) => ({ code, uses, createdAt }),
    });
    return counted ? { ...page, total: counted.n } : page;
  }

  /** Adds codes that no promotion of the shop has. @returns those added */
  async add(tx: TenantTx, promotionId: string, codes: readonly string[]): Promise<string[]> {
    const rows = await tx.rows(nameRow, {
      name: 'promotion-code.add',
      text: `INSERT INTO promotion_codes (tenant_id, promotion_id, code) SELECT $1, $2, unnest($3::text[])
        ON CONFLICT DO NOTHING RETURNING code`,
      values: [tx.tenantId, promotionId, codes],
    });
    return rows.map(({ code }) => code);
  }

  /** @returns whether the promotion had it */
  async remove(tx: TenantTx, promotionId: string, code: string): Promise<boolean> {
    const removed = await tx.run({
      name: 'promotion-code.remove',
      text: `DELETE FROM promotion_codes WHERE tenant_id = $1 AND promotion_id = $2 AND code = $3`,
      values: [tx.tenantId, promotionId, code],
    });
    return removed === 1;
  }
}
