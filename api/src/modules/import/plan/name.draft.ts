import { createHash } from 'node:crypto';
import type { ImportedProduct } from '@smallshop/contract';
import { slugFrom } from '../../catalog/index.js';
import type { NamedDraft } from './product.state.js';

const maxSku = 60;

/** A SKU for a variant without one: always the same for the same product and option values, so that a second import finds it. */
function skuFrom(slug: string, optionValues: readonly string[]): string {
  const plain = [slug, ...optionValues.map((value) => slugFrom(value, 'x'))].join('-').toUpperCase();
  if (plain.length <= maxSku) return plain;
  const hash = createHash('sha256').update(plain).digest('hex').slice(0, 8).toUpperCase();
  return `${plain.slice(0, maxSku - 9)}-${hash}`;
}

/** The draft with a SKU for every variant. */
export function nameVariants(draft: ImportedProduct): NamedDraft {
  const slug = draft.slug ?? slugFrom(draft.title ?? '');
  const variants = draft.variants.map((variant) => ({
    ...variant,
    sku: variant.sku ?? skuFrom(slug, variant.optionValues ?? []),
  }));
  return { ...draft, variants };
}
