import { randomInt } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { PromotionCode, PromotionCodeQuery, PromotionCodesInput } from '@smallshop/contract';
import { authorise, type Ctx } from '../../plumbing/context.js';
import { Database, type IdempotentRequest, type TenantTx } from '../../plumbing/db/database.js';
import { Refusal } from '../../plumbing/refusal.js';
import { CodeRepository } from './code.repository.js';

// Without those people take for one another: 0 O, 1 I L.
const letters = 'ABCDEFGHJKMNPQRSTUVWXYZ23456789';
const drawnLength = 10;
// 31^10 codes: a draw that meets a taken one is rare, one that does so again is a fault of the dice.
const mostDraws = 5;

const draw = (prefix: string): string =>
  prefix + Array.from({ length: drawnLength }, () => letters[randomInt(letters.length)] ?? '').join('');

/** A page of a promotion's codes. */
export interface CodePage {
  readonly items: PromotionCode[];
  readonly nextCursor: string | null;
  readonly total?: number;
}

/** What shoppers enter to get a discount. */
@Injectable()
export class CodeService {
  constructor(
    private readonly database: Database,
    private readonly codes: CodeRepository,
  ) {}

  /** The newest first. @throws Refusal `promotion.not_found`, `request.invalid` for a foreign cursor */
  page(ctx: Ctx, promotionId: string, query: PromotionCodeQuery): Promise<CodePage> {
    authorise(ctx, 'promotions.read');
    return this.database.withTenant(ctx, async (tx) => {
      await this.#requirePromotion(tx, promotionId);
      return this.codes.page(tx, promotionId, query);
    });
  }

  /** All or none. @throws Refusal `promotion.not_found`, `promotion.code_taken` with `details` { codes } */
  add(
    ctx: Ctx,
    promotionId: string,
    input: PromotionCodesInput,
    idempotency: IdempotentRequest | null,
  ): Promise<PromotionCode[]> {
    authorise(ctx, 'promotions.write');
    return this.database.withTenant(ctx, (tx) =>
      tx.once(idempotency, async () => {
        await this.#requirePromotion(tx, promotionId);
        const added =
          input.from === 'list'
            ? await this.#write(tx, promotionId, input.codes)
            : await this.#draw(tx, promotionId, input);
        return added.map((code) => ({ code, uses: 0, createdAt: ctx.now.toISOString() }));
      }),
    );
  }

  /** @throws Refusal `promotion.not_found`, `promotion.code_not_found` */
  delete(ctx: Ctx, promotionId: string, code: string): Promise<void> {
    authorise(ctx, 'promotions.write');
    return this.database.withTenant(ctx, async (tx) => {
      await this.#requirePromotion(tx, promotionId);
      if (!(await this.codes.remove(tx, promotionId, code))) throw new Refusal('promotion.code_not_found');
    });
  }

  async #requirePromotion(tx: TenantTx, id: string): Promise<void> {
    if (!(await this.codes.sharePromotion(tx, id))) throw new Refusal('promotion.not_found');
  }

  async #write(tx: TenantTx, promotionId: string, wished: readonly string[]): Promise<string[]> {
    const codes = [...new Set(wished)];
    const added = new Set(await this.codes.add(tx, promotionId, codes));
    const taken = codes.filter((code) => !added.has(code));
    if (taken.length > 0) throw new Refusal('promotion.code_taken', { codes: taken });
    return codes;
  }

  async #draw(
    tx: TenantTx,
    promotionId: string,
    { count, prefix }: { count: number; prefix: string },
  ): Promise<string[]> {
    const added: string[] = [];
    for (let draws = 0; added.length < count && draws < mostDraws; draws += 1) {
      const codes = new Set<string>();
      while (codes.size < count - added.length) codes.add(draw(prefix));
      added.push(...(await this.codes.add(tx, promotionId, [...codes])));
    }
    if (added.length < count) throw new Error('Codes drawn by chance were all taken.');
    return added;
  }
}
