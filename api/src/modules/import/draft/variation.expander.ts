/** An attribute that variations differ by, with the values the product lists for it. */
export interface VariedAttribute {
  readonly name: string;
  readonly values: readonly string[];
}

/** Value of a variation for each attribute in order; undefined: any of the attribute's values. */
export type GivenValues = readonly (string | undefined)[];

const keyOf = (values: readonly string[]): string => JSON.stringify(values);

/** Every combination of one value from each list, the last list turning fastest. */
const combined = (lists: readonly (readonly string[])[]): string[][] =>
  lists.reduce<string[][]>((made, list) => made.flatMap((head) => list.map((value) => [...head, value])), [[]]);

/**
 * What each variation stands for. One that names all its values stands for itself; one that leaves some open stands for every
 * combination that no variation names and no earlier one stands for.
 *
 * @returns combinations of values by variation, in the order given; none for one that others leave nothing
 */
export function expandVariations(
  attributes: readonly VariedAttribute[],
  variations: readonly GivenValues[],
): string[][][] {
  const isWhole = (given: GivenValues): boolean => given.every((value) => value !== undefined);
  const taken = new Set(variations.filter(isWhole).map((given) => keyOf(given.flatMap((value) => value ?? []))));
  return variations.map((given) => {
    if (isWhole(given)) return [given.flatMap((value) => value ?? [])];
    const lists = attributes.map(({ values }, index) => {
      const value = given[index];
      return value === undefined ? values : [value];
    });
    const free = combined(lists).filter((values) => !taken.has(keyOf(values)));
    for (const values of free) taken.add(keyOf(values));
    return free;
  });
}
