import { shade } from './colour.js';
import type { Drawer } from './drawn.js';
import { disc, fill, group, n, stroke, type Pen } from './pen.js';
import { barrel, column, part } from './plate.js';
import { ellipse, roundedRect } from './shapes.js';

const DARK = '#24282d';

function lens(pen: Pen, x: number, y: number, r: number, glow: string): string {
  const glass = pen.radial([x - r * 0.2, y - r * 0.2], r, [
    [0, '#ffffff'],
    [0.35, '#fdfef2'],
    [0.75, glow],
    [1, shade(glow, -0.45)],
  ]);
  const facets = Array.from({ length: 10 }, (_, i) => {
    const a = (i / 10) * Math.PI * 2;
    return `M${n(x + Math.cos(a) * r * 0.34)},${n(y + Math.sin(a) * r * 0.34)}L${n(x + Math.cos(a) * r * 0.94)},${n(y + Math.sin(a) * r * 0.94)}`;
  });
  return (
    disc(x, y, r * 1.16, r * 1.16, '#0d0f11') +
    disc(x, y, r * 1.08, r * 1.08, '#4a5057') +
    disc(x, y, r, r, glass) +
    stroke(facets.join(''), '#8a9490', 0.9, 'opacity="0.5"') +
    disc(x, y, r * 0.3, r * 0.3, '#ffffff')
  );
}

function bracket(pen: Pen, y: number, width: number): string {
  const strap = part(
    pen,
    roundedRect(-width * 0.36, y, width * 0.72, 13, 4),
    DARK,
    { x: -width * 0.36, y, width: width * 0.72, height: 13 },
    'rubber',
  );
  const bar = barrel(pen, roundedRect(-600, y + 11, 1200, 27, 13), '#8f979e', y + 11, y + 38);
  const clamp = part(
    pen,
    roundedRect(-width * 0.3, y + 8, width * 0.6, 34, 7),
    '#1b1e22',
    { x: -width * 0.3, y: y + 8, width: width * 0.6, height: 34 },
    'rubber',
  );
  return bar + clamp + strap;
}

/** A front lamp on a handlebar, looking straight at the viewer. */
function frontLamp(lenses: readonly number[], width: number, height: number): Drawer {
  return (pen, look) => {
    const shell = roundedRect(-width / 2, -height, width, height, height * 0.42);
    const extent = { x: -width / 2, y: -height, width, height };
    const r = height * 0.34;
    const eyes = lenses.map((x) => lens(pen, x, -height / 2, r, look.second)).join('');
    const hood = fill(
      `M${n(-width * 0.36)},${n(-height)}C${n(-width * 0.2)},${n(-height * 1.1)} ${n(width * 0.2)},${n(-height * 1.1)} ${n(width * 0.36)},${n(-height)}z`,
      shade(look.main, 0.24),
    );
    const glow = lenses.map((x) => disc(x, -height / 2, r * 4.2, r * 3.8, pen.spot(look.second, 0.2))).join('');
    const flare = lenses.map((x) => disc(x, -height / 2, r * 3.4, r * 0.16, pen.spot('#ffffff', 0.9))).join('');
    const fins = stroke(
      [-1, 1]
        .flatMap((s) => [0.44, 0.47].map((k) => `M${n(s * width * k)},${n(-height * 0.66)}v${n(height * 0.32)}`))
        .join(''),
      '#0d0f11',
      1.2,
      'opacity="0.6"',
    );
    const art =
      group(bracket(pen, -6, width), '') + hood + part(pen, shell, look.main, extent) + fins + glow + eyes + flare;
    return {
      art,
      rest: 'wall',
      bounds: { left: width * 0.66, right: width * 0.66, up: height * 1.1, down: 40 },
      outline: shell + roundedRect(-600, 5, 1200, 27, 13),
    };
  };
}

function coolingFins(): string {
  const cuts = [-46, -38, -30, -22, -14, -6];
  const butt = 'stroke-linecap="butt"';
  const dark = stroke(cuts.map((x) => `M${x},-23V23`).join(''), '#0d0f11', 3, `opacity="0.5" ${butt}`);
  return dark + stroke(cuts.map((x) => `M${x + 2.4},-22V6`).join(''), '#ffffff', 0.8, `opacity="0.4" ${butt}`);
}

function beam(pen: Pen, colour: string): string {
  const paint = pen.linear(
    [61, 0],
    [330, 0],
    [
      [0, colour, 0.75],
      [0.4, colour, 0.2],
      [1, colour, 0],
    ],
  );
  return fill('M61,-24L330,-130V130L61,24z', paint);
}

/** A front lamp from the side: turned alloy, finned, with its beam ahead. */
const lampSide: Drawer = (pen, look) => {
  const tube =
    'M-72,-16C-72,-22 -68,-24 -62,-24H18L34,-30H56C60,-30 61,-28 61,-24V24C61,28 60,30 56,30H34L18,24H-62C-68,24 -72,22 -72,16z';
  const front = disc(60, 0, 6, 25, '#fdfff0') + disc(60, 0, 16, 40, pen.spot('#ffffff', 0.7));
  const mount =
    part(pen, 'M-24,22H12L6,44H-18z', '#1b1e22', { x: -24, y: 22, width: 36, height: 22 }, 'rubber') +
    disc(-6, 60, 23, 23, '#16191c') +
    disc(-6, 60, 15, 15, '#8f979e') +
    disc(-9, 57, 11, 11, '#b9c0c5');
  const button = fill(roundedRect(-60, -27.4, 16, 5, 2.5), look.second);
  const art =
    beam(pen, look.second) +
    mount +
    barrel(pen, tube, look.main, -30, 30) +
    coolingFins() +
    button +
    front +
    stroke('M-62,-15H16L34,-20H54', '#ffffff', 1.5, 'opacity="0.5"');
  return {
    art,
    rest: 'wall',
    bounds: { left: 76, right: 150, up: 44, down: 86 },
    outline: `${tube}${ellipse(-6, 60, 23, 23)}`,
  };
};

function ledGrid(
  pen: Pen,
  extent: { x: number; y: number; width: number; height: number },
  columns: number,
  rows: number,
  colour: string,
): string {
  const [dx, dy] = [extent.width / columns, extent.height / rows];
  return (
    Array.from({ length: columns * rows }, (_, i) => {
      const [x, y] = [extent.x + (i % columns) * dx + dx / 2, extent.y + Math.floor(i / columns) * dy + dy / 2];
      const r = Math.min(dx, dy) * 0.34;
      return (
        disc(x, y, r, r, shade(colour, -0.3)) +
        disc(x - r * 0.15, y - r * 0.15, r * 0.66, r * 0.66, shade(colour, 0.55)) +
        disc(x, y, r * 0.3, r * 0.3, '#fff5f2')
      );
    }).join('') +
    disc(
      extent.x + extent.width / 2,
      extent.y + extent.height / 2,
      extent.width * 1.9,
      extent.height * 1.1,
      pen.spot(colour, 0.34),
    )
  );
}

/** A rear lamp strapped to a seatpost. */
function rearLamp(width: number, height: number, columns: number, rows: number): Drawer {
  return (pen, look) => {
    const post = column(pen, roundedRect(-15, -600, 30, 1200, 0), '#7d858c', -15, 15);
    const band = [-height * 0.32, height * 0.24]
      .map((y) =>
        part(pen, roundedRect(-21, y - 6, 42, 12, 3), '#14171a', { x: -21, y: y - 6, width: 42, height: 12 }, 'rubber'),
      )
      .join('');
    const shell = roundedRect(-width / 2, -height / 2, width, height, width * 0.36);
    const inner = roundedRect(-width / 2 + 6, -height / 2 + 6, width - 12, height - 12, width * 0.28);
    const extent = { x: -width / 2, y: -height / 2, width, height };
    const leds = ledGrid(
      pen,
      { x: -width / 2 + 9, y: -height / 2 + 10, width: width - 18, height: height - 20 },
      columns,
      rows,
      look.second,
    );
    const art =
      group(post, 'opacity="0.96"') +
      band +
      part(pen, shell, look.main, extent) +
      fill(inner, shade(look.second, -0.66)) +
      leds +
      stroke(`M${n(-width * 0.3)},${n(-height * 0.4)}V${n(height * 0.2)}`, '#ffffff', 2.4, 'opacity="0.4"');
    return {
      art,
      rest: 'wall',
      bounds: { left: width * 0.9, right: width * 0.9, up: height / 2 + 34, down: height / 2 + 34 },
      outline: shell,
    };
  };
}

/** A clip-on light for a helmet or a strap. */
const clipLamp: Drawer = (pen, look) => {
  const shell = ellipse(0, 0, 36, 36);
  const ring = Array.from({ length: 12 }, (_, i) => {
    const a = (i / 12) * Math.PI * 2;
    return (
      disc(Math.cos(a) * 22, Math.sin(a) * 22, 4, 4, shade(look.second, 0.5)) +
      disc(Math.cos(a) * 22, Math.sin(a) * 22, 1.8, 1.8, '#ffffff')
    );
  }).join('');
  const strap =
    part(pen, roundedRect(-500, -11, 1000, 22, 2), '#1b1e22', { x: -500, y: -11, width: 1000, height: 22 }, 'canvas') +
    stroke('M-500,-7H500M-500,7H500', look.second, 1, 'stroke-dasharray="4 3" opacity="0.7"');
  const art =
    strap +
    part(pen, shell, look.main, { x: -36, y: -36, width: 72, height: 72 }) +
    disc(0, 0, 30, 30, '#0d0f11') +
    disc(0, 0, 76, 76, pen.spot(look.second, 0.4)) +
    ring +
    disc(0, 0, 10, 10, look.main) +
    disc(-1.5, -1.5, 7, 7, shade(look.main, 0.3));
  return {
    art,
    rest: 'wall',
    bounds: { left: 84, right: 84, up: 40, down: 40 },
    outline: shell + roundedRect(-500, -11, 1000, 22, 2),
  };
};

/** Lamps. */
export const rideLights = {
  frontLamp: frontLamp([0], 86, 62),
  frontLampTwin: frontLamp([-27, 27], 124, 60),
  lampSide,
  rearLamp: rearLamp(46, 96, 2, 6),
  rearLampBar: rearLamp(34, 128, 1, 8),
  rearLampRound: rearLamp(64, 66, 4, 4),
  clipLamp,
} satisfies Record<string, Drawer>;
