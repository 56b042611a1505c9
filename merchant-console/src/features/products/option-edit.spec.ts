import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addOption,
  addValue,
  changeValue,
  missingCombinations,
  moveOption,
  moveValue,
  removeOption,
  removeValue,
  renameOption,
  type Choices,
} from './option-edit.js';

interface Row {
  sku: string;
  optionValues: readonly string[];
}
const option = (name: string, ...values: string[]) => ({
  name,
  values: values.map((value) => ({ value, swatch: null })),
});
const mugs: Choices<Row> = {
  options: [option('Colour', 'Blue', 'Sand'), option('Size', 'S', 'L')],
  variants: [
    { sku: 'BS', optionValues: ['Blue', 'S'] },
    { sku: 'BL', optionValues: ['Blue', 'L'] },
    { sku: 'SS', optionValues: ['Sand', 'S'] },
  ],
};
const values = ({ variants }: Choices<Row>) =>
  variants.map(({ sku, optionValues }) => `${sku} ${optionValues.join('/')}`);

describe('changing what a product comes in', () => {
  it('gives variants the first value of a new option', () => {
    expect(values(addOption(mugs, option('Glaze', 'Matt', 'Gloss')))[0]).toBe('BS Blue/S/Matt');
  });

  it('keeps the first of variants that only the removed option told apart', () => {
    expect(values(removeOption(mugs, 1))).toEqual(['BS Blue', 'SS Sand']);
  });

  it('moves options with the variants’ values', () => {
    const { options, variants } = moveOption(mugs, 1, 0);
    expect(options.map(({ name }) => name)).toEqual(['Size', 'Colour']);
    expect(variants[1]?.optionValues).toEqual(['L', 'Blue']);
  });

  it('renames a value in its variants, unless the option lists that name already', () => {
    expect(values(changeValue(mugs, 0, 0, { value: 'Navy', swatch: '#001f3f' }))).toEqual([
      'BS Navy/S',
      'BL Navy/L',
      'SS Sand/S',
    ]);
    expect(changeValue(mugs, 0, 0, { value: 'Sand', swatch: null })).toBe(mugs);
  });

  it('removes a value with its variants, but never the last', () => {
    const one = removeValue(mugs, 0, 0);
    expect(values(one)).toEqual(['SS Sand/S']);
    expect(removeValue(one, 0, 0)).toBe(one);
  });

  it('names the combinations that are missing, up to a hundred variants', () => {
    expect(missingCombinations(mugs)).toEqual([['Sand', 'L']]);
    const many = { ...mugs, options: [option('N', ...Array.from({ length: 200 }, (_, n) => String(n)))], variants: [] };
    expect(missingCombinations(many)).toHaveLength(100);
  });

  it('never leaves a variant without a listed value for each option, or two alike', () => {
    const small = fc.nat({ max: 2 });
    const step = fc.oneof(
      fc.record({ index: small, at: small, kind: fc.constantFrom('remove', 'move', 'moveValue', 'removeValue') }),
      fc.record({ index: small, at: small, kind: fc.constant('add'), text: fc.constantFrom('A', 'B', 'S') }),
      fc.record({
        index: small,
        at: small,
        kind: fc.constantFrom('rename', 'change', 'addValue'),
        text: fc.constantFrom('A', 'B', 'S', ''),
      }),
    );
    const apply = (
      choices: Choices<Row>,
      { kind, index, at, ...rest }: { kind: string; index: number; at: number; text?: string },
    ) => {
      const text = rest.text ?? 'A';
      const many = choices.options.length;
      if (kind === 'add') return many < 3 ? addOption(choices, option(`O${text}`, text, `${text}2`)) : choices;
      if (index >= many) return choices;
      if (kind === 'remove') return removeOption(choices, index);
      if (kind === 'move') return at < many ? moveOption(choices, index, at) : choices;
      if (kind === 'moveValue') return moveValue(choices, index, 0, at);
      if (kind === 'removeValue') return removeValue(choices, index, at);
      if (kind === 'rename') return renameOption(choices, index, text);
      if (kind === 'addValue') return addValue(choices, index, text);
      return at < (choices.options[index]?.values.length ?? 0)
        ? changeValue(choices, index, at, { value: text, swatch: null })
        : choices;
    };
    fc.assert(
      fc.property(fc.array(step, { maxLength: 12 }), (steps) => {
        const { options, variants } = steps.reduce<Choices<Row>>(apply, mugs);
        for (const { optionValues } of variants) {
          expect(optionValues).toHaveLength(options.length);
          options.forEach((each, n) => expect(each.values.map(({ value }) => value)).toContain(optionValues[n]));
        }
        expect(new Set(variants.map(({ optionValues }) => JSON.stringify(optionValues))).size).toBe(variants.length);
      }),
    );
  });
});
