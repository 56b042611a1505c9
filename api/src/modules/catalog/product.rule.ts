import type { ProductInput } from '@smallshop/contract';

// Letters Unicode does not decompose into a base letter and an accent.
const transliterations: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ł: 'l',
  ı: 'i',
  '&': ' and ',
};

/**
 * The URL segment a title suggests: lower-case ASCII letters and digits with single hyphens, at most 100 characters, cut between
 * words. `fallback` when nothing of the title can be written so.
 */
export function slugFrom(title: string, fallback = 'product'): string {
  const plain = title
    .toLowerCase()
    .replaceAll(/[ßæœøđðþłı&]/g, (letter) => transliterations[letter] ?? '')
    .normalize('NFKD')
    .replaceAll(/[\p{M}'’]/gu, '');
  const words = plain.split(/[^a-z0-9]+/).filter((word) => word !== '');
  const slug = words.reduce((joined, word) => {
    const longer = joined === '' ? word.slice(0, 100) : `${joined}-${word}`;
    return longer.length <= 100 ? longer : joined;
  }, '');
  return slug === '' ? fallback : slug;
}

/** `wanted`, or the first of `wanted-2`, `wanted-3` … that is not among `taken`. */
export function freeSlug(wanted: string, taken: ReadonlySet<string>): string {
  if (!taken.has(wanted)) return wanted;
  let number = 2;
  while (taken.has(`${wanted}-${number}`)) number += 1;
  return `${wanted}-${number}`;
}

const hasDuplicates = (values: readonly string[]): boolean => new Set(values).size < values.length;

/**
 * Why the variants do not fit the options, as a sentence; null when they do: each variant has one of the listed values for
 * each option, in the options' order, and no two variants are alike. Without options there is exactly one variant.
 */
export function optionsProblem({ options, variants }: Pick<ProductInput, 'options' | 'variants'>): string | null {
  if (hasDuplicates(options.map((option) => option.name.toLowerCase()))) return 'Two options have the same name.';
  const doubled = options.find((option) => hasDuplicates(option.values.map(({ value }) => value)));
  if (doubled) return `The option “${doubled.name}” lists a value twice.`;
  for (const { sku, optionValues } of variants) {
    if (optionValues.length !== options.length)
      return `Variant ${sku} needs one value for each of the ${options.length} options.`;
    const wrong = options.find((option, index) => !option.values.some(({ value }) => value === optionValues[index]));
    if (wrong) return `Variant ${sku} has no listed value of the option “${wrong.name}”.`;
  }
  if (hasDuplicates(variants.map((variant) => JSON.stringify(variant.optionValues)))) {
    return 'Two variants have the same option values.';
  }
  return null;
}

/** A product may be put on sale when at least one of its variants is active. */
export const isPublishable = ({ status, variants }: Pick<ProductInput, 'status' | 'variants'>): boolean =>
  status !== 'active' || variants.some((variant) => variant.isActive);

/** What is in one of two sets but not in both. */
export function difference(before: readonly string[], after: readonly string[]): string[] {
  return [...before.filter((id) => !after.includes(id)), ...after.filter((id) => !before.includes(id))];
}

const cut = (text: string, maxLength: number): string => text.slice(0, maxLength).trimEnd();

/** What a copy is called: “… (copy)”, within 160 characters. */
export const copiedTitle = (title: string): string => `${cut(title, 153)} (copy)`;

/** A SKU for a copy: `MUG-COPY`, or the first of `MUG-COPY-2`, `MUG-COPY-3` … that is not among `taken`; at most 60 characters. */
export const copiedSku = (sku: string, taken: ReadonlySet<string>): string => freeSlug(`${cut(sku, 50)}-COPY`, taken);

/** The first value that stands in `codes` twice, or null; null codes do not count. */
export function duplicateCode(codes: readonly (string | null)[]): string | null {
  return codes.find((code, index) => code !== null && codes.indexOf(code) < index) ?? null;
}

interface SaleDates {
  readonly publishedAt: Date | null;
  readonly unpublishAt: Date | null;
}

const asDate = (moment: string | null): Date | null => (moment === null ? null : new Date(moment));

/**
 * When a product is on sale after a write: dates left out stay as they were. A null `publishedAt` of an active product stands
 * for the moment it is saved. Null altogether when the sale would end before, or as, it begins.
 */
export function saleDates(
  input: Pick<ProductInput, 'status' | 'publishedAt' | 'unpublishAt'>,
  before: SaleDates | null,
  now: Date,
): SaleDates | null {
  const publishedAt = input.publishedAt === undefined ? (before?.publishedAt ?? null) : asDate(input.publishedAt);
  const unpublishAt = input.unpublishAt === undefined ? (before?.unpublishAt ?? null) : asDate(input.unpublishAt);
  const beginning = publishedAt ?? (input.status === 'active' ? now : null);
  return beginning && unpublishAt && unpublishAt <= beginning ? null : { publishedAt, unpublishAt };
}
