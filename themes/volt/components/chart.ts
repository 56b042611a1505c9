/** A reading of the curve: where on the horizontal axis, and the two measured values there. */
export interface Reading {
  readonly at: number;
  readonly value: number;
  readonly other: number;
}

/** The drawing area in SVG units; readings fill it from corner to corner. */
export const frame = { width: 1000, height: 460 } as const;

const round = (value: number): number => Math.round(value * 10) / 10;

/** The smallest of 1, 2, 2.5 or 5 times a power of ten that cuts `span` into at most five steps. */
function stepFor(span: number): number {
  const power = 10 ** Math.floor(Math.log10(span / 5));
  return power * ([1, 2, 2.5, 5, 10].find((factor) => factor * power >= span / 5) ?? 10);
}

/**
 * Places readings in `frame`: SVG points of both lines and the grid's labelled steps on both axes, from zero. With fewer than
 * two distinct readings there is no line to draw, and the answer is null.
 */
export function plot(readings: readonly Reading[]) {
  const sorted = [...readings].sort((left, right) => left.at - right.at);
  const end = sorted.at(-1)?.at ?? 0;
  const highest = Math.max(0, ...sorted.flatMap(({ value, other }) => [value, other]));
  if (sorted.length < 2 || end === 0 || highest === 0) return null;
  const step = stepFor(highest);
  const top = Math.ceil(highest / step) * step;
  const x = (at: number): number => round((at / end) * frame.width);
  const y = (value: number): number => round(frame.height - (value / top) * frame.height);
  const points = (key: 'value' | 'other'): string =>
    sorted.map((reading) => `${x(reading.at)},${y(reading[key])}`).join(' ');
  const across = stepFor(end);
  return {
    value: points('value'),
    other: points('other'),
    last: { x: frame.width, value: y(sorted.at(-1)?.value ?? 0), other: y(sorted.at(-1)?.other ?? 0) },
    rows: Array.from({ length: Math.round(top / step) + 1 }, (_row, index) => ({
      label: index * step,
      y: y(index * step),
    })),
    columns: Array.from({ length: Math.floor(end / across) + 1 }, (_column, index) => ({
      label: index * across,
      x: x(index * across),
    })),
  };
}
