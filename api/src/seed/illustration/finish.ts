import { mix, shade } from './colour.js';
import { frontArc, ringAt, type Solid } from './lathe.js';
import { disc, fill, group, n, stroke, type Pen, type Stop } from './pen.js';
import { between } from './random.js';
import { curve } from './shapes.js';

/** What a surface is made of: decides how it takes the light. */
export type Finish =
  'speckle' | 'gloss' | 'matte' | 'enamel' | 'terracotta' | 'wood' | 'steel' | 'iron' | 'wax' | 'cloth';

const METALS: ReadonlySet<Finish> = new Set(['steel']);

function roundStops(colour: string, finish: Finish): readonly Stop[] {
  if (METALS.has(finish)) {
    return [
      [0, shade(colour, -0.42)],
      [0.1, shade(colour, -0.12)],
      [0.22, shade(colour, 0.72)],
      [0.34, shade(colour, 0.12)],
      [0.58, shade(colour, -0.22)],
      [0.8, shade(colour, -0.5)],
      [0.92, shade(colour, -0.08)],
      [1, shade(colour, -0.35)],
    ];
  }
  const depth = finish === 'wax' ? 0.6 : 1;
  return [
    [0, shade(colour, -0.14 * depth)],
    [0.24, shade(colour, finish === 'iron' ? 0.14 : 0.2)],
    [0.5, colour],
    [0.82, shade(colour, -0.27 * depth)],
    [0.94, shade(colour, -0.34 * depth)],
    [1, shade(colour, -0.25 * depth)],
  ];
}

/** The paint of a round body of this colour, lit from the upper left. */
export function roundPaint(pen: Pen, colour: string, finish: Finish, radius: number): string {
  return pen.linear([-radius, 0], [radius, radius * 0.12], roundStops(colour, finish));
}

function speckles(pen: Pen, solid: Solid, colour: string, count: number): string {
  const marks = Array.from({ length: count }, () => {
    const x = between(pen.random, -0.97, 0.97) * solid.radius;
    const y = between(pen.random, 0.06, -1) * solid.height;
    const r = between(pen.random, 0.16, 0.46) * (pen.random() > 0.9 ? 1.9 : 1);
    return disc(x, y, r, r * between(pen.random, 0.7, 1.1), colour);
  });
  return group(marks.join(''), 'opacity="0.5"');
}

function turningMarks(pen: Pen, solid: Solid, colour: string, opacity: number, every: number): string {
  const count = Math.max(3, Math.round(solid.height / every));
  const marks = Array.from({ length: count }, (_, index) => {
    const share = (index + between(pen.random, 0.25, 0.75)) / count;
    return stroke(frontArc(solid, share, 1.02), colour, between(pen.random, 0.35, 0.9));
  });
  return group(marks.join(''), `opacity="${n(opacity)}"`);
}

function gloss(solid: Solid, strength: number): string {
  const left = [0.2, 0.4, 0.6, 0.8, 0.9].map((share) => ringAt(solid, share));
  const points = left.map((ring) => [-ring.radius * 0.66, ring.y + ring.radius * 0.7 * solid.tilt] as const);
  const path = curve(points);
  const width = solid.radius * 0.1;
  // Three nested strokes read as a soft streak and cost a fraction of a blur.
  const streak = [1, 0.66, 0.36].map((share) =>
    stroke(path, '#ffffff', width * share, `opacity="${n(strength * 0.42)}"`),
  );
  return streak.join('');
}

function texture(pen: Pen, solid: Solid, colour: string, finish: Finish): string {
  switch (finish) {
    case 'speckle':
      return (
        turningMarks(pen, solid, shade(colour, -0.5), 0.09, 9) +
        speckles(pen, solid, shade(colour, -0.72), Math.round(70 + solid.radius)) +
        gloss(solid, 0.2)
      );
    case 'gloss':
      return gloss(solid, 0.46);
    case 'enamel':
      return gloss(solid, 0.6);
    case 'terracotta':
      return (
        turningMarks(pen, solid, shade(colour, -0.45), 0.13, 7) + turningMarks(pen, solid, shade(colour, 0.6), 0.1, 13)
      );
    case 'wood':
      return turningMarks(pen, solid, shade(colour, -0.55), 0.2, 3.4);
    case 'steel':
      return turningMarks(pen, solid, shade(colour, -0.4), 0.07, 3);
    case 'iron':
      return speckles(pen, solid, shade(colour, 0.5), 90) + gloss(solid, 0.12);
    default:
      return '';
  }
}

/** A round body with its material: base tone, texture, highlight, and the darkening where it meets the table. */
export function body(pen: Pen, solid: Solid, colour: string, finish: Finish): string {
  const ground = pen.linear(
    [0, 0],
    [0, -solid.height],
    [
      [0, shade(colour, -0.85), 0.34],
      [0.22, shade(colour, -0.7), 0.12],
      [0.5, shade(colour, -0.7), 0],
      [0.86, '#ffffff', 0],
      [1, '#ffffff', 0.1],
    ],
  );
  const skin = texture(pen, solid, colour, finish) + fill(solid.path, ground);
  return fill(solid.path, roundPaint(pen, colour, finish, solid.radius)) + group(skin, pen.clip(solid.path));
}

/** What the mouth of a vessel shows. */
export interface Mouth {
  readonly rim: string;
  readonly inside: string;
  readonly holds?: string;
  /** Thickness of the wall, millimetres. */
  readonly wall: number;
  /** A plate or dish whose floor shows. */
  readonly isShallow?: boolean;
}

/** The open mouth of a body: rim, inner wall (lit on the side away from the light) and, if given, what it holds. */
export function mouth(pen: Pen, solid: Solid, look: Mouth): string {
  const top = ringAt(solid, 1);
  const [rx, ry] = [top.radius, top.radius * solid.tilt];
  const [ix, iy] = [rx - look.wall, (rx - look.wall) * solid.tilt];
  const rim = pen.linear(
    [-rx, top.y],
    [rx, top.y],
    [
      [0, shade(look.rim, 0.12)],
      [0.3, shade(look.rim, 0.5)],
      [1, shade(look.rim, -0.12)],
    ],
  );
  const deep = look.isShallow ? 0.3 : 1;
  const inner = pen.linear(
    [-ix, top.y],
    [ix, top.y + iy * 0.3],
    [
      [0, shade(look.inside, -0.52 * deep)],
      [0.45, shade(look.inside, -0.3 * deep)],
      [1, shade(look.inside, look.isShallow ? 0.24 : 0.02)],
    ],
  );
  const drawn = disc(0, top.y, rx, ry, rim) + disc(0, top.y + look.wall * 0.1 * solid.tilt, ix, iy, inner);
  if (look.isShallow) return drawn + floor(pen, { x: ix, y: iy, top: top.y }, look.inside);
  return look.holds ? drawn + level(pen, { x: ix, y: iy, top: top.y }, look.holds) : drawn;
}

function floor(pen: Pen, hole: { x: number; y: number; top: number }, colour: string): string {
  const surface = pen.linear(
    [-hole.x, hole.top],
    [hole.x, hole.top + hole.y],
    [
      [0, shade(colour, -0.02)],
      [0.4, shade(colour, 0.16)],
      [1, shade(colour, -0.08)],
    ],
  );
  return disc(hole.x * 0.01, hole.top + hole.y * 0.09, hole.x * 0.84, hole.y * 0.83, surface);
}

function level(pen: Pen, hole: { x: number; y: number; top: number }, colour: string): string {
  const inside = pen.clip(
    `M${n(-hole.x)},${n(hole.top)}a${n(hole.x)},${n(hole.y)} 0 1 1 ${n(2 * hole.x)},0a${n(hole.x)},${n(hole.y)} 0 1 1 ${n(-2 * hole.x)},0z`,
  );
  const surface = pen.linear(
    [-hole.x, 0],
    [hole.x, 0],
    [
      [0, shade(colour, -0.22)],
      [0.6, shade(colour, 0.1)],
      [1, mix(colour, '#ffffff', 0.24)],
    ],
  );
  return group(disc(0, hole.top + hole.y * 0.62, hole.x * 0.97, hole.y * 0.92, surface), inside);
}
