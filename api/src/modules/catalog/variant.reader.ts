import { Injectable } from '@nestjs/common';
import { imageSchema, taxCategorySchema } from '@smallshop/contract';
import { z } from 'zod';
import type { Ctx } from '../../plumbing/context.js';
import type { TenantTx } from '../../plumbing/db/database.js';

const saleVariantSchema = z.object({
  variantId: z.string(),
  productId: z.string(),
  slug: z.string(),
  title: z.string(),
  variantTitle: z.string(),
  sku: z.string(),
  priceMinor: z.number(),
  compareAtMinor: z.number().nullable(),
  isDigital: z.boolean(),
  taxCategory: taxCategorySchema,
  isSellable: z.boolean(),
  free: z.number().nullable(),
  isBackordered: z.boolean(),
  weightGrams: z.number(),
  image: imageSchema.nullable(),
});

/**
 * A variant as a cart needs it. Prices are minor units of the shop's currency; `isSellable`: variant and product are active;
 * `free`: units not promised to anybody, null for digital goods, which never run out; `isBackordered`: sold beyond them;
 * `image`: the variant's own picture, else the product's first.
 */
export type SaleVariant = z.infer<typeof saleVariantSchema>;

// coalesce() says the same, but not provably without leaking: under row-level security every picture of the shop would be read.
const pictureId = 'CASE WHEN v.media_id IS NULL THEN first_picture.media_id ELSE v.media_id END';

// `$3` is the language, where it is not the shop's own.
const saleText = (isTranslated: boolean): string => {
  const title = isTranslated ? `coalesce(nullif(t.title, ''), p.title)` : 'p.title';
  const choices = isTranslated
    ? `CASE WHEN t.options IS NULL THEN v.option_values
        ELSE translated_choices(v.option_values, p.options, translated_options(p.options, t.options)) END`
    : 'v.option_values';
  return `
SELECT v.id AS "variantId", p.id AS "productId", p.slug, ${title} AS title, v.sku, v.price_minor AS "priceMinor",
  CASE WHEN cardinality(v.option_values) = 0 THEN ${title} ELSE array_to_string(${choices}, ' / ') END AS "variantTitle",
  CASE WHEN v.compare_at_minor > v.price_minor THEN v.compare_at_minor END AS "compareAtMinor",
  p.is_digital AS "isDigital", p.tax_category AS "taxCategory",
  v.is_active AND p.status = 'active' AND p.published_at <= now() AND coalesce(p.unpublish_at > now(), true) AS "isSellable",
  CASE WHEN NOT p.is_digital THEN (
    SELECT greatest(0, coalesce(sum(l.on_hand - l.reserved - l.backordered), 0)) FROM stock_levels l WHERE l.tenant_id = $1 AND l.variant_id = v.id
  ) END AS free, v.backorder_policy = 'allow' AND NOT p.is_digital AS "isBackordered",
  v.weight_grams AS "weightGrams", image_json(m) AS image
FROM variants v
JOIN products p ON p.tenant_id = $1 AND p.id = v.product_id
${isTranslated ? 'LEFT JOIN product_translations t ON t.tenant_id = $1 AND t.product_id = p.id AND t.locale = $3' : ''}
LEFT JOIN LATERAL (
  SELECT pm.media_id FROM product_media pm JOIN media i ON i.tenant_id = $1 AND i.id = pm.media_id AND i.kind = 'image'
  WHERE pm.tenant_id = $1 AND pm.product_id = p.id ORDER BY pm.position, pm.media_id LIMIT 1
) first_picture ON v.media_id IS NULL
LEFT JOIN media m ON m.tenant_id = $1 AND m.id = ${pictureId}
WHERE v.tenant_id = $1 AND v.id`;
};
const saleTexts = { own: saleText(false), translated: saleText(true) } as const;

/** In which language variants are named. */
type Speech = Pick<Ctx, 'locale' | 'shop'>;
const wordsOf = ({ locale, shop }: Speech) => (locale === shop.locale ? 'own' : 'translated');
const withLocale = (speech: Speech, values: readonly unknown[]) =>
  wordsOf(speech) === 'own' ? values : [...values, speech.locale];

/** Variants chosen by a statement of the caller's. */
export interface VariantChoice {
  /** Tells this choice from others. */
  readonly name: string;
  /** SQL that gives their ids; `$1` is the shop. */
  readonly select: string;
  /** Of `$1` and `$2`, the one value `select` names. */
  readonly values: readonly unknown[];
}

/** Variants for those who sell them. */
@Injectable()
export class VariantReader {
  /** Those of `variantIds` that exist in this shop, in no particular order; other shops' ids are simply not there. */
  forCart(tx: TenantTx, speech: Speech, variantIds: readonly string[]): Promise<SaleVariant[]> {
    return tx.rows(saleVariantSchema, {
      name: `variants.for-cart.${wordsOf(speech)}`,
      text: `${saleTexts[wordsOf(speech)]} = ANY ($2::uuid[])`,
      values: withLocale(speech, [tx.tenantId, variantIds]),
    });
  }

  /** Likewise those of a choice, so that whoever chooses need not wait to know them. */
  chosen(tx: TenantTx, speech: Speech, { name, select, values }: VariantChoice): Promise<SaleVariant[]> {
    return tx.rows(saleVariantSchema, {
      name: `variants.chosen.${name}.${wordsOf(speech)}`,
      text: `${saleTexts[wordsOf(speech)]} IN (${select})`,
      values: withLocale(speech, values),
    });
  }
}
