import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bulkEdited, pasted, pastedTable, rounded } from './variant-bulk.js';
import { cells, variantLike, variantProblems } from './variant-form.js';

const row = (sku: string, price: string) => ({ ...variantLike(undefined, [sku], sku), id: sku, price });
const rows = [row('A', '10.00'), row('B', '19.99'), row('C', '')];

describe('changing many variants', () => {
  it('raises prices of those selected, rounded as asked, and leaves the others alone', () => {
    const edit = { kind: 'raise', cell: 'price', percent: 15, rounding: 'ninety' } as const;
    const edited = bulkEdited(rows, new Set(['A', 'C']), edit, 'EUR');
    expect(edited.map(({ price }) => price)).toEqual(['11.90', '19.99', '']);
    expect(edited[1]).toBe(rows[1]);
  });

  it.each([
    [1151, 'none', 1151],
    [1151, 'whole', 1200],
    [1149, 'whole', 1100],
    [1151, 'ninety', 1190],
    [1139, 'ninety', 1090],
    [1151, 'ninetyNine', 1199],
    [20, 'ninetyNine', 99],
  ] as const)('rounds %d as %s to %d', (amount, rounding, expected) =>
    expect(rounded(amount, rounding, 'EUR')).toBe(expected),
  );

  it('moves a price by half a unit of money at most, above the smallest ending', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 100, max: 1e8 }),
        fc.constantFrom('whole', 'ninety', 'ninetyNine'),
        (amount, rounding) => {
          expect(Math.abs(rounded(amount, rounding, 'EUR') - amount)).toBeLessThanOrEqual(50);
        },
      ),
    );
  });

  it('leaves amounts of a currency without decimals as they come out', () =>
    expect(rounded(1151, 'ninety', 'JPY')).toBe(1151));
});

describe('pasting from a spreadsheet', () => {
  it('fills down and to the right, as far as there are cells', () => {
    const table = pastedTable('1,50\t2\r\n3\t\r\n4\t5\r\n6\t7\r\n');
    expect(table).toEqual([
      ['1,50', '2'],
      ['3', ''],
      ['4', '5'],
      ['6', '7'],
    ]);
    const filled = pasted(rows, { row: 1, cell: cells.barcode }, table ?? []);
    expect(filled.map(({ barcode, weight }) => [barcode, weight])).toEqual([
      ['', ''],
      ['1,50', '2'],
      ['3', ''],
    ]);
    expect(pasted(rows, { row: 0, cell: cells.weight }, [['1', '2']])[0]).toMatchObject({ weight: '1', length: '' });
  });

  it('takes a single cell for ordinary text', () => expect(pastedTable('19.90\n')).toBeNull());
});

describe('what is wrong with variants', () => {
  it('is told cell by cell', () => {
    const wrong = [
      { ...row('A', 'ten'), weight: '1.5', barcode: '123', length: '0' },
      { ...row('A', '1'), id: 'B', barcode: '96385074' },
      { ...row('', '1'), id: 'C', barcode: '96385074' },
    ];
    expect(Object.fromEntries(variantProblems(wrong, 'EUR'))).toEqual({
      'A.price': 'Enter an amount such as 19.90.',
      'A.barcode': 'A barcode has 8 to 14 digits.',
      'A.weight': 'Enter a whole number.',
      'A.length': 'More than 0, or empty.',
      'B.sku': 'Another variant above has A.',
      'C.sku': 'A variant needs an SKU.',
      'C.barcode': 'Another variant above has 96385074.',
    });
  });
});
