import { shade } from './colour.js';
import type { Look } from './drawn.js';
import { disc, fill, group, n, stroke, type Pen } from './pen.js';
import { between } from './random.js';
import { roundedRect } from './shapes.js';

/** The rectangle a piece of cloth lies in, in millimetres. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Fine threads across a piece of cloth; clip it to the cloth. */
export function weave(pen: Pen, box: Box, colour: string, step: number): string {
  const across = Array.from(
    { length: Math.round(box.width / step) },
    (_, i) => `M${n(box.x + i * step + pen.random())},${n(box.y)}v${n(box.height)}`,
  );
  const down = Array.from(
    { length: Math.round(box.height / step) },
    (_, i) => `M${n(box.x)},${n(box.y + i * step + pen.random())}h${n(box.width)}`,
  );
  return (
    stroke(across.join(''), shade(colour, -0.4), step * 0.2, 'opacity="0.13"') +
    stroke(down.join(''), shade(colour, 0.6), step * 0.24, 'opacity="0.16"')
  );
}

/** Soft vertical folds at shares of the width; clip them to the cloth. */
export function folds(pen: Pen, box: Box, colour: string, shares: readonly number[]): string {
  return shares
    .map((share) => {
      const x = box.x + box.width * share;
      const width = box.width * between(pen.random, 0.05, 0.085);
      const paint = pen.linear(
        [x - width, 0],
        [x + width, 0],
        [
          [0, shade(colour, -0.75), 0],
          [0.42, shade(colour, -0.75), 0.26],
          [0.52, shade(colour, 0.6), 0.34],
          [1, shade(colour, 0.6), 0],
        ],
      );
      return fill(roundedRect(x - width, box.y, width * 2, box.height, 0), paint);
    })
    .join('');
}

/** The paint of a lit piece of cloth. */
export function clothLight(pen: Pen, box: Box, colour: string): string {
  return pen.linear(
    [box.x, box.y],
    [box.x + box.width, box.y + box.height],
    [
      [0, shade(colour, 0.16)],
      [0.45, colour],
      [1, shade(colour, -0.16)],
    ],
  );
}

/** What is woven into or printed on a cloth. */
export type Pattern = 'plain' | 'stripe' | 'check' | 'waffle' | 'ticking' | 'block';

function lines(box: Box, step: number, way: 'across' | 'down'): string[] {
  const length = way === 'down' ? box.width : box.height;
  return Array.from({ length: Math.floor(length / step) }, (_, i) =>
    way === 'down'
      ? `M${n(box.x + step / 2 + i * step)},${n(box.y)}v${n(box.height)}`
      : `M${n(box.x)},${n(box.y + i * step)}h${n(box.width)}`,
  );
}

function borderStripes(box: Box, ink: string): string {
  return [0.8, 0.83, 0.89]
    .map(
      (at, i) =>
        `<rect x="${n(box.x)}" y="${n(box.y + box.height * at)}" width="${n(box.width)}" height="${i === 2 ? 22 : 5}" fill="${ink}"/>`,
    )
    .join('');
}

function blockPrints(box: Box, ink: string): string {
  const [rows, columns] = [Math.floor(box.height / 56), Math.floor(box.width / 56)];
  return Array.from({ length: rows * columns }, (_, i) => {
    const row = Math.floor(i / columns);
    return print(box.x + 28 + (i % columns) * 56 + (row % 2 ? 28 : 0), box.y + row * 56 + 24, ink);
  }).join('');
}

/** A woven or printed pattern filling the box; clip it to the cloth. */
export function pattern(kind: Pattern, box: Box, look: Look): string {
  const both = (step: number) => [...lines(box, step, 'down'), ...lines(box, step, 'across')].join('');
  switch (kind) {
    case 'stripe':
      return borderStripes(box, look.second);
    case 'ticking':
      return lines(box, 15, 'down')
        .map((path, i) => stroke(path, look.second, i % 3 ? 1.6 : 4.2))
        .join('');
    case 'check':
      return group(
        stroke(lines(box, 52, 'down').join(''), look.second, 24) +
          stroke(lines(box, 52, 'across').join(''), look.second, 24),
        'opacity="0.5"',
      );
    case 'waffle':
      return stroke(both(11), shade(look.main, -0.5), 2.4, 'opacity="0.2"');
    case 'block':
      return blockPrints(box, look.second);
    default:
      return '';
  }
}

function print(x: number, y: number, ink: string): string {
  const petal = (turn: number) =>
    `<path d="M0,-3C7,-9 6,-17 0,-21C-6,-17 -7,-9 0,-3z" fill="${ink}" transform="translate(${n(x)} ${n(y)}) rotate(${turn})"/>`;
  return [0, 72, 144, 216, 288].map(petal).join('') + disc(x, y, 2.4, 2.4, ink);
}
