import { fill, n, stroke, type Pen } from './pen.js';

/** A band of paper round a cylinder, with a mark and two lines where words would be. */
export function label(
  radius: number,
  tilt: number,
  at: { bottom: number; top: number; width: number },
  colours: { paper: string; ink: string },
): string {
  const half = radius * at.width;
  const sag = radius * tilt * (1 - Math.sqrt(1 - at.width ** 2));
  const dip = radius * tilt;
  const arc = (y: number, way: 0 | 1) => `A${n(radius)},${n(dip)} 0 0 ${way} ${n(way ? -half : half)},${n(y)}`;
  const [low, high] = [-at.bottom + dip - sag, -at.top + dip - sag];
  const paper = `M${n(-half)},${n(high)}${arc(high, 0)}L${n(half)},${n(low)}${arc(low, 1)}z`;
  const middle = (high + low) / 2 + sag * 0.9;
  const tall = at.top - at.bottom;
  const mark = `<circle cx="0" cy="${n(middle - tall * 0.14)}" r="${n(tall * 0.15)}" fill="none" stroke="${colours.ink}" stroke-width="${n(tall * 0.035)}"/>`;
  const leafMark = stroke(`M0,${n(middle - tall * 0.04)}V${n(middle - tall * 0.22)}`, colours.ink, tall * 0.03);
  const words = [0.16, 0.27]
    .map((share, i) =>
      stroke(
        `M${n(-half * (i ? 0.3 : 0.5))},${n(middle + tall * share)}H${n(half * (i ? 0.3 : 0.5))}`,
        colours.ink,
        tall * (i ? 0.03 : 0.055),
      ),
    )
    .join('');
  return fill(paper, colours.paper) + mark + leafMark + words;
}

/** The light and shade of a cylinder, laid over whatever is wrapped round it. */
export function wrapLight(pen: Pen, path: string, radius: number): string {
  const paint = pen.linear(
    [-radius, 0],
    [radius, 0],
    [
      [0, '#20160f', 0.22],
      [0.28, '#ffffff', 0.22],
      [0.52, '#ffffff', 0],
      [1, '#20160f', 0.42],
    ],
  );
  return fill(path, paint, 'opacity="0.74"');
}
