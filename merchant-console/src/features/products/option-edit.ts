import type { ProductOption } from '@smallshop/contract';
import { combinations, maxVariants } from './variant-matrix.js';

type OptionValue = ProductOption['values'][number];

/** What a product comes in, with variants that have one value for each option. */
export interface Choices<Row extends { optionValues: readonly string[] }> {
  readonly options: readonly ProductOption[];
  readonly variants: readonly Row[];
}

const replaced = <T>(list: readonly T[], index: number, value: T): T[] =>
  list.map((old, at) => (at === index ? value : old));
const moved = <T>(list: readonly T[], from: number, to: number): T[] => {
  const rest = list.filter((_, at) => at !== from);
  const item = list.filter((_, at) => at === from);
  return [...rest.slice(0, to), ...item, ...rest.slice(to)];
};

/** Only the first of variants that would be alike. */
function distinct<Row extends { optionValues: readonly string[] }>(variants: readonly Row[]): Row[] {
  const seen = new Set<string>();
  return variants.filter(({ optionValues }) => {
    const key = JSON.stringify(optionValues);
    return !seen.has(key) && seen.add(key);
  });
}

/** Adds an option at the end; variants there are get its first value. */
export const addOption = <Row extends { optionValues: readonly string[] }>(
  { options, variants }: Choices<Row>,
  option: ProductOption,
): Choices<Row> => ({
  options: [...options, option],
  variants: variants.map((row) => ({ ...row, optionValues: [...row.optionValues, option.values[0]?.value ?? ''] })),
});

/** Takes an option away; of variants that were told apart by it alone the first stays. */
export const removeOption = <Row extends { optionValues: readonly string[] }>(
  { options, variants }: Choices<Row>,
  index: number,
): Choices<Row> => ({
  options: options.filter((_, at) => at !== index),
  variants: distinct(
    variants.map((row) => ({ ...row, optionValues: row.optionValues.filter((_, at) => at !== index) })),
  ),
});

/** Gives an option another name. */
export const renameOption = <Row extends { optionValues: readonly string[] }>(
  { options, variants }: Choices<Row>,
  index: number,
  name: string,
): Choices<Row> => ({
  options: options.map((option, at) => (at === index ? { ...option, name } : option)),
  variants,
});

/** Puts an option elsewhere; variants keep their values. */
export const moveOption = <Row extends { optionValues: readonly string[] }>(
  { options, variants }: Choices<Row>,
  from: number,
  to: number,
): Choices<Row> => ({
  options: moved(options, from, to),
  variants: variants.map((row) => ({ ...row, optionValues: moved(row.optionValues, from, to) })),
});

const withValues = <Row extends { optionValues: readonly string[] }>(
  { options, variants }: Choices<Row>,
  index: number,
  change: (values: readonly OptionValue[]) => OptionValue[],
): Choices<Row> => ({
  options: options.map((option, at) => (at === index ? { ...option, values: change(option.values) } : option)),
  variants,
});

/** Adds a value, unless the option lists it; no variant has it yet. */
export const addValue = <Row extends { optionValues: readonly string[] }>(
  choices: Choices<Row>,
  index: number,
  value: string,
): Choices<Row> =>
  withValues(choices, index, (values) =>
    value === '' || values.some((known) => known.value === value) ? [...values] : [...values, { value, swatch: null }],
  );

/** Changes a value's name, colour or both; variants follow. A name the option lists already is refused: nothing changes. */
export function changeValue<Row extends { optionValues: readonly string[] }>(
  choices: Choices<Row>,
  index: number,
  at: number,
  to: OptionValue,
): Choices<Row> {
  const values = choices.options[index]?.values ?? [];
  const from = values[at]?.value;
  if (to.value === '' || values.some((known, other) => other !== at && known.value === to.value)) return choices;
  const { options } = withValues(choices, index, (all) => replaced(all, at, to));
  const variants = choices.variants.map((row) =>
    row.optionValues[index] === from ? { ...row, optionValues: replaced(row.optionValues, index, to.value) } : row,
  );
  return { options, variants };
}

/** Puts a value elsewhere in its option. */
export const moveValue = <Row extends { optionValues: readonly string[] }>(
  choices: Choices<Row>,
  index: number,
  from: number,
  to: number,
): Choices<Row> => withValues(choices, index, (values) => moved(values, from, to));

/** Takes a value away, and the variants that have it. The last value of an option stays: remove the option instead. */
export function removeValue<Row extends { optionValues: readonly string[] }>(
  choices: Choices<Row>,
  index: number,
  at: number,
): Choices<Row> {
  const values = choices.options[index]?.values ?? [];
  const gone = values[at]?.value;
  if (values.length < 2 || gone === undefined) return choices;
  const { options } = withValues(choices, index, (all) => all.filter((_, other) => other !== at));
  return { options, variants: choices.variants.filter((row) => row.optionValues[index] !== gone) };
}

/** Combinations of the options no variant stands for, as many as still fit. */
export function missingCombinations({ options, variants }: Choices<{ optionValues: readonly string[] }>): string[][] {
  const known = new Set(variants.map(({ optionValues }) => JSON.stringify(optionValues)));
  const all = combinations(options.map(({ name, values }) => ({ name, values: values.map(({ value }) => value) })));
  return all.filter((row) => !known.has(JSON.stringify(row))).slice(0, Math.max(0, maxVariants - variants.length));
}
