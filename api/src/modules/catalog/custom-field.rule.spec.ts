import fc from 'fast-check';
import { customFieldKindSchema, customFieldValueSchema, type CustomFieldKind } from '@smallshop/contract';
import { describe, expect, test } from 'vitest';
import { acceptFieldValues, missingFields, type FieldDefinition } from './custom-field.rule.js';

const field = (kind: CustomFieldKind, changes: Partial<FieldDefinition> = {}): FieldDefinition => ({
  key: 'field',
  name: 'Field',
  kind,
  choices: ['Oak', 'Ash'],
  isRequired: false,
  ...changes,
});

describe('a custom field', () => {
  test.each([
    ['text', '  Dry ', 'Dry'],
    ['multiline', 'One\nTwo', 'One\nTwo'],
    ['integer', 12, 12],
    ['decimal', 1.25, 1.25],
    ['boolean', false, false],
    ['date', '2026-05-31', '2026-05-31'],
    ['choice', 'Oak', 'Oak'],
    ['choices', ['Ash', 'Oak', 'Ash'], ['Ash', 'Oak']],
    ['color', '#1F4E79', '#1f4e79'],
    ['url', 'https://example.com/care', 'https://example.com/care'],
  ] as const)('of kind %s keeps %j as %j', (kind, given, kept) => {
    const value = customFieldValueSchema.parse(given);
    expect(acceptFieldValues([field(kind)], { field: value })).toEqual({ values: { field: kept }, problems: [] });
  });

  test.each([
    ['text', 'One\nTwo', 'One line of text.'],
    ['text', 12, 'Enter text.'],
    ['integer', '12', 'Enter a whole number.'],
    ['decimal', true, 'Enter a number.'],
    ['boolean', 'yes', 'Choose yes or no.'],
    ['date', '2026-02-30', 'Enter a date such as 2026-05-31.'],
    ['choice', 'Pine', 'Choose one of the choices.'],
    ['choices', 'Oak', 'Choose from the choices.'],
    ['color', 'red', 'Enter a colour such as #1f4e79.'],
    ['url', 'javascript:alert(1)', 'Enter an address beginning with https:// or http://.'],
  ] as const)('of kind %s refuses %j', (kind, value, message) => {
    expect(acceptFieldValues([field(kind)], { field: value })).toEqual({
      values: {},
      problems: [{ key: 'field', message }],
    });
  });

  test('is empty when its text or list is', () => {
    const definitions = [field('integer', { key: 'a' }), field('choices', { key: 'b' })];
    expect(acceptFieldValues(definitions, { a: ' ', b: [] })).toEqual({ values: {}, problems: [] });
  });

  test('stays as a product has it, though its definition would no longer accept it', () => {
    const given = { field: 'Pine' };
    expect(acceptFieldValues([field('choice')], given, { field: 'Pine' })).toEqual({ values: given, problems: [] });
    expect(acceptFieldValues([field('choice')], given, { field: 'Oak' }).problems).toHaveLength(1);
  });

  test('is missed only when required and without a value', () => {
    const definitions = [
      field('text', { key: 'a', isRequired: true }),
      field('boolean', { key: 'b', isRequired: true }),
    ];
    expect(missingFields(definitions, { b: false })).toEqual([
      { key: 'a', message: 'An active product needs “Field”.' },
    ]);
  });

  test('accepts again, unchanged, whatever it has accepted', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...customFieldKindSchema.options),
        fc.oneof(fc.string(), fc.double({ noNaN: true }), fc.boolean(), fc.array(fc.constantFrom('Oak', 'Ash', 'x'))),
        (kind, value) => {
          const { values, problems } = acceptFieldValues([field(kind)], { field: value });
          if (problems.length === 0) expect(acceptFieldValues([field(kind)], values)).toEqual({ values, problems });
        },
      ),
    );
  });
});
