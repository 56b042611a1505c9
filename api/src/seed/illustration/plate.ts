import { shade } from './colour.js';
import { fill, group, n, stroke, type Pen } from './pen.js';
import { between } from './random.js';

/** The rectangle a path lies in, in millimetres. */
export interface Extent {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** How a moulded or machined part takes the light. */
export type Hardness = 'rubber' | 'satin' | 'polished' | 'canvas';

const CONTRAST: Readonly<Record<Hardness, readonly [light: number, dark: number]>> = {
  rubber: [0.1, -0.3],
  satin: [0.24, -0.4],
  polished: [0.5, -0.5],
  canvas: [0.1, -0.22],
};

/** A hard part: graded from the upper left, a bright edge towards the light, a dark one away from it. */
export function part(pen: Pen, path: string, colour: string, extent: Extent, hardness: Hardness = 'satin'): string {
  const [light, dark] = CONTRAST[hardness];
  const { x, y, width, height } = extent;
  const paint = pen.linear(
    [x, y],
    [x + width * 0.7, y + height],
    [
      [0, shade(colour, light)],
      [0.42, colour],
      [1, shade(colour, dark)],
    ],
  );
  const edge = Math.min(width, height) * 0.03 + 0.7;
  const rim =
    group(
      stroke(path, shade(colour, hardness === 'rubber' ? 0.3 : 0.62), edge),
      `transform="translate(${n(edge * 0.3)} ${n(edge * 0.3)})" opacity="0.55"`,
    ) +
    group(
      stroke(path, shade(colour, -0.7), edge),
      `transform="translate(${n(-edge * 0.3)} ${n(-edge * 0.3)})" opacity="0.35"`,
    );
  return fill(path, paint) + group(rim, pen.clip(path));
}

/** A tube lying across the picture: graded from top to bottom. */
export function barrel(pen: Pen, path: string, colour: string, top: number, bottom: number, shine = 0.55): string {
  const paint = pen.linear(
    [0, top],
    [0, bottom],
    [
      [0, shade(colour, -0.1)],
      [0.16, shade(colour, shine)],
      [0.34, shade(colour, 0.06)],
      [0.72, shade(colour, -0.42)],
      [0.92, shade(colour, -0.2)],
      [1, shade(colour, -0.5)],
    ],
  );
  return fill(path, paint);
}

/** A tube standing upright: graded from left to right. */
export function column(pen: Pen, path: string, colour: string, left: number, right: number, shine = 0.55): string {
  const paint = pen.linear(
    [left, 0],
    [right, 0],
    [
      [0, shade(colour, -0.1)],
      [0.2, shade(colour, shine)],
      [0.4, shade(colour, 0.06)],
      [0.76, shade(colour, -0.42)],
      [0.93, shade(colour, -0.16)],
      [1, shade(colour, -0.5)],
    ],
  );
  return fill(path, paint);
}

/** Coarse cloth: short threads, to be clipped by the caller. */
export function canvasThreads(pen: Pen, extent: Extent, colour: string): string {
  const threads = Array.from(
    { length: 260 },
    () =>
      `M${n(extent.x + pen.random() * extent.width)},${n(extent.y + pen.random() * extent.height)}h${n(between(pen.random, 2, 7))}`,
  );
  return stroke(threads.join(''), shade(colour, 0.5), 0.6, 'opacity="0.2"');
}
