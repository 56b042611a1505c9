import { shade } from './colour.js';
import type { Drawer, Look } from './drawn.js';
import { body, mouth, type Finish } from './finish.js';
import { lathe, ringAt, type Profile } from './lathe.js';
import { disc, fill, group, n, stroke, type Pen } from './pen.js';
import { ellipse, roundedRect } from './shapes.js';
import { tube, vessel } from './vessel.js';

interface PanForm {
  readonly profile: Profile;
  readonly finish: Finish;
  readonly length: number;
  /** Share of the height at which the handle leaves the pan. */
  readonly at: number;
  readonly rise: number;
  readonly isWooden: boolean;
}

function longHandle(pen: Pen, form: PanForm, radius: number, look: Look): string {
  const [x, end, thick] = [radius * 0.9, radius + form.length, form.isWooden ? 17 : 13];
  const paint = pen.linear(
    [0, -thick * 0.6],
    [0, thick * 0.6],
    [
      [0, shade(look.second, 0.3)],
      [0.4, look.second],
      [1, shade(look.second, -0.45)],
    ],
  );
  const grip = form.isWooden ? x + form.length * 0.36 : x + form.length * 0.1;
  const neck = stroke(`M${n(x)},0L${n(grip + 6)},0`, shade(form.isWooden ? '#8e8a84' : look.second, -0.3), thick * 0.5);
  const shaft = fill(roundedRect(grip, -thick / 2, end - grip, thick, thick * 0.5), paint);
  const hole = disc(end - thick * 0.8, 0, thick * 0.26, thick * 0.2, shade(look.second, -0.7));
  const shine = stroke(
    `M${n(grip + 8)},${n(-thick * 0.26)}H${n(end - thick * 1.6)}`,
    shade(look.second, 0.6),
    1.4,
    'opacity="0.5"',
  );
  return neck + shaft + shine + hole;
}

function pan(form: PanForm): Drawer {
  return (pen, look) => {
    const solid = lathe(form.profile, look.tilt);
    const ring = ringAt(solid, form.at);
    const turn = (-Math.atan2(form.rise, form.length) * 180) / Math.PI;
    const handle = group(
      longHandle(pen, form, ring.radius, look),
      `transform="translate(0 ${n(ring.y)}) rotate(${n(turn)} ${n(ring.radius)} 0)"`,
    );
    const inside = form.finish === 'enamel' ? '#f3efe6' : look.main;
    const rim = form.finish === 'enamel' ? shade(look.main, -0.4) : look.main;
    return {
      art: handle + body(pen, solid, look.main, form.finish) + mouth(pen, solid, { rim, inside, wall: 2.4 }),
      rest: 'table',
      bounds: {
        left: solid.radius,
        right: solid.radius + form.length * 0.94,
        up: solid.height + form.rise * 0.4,
        down: solid.radius * look.tilt,
      },
      foot: ringAt(solid, 0).radius,
    };
  };
}

const FACE_RADIUS = 132;

function panFloor(pen: Pen, look: Look): string {
  const r = FACE_RADIUS;
  const wall = pen.linear(
    [-r, -r],
    [r, r],
    [
      [0, shade(look.main, -0.5)],
      [1, shade(look.main, 0.34)],
    ],
  );
  const floor = pen.radial([-r * 0.3, -r * 0.36], r * 1.3, [
    [0, shade(look.main, 0.3)],
    [0.5, shade(look.main, 0.06)],
    [1, shade(look.main, -0.3)],
  ]);
  const rings = [0.3, 0.5, 0.7].map((share) => stroke(ellipse(0, 0, r * share, r * share), shade(look.main, 0.5), 0.8));
  const faces =
    disc(0, 0, r, r, shade(look.main, 0.2)) + disc(0, 0, r - 2, r - 2, wall) + disc(0, 2, r * 0.83, r * 0.83, floor);
  return faces + group(rings.join(''), 'opacity="0.25"');
}

/** A pan seen from above: the round face, the handle upwards. */
const panFace: Drawer = (pen, look) => {
  const r = FACE_RADIUS;
  const handle = `M-11,${n(-r + 8)}L-8,${n(-r - 150)}a9,9 0 0 1 16,0L11,${n(-r + 8)}z`;
  const metal = pen.linear(
    [-12, 0],
    [12, 0],
    [
      [0, shade(look.second, 0.26)],
      [0.5, look.second],
      [1, shade(look.second, -0.4)],
    ],
  );
  const rivets = [-6, 6].map((x) => disc(x, -r + 18, 3.4, 3.4, shade(look.second, 0.5))).join('');
  const art = fill(handle, metal) + disc(0, -r - 138, 4, 6, shade(look.second, -0.75)) + panFloor(pen, look) + rivets;
  const outline = ellipse(0, 0, r, r) + handle;
  return { art, rest: 'flat', angle: 28, bounds: { left: r, right: r, up: r + 158, down: r }, outline };
};

const kettleBody: Profile = [
  [0, 76],
  [4, 82],
  [24, 92],
  [64, 88],
  [104, 62],
  [118, 46],
];

const kettle: Drawer = (pen, look) => {
  const base = vessel({
    profile: kettleBody,
    finish: 'enamel',
    spout: { from: 0.42, to: 0.98, reach: 46, thick: 21 },
    lid: {
      profile: [
        [0, 46],
        [6, 42],
        [11, 22],
      ],
      knob: [
        [0, 5],
        [7, 6],
        [14, 12],
        [20, 8],
      ],
      knobSecond: true,
    },
  })(pen, look);
  const hoop = 'M-62,-96C-84,-190 84,-190 62,-96';
  const grip = 'M-34,-164.5C-16,-169 16,-169 34,-164.5';
  return {
    ...base,
    art: tube(hoop, '#3d3a37', 6) + base.art + tube(grip, look.second, 17),
    bounds: { ...base.bounds, up: 178 },
  };
};

const knob: Profile = [
  [0, 6],
  [5, 7],
  [11, 13],
  [17, 10],
];

/** Pots, pans and kettles. */
export const cookware = {
  kettle,
  panFace,
  fryingPan: pan({
    profile: [
      [0, 98],
      [4, 104],
      [40, 132],
    ],
    finish: 'iron',
    length: 190,
    at: 0.8,
    rise: 34,
    isWooden: false,
  }),
  saucepan: pan({
    profile: [
      [0, 74],
      [5, 80],
      [40, 82],
      [92, 82],
    ],
    finish: 'enamel',
    length: 150,
    at: 0.86,
    rise: 12,
    isWooden: true,
  }),
  milkPan: pan({
    profile: [
      [0, 56],
      [6, 62],
      [40, 64],
      [78, 70],
    ],
    finish: 'steel',
    length: 140,
    at: 0.84,
    rise: 18,
    isWooden: true,
  }),
  copperPan: pan({
    profile: [
      [0, 86],
      [3, 90],
      [40, 91],
      [84, 91],
    ],
    finish: 'steel',
    length: 170,
    at: 0.88,
    rise: 16,
    isWooden: false,
  }),
  casserole: vessel({
    profile: [
      [0, 104],
      [6, 114],
      [40, 124],
      [104, 126],
    ],
    finish: 'enamel',
    lugs: { at: 0.86, reach: 26 },
    lid: {
      profile: [
        [0, 126],
        [6, 125],
        [14, 100],
        [24, 48],
        [28, 14],
      ],
      knob,
      knobSecond: true,
    },
  }),
  beanPot: vessel({
    profile: [
      [0, 66],
      [6, 74],
      [50, 94],
      [100, 84],
      [122, 70],
    ],
    finish: 'speckle',
    dip: 0.36,
    lugs: { at: 0.78, reach: 20 },
    lid: {
      profile: [
        [0, 70],
        [5, 69],
        [15, 46],
        [20, 12],
      ],
      knob,
    },
  }),
  stockpot: vessel({
    profile: [
      [0, 112],
      [6, 116],
      [100, 117],
      [176, 117],
    ],
    finish: 'steel',
    lugs: { at: 0.84, reach: 28 },
    lid: {
      profile: [
        [0, 118],
        [6, 117],
        [12, 90],
        [20, 30],
      ],
      knob,
      knobSecond: true,
    },
  }),
} satisfies Record<string, Drawer>;
