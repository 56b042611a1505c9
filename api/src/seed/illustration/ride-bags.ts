import { shade } from './colour.js';
import type { Drawer, Look } from './drawn.js';
import { disc, fill, group, n, stroke, type Pen } from './pen.js';
import { canvasThreads, part, type Extent } from './plate.js';
import { curve, roundedRect } from './shapes.js';

function buckle(pen: Pen, x: number, y: number): string {
  return (
    part(
      pen,
      roundedRect(x - 13, y - 10, 26, 20, 4),
      '#15181b',
      { x: x - 13, y: y - 10, width: 26, height: 20 },
      'rubber',
    ) + fill(roundedRect(x - 7, y - 5, 14, 4, 2), '#4a5057')
  );
}

function strap(pen: Pen, x: number, top: number, bottom: number, look: Look): string {
  const path = roundedRect(x - 9, top, 18, bottom - top, 2);
  return (
    part(pen, path, '#1d2125', { x: x - 9, y: top, width: 18, height: bottom - top }, 'canvas') +
    stroke(
      `M${x - 6},${top}V${bottom}M${x + 6},${top}V${bottom}`,
      look.second,
      0.9,
      'stroke-dasharray="4 3" opacity="0.7"',
    )
  );
}

function reflective(x: number, y: number, width: number, height: number): string {
  return (
    fill(roundedRect(x, y, width, height, 1.5), '#dfe5e8') +
    fill(roundedRect(x, y, width * 0.4, height, 1.5), '#ffffff', 'opacity="0.7"')
  );
}

function softFolds(pen: Pen, extent: Extent, colour: string): string {
  const lines = [0.24, 0.56, 0.8].map((share, i) => {
    const x = extent.x + extent.width * share;
    const path = curve([
      [x, extent.y],
      [x + (i - 1) * 8, extent.y + extent.height * 0.4],
      [x - 6, extent.y + extent.height * 0.72],
      [x + 4, extent.y + extent.height],
    ]);
    return (
      stroke(path, shade(colour, -0.6), 12, 'opacity="0.13"') +
      stroke(path, shade(colour, 0.6), 3, 'opacity="0.16" transform="translate(7 0)"')
    );
  });
  return lines.join('') + canvasThreads(pen, extent, colour);
}

/** A roll-top pannier from its outer face. */
function pannier(width: number, height: number): Drawer {
  return (pen, look) => {
    const half = width / 2;
    const bag = `M${n(-half * 0.94)},${n(-height * 0.82)}L${n(half * 0.94)},${n(-height * 0.82)}C${n(half)},${n(-height * 0.5)} ${n(half * 0.98)},${n(-height * 0.2)} ${n(half * 0.84)},-12C${n(half * 0.8)},0 ${n(half * 0.7)},0 ${n(half * 0.6)},0H${n(-half * 0.6)}C${n(-half * 0.7)},0 ${n(-half * 0.8)},0 ${n(-half * 0.84)},-12C${n(-half * 0.98)},${n(-height * 0.2)} ${n(-half)},${n(-height * 0.5)} ${n(-half * 0.94)},${n(-height * 0.82)}z`;
    const extent = { x: -half, y: -height, width, height };
    const roll = roundedRect(-half * 0.99, -height, width * 0.99, height * 0.2, height * 0.09);
    const rolled =
      part(pen, roll, shade(look.main, 0.06), { x: -half, y: -height, width, height: height * 0.2 }, 'canvas') +
      stroke(`M${n(-half * 0.9)},${n(-height * 0.9)}H${n(half * 0.9)}`, shade(look.main, -0.5), 2.4, 'opacity="0.6"');
    const straps = [-half * 0.5, half * 0.5]
      .map((x) => strap(pen, x, -height * 0.985, -height * 0.5, look) + buckle(pen, x, -height * 0.6))
      .join('');
    const badge =
      fill(roundedRect(-20, -height * 0.36, 40, 40, 3), look.second) +
      stroke(`M-9,${n(-height * 0.36 + 28)}L0,${n(-height * 0.36 + 10)}L9,${n(-height * 0.36 + 28)}`, '#0d0f11', 4.4);
    const tape = reflective(-half * 0.86, -height * 0.13, width * 0.86, 9);
    const art =
      part(pen, bag, look.main, extent, 'canvas') +
      group(softFolds(pen, extent, look.main), pen.clip(bag)) +
      tape +
      rolled +
      straps +
      badge;
    return { art, rest: 'table', bounds: { left: half, right: half, up: height, down: 6 }, foot: half * 0.82 };
  };
}

const handlebarBag: Drawer = (pen, look) => {
  const bag = roundedRect(-128, -104, 256, 148, 58);
  const extent = { x: -128, y: -104, width: 256, height: 148 };
  const lid = 'M-128,-58C-128,-92 -104,-104 -70,-104H70C104,-104 128,-92 128,-58L124,-30C60,-12 -60,-12 -124,-30z';
  const bar =
    stroke('M-600,-122H600', '#6c747b', 26, 'stroke-linecap="round"') +
    stroke('M-600,-128H600', '#c3cacf', 5, 'opacity="0.7"');
  const loops = [-70, 70].map((x) => strap(pen, x, -142, -86, look) + buckle(pen, x, -92)).join('');
  const zip =
    stroke('M-122,-26C-60,-8 60,-8 122,-26', '#0d0f11', 5) +
    stroke('M-122,-26C-60,-8 60,-8 122,-26', look.second, 1.4, 'stroke-dasharray="2 2"') +
    fill(roundedRect(94, -26, 8, 24, 3), look.second);
  const tape = reflective(-60, 14, 120, 8);
  const art =
    bar +
    part(pen, bag, look.main, extent, 'canvas') +
    group(softFolds(pen, extent, look.main), pen.clip(bag)) +
    part(pen, lid, shade(look.main, 0.07), { x: -128, y: -104, width: 256, height: 92 }, 'canvas') +
    zip +
    tape +
    loops;
  return {
    art,
    rest: 'wall',
    bounds: { left: 140, right: 140, up: 148, down: 48 },
    outline: `${bag}M-600,-135H600V-109H-600z`,
  };
};

const saddleBag: Drawer = (pen, look) => {
  const bag =
    'M-110,-30C-106,-52 -80,-56 -50,-58L92,-70C112,-70 118,-56 116,-36L108,14C104,34 88,40 66,38L-70,22C-100,18 -114,0 -110,-30z';
  const extent = { x: -112, y: -70, width: 230, height: 110 };
  const zip =
    stroke('M-92,-18L104,-34', '#0d0f11', 5) + stroke('M-92,-18L104,-34', look.second, 1.4, 'stroke-dasharray="2 2"');
  const rail =
    stroke('M-150,-98C-110,-80 -50,-88 10,-94C60,-98 110,-110 150,-130', '#8f979e', 7) +
    stroke('M-150,-100C-110,-82 -50,-90 10,-96C60,-100 110,-112 150,-132', '#dfe5e8', 2);
  const loops = [-30, 52]
    .map((x) => group(strap(pen, 0, -50, 6, look), `transform="translate(${x} ${n(-52 - x * 0.08)})"`))
    .join('');
  const art =
    rail +
    part(pen, bag, look.main, extent, 'canvas') +
    group(softFolds(pen, extent, look.main) + reflective(70, -20, 60, 9), pen.clip(bag)) +
    zip +
    loops;
  return { art, rest: 'wall', bounds: { left: 150, right: 150, up: 134, down: 42 }, outline: bag };
};

/** A bottle or flask: `flask` is steel with a screwed cap, otherwise squeezed plastic with a valve. */
function bottle(isFlask: boolean): Drawer {
  return (pen, look) => {
    const shell = isFlask
      ? 'M-36,0C-38,-4 -38,-8 -38,-12V-158C-38,-178 -27,-184 -25,-196H25C27,-184 38,-178 38,-158V-12C38,-8 38,-4 36,0z'
      : 'M-35,0C-37,-4 -37,-8 -37,-12V-84C-37,-92 -31,-96 -31,-102C-31,-108 -37,-112 -37,-120V-148C-37,-160 -32,-166 -30,-172H30C32,-166 37,-160 37,-148V-120C37,-112 31,-108 31,-102C31,-96 37,-92 37,-84V-12C37,-8 37,-4 35,0z';
    const paint = pen.linear(
      [-38, 0],
      [38, 0],
      [
        [0, shade(look.main, -0.2)],
        [0.18, shade(look.main, isFlask ? 0.66 : 0.4)],
        [0.36, shade(look.main, 0.04)],
        [0.78, shade(look.main, -0.42)],
        [0.94, shade(look.main, -0.14)],
        [1, shade(look.main, -0.4)],
      ],
    );
    const cap = isFlask ? roundedRect(-27, -226, 54, 32, 6) : roundedRect(-33, -192, 66, 24, 6);
    const capPaint = part(pen, cap, '#1d2125', { x: -33, y: -226, width: 66, height: 34 }, 'rubber');
    const top = isFlask
      ? stroke('M-16,-226C-16,-250 16,-250 16,-226', '#1d2125', 7)
      : part(pen, 'M-16,-192L-12,-214H12L16,-192z', '#1d2125', { x: -16, y: -214, width: 32, height: 22 }, 'rubber') +
        fill(roundedRect(-9, -228, 18, 16, 4), look.second);
    const scale = Array.from({ length: 6 }, (_, i) => `M20,${-18 - i * 10}h${i % 2 ? 6 : 10}`).join('');
    const mark =
      stroke('M-18,-124L0,-146L18,-124', look.second, 7) + stroke('M-18,-106L0,-128L18,-106', look.second, 2.6);
    const art =
      fill(shell, paint) +
      stroke(scale, look.second, 1.5, 'opacity="0.9"') +
      (isFlask ? mark : group(mark, 'transform="translate(0 72)"')) +
      capPaint +
      top +
      stroke('M-24,-20V-80', '#ffffff', 2.6, 'opacity="0.4"');
    return { art, rest: 'table', bounds: { left: 38, right: 38, up: isFlask ? 246 : 228, down: 4 }, foot: 36 };
  };
}

const mudguards: Drawer = (pen, look) => {
  const arc = (r: number, from: number, to: number) => {
    const at = (degrees: number) =>
      `${n(Math.cos((degrees * Math.PI) / 180) * r)},${n(Math.sin((degrees * Math.PI) / 180) * r)}`;
    return `M${at(from)}A${r},${r} 0 0 1 ${at(to)}`;
  };
  const guard =
    stroke(arc(200, 188, 322), shade(look.main, -0.4), 26, 'stroke-linecap="butt"') +
    stroke(arc(203, 188, 322), look.main, 19, 'stroke-linecap="butt"') +
    stroke(arc(207, 188, 300), shade(look.main, 0.5), 3, 'stroke-linecap="butt" opacity="0.7"');
  const stays =
    stroke('M0,0L-190,-62M0,0L-96,-176M0,0L122,-158', '#8f979e', 4) +
    stroke('M-1,-1L-191,-63M-1,-1L-97,-177M-1,-1L121,-159', '#e3e8eb', 1.3);
  const flap =
    part(pen, 'M-212,-30L-184,-26L-178,44L-216,40z', '#15181b', { x: -216, y: -30, width: 40, height: 74 }, 'rubber') +
    fill('M-210,20L-182,22L-180,32L-212,30z', look.second);
  const eye = disc(0, 0, 11, 11, '#15181b') + disc(-1, -1, 7, 7, '#aab2b8') + disc(0, 0, 3, 3, '#15181b');
  return {
    art: stays + guard + flap + eye,
    rest: 'wall',
    bounds: { left: 220, right: 176, up: 218, down: 48 },
    outline: 'M-212,-30A214,214 0 0 1 168,-132L148,-116A188,188 0 0 0 -186,-26z',
  };
};

/** Bags, bottles and guards. */
export const rideBags = {
  pannier: pannier(290, 350),
  pannierSmall: pannier(230, 270),
  handlebarBag,
  saddleBag,
  bottle: bottle(false),
  flask: bottle(true),
  mudguards,
} satisfies Record<string, Drawer>;
