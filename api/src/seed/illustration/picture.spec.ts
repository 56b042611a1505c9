import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { drawPicture, type ProductPicture } from './index.js';
import { subjects, type SubjectKind } from './subjects.js';

const VIEWS = ['front', 'threeQuarter', 'above', 'detail'] as const;

function aPicture(kind: SubjectKind, more: Partial<ProductPicture> = {}): ProductPicture {
  const subject = { kind, main: '#5f7a86', second: '#c79d76' };
  return { type: 'product', format: 'tall', view: 'front', ground: 'paper', subject, ...more };
}

function isKind(name: string): name is SubjectKind {
  return name in subjects;
}

/** Elements left open, and paints that point nowhere. */
function faults(svg: string): string[] {
  const open: string[] = [];
  const found: string[] = [];
  for (const [, closing, name, selfClosing] of svg.matchAll(/<(\/?)([a-zA-Z]+)[^>]*?(\/?)>/g)) {
    if (closing) found.push(...(open.pop() === name ? [] : [`unexpected </${name ?? ''}>`]));
    else if (!selfClosing && name) open.push(name);
  }
  const ids = new Set([...svg.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id));
  const dangling = [...svg.matchAll(/url\(#([^)]+)\)/g)].map(([, id]) => id).filter((id) => !ids.has(id));
  const nonsense = svg.match(/NaN|undefined|Infinity/g) ?? [];
  return [...found, ...open, ...dangling.map((id) => `missing ${id ?? ''}`), ...nonsense];
}

describe('pictures drawn by code', () => {
  const kinds = Object.keys(subjects).filter(isKind);

  it.each(kinds)('draws a %s from every side without a broken element', (kind) => {
    for (const view of VIEWS) expect(faults(drawPicture(aPicture(kind, { view })))).toEqual([]);
  });

  it('draws the same picture to the byte when asked twice', () => {
    expect(drawPicture(aPicture('mug'))).toBe(drawPicture(aPicture('mug')));
  });

  it('gives each colour its own speckles', () => {
    const blue = drawPicture(aPicture('mug'));
    const red = drawPicture(aPicture('mug', { subject: { kind: 'mug', main: '#c4623f', second: '#c79d76' } }));
    expect(red).not.toBe(blue);
  });

  it('is 1600 by 2000 pixels when tall and 1600 by 1600 when square', async () => {
    const [tall, square] = await Promise.all(
      [aPicture('bell'), aPicture('bell', { format: 'square' })].map((picture) =>
        sharp(Buffer.from(drawPicture(picture))).metadata(),
      ),
    );
    expect([tall?.width, tall?.height, square?.width, square?.height]).toEqual([1600, 2000, 1600, 1600]);
  });

  it('is lit from the upper left: the wall is brighter there than at the lower right', async () => {
    const svg = Buffer.from(drawPicture(aPicture('trowel')));
    const corner = async (left: number, top: number) => {
      const piece = await sharp(svg).extract({ left, top, width: 40, height: 40 }).png().toBuffer();
      const { channels } = await sharp(piece).stats();
      return channels[0]?.mean ?? 0;
    };
    expect(await corner(20, 20)).toBeGreaterThan((await corner(1540, 1940)) + 10);
  });
});
