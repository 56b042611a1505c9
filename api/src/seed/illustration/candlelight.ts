import { shade } from './colour.js';
import type { Drawer } from './drawn.js';
import { body, mouth, type Finish } from './finish.js';
import { label, wrapLight } from './label.js';
import { lathe, ringAt, type Profile } from './lathe.js';
import { disc, fill, group, n, stroke, type Pen } from './pen.js';
import { vessel } from './vessel.js';

const BRASS = '#c9a04e';

function flame(pen: Pen, x: number, y: number, size: number): string {
  const glow = disc(x, y - size * 0.5, size * 2.6, size * 2.6, pen.spot('#ffd68a', 0.5));
  const outer = `M${n(x)},${n(y - size * 1.3)}C${n(x + size * 0.5)},${n(y - size * 0.6)} ${n(x + size * 0.36)},${n(y)} ${n(x)},${n(y)}C${n(x - size * 0.36)},${n(y)} ${n(x - size * 0.46)},${n(y - size * 0.5)} ${n(x)},${n(y - size * 1.3)}z`;
  const paint = pen.linear(
    [x, y - size * 1.3],
    [x, y],
    [
      [0, '#ffb648'],
      [0.5, '#ffe6a6'],
      [0.82, '#fff6dc'],
      [1, '#9fb4d8'],
    ],
  );
  return glow + fill(outer, paint);
}

function wick(x: number, y: number, length: number): string {
  return stroke(`M${n(x)},${n(y)}q1.6,${n(-length * 0.5)} 0.4,${n(-length)}`, '#2b211a', 1.4);
}

interface Piece {
  readonly profile: Profile;
  readonly lift: number;
  readonly finish: Finish;
  readonly colour: string;
}

function stacked(pen: Pen, pieces: readonly Piece[], tilt: number): string {
  return pieces
    .map((piece) => {
      const drawn = body(pen, lathe(piece.profile, tilt), piece.colour, piece.finish);
      return group(drawn, `transform="translate(0 ${n(-piece.lift)})"`);
    })
    .join('');
}

const taper: Profile = [
  [0, 10.5],
  [6, 11],
  [150, 9],
  [228, 6.4],
  [238, 3],
];

const FOOT: Profile = [
  [0, 46],
  [3, 48],
  [7, 44],
  [12, 16],
];
const SHAFT: Profile = [
  [0, 13],
  [14, 8],
  [30, 7],
  [62, 8],
  [70, 12],
  [76, 16],
];
const SOCKET: Profile = [
  [0, 12],
  [3, 17],
  [20, 17],
];
const TIN_PROFILE: Profile = [
  [0, 41],
  [2, 43],
  [58, 43],
  [60, 43],
];

/** A taper candle in a turned holder. */
function candlestick(finish: Finish): Drawer {
  return (pen, look) => {
    const pieces: readonly Piece[] = [
      { profile: FOOT, lift: 0, finish, colour: look.main },
      { profile: SHAFT, lift: 11, finish, colour: look.main },
      { profile: taper, lift: 84, finish: 'wax', colour: look.second },
      { profile: SOCKET, lift: 84, finish, colour: look.main },
    ];
    const top = 84 + 236;
    const art = stacked(pen, pieces, look.tilt) + wick(0, -top, 9) + flame(pen, 0.4, -top - 5, 19);
    return { art, rest: 'table', focus: [0.5, 0.7], bounds: { left: 48, right: 48, up: top + 34, down: 8 }, foot: 46 };
  };
}

/** A pair of tapers still joined by their wick, hung over a peg. */
const tapers: Drawer = (pen, look) => {
  const one = (x: number, turn: number) => {
    const paint = pen.linear(
      [-10, 0],
      [10, 0],
      [
        [0, shade(look.main, -0.14)],
        [0.3, shade(look.main, 0.34)],
        [0.6, look.main],
        [1, shade(look.main, -0.34)],
      ],
    );
    const path = 'M-3,0C-6,4 -7,40 -8,90L-11,292C-11,302 11,302 11,292L8,90C7,40 6,4 3,0C2,-3 -2,-3 -3,0z';
    return { art: group(fill(path, paint), `transform="translate(${x} 70) rotate(${turn})"`), path };
  };
  const [left, right] = [one(-22, 2), one(22, -2)];
  const string = stroke('M-22,70C-22,26 -8,2 0,0C8,2 22,26 22,70', '#efe6d2', 2.2);
  const peg =
    disc(2.4, 4, 10, 10, '#3c2c1c', 'opacity="0.35"') +
    disc(0, 0, 10, 10, '#8a6238') +
    disc(-2, -2, 6.4, 6.4, '#b98a58');
  const outline = 'M-26,70L-18,70L-20,366L-42,366zM18,70L26,70L42,366L20,366z';
  return {
    art: peg + string + left.art + right.art,
    rest: 'wall',
    bounds: { left: 70, right: 70, up: 14, down: 372 },
    outline,
  };
};

function pillar(profile: Profile): Drawer {
  return (pen, look) => {
    const solid = lathe(profile, look.tilt);
    const top = ringAt(solid, 1);
    const pool =
      disc(0, top.y, top.radius * 0.96, top.radius * look.tilt * 0.94, shade(look.main, 0.3)) +
      disc(1, top.y + 0.6, top.radius * 0.6, top.radius * look.tilt * 0.56, shade(look.main, -0.1));
    const glow = disc(0, top.y + 16, top.radius * 1.1, 34, pen.spot('#ffcf7a', 0.55));
    const art =
      body(pen, solid, look.main, 'wax') +
      group(glow, pen.clip(solid.path)) +
      pool +
      wick(0, top.y, 9) +
      flame(pen, 0.4, top.y - 5, 17);
    return {
      art,
      rest: 'table',
      bounds: { left: solid.radius, right: solid.radius, up: solid.height + 32, down: solid.radius * look.tilt },
      foot: solid.radius,
    };
  };
}

const tinCandle: Drawer = (pen, look) => {
  const solid = lathe(TIN_PROFILE, look.tilt);
  const top = ringAt(solid, 1);
  const colours = { paper: look.second, ink: shade(look.second, -0.72) };
  const paper = label(43, look.tilt, { bottom: 10, top: 46, width: 0.8 }, colours);
  const wax = mouth(pen, solid, { rim: look.main, inside: look.main, holds: '#f4ead2', wall: 1.4 });
  const light = wick(0, top.y + 4, 10) + flame(pen, 0.4, top.y - 3, 16);
  const art = body(pen, solid, look.main, 'steel') + paper + wrapLight(pen, solid.path, 43) + wax + light;
  return { art, rest: 'table', bounds: { left: 43, right: 43, up: 94, down: 8 }, foot: 42 };
};

const shadeProfile: Profile = [
  [0, 122],
  [70, 104],
  [150, 84],
];

const tableLamp: Drawer = (pen, look) => {
  const base = lathe(
    [
      [0, 50],
      [5, 58],
      [46, 78],
      [104, 66],
      [146, 30],
      [166, 17],
    ],
    look.tilt,
  );
  const cone = lathe(shadeProfile, look.tilt);
  const linen = pen.linear(
    [-122, 0],
    [122, 0],
    [
      [0, shade(look.second, -0.16)],
      [0.3, shade(look.second, 0.5)],
      [0.52, '#fff1cf'],
      [0.8, shade(look.second, -0.02)],
      [1, shade(look.second, -0.24)],
    ],
  );
  const neck = fill('M-5,-158V-214H5V-158z', BRASS);
  const hood =
    fill(cone.path, linen) +
    disc(0, -cone.height, 82, 82 * look.tilt, '#fff4da') +
    disc(0, -cone.height + 1, 80, 80 * look.tilt * 0.96, shade(look.second, -0.06));
  const glow = disc(0, -200, 300, 250, pen.spot('#ffdc9a', 0.42));
  const spill = disc(10, 4, 170, 170 * look.tilt, pen.spot('#fff0c8', 0.5));
  const art =
    glow + spill + body(pen, base, look.main, 'speckle') + neck + group(hood, 'transform="translate(0 -190)"');
  return { art, rest: 'table', bounds: { left: 122, right: 122, up: 190 + cone.height + 10, down: 10 }, foot: 56 };
};

const pendant: Drawer = (pen, look) => {
  const cone = lathe(
    [
      [0, 150],
      [6, 150],
      [40, 128],
      [84, 66],
      [104, 26],
      [120, 22],
    ],
    look.tilt,
  );
  const drop = 250;
  const cord = stroke(`M0,-400V${n(drop - cone.height)}`, '#3b332b', 4.4);
  const cap = fill(`M-14,${n(drop - cone.height - 2)}h28l-5,-26h-18z`, BRASS);
  const under =
    disc(0, drop, 149, 149 * look.tilt, shade(look.second, -0.1)) +
    disc(0, drop + 3, 140, 140 * look.tilt * 0.86, '#fff0cc') +
    disc(0, drop + 6, 34, 13, '#fffaf0');
  const beam = disc(0, drop + 40, 300, 240, pen.spot('#fff0c4', 0.6));
  const art =
    cord + beam + group(body(pen, cone, look.main, 'enamel'), `transform="translate(0 ${drop})"`) + under + cap;
  return { art, rest: 'wall', bounds: { left: 176, right: 176, up: 20, down: 400 } };
};

/** Candles, holders and lamps. */
export const candlelight = {
  candlestickBrass: candlestick('steel'),
  candlestickClay: candlestick('speckle'),
  tapers,
  pillar: pillar([
    [0, 37],
    [2, 38],
    [110, 38],
    [116, 36.5],
  ]),
  pillarWide: pillar([
    [0, 49],
    [2, 50],
    [78, 50],
    [84, 48.5],
  ]),
  tinCandle,
  tableLamp,
  pendant,
  tealightBowl: vessel({
    profile: [
      [0, 34],
      [4, 37],
      [20, 44],
      [44, 42],
    ],
    finish: 'speckle',
    dip: 0.3,
    holds: '#ffd58a',
    wall: 3.4,
  }),
} satisfies Record<string, Drawer>;
