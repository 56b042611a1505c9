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

/** A curve in SVG units of `frame`. */
export interface Plot {
  /** Points of the measured line, and of the line it is compared with, as `x,y x,y …`. */
  readonly value: string;
  readonly other: string;
  /** End of the measured line. */
  readonly last: { readonly x: number; readonly y: number };
  /** The reading that is called out; null when there is none at that place. */
  readonly marked: { readonly x: number; readonly y: number; readonly value: number } | null;
  /** Labelled steps of the axes, from zero. */
  readonly rows: readonly { readonly label: number; readonly y: number }[];
  readonly columns: readonly { readonly label: number; readonly x: number }[];
}

const steps = (step: number, count: number): number[] =>
  Array.from({ length: count + 1 }, (_step, index) => index * step);

/**
 * Places readings in `frame`. With fewer than two distinct readings there is no line to draw, and the answer is null.
 *
 * @param markedAt  place of the reading to call out
 */
export function plot(readings: readonly Reading[], markedAt: number): Plot | null {
  const sorted = [...readings].sort((left, right) => left.at - right.at);
  const last = sorted.at(-1);
  const highest = Math.max(0, ...sorted.flatMap(({ value, other }) => [value, other]));
  if (last === undefined || last.at === 0 || highest === 0) return null;
  const step = stepFor(highest);
  const top = Math.ceil(highest / step) * step;
  const x = (at: number): number => round((at / last.at) * frame.width);
  const y = (value: number): number => round(frame.height - (value / top) * frame.height);
  const points = (key: 'value' | 'other'): string =>
    sorted.map((reading) => `${x(reading.at)},${y(reading[key])}`).join(' ');
  const marked = sorted.find(({ at }) => at === markedAt);
  const across = stepFor(last.at);
  return {
    value: points('value'),
    other: points('other'),
    last: { x: x(last.at), y: y(last.value) },
    marked: marked === undefined ? null : { x: x(marked.at), y: y(marked.value), value: marked.value },
    rows: steps(step, Math.round(top / step)).map((label) => ({ label, y: y(label) })),
    columns: steps(across, Math.floor(last.at / across)).map((label) => ({ label, x: x(label) })),
  };
}
