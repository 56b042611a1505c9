import { Injectable } from '@nestjs/common';
import type { Currency } from '@smallshop/contract';
import { asksWhichGoods, type GoodsFacts, type PromotionsToApply, type PromotionUsage } from '@smallshop/domain';
import { z } from 'zod';
import type { Ctx } from '../../plumbing/context.js';
import type { Statement, TenantTx } from '../../plumbing/db/database.js';
import type { PricedChoice } from './listed.prices.js';
import type { PricingRules } from './pricing-rules.js';
import { promotionIn } from './promotion-rules.js';

const usageSchema = z.object({ promotionId: z.string().nullable(), uses: z.number(), usesByCustomer: z.number() });
const standingSchema = z.object({
  standing: z.object({
    codes: z.array(usageSchema.extend({ code: z.string() })),
    automatic: z.array(usageSchema),
    groupIds: z.array(z.string()),
    hasOrdered: z.boolean(),
  }),
});
type Standing = z.infer<typeof standingSchema>['standing'];
const factsSchema = z.object({
  productId: z.string(),
  variantId: z.string(),
  categoryIds: z.array(z.string()),
  collectionIds: z.array(z.string()),
  tags: z.array(z.string()),
});

/** Whose cart is priced, and what they entered. */
export interface PromotionQuestion {
  /** The variants in the cart. */
  readonly goods: PricedChoice;
  /** SQL that gives the codes entered as one `text[]`; `$1` is the shop and `$2` its `value`. `isNone`: known to be empty. */
  readonly codes: {
    readonly name: string;
    readonly select: string;
    readonly value: unknown;
    readonly isNone?: boolean;
  };
  /** The address typed at checkout; without it the signed-in customer's own. */
  readonly email?: string;
  /** Nobody else's order counts against the same limits until the transaction ends. */
  readonly isLocked?: boolean;
}

/** The promotions that may count for one cart at one moment. */
export class OfferedPromotions {
  readonly #facts: ReadonlyMap<string, GoodsFacts>;

  constructor(
    private readonly rules: Pick<PricingRules, 'currencies' | 'promotions'>,
    private readonly now: Date,
    facts: readonly GoodsFacts[],
    private readonly standing: Standing,
  ) {
    this.#facts = new Map(facts.map((one) => [one.variantId, one]));
  }

  /** What promotions may ask of a variant. */
  factsOf(variantId: string): GoodsFacts | undefined {
    return this.#facts.get(variantId);
  }

  /** Amounts in the cart's currency. */
  in(currency: Currency): PromotionsToApply {
    const terms = this.rules.currencies.find((candidate) => candidate.currency === currency);
    const { standing, now } = this;
    const usages = new Map<string | null, PromotionUsage>(
      standing.automatic.map((usage) => [usage.promotionId, usage]),
    );
    const ruleOf = (id: string | null) => this.rules.promotions.find(({ promotion }) => promotion.id === id);
    return {
      now,
      buyer: { groupIds: standing.groupIds, isFirstOrder: !standing.hasOrdered },
      automatic: this.rules.promotions
        .filter(({ isAutomatic }) => isAutomatic)
        .map(({ promotion }) => {
          const usage = usages.get(promotion.id);
          return { promotion: promotionIn(promotion, terms), ...(usage ? { usage } : {}) };
        }),
      codes: standing.codes.map(({ code, promotionId, ...usage }) => {
        const rule = ruleOf(promotionId);
        const promotion = rule && !rule.isAutomatic ? promotionIn(rule.promotion, terms) : null;
        return { code, promotion, usage };
      }),
    };
  }
}

const factsStatement = ({ name, select, values }: PricedChoice): Statement => ({
  name: `promotions.facts.${name}`,
  text: `SELECT v.id AS "variantId", p.id AS "productId", p.tags,
      ARRAY(SELECT x.collection_id::text FROM collection_products x WHERE x.tenant_id = $1 AND x.product_id = p.id) AS "collectionIds",
      ARRAY(WITH RECURSIVE held (id) AS (
        SELECT x.category_id FROM product_categories x WHERE x.tenant_id = $1 AND x.product_id = p.id
        UNION SELECT c.parent_id FROM held JOIN categories c ON c.tenant_id = $1 AND c.id = held.id WHERE c.parent_id IS NOT NULL)
        SELECT id::text FROM held) AS "categoryIds"
    FROM variants v JOIN products p ON p.tenant_id = $1 AND p.id = v.product_id
    WHERE v.tenant_id = $1 AND v.id IN (${select})`,
  values,
});

const usedBy = `count(*) FILTER (WHERE u.customer_id = $4::uuid OR lower(u.email) = (SELECT email FROM who))::int`;
const standingText = (codes: string): string => `
WITH who AS (SELECT coalesce($3::text, (SELECT lower(c.email) FROM customers c WHERE c.tenant_id = $1 AND c.id = $4::uuid)) AS email)
SELECT json_build_object(
  'codes', (SELECT coalesce(json_agg(json_build_object('code', w.code, 'promotionId', c.promotion_id, 'uses', used.n,
      'usesByCustomer', used.own) ORDER BY w.place), '[]')
    FROM unnest((${codes})::text[]) WITH ORDINALITY AS w (code, place)
    LEFT JOIN promotion_codes c ON c.tenant_id = $1 AND c.code = w.code
    CROSS JOIN LATERAL (SELECT count(*) FILTER (WHERE u.code = w.code)::int AS n, ${usedBy} AS own
      FROM promotion_uses u WHERE u.tenant_id = $1 AND u.promotion_id = c.promotion_id AND c.promotion_id = ANY ($5::uuid[])) used),
  'automatic', (SELECT coalesce(json_agg(json_build_object('promotionId', w.id, 'uses', used.n, 'usesByCustomer', used.own)), '[]')
    FROM unnest($6::uuid[]) AS w (id)
    CROSS JOIN LATERAL (SELECT count(*)::int AS n, ${usedBy} AS own FROM promotion_uses u
      WHERE u.tenant_id = $1 AND u.promotion_id = w.id) used),
  'groupIds', ARRAY(SELECT m.group_id::text FROM customer_group_members m WHERE m.tenant_id = $1 AND m.customer_id = $4::uuid),
  'hasOrdered', EXISTS (SELECT FROM customers c, who WHERE c.tenant_id = $1 AND (c.email = who.email OR c.id = $4::uuid) AND c.order_count > 0)
) AS standing`;

const lockText = (codes: string): string => `
SELECT 1 FROM promotions p WHERE p.tenant_id = $1 AND p.id = ANY ($3::uuid[]) AND (p.is_automatic OR EXISTS (
  SELECT FROM promotion_codes c WHERE c.tenant_id = $1 AND c.promotion_id = p.id AND c.code = ANY ((${codes})::text[])))
ORDER BY p.id FOR NO KEY UPDATE`;

/** Reads what decides which promotions count for a cart. */
@Injectable()
export class PromotionReader {
  /** In the flight of the caller's other statements; null, and nothing is asked, for a shop without promotions. */
  async read(
    tx: TenantTx,
    ctx: Ctx,
    rules: PricingRules,
    question: PromotionQuestion,
  ): Promise<OfferedPromotions | null> {
    if (rules.promotions.length === 0) return null;
    const { goods, codes, email, isLocked } = question;
    const possible = rules.promotions.filter(({ isAutomatic }) => isAutomatic || !codes.isNone);
    const limited = possible.filter(({ promotion }) => isLimited(promotion));
    const ids = (isAutomatic: boolean) =>
      limited.filter((rule) => rule.isAutomatic === isAutomatic).map(({ promotion }) => promotion.id);
    const customerId = ctx.actor.kind === 'customer' ? ctx.actor.id : null;
    const [, facts, standing] = await Promise.all([
      // A statement of its own before the counts: those must see what was written while this one waited.
      isLocked && limited.length > 0 ? this.#lock(tx, codes, [...ids(true), ...ids(false)]) : null,
      possible.some(({ promotion }) => asksWhichGoods(promotion)) ? tx.rows(factsSchema, factsStatement(goods)) : [],
      isStranger({ codes, email, customerId }) && limited.length === 0
        ? { standing: nobodys }
        : tx.one(standingSchema, {
            name: `promotions.standing.${codes.name}`,
            text: standingText(codes.select),
            values: [tx.tenantId, codes.value, email?.toLowerCase() ?? null, customerId, ids(false), ids(true)],
          }),
    ]);
    if (!standing) throw new Error('A statement without FROM returned no row.');
    return new OfferedPromotions(rules, ctx.now, facts, standing.standing);
  }

  #lock(tx: TenantTx, codes: PromotionQuestion['codes'], ids: readonly string[]): Promise<number> {
    const values = [tx.tenantId, codes.value, ids];
    return tx.run({ name: `promotions.lock.${codes.name}`, text: lockText(codes.select), values });
  }
}

const nobodys: Standing = { codes: [], automatic: [], groupIds: [], hasOrdered: false };
// Most carts begin like this, and then nothing about the buyer needs asking.
const isStranger = ({
  codes,
  email,
  customerId,
}: Pick<PromotionQuestion, 'codes' | 'email'> & { customerId: string | null }) =>
  codes.isNone === true && email === undefined && customerId === null;

const isLimited = ({
  mostUses,
  mostUsesPerCustomer,
}: {
  mostUses: number | null;
  mostUsesPerCustomer: number | null;
}) => mostUses !== null || mostUsesPerCustomer !== null;
