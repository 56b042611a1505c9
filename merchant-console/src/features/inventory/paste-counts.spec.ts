import { expect, it } from 'vitest';
import { readPaste } from './paste-counts.js';

const codes = (text: string) => readPaste(text).counts.map(({ code, units }) => [code, units]);

it.each([
  [
    'tabs, as a spreadsheet copies',
    'MUG-1\t12\nBOWL-2\t0',
    [
      ['MUG-1', 12],
      ['BOWL-2', 0],
    ],
  ],
  ['commas and quotes, with a heading', 'SKU,Title,Count\r\n"MUG-1","Mug, big",12', [['MUG-1', 12]]],
  [
    'semicolons and empty lines',
    'MUG-1;12\n\nBOWL-2;3\n',
    [
      ['MUG-1', 12],
      ['BOWL-2', 3],
    ],
  ],
  ['a code named twice', 'MUG-1,12\nMUG-1,3', [['MUG-1', 15]]],
])('reads %s', (_case, text, expected) => {
  expect(codes(text)).toEqual(expected);
});

it('says which lines make no sense, and reads the others', () => {
  expect(readPaste('MUG-1,12\nBOWL-2\nCUP-3,many\n,4')).toEqual({
    counts: [{ line: 1, code: 'MUG-1', units: 12 }],
    problems: [
      { line: 2, text: 'BOWL-2', why: 'Needs a code and a count.' },
      { line: 3, text: 'CUP-3,many', why: '“many” is not a whole number.' },
      { line: 4, text: ',4', why: 'Needs a code and a count.' },
    ],
  });
});
