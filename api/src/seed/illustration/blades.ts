import { shade } from './colour.js';
import type { Drawer, Look } from './drawn.js';
import { disc, fill, group, n, stroke, type Pen } from './pen.js';
import { between } from './random.js';
import { curve, roundedRect } from './shapes.js';

interface KnifeForm {
  /** The blade with its tip at the origin's right: spine from (0,0) to the tip, edge back to the heel. */
  readonly blade: string;
  readonly edge: string;
  readonly length: number;
  readonly depth: number;
  readonly grip: 'riveted' | 'octagon';
  readonly gripLength: number;
}

// Clipped to the plank's outline by the caller.
function woodGrain(pen: Pen, box: Box, colour: string): string {
  const lines = Array.from({ length: Math.round(box.width / 7) }, (_, index) => {
    const x = box.x + ((index + pen.random()) / (box.width / 7)) * box.width;
    const sway = between(pen.random, -5, 5);
    const points = [0, 0.25, 0.5, 0.75, 1].map(
      (share) => [x + sway * Math.sin(share * 5 + index), box.y + box.height * share] as const,
    );
    const tone = pen.random() > 0.3 ? shade(colour, -0.42) : shade(colour, 0.45);
    return stroke(
      curve(points),
      tone,
      between(pen.random, 0.4, 1.7),
      `opacity="${n(between(pen.random, 0.14, 0.42))}"`,
    );
  });
  return lines.join('');
}

function grip(pen: Pen, form: KnifeForm, look: Look): string {
  const [length, thick] = [form.gripLength, form.grip === 'octagon' ? 24 : 26];
  const outline =
    form.grip === 'octagon'
      ? roundedRect(-length, 2, length, thick, 4)
      : `M0,1C${n(-length * 0.2)},3 ${n(-length * 0.55)},-1 ${n(-length * 0.8)},0C${n(-length * 0.94)},0 ${n(-length)},6 ${n(-length)},${thick * 0.6}C${n(-length)},${thick + 6} ${n(-length * 0.9)},${thick + 7} ${n(-length * 0.8)},${thick + 3}C${n(-length * 0.5)},${thick - 4} ${n(-length * 0.2)},${thick + 2} 0,${thick}z`;
  const wood = pen.linear(
    [0, 0],
    [0, thick + 4],
    [
      [0, shade(look.main, 0.24)],
      [0.4, look.main],
      [1, shade(look.main, -0.42)],
    ],
  );
  const grain = group(
    group(
      woodGrain(pen, { x: -6, y: -length - 10, width: thick + 20, height: length + 20 }, look.main),
      'transform="rotate(90) scale(1 -1)"',
    ),
    pen.clip(outline),
  );
  const rivets = [0.2, 0.5, 0.8].map((share) => {
    const [x, y] = [-length * share, thick / 2 + 1];
    return disc(x, y, 4, 4, shade(look.second, -0.25)) + disc(x - 0.6, y - 0.6, 3, 3, shade(look.second, 0.6));
  });
  const ferrule =
    fill(roundedRect(-20, 1, 21, thick + 2, 3), shade(look.second, -0.2)) +
    fill(roundedRect(-20, 3, 21, 7, 3), shade(look.second, 0.35));
  return fill(outline, wood) + grain + (form.grip === 'octagon' ? ferrule : rivets.join(''));
}

function blade(pen: Pen, form: KnifeForm): string {
  const steel = pen.linear(
    [0, 0],
    [form.length * 0.1, form.depth],
    [
      [0, '#8f9499'],
      [0.2, '#c9cdd0'],
      [0.5, '#eef0f0'],
      [0.68, '#b4b9bd'],
      [1, '#d9dcde'],
    ],
  );
  const sheen = pen.linear(
    [0, 0],
    [form.length, 0],
    [
      [0, '#5d6368', 0.34],
      [0.3, '#ffffff', 0],
      [0.55, '#ffffff', 0.5],
      [0.7, '#6d7378', 0.16],
      [1, '#ffffff', 0.1],
    ],
  );
  const bevel =
    stroke(form.edge, '#ffffff', 3.2, 'opacity="0.75"') +
    stroke(form.edge, '#8b9196', 0.7, 'opacity="0.6" transform="translate(0 -3.4)"');
  return fill(form.blade, steel) + fill(form.blade, sheen) + group(bevel, pen.clip(form.blade));
}

function knife(form: KnifeForm): Drawer {
  return (pen, look) => {
    const back = (form.length - form.gripLength) / 2;
    const art = group(
      blade(pen, form) + grip(pen, form, look),
      `transform="translate(${n(-back)} ${n(-form.depth / 2)})"`,
    );
    const half = (form.length + form.gripLength) / 2;
    const silhouette = `M${n(-half)},${n(-form.depth / 2 + 4)}h${n(form.gripLength)}v24h${n(-form.gripLength)}z`;
    const shadow = shift(form.blade, -back, -form.depth / 2);
    return {
      art,
      rest: 'flat',
      angle: -52,
      bounds: { left: half, right: half, up: form.depth / 2, down: form.depth / 2 },
      outline: shadow + silhouette,
    };
  };
}

/** Moves a path made of absolute commands. */
function shift(path: string, dx: number, dy: number): string {
  return path.replace(
    /(-?[\d.]+),(-?[\d.]+)/g,
    (_, x: string, y: string) => `${n(Number(x) + dx)},${n(Number(y) + dy)}`,
  );
}

const scallops = Array.from(
  { length: 17 },
  (_, i) => `Q${232 - i * 13.6 - 6.8},${i < 2 ? 22 : 27} ${232 - (i + 1) * 13.6},${i < 1 ? 25 : 33}`,
).join('');

interface BoardForm {
  readonly outline: string;
  readonly width: number;
  readonly height: number;
  /** Centre and radius. */
  readonly hole?: readonly [x: number, y: number, radius: number];
  readonly isEndGrain?: boolean;
  readonly groove?: string;
}

function cuts(form: BoardForm, look: Look): string {
  const groove = form.groove
    ? stroke(form.groove, shade(look.main, -0.5), 5, 'opacity="0.5"') +
      stroke(form.groove, shade(look.main, 0.5), 1.6, 'opacity="0.6" transform="translate(2 2)"')
    : '';
  if (!form.hole) return groove;
  const [x, y, r] = form.hole;
  const through = disc(x + r * 0.2, y + r * 0.26, r * 0.78, r * 0.74, shade(look.second, -0.1));
  return groove + disc(x, y, r, r, shade(look.main, -0.62)) + through;
}

/** A board seen from above. */
function board(form: BoardForm): Drawer {
  return (pen, look) => {
    const [x, y] = [form.width / 2, form.height / 2];
    const light = pen.linear(
      [-x, -y],
      [x, y],
      [
        [0, shade(look.main, 0.2)],
        [0.5, look.main],
        [1, shade(look.main, -0.2)],
      ],
    );
    const box = { x: -x, y: -y, width: form.width, height: form.height };
    const wood = form.isEndGrain ? blocks(pen, box, look) : woodGrain(pen, box, look.main);
    const edge =
      stroke(form.outline, shade(look.main, 0.55), 2.6, 'opacity="0.7"') +
      stroke(form.outline, shade(look.main, -0.6), 2, 'opacity="0.5" transform="translate(-1.6 -1.8)"');
    const thickness = fill(form.outline, shade(look.main, -0.48), 'transform="translate(3.5 5)"');
    const face = fill(form.outline, light) + group(wood + edge, pen.clip(form.outline));
    const bounds = { left: x, right: x, up: y, down: y };
    return { art: thickness + face + cuts(form, look), rest: 'flat', angle: -8, bounds, outline: form.outline };
  };
}

interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

function endGrainBlock(pen: Pen, x: number, y: number, step: number, colour: string): string {
  const isDark = pen.random() > 0.5;
  const tone = shade(colour, isDark ? between(pen.random, -0.16, 0.02) : between(pen.random, 0, 0.22));
  const [bow, width] = [between(pen.random, -7, 7), step - 2];
  const rings = [0.18, 0.34, 0.5, 0.66, 0.82].map(
    (share) => `M${n(x + 1)},${n(y + step * share)}q${n(width / 2)},${n(bow)} ${n(width)},0`,
  );
  const face = fill(roundedRect(x, y, step - 0.7, step - 0.7, 1), tone);
  return face + stroke(rings.join(''), shade(tone, -0.4), 0.9, 'opacity="0.35"');
}

function blocks(pen: Pen, box: Box, look: Look): string {
  const step = 34;
  const [rows, columns] = [Math.ceil(box.height / step), Math.ceil(box.width / step) + 1];
  return Array.from({ length: rows * columns }, (_, i) => {
    const [row, column] = [Math.floor(i / columns), (i % columns) - 1];
    const x = box.x + column * step + (row % 2) * (step / 2);
    return endGrainBlock(pen, x, box.y + row * step, step, look.main);
  }).join('');
}

const paddle =
  'M-88,-70C-88,-96 -70,-106 -40,-110C-24,-114 -20,-124 -19,-140L-16,-196C-16,-216 16,-216 16,-196L19,-140C20,-124 24,-114 40,-110C70,-106 88,-96 88,-70L88,176C88,192 80,200 64,200L-64,200C-80,200 -88,192 -88,176z';
const round =
  'M-146,40C-146,-40 -86,-98 -22,-106C-16,-112 -15,-150 -13,-176C-12,-192 12,-192 13,-176C15,-150 16,-112 22,-106C86,-98 146,-40 146,40C146,120 82,186 0,186C-82,186 -146,120 -146,40z';

/** Knives and boards. */
export const blades = {
  chefKnife: knife({
    blade: 'M0,0C90,-2 168,4 214,26C218,28 218,31 214,33C170,44 90,50 14,49L0,49z',
    edge: 'M214,32C170,44 90,50 14,49',
    length: 214,
    depth: 49,
    grip: 'riveted',
    gripLength: 126,
  }),
  paringKnife: knife({
    blade: 'M0,2C40,1 72,8 92,19C94,20 94,22 92,22C64,27 34,28 0,26z',
    edge: 'M92,21C64,27 34,28 0,26',
    length: 92,
    depth: 28,
    grip: 'riveted',
    gripLength: 100,
  }),
  nakiri: knife({
    blade: 'M0,0L168,0C172,0 173,4 172,10L166,46C165,51 160,53 154,53L8,53L0,50z',
    edge: 'M154,53L8,53',
    length: 172,
    depth: 53,
    grip: 'octagon',
    gripLength: 132,
  }),
  breadKnife: knife({
    blade: `M0,0C90,-1 190,2 230,14C236,17 236,22 232,25${scallops}L0,33z`,
    edge: 'M232,27L0,35',
    length: 236,
    depth: 34,
    grip: 'riveted',
    gripLength: 124,
  }),
  petty: knife({
    blade: 'M0,1C60,0 122,8 150,21C152,22 152,24 150,25C112,32 60,35 0,33z',
    edge: 'M150,24C112,32 60,35 0,33',
    length: 152,
    depth: 34,
    grip: 'octagon',
    gripLength: 116,
  }),
  paddleBoard: board({ outline: paddle, width: 176, height: 410, hole: [0, -186, 8] }),
  roundBoard: board({ outline: round, width: 292, height: 376, hole: [0, -170, 6] }),
  longBoard: board({
    outline: roundedRect(-110, -170, 220, 340, 16),
    width: 220,
    height: 340,
    groove: roundedRect(-94, -154, 188, 308, 10),
  }),
  endGrainBoard: board({ outline: roundedRect(-136, -170, 272, 340, 12), width: 272, height: 340, isEndGrain: true }),
} satisfies Record<string, Drawer>;
