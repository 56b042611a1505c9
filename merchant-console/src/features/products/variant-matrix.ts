/** An option as it is typed: a name and its values. */
export interface TypedOption {
  name: string;
  values: readonly string[];
}

/** Most variants one product may have; the contract refuses more. */
export const maxVariants = 100;

/**
 * Every combination of the options' values, in the order people expect: the last option changes fastest.
 *
 * @returns one empty combination when there are no options: a product always has a variant
 */
export const combinations = (options: readonly TypedOption[]): string[][] =>
  options.reduce<string[][]>((rows, { values }) => rows.flatMap((row) => values.map((value) => [...row, value])), [[]]);

const skuPart = (text: string, maxLength: number): string =>
  text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toUpperCase()
    .replace(/[^A-Z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, maxLength)
    .replace(/-+$/, '');

/** A readable SKU such as `STONEWARE-MUG-BLUE`, at most 60 characters; `ITEM` where nothing readable remains. */
export const skuOf = (title: string, values: readonly string[]): string =>
  [skuPart(title, 24) || 'ITEM', ...values.map((value) => skuPart(value, 10))].filter(Boolean).join('-').slice(0, 60);

/** SKUs for all combinations, made distinct by a number where two would read the same. */
export function skusOf(title: string, rows: readonly (readonly string[])[]): string[] {
  const seen = new Map<string, number>();
  return rows.map((values) => {
    const sku = skuOf(title, values);
    const count = (seen.get(sku) ?? 0) + 1;
    seen.set(sku, count);
    return count === 1 ? sku : `${sku.slice(0, 56)}-${count}`;
  });
}
