import { clothLight, folds, pattern, weave, type Pattern } from './cloth.js';
import { shade } from './colour.js';
import type { Drawer, Look } from './drawn.js';
import { disc, fill, group, n, softFill, stroke, type Pen } from './pen.js';
import { between } from './random.js';
import { curve, roundedRect } from './shapes.js';

function rail(pen: Pen, half: number): string {
  const brass = pen.linear(
    [0, -6],
    [0, 6],
    [
      [0, '#e8cf95'],
      [0.35, '#c9a35a'],
      [1, '#7c5c28'],
    ],
  );
  const post = (x: number) => disc(x, 0, 11, 11, '#8f6c31') + disc(x - 1.5, -1.5, 8.5, 8.5, '#d9b976');
  return fill(roundedRect(-half, -5, half * 2, 10, 5), brass) + post(-half + 6) + post(half - 6);
}

/** A hanging sheet from the rail down to `length`, its hem in a slow wave. */
function sheet(half: number, length: number, wobble: number): string {
  const points = [-1, -0.5, 0, 0.5, 1].map((share, i) => [half * share, length + (i % 2 ? wobble : -wobble)] as const);
  const [, ...hem] = curve(points).split('C');
  return `M${-half},-4L${n(-half - 4)},${n(length - wobble)}C${hem.join('C')}L${half},-4z`;
}

function towelBack(pen: Pen, kind: Pattern, path: string, look: Look): string {
  const box = { x: -130, y: -6, width: 260, height: 462 };
  const printed = pattern(kind, box, { ...look, second: shade(look.second, -0.22) });
  return fill(path, shade(look.main, -0.24)) + group(printed + weave(pen, box, look.main, 3), pen.clip(path));
}

function towelFront(pen: Pen, kind: Pattern, path: string, look: Look): string {
  const box = { x: -130, y: -6, width: 260, height: 410 };
  const bend = pen.linear(
    [0, -8],
    [0, 26],
    [
      [0, '#ffffff', 0.5],
      [0.3, '#ffffff', 0.12],
      [1, shade(look.main, -0.6), 0],
    ],
  );
  const drape = folds(pen, box, look.main, [0.16, 0.37, 0.58, 0.83]);
  const skin = pattern(kind, box, look) + weave(pen, box, look.main, 2.6) + drape + fill(path, bend);
  return fill(path, clothLight(pen, box, look.main)) + group(skin, pen.clip(path));
}

/** A towel hung over a brass rail, its longer half behind. */
function towel(kind: Pattern): Drawer {
  return (pen, look) => {
    const [front, back] = [sheet(112, 400, 3), sheet(106, 452, 4)];
    const drop = fill(front, '#20160f', 'opacity="0.16" transform="translate(5 6)"');
    const layers = [towelBack(pen, kind, back, look), group(drop, pen.clip(back)), towelFront(pen, kind, front, look)];
    const bounds = { left: 168, right: 168, up: 12, down: 456 };
    return { art: rail(pen, 168) + layers.join(''), rest: 'wall', bounds, focus: [0.48, 0.73], outline: back + front };
  };
}

const BIB =
  'M-62,0C-40,8 40,8 62,0C66,70 92,132 148,168C156,300 160,420 164,560C80,574 -80,574 -164,560C-160,420 -156,300 -148,168C-92,132 -66,70 -62,0z';

function apron(isCrossBack: boolean): Drawer {
  return (pen, look) => {
    const box = { x: -170, y: 0, width: 340, height: 576 };
    const loop = isCrossBack
      ? 'M-56,6C-40,-70 -14,-104 0,-124C14,-104 40,-70 56,6'
      : 'M-54,6C-52,-80 -20,-112 0,-116C20,-112 52,-80 54,6';
    const ties = 'M-148,176C-184,220 -176,330 -192,420M148,176C182,230 170,310 186,392';
    const strap = (path: string, width: number) =>
      stroke(path, shade(look.main, -0.42), width) + stroke(path, shade(look.main, 0.04), width * 0.72);
    const pocket = 'M-92,262L92,262L86,386C40,396 -40,396 -86,386z';
    const seams = stroke(`${pocket}M0,262V392`, shade(look.second, 0.1), 1.6, 'stroke-dasharray="4 3" opacity="0.85"');
    const edge = stroke(
      'M-59,10C-38,17 38,17 59,10M-140,170C-148,300 -152,420 -156,548M140,170C148,300 152,420 156,548',
      look.second,
      1.4,
      'stroke-dasharray="4 3" opacity="0.8"',
    );
    const skin = weave(pen, box, look.main, 3) + folds(pen, box, look.main, [0.26, 0.45, 0.7]);
    const pouch =
      group(fill(pocket, '#20160f'), 'opacity="0.2" transform="translate(3 4)"') +
      fill(pocket, clothLight(pen, { x: -92, y: 262, width: 184, height: 130 }, shade(look.main, 0.05)));
    const peg =
      disc(3, -112, 12, 12, '#5b4630', 'opacity="0.35"') +
      disc(0, -116, 12, 12, '#a67c4c') +
      disc(-2, -118, 8, 8, '#c79b66');
    const art =
      strap(ties, 10) +
      strap(loop, 13) +
      peg +
      fill(BIB, clothLight(pen, box, look.main)) +
      group(skin, pen.clip(BIB)) +
      pouch +
      group(weave(pen, box, look.main, 3), pen.clip(pocket)) +
      seams +
      edge;
    return { art, rest: 'wall', bounds: { left: 196, right: 196, up: 130, down: 574 }, outline: BIB };
  };
}

/** A folded piece of cloth on a surface; `fringe` at its two short ends. */
function foldedCloth(
  pen: Pen,
  look: Look,
  kind: Pattern,
  half: number,
  fringe: boolean,
): { art: string; outline: string } {
  const outline = roundedRect(-half, -half, half * 2, half * 2, 4);
  const box = { x: -half, y: -half, width: half * 2, height: half * 2 };
  const crease =
    stroke(`M0,${n(-half)}V${n(half)}M${n(-half)},0H${n(half)}`, shade(look.main, -0.6), 1.2, 'opacity="0.2"') +
    stroke(`M1.6,${n(-half)}V${n(half)}M${n(-half)},1.6H${n(half)}`, '#ffffff', 1.4, 'opacity="0.3"');
  const threads = Array.from(
    { length: Math.round(half / 1.6) },
    (_, i) =>
      `M${n(-half + 2 + i * 3.2)},${n(half - 1)}l${n(between(pen.random, -1.4, 1.4))},${n(between(pen.random, 6, 10))}`,
  );
  const ends = fringe ? stroke(threads.join(''), shade(look.main, -0.08), 1.1) : '';
  const hem = stroke(
    roundedRect(-half + 5, -half + 5, half * 2 - 10, half * 2 - 10, 2),
    shade(look.main, -0.45),
    0.9,
    'stroke-dasharray="3 2.4" opacity="0.6"',
  );
  const art =
    ends +
    fill(outline, clothLight(pen, box, look.main)) +
    group(pattern(kind, box, look) + weave(pen, box, look.main, 2.2) + crease, pen.clip(outline)) +
    (fringe ? '' : hem);
  return { art, outline };
}

function napkins(kind: Pattern, fringe: boolean): Drawer {
  return (pen, look) => {
    const piece = (turn: number, x: number, y: number, shadow: boolean) => {
      const cloth = foldedCloth(pen, look, kind, 92, fringe);
      const drop = shadow ? group(softFill(cloth.outline, '#20160f', 6, 0.36), 'transform="translate(4 5)"') : '';
      return group(drop + cloth.art, `transform="translate(${x} ${y}) rotate(${turn})"`);
    };
    const art = piece(-9, -10, 34, false) + piece(-3, -2, 10, true) + piece(7, 6, -16, true);
    return {
      art,
      rest: 'flat',
      angle: 0,
      bounds: { left: 116, right: 116, up: 120, down: 136 },
      outline: 'M-116,-50L84,-88L104,110L-92,134z',
    };
  };
}

interface Layer {
  readonly y: number;
  readonly half: number;
  readonly height: number;
}

function blanketPattern(kind: Pattern, layer: Layer, look: Look): string {
  if (kind === 'plain') return '';
  const { y, half, height } = layer;
  const bars = Array.from({ length: 7 }, (_, i) => {
    const width = kind === 'check' ? 20 : i % 2 ? 5 : 12;
    return `<rect x="${n(-half + 24 + (i * half * 2) / 7 - width / 2)}" y="${n(y - height)}" width="${width}" height="${height}" fill="${look.second}" opacity="0.75"/>`;
  });
  const band = stroke(`M${n(-half)},${n(y - height * 0.5)}H${n(half)}`, look.second, height * 0.3, 'opacity="0.45"');
  return bars.join('') + (kind === 'check' ? band : '');
}

function blanketLayer(pen: Pen, kind: Pattern, layer: Layer, look: Look): string {
  const { y, half, height } = layer;
  const outline = roundedRect(-half, y - height, half * 2, height, height * 0.48);
  const light = pen.linear(
    [0, y - height],
    [0, y],
    [
      [0, shade(look.main, 0.3)],
      [0.4, look.main],
      [1, shade(look.main, -0.42)],
    ],
  );
  const side = pen.linear(
    [-half, 0],
    [half, 0],
    [
      [0, '#ffffff', 0.12],
      [0.4, '#ffffff', 0],
      [1, '#20160f', 0.24],
    ],
  );
  const fuzz = weave(pen, { x: -half, y: y - height, width: half * 2, height }, look.main, 3.2);
  return (
    fill(outline, light) + group(blanketPattern(kind, layer, look) + fuzz + fill(outline, side), pen.clip(outline))
  );
}

/** A blanket folded and stacked on the table, seen from the front. */
function blanket(kind: Pattern): Drawer {
  return (pen, look) => {
    const layers = [0, 1, 2, 3].map((i) => {
      const layer = { y: 4 - i * 38, half: 172 - i * 3 + (i % 2) * 4, height: 44 };
      return blanketLayer(pen, kind, layer, look) + (i === 0 ? fringe(pen, layer.half, layer.y, look) : '');
    });
    return {
      art: layers.join(''),
      rest: 'table',
      focus: [0.42, 0.62],
      bounds: { left: 176, right: 176, up: 156, down: 26 },
      foot: 172,
    };
  };
}

function fringe(pen: Pen, half: number, y: number, look: Look): string {
  const threads = Array.from(
    { length: 44 },
    (_, i) =>
      `M${n(-half + 14 + (i * (half * 2 - 28)) / 43)},${n(y - 10)}l${n(between(pen.random, -3, 3))},${n(between(pen.random, 20, 30))}`,
  );
  return (
    stroke(threads.join(''), shade(look.main, -0.18), 2.6) +
    stroke(threads.join(''), shade(look.main, 0.3), 0.9, 'opacity="0.6" transform="translate(-0.8 -0.6)"')
  );
}

/** Cloths for the kitchen and the table. */
export const textiles = {
  towelStripe: towel('stripe'),
  towelWaffle: towel('waffle'),
  towelTicking: towel('ticking'),
  towelBlock: towel('block'),
  apron: apron(false),
  apronCrossBack: apron(true),
  napkins: napkins('plain', true),
  napkinsCheck: napkins('check', false),
  blanket: blanket('stripe'),
  blanketCheck: blanket('check'),
} satisfies Record<string, Drawer>;
