import type { Profile } from './lathe.js';
import { vessel } from './vessel.js';

const MUG: Profile = [
  [0, 33],
  [2, 36],
  [14, 40],
  [50, 41],
  [92, 41.5],
];
const TALL: Profile = [
  [0, 31],
  [3, 34],
  [30, 37],
  [80, 36],
  [118, 38],
];
const CUP: Profile = [
  [0, 22],
  [3, 25],
  [16, 34],
  [38, 38],
  [74, 37],
];
const ESPRESSO: Profile = [
  [0, 19],
  [2, 22],
  [12, 28],
  [30, 31],
  [52, 32],
];
const BOWL: Profile = [
  [0, 34],
  [5, 36],
  [10, 48],
  [34, 70],
  [66, 82],
];
const DEEP_BOWL: Profile = [
  [0, 38],
  [8, 38],
  [14, 56],
  [44, 84],
  [86, 96],
];
const PINCH: Profile = [
  [0, 22],
  [4, 28],
  [16, 39],
  [32, 42],
];
const WIDE: Profile = [
  [0, 62],
  [4, 66],
  [10, 88],
  [24, 106],
  [40, 118],
];
const PLATE: Profile = [
  [0, 82],
  [4, 86],
  [7, 96],
  [15, 122],
  [22, 134],
];
const SIDE_PLATE: Profile = [
  [0, 62],
  [3, 66],
  [6, 74],
  [13, 92],
  [18, 101],
];
const PITCHER: Profile = [
  [0, 46],
  [4, 52],
  [60, 64],
  [120, 54],
  [168, 40],
  [196, 46],
];
const JUG: Profile = [
  [0, 30],
  [4, 34],
  [34, 40],
  [66, 32],
  [84, 35],
];
const TEAPOT: Profile = [
  [0, 46],
  [4, 52],
  [34, 74],
  [66, 70],
  [92, 44],
];
const VASE: Profile = [
  [0, 36],
  [4, 42],
  [52, 60],
  [112, 42],
  [150, 22],
  [176, 27],
];

/** Thrown and turned tableware. */
export const tableware = {
  mug: vessel({ profile: MUG, finish: 'speckle', dip: 0.16, handle: { top: 0.8, bottom: 0.24, reach: 26, thick: 10 } }),
  mugTall: vessel({
    profile: TALL,
    finish: 'speckle',
    dip: 0.3,
    handle: { top: 0.82, bottom: 0.4, reach: 24, thick: 9 },
  }),
  mugGloss: vessel({
    profile: CUP,
    finish: 'gloss',
    inside: 'second',
    handle: { top: 0.84, bottom: 0.3, reach: 20, thick: 8 },
  }),
  mugEnamel: vessel({
    profile: [
      [0, 39],
      [3, 41],
      [40, 41],
      [82, 41],
    ],
    finish: 'enamel',
    collar: 0.95,
    inside: 'second',
    wall: 1.6,
    handle: { top: 0.82, bottom: 0.3, reach: 24, thick: 7 },
  }),
  beaker: vessel({
    profile: [
      [0, 28],
      [3, 31],
      [40, 37],
      [96, 41],
    ],
    finish: 'speckle',
    dip: 0.34,
  }),
  espresso: vessel({
    profile: ESPRESSO,
    finish: 'gloss',
    saucer: 58,
    holds: '#4a2c1a',
    handle: { top: 0.82, bottom: 0.34, reach: 16, thick: 6.5 },
  }),
  latteBowl: vessel({
    profile: [
      [0, 30],
      [7, 31],
      [12, 44],
      [36, 64],
      [70, 68],
    ],
    finish: 'gloss',
    inside: 'second',
    holds: '#d9b28c',
    dip: 0.08,
  }),
  teaBowl: vessel({
    profile: [
      [0, 24],
      [6, 25],
      [10, 36],
      [32, 50],
      [64, 52],
    ],
    finish: 'speckle',
    dip: 0.22,
    holds: '#8f8a3c',
  }),
  bowl: vessel({ profile: BOWL, finish: 'speckle', dip: 0.12 }),
  noodleBowl: vessel({ profile: DEEP_BOWL, finish: 'gloss', inside: 'second', dip: 0.1 }),
  woodBowl: vessel({
    profile: [
      [0, 60],
      [4, 66],
      [30, 112],
      [66, 134],
      [92, 138],
    ],
    finish: 'wood',
    wall: 7,
  }),
  pinchBowl: vessel({ profile: PINCH, finish: 'speckle', dip: 0.3, holds: '#f6f2ea', wall: 3 }),
  pastaPlate: vessel({ profile: WIDE, finish: 'speckle', wall: 5, isShallow: true }),
  plate: vessel({ profile: PLATE, finish: 'speckle', wall: 6, isShallow: true }),
  sidePlate: vessel({ profile: SIDE_PLATE, finish: 'gloss', wall: 4, collar: 0.9, isShallow: true }),
  pitcher: vessel({
    profile: PITCHER,
    finish: 'speckle',
    dip: 0.12,
    lip: 13,
    handle: { top: 0.93, bottom: 0.42, reach: 32, thick: 13 },
  }),
  milkJug: vessel({ profile: JUG, finish: 'gloss', lip: 9, handle: { top: 0.9, bottom: 0.3, reach: 20, thick: 7.5 } }),
  teapot: vessel({
    profile: TEAPOT,
    finish: 'speckle',
    spout: { from: 0.34, to: 1.0, reach: 52, thick: 20 },
    handle: { top: 0.86, bottom: 0.26, reach: 44, thick: 11 },
    lid: {
      profile: [
        [0, 46],
        [5, 44],
        [14, 26],
        [18, 8],
      ],
      knob: [
        [0, 7],
        [6, 9],
        [13, 11],
        [18, 6],
      ],
    },
  }),
  vase: vessel({ profile: VASE, finish: 'matte' }),
};
