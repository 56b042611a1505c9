import { shade } from './colour.js';
import { fill, n, stroke, type Pen, type Point } from './pen.js';
import { between } from './random.js';
import { leaf } from './shapes.js';

/** What grows in a pot. */
export type Plant = 'herb' | 'strap' | 'olive' | 'none';

/** A stem with leaves on alternate sides, smaller towards the tip. */
export function stem(pen: Pen, root: Point, tip: Point, leafLength: number, green: string): string {
  const count = Math.max(4, Math.round(Math.hypot(tip[0] - root[0], tip[1] - root[1]) / (leafLength * 0.42)));
  const leaves = Array.from({ length: count }, (_, i) => {
    const share = (i + 1) / count;
    const at: Point = [root[0] + (tip[0] - root[0]) * share ** 1.15, root[1] + (tip[1] - root[1]) * share];
    const way = i % 2 ? 1 : -1;
    const size = leafLength * (1.06 - share * 0.42);
    const to: Point = [
      at[0] + way * size * between(pen.random, 0.7, 0.95) + (tip[0] - root[0]) * 0.12,
      at[1] - size * between(pen.random, 0.3, 0.6),
    ];
    const tone = shade(green, way < 0 ? between(pen.random, 0.02, 0.24) : between(pen.random, -0.3, -0.06));
    const vein = stroke(
      `M${n(at[0])},${n(at[1])}L${n(at[0] + (to[0] - at[0]) * 0.8)},${n(at[1] + (to[1] - at[1]) * 0.8)}`,
      shade(tone, 0.3),
      0.6,
      'opacity="0.6"',
    );
    return fill(leaf(at, to, size * 0.38), tone) + vein;
  });
  const bend = `M${n(root[0])},${n(root[1])}Q${n(root[0] + (tip[0] - root[0]) * 0.3)},${n((root[1] + tip[1]) / 2)} ${n(tip[0])},${n(tip[1])}`;
  return stroke(bend, shade(green, -0.34), 2.2) + leaves.join('');
}

function strapLeaves(y: number, spread: number): string {
  const blades = Array.from({ length: 11 }, (_, i) => {
    const lean = (i - 5) / 5;
    const root = lean * spread * 0.3;
    const [x, h] = [lean * spread * 1.3, spread * (2.5 - Math.abs(lean) * 0.9)];
    const tone = shade('#5c7350', lean < 0 ? 0.16 - i * 0.02 : -0.26 + i * 0.015);
    const rib = stroke(`M${n(root)},${n(y)}L${n(x * 0.94)},${n(y - h * 0.92)}`, '#a5b58c', 0.9, 'opacity="0.6"');
    return fill(leaf([root, y], [x, y - h], spread * 0.24), tone) + rib;
  });
  // From the outside in, so that the middle leaves stand in front.
  return [0, 10, 1, 9, 2, 8, 3, 7, 4, 6, 5].map((i) => blades[i] ?? '').join('');
}

/** What grows out of a pot whose mouth is at `y` and `spread` wide on either side. */
export function foliage(pen: Pen, kind: Plant, y: number, spread: number): string {
  if (kind === 'none') return '';
  if (kind === 'strap') return strapLeaves(y, spread);
  const [green, size, stems] = kind === 'olive' ? ['#7d8d6d', spread * 0.5, 5] : ['#587a4a', spread * 0.56, 7];
  const tall = kind === 'olive' ? 2.7 : 1.8;
  return Array.from({ length: stems }, (_, i) => {
    const lean = (i - (stems - 1) / 2) / ((stems - 1) / 2);
    const tipX = lean * spread * between(pen.random, 0.9, 1.2);
    return stem(
      pen,
      [lean * spread * 0.3, y + 2],
      [tipX, y - spread * tall * (1 - Math.abs(lean) * 0.35)],
      size,
      green,
    );
  }).join('');
}
