import { ellipse } from './shapes.js';
import { n } from './pen.js';

/** Half of a turned outline, from the foot upwards: heights and radii in millimetres. */
export type Profile = readonly (readonly [height: number, radius: number])[];

interface Ring {
  readonly height: number;
  readonly radius: number;
  readonly y: number;
}

/** A turned body as the eye sees it: foot centred on the origin, y upwards is negative. */
export interface Solid {
  readonly path: string;
  readonly rings: readonly Ring[];
  readonly radius: number;
  readonly height: number;
  readonly tilt: number;
}

const STEPS = 14;

function smooth(profile: Profile): [number, number][] {
  const at = (index: number) => profile[Math.min(Math.max(index, 0), profile.length - 1)] ?? [0, 0];
  const points: [number, number][] = [];
  for (let i = 0; i < profile.length - 1; i += 1) {
    const [a, b, c, d] = [at(i - 1), at(i), at(i + 1), at(i + 2)];
    for (let step = 0; step < STEPS; step += 1) {
      const t = step / STEPS;
      const spline = (p: number, q: number, r: number, s: number) =>
        0.5 * (2 * q + (r - p) * t + (2 * p - 5 * q + 4 * r - s) * t * t + (3 * q - p - 3 * r + s) * t ** 3);
      points.push([spline(a[0], b[0], c[0], d[0]), Math.max(0.1, spline(a[1], b[1], c[1], d[1]))]);
    }
  }
  const [height, radius] = at(profile.length - 1);
  return [...points, [height, radius]];
}

function outline(rings: readonly Ring[], tilt: number): string {
  return rings
    .map((ring, index) => {
      const above = rings[index + 1];
      const round = ellipse(0, ring.y, ring.radius, ring.radius * tilt);
      if (!above) return round;
      // Every piece runs clockwise, so that overlapping pieces add up instead of cutting holes.
      const wall = `M${n(-ring.radius)},${n(ring.y)}L${n(-above.radius)},${n(above.y)}L${n(above.radius)},${n(above.y)}L${n(ring.radius)},${n(ring.y)}z`;
      return round + wall;
    })
    .join('');
}

/** Turns a profile seen under `tilt` (0 from the side, 1 from straight above), optionally only between two heights. */
export function lathe(profile: Profile, tilt: number, from = -Infinity, to = Infinity): Solid {
  const upright = Math.sqrt(1 - tilt * tilt);
  const rings = smooth(profile)
    .filter(([height]) => height >= from && height <= to)
    .map(([height, radius]) => ({ height, radius, y: -height * upright }));
  return {
    path: outline(rings, tilt),
    rings,
    radius: Math.max(...rings.map((ring) => ring.radius)),
    height: Math.max(...rings.map((ring) => ring.height)) * upright,
    tilt,
  };
}

/** The ring nearest to a share of the height: 0 at the foot, 1 at the rim. */
export function ringAt(solid: Solid, share: number): Ring {
  const y = -share * solid.height;
  return solid.rings.reduce((best, ring) => (Math.abs(ring.y - y) < Math.abs(best.y - y) ? ring : best));
}

/** The front half of the ring at a share of the height, as an open path. */
export function frontArc(solid: Solid, share: number, inset = 1): string {
  const ring = ringAt(solid, share);
  const r = ring.radius * inset;
  return `M${n(-r)},${n(ring.y)}A${n(r)},${n(r * solid.tilt)} 0 0 0 ${n(r)},${n(ring.y)}`;
}
