import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { contrastRatio, legibleOn, readableOn } from './color.js';

const color = fc.integer({ min: 0, max: 0xffffff }).map((value) => `#${value.toString(16).padStart(6, '0')}`);

describe('text on any colour a merchant picks', () => {
  it('measures contrast as WCAG does', () => {
    expect(contrastRatio('#ffffff', '#000000')).toBeCloseTo(21, 5);
    expect(contrastRatio('#777777', '#ffffff')).toBeCloseTo(4.48, 2);
  });

  it('is legible: at least 4.5 to 1', () => {
    fc.assert(
      fc.property(color, color, (text, ground) => {
        expect(contrastRatio(legibleOn(text, ground), ground)).toBeGreaterThanOrEqual(4.5);
        expect(contrastRatio(readableOn(ground, '#ffffff', '#000000'), ground)).toBeGreaterThanOrEqual(4.5);
      }),
    );
  });

  it('keeps a colour that is legible already', () => {
    expect(legibleOn('#1a2b3c', '#ffffff')).toBe('#1a2b3c');
  });
});
