import { describe, expect, it } from 'vitest';
import { makePdf } from './digital.file.js';

describe('the file behind a digital product', () => {
  const text = makePdf('Field notes (on glaze) – 2', 3).toString('latin1');

  it('is a PDF whose cross-reference table points at its objects', () => {
    const table = Number(/startxref\n(\d+)\n%%EOF/.exec(text)?.[1]);
    expect(text.slice(table, table + 4)).toBe('xref');
    const offsets = [...text.slice(table).matchAll(/^(\d{10}) 00000 n $/gm)].map((match) => Number(match[1]));
    expect(offsets).toHaveLength(9);
    offsets.forEach((offset, index) => expect(text.slice(offset)).toMatch(new RegExp(`^${index + 1} 0 obj\\n`)));
  });
  it('has the pages it promises and escapes its title', () => {
    expect(text).toContain('/Count 3');
    expect(text).toContain('(Field notes \\(on glaze\\) - 2) Tj');
  });
});
