import { shade } from './colour.js';
import type { Look } from './drawn.js';
import { disc, fill, n, stroke, type Pen, type Point } from './pen.js';
import { between } from './random.js';
import { curve, leaf, polygon, roundedRect } from './shapes.js';

/** A composition on a sheet 300 wide and 400 high, its top left at the origin. */
export type Art = (pen: Pen, look: Look) => string;

const hills: Art = (pen, look) => {
  const tones = [shade(look.second, 0.3), look.second, look.main, shade(look.main, -0.3), shade(look.main, -0.55)];
  const ridges = tones.map((tone, i) => {
    const base = 170 + i * 46;
    const points = [0, 75, 150, 225, 300].map(
      (x, k) => [x, base + (k % 2 ? -1 : 1) * between(pen.random, 6, 26)] as const,
    );
    return fill(`${curve(points)}L300,400L0,400z`, tone);
  });
  return disc(206, 112, 44, 44, shade(look.main, 0.2)) + ridges.join('');
};

const stillLife: Art = (_, look) => {
  const dark = shade(look.main, -0.45);
  const jug =
    'M84,132C84,120 128,120 128,132C128,158 154,186 154,236C154,280 136,296 106,296C76,296 58,280 58,236C58,186 84,158 84,132z';
  const table = fill('M0,262H300V400H0z', shade(look.second, 0.05));
  const handle = stroke('M132,150C178,146 184,214 152,226', look.main, 9);
  return (
    fill('M0,0H300V262H0z', shade(look.second, 0.62)) +
    table +
    handle +
    fill(jug, look.main) +
    fill('M106,120C128,120 128,126 128,132C128,158 154,186 154,236C154,280 136,296 106,296z', dark, 'opacity="0.55"') +
    disc(204, 268, 36, 36, dark) +
    disc(238, 286, 24, 24, look.second) +
    stroke('M204,232C206,220 214,214 222,212', dark, 4)
  );
};

const arches: Art = (_, look) => {
  const half = (x: number, y: number, r: number, tone: string) =>
    fill(`M${x - r},${y}A${r},${r} 0 0 1 ${x + r},${y}z`, tone);
  const tones = [look.main, look.second, shade(look.main, -0.4), shade(look.second, 0.45)];
  const cells = Array.from({ length: 12 }, (__, i) => {
    const [x, y] = [70 + (i % 3) * 80, 112 + Math.floor(i / 3) * 80];
    const tone = tones[(i * 7 + Math.floor(i / 3)) % 4] ?? look.main;
    const inner = tones[(i * 3 + 1 + Math.floor(i / 3)) % 4] ?? look.second;
    return half(x, y, 36, tone) + (i % 2 ? half(x, y, 19, tone === inner ? '#f6f0e4' : inner) : '');
  });
  return cells.join('');
};

const botanic: Art = (_, look) => {
  const leaves = Array.from({ length: 9 }, (__, i) => {
    const y = 320 - i * 28;
    const way = i % 2 ? 1 : -1;
    const reach = 92 - i * 6;
    return fill(leaf([150, y], [150 + way * reach, y - 52], 26 - i), i % 3 ? look.main : look.second);
  });
  return (
    stroke('M150,352C148,260 152,160 150,62', shade(look.main, -0.35), 4) +
    leaves.join('') +
    fill(leaf([150, 84], [150, 36], 18), look.main)
  );
};

const cutouts: Art = (_, look) =>
  fill(roundedRect(46, 50, 96, 128, 48), look.main) +
  fill('M158,50H254V146A96,96 0 0 1 158,50z', look.second) +
  disc(94, 262, 48, 48, shade(look.second, 0.35)) +
  fill('M158,178H254V310H206A48,66 0 0 1 158,244z', shade(look.main, -0.35)) +
  stroke('M46,338H254', look.main, 7, 'stroke-linecap="butt"');

function gridLines(look: Look): string {
  const lines = [
    ...Array.from({ length: 14 }, (_, i) => `M${20 + i * 20},20V380`),
    ...Array.from({ length: 19 }, (_, i) => `M20,${20 + i * 20}H280`),
  ];
  return stroke(lines.join(''), look.second, 0.7, 'opacity="0.4"');
}

const PIECE = {
  bib: 'M112,44H188C192,84 214,112 246,126L254,286H46L54,126C86,112 108,84 112,44z',
  seam: 'M120,52H180C184,92 206,118 238,132L245,278H55L62,132C94,118 116,92 120,52z',
  strap: 'M46,318H254V340H46z',
} as const;

const patternPieces: Art = (_, look) => {
  const arrow = (points: readonly Point[]) => fill(polygon(points), look.main);
  const notch = (x: number, y: number) =>
    arrow([
      [x - 5, y],
      [x + 5, y],
      [x, y + 9],
    ]);
  const head = (y: number, way: number) =>
    arrow([
      [145, y],
      [155, y],
      [150, y + 12 * way],
    ]);
  const grain = stroke('M150,84V262', look.main, 1.6) + head(90, -1) + head(256, 1);
  const dashed = (path: string, width: number) => stroke(path, look.main, width, 'stroke-dasharray="6 4"');
  const strap = stroke(PIECE.strap, look.main, 2) + dashed('M46,329H254', 1);
  const bib =
    fill(PIECE.bib, look.second, 'opacity="0.16"') + stroke(PIECE.bib, look.main, 2.4) + dashed(PIECE.seam, 1.1);
  return gridLines(look) + bib + grain + notch(150, 44) + notch(90, 277) + notch(210, 277) + strap;
};

const words = (x: number, y: number, width: number, rows: number, ink: string, random: () => number): string =>
  Array.from({ length: rows }, (_, i) =>
    stroke(
      `M${n(x)},${n(y + i * 9)}h${n(width * (i === rows - 1 ? 0.55 : 0.88 + random() * 0.12))}`,
      ink,
      2.2,
      'opacity="0.45"',
    ),
  ).join('');

const recipe: Art = (pen, look) => {
  const bowl = 'M76,96H224C222,140 196,162 150,162C104,162 78,140 76,96z';
  const steam = stroke(
    'M128,80C120,68 136,60 128,46M150,80C142,66 158,58 150,42M172,80C164,68 180,60 172,46',
    look.second,
    3.4,
  );
  return (
    steam +
    fill(bowl, look.main) +
    fill('M150,96H224C222,140 196,162 150,162z', shade(look.main, -0.3), 'opacity="0.6"') +
    stroke('M66,97H234', shade(look.main, -0.3), 5) +
    stroke('M70,196H190', look.main, 7) +
    words(40, 226, 88, 14, '#3b332b', pen.random) +
    words(150, 226, 112, 14, '#3b332b', pen.random)
  );
};

const glazeTiles: Art = (pen, look) => {
  const tiles = Array.from({ length: 12 }, (_, i) => {
    const [x, y] = [40 + (i % 3) * 76, 60 + Math.floor(i / 3) * 76];
    const tone = shade(i % 2 ? look.main : look.second, (i - 6) * 0.075);
    const drip = `M${x},${y}h60v36c-6,10 -12,2 -18,8c-8,8 -14,-4 -22,4c-8,6 -14,-2 -20,-6z`;
    return (
      fill(roundedRect(x, y, 60, 60, 3), '#cfa683') +
      fill(drip, tone) +
      stroke(`M${x + 4},${y + 68}h34`, '#3b332b', 1.8, 'opacity="0.5"')
    );
  });
  return stroke('M40,38H150', look.main, 6) + tiles.join('') + words(40, 372, 200, 2, '#3b332b', pen.random);
};

const blockRepeat: Art = (_, look) => {
  const motif = (x: number, y: number) =>
    [0, 90, 180, 270]
      .map(
        (turn) =>
          `<path d="M0,-4C12,-12 12,-26 0,-34C-12,-26 -12,-12 0,-4z" transform="translate(${x} ${y}) rotate(${turn})" fill="${turn % 180 ? look.second : look.main}"/>`,
      )
      .join('') + disc(x, y, 4, 4, look.main);
  const cells = Array.from({ length: 12 }, (__, i) => motif(66 + (i % 3) * 84, 74 + Math.floor(i / 3) * 84));
  return stroke('M24,32H276V368H24z', look.main, 1.2, 'stroke-dasharray="7 5"') + cells.join('');
};

const planner: Art = (pen, look) => {
  const beds = Array.from({ length: 4 }, (_, row) => {
    const y = 84 + row * 72;
    const rows = Array.from(
      { length: 7 },
      (__, i) =>
        fill(leaf([62 + i * 29, y + 42], [62 + i * 29 + 7, y + 14], 8), i % 2 ? look.main : look.second) +
        fill(leaf([62 + i * 29, y + 42], [62 + i * 29 - 8, y + 20], 8), shade(look.main, 0.25)),
    );
    return stroke(roundedRect(40, y, 220, 54, 5), shade(look.main, -0.3), 2) + rows.join('');
  });
  return stroke('M40,50H170', look.main, 7) + words(190, 46, 70, 2, '#3b332b', pen.random) + beds.join('');
};

function gridLinesOnly(_: Pen, look: Look): string {
  return gridLines(look);
}

/** Pictures for the wall. */
export const wallArt = { hills, stillLife, arches, botanic, cutouts } satisfies Record<string, Art>;

/** Printed matter for the desk. */
export const printedSheets = {
  patternPieces,
  grid: gridLinesOnly,
  recipe,
  glazeTiles,
  blockRepeat,
  planner,
} satisfies Record<string, Art>;
