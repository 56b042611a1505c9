import { shade } from './colour.js';
import type { Drawer, Look } from './drawn.js';
import { body } from './finish.js';
import { lathe } from './lathe.js';
import { disc, fill, group, stroke, type Pen, type Point } from './pen.js';
import { stem } from './plants.js';
import { between } from './random.js';
import { blob, leaf } from './shapes.js';
import { vessel } from './vessel.js';

function stems(pen: Pen, look: Look): string {
  const spread: readonly Point[] = [
    [-86, -330],
    [-34, -390],
    [30, -372],
    [84, -300],
  ];
  return spread.map((tip) => stem(pen, [tip[0] * 0.08, -168], tip, 44, look.second)).join('');
}

const vaseStems: Drawer = (pen, look) => {
  const vase = vessel({
    profile: [
      [0, 36],
      [4, 42],
      [52, 60],
      [112, 42],
      [150, 22],
      [176, 27],
    ],
    finish: 'speckle',
  })(pen, look);
  return { ...vase, art: stems(pen, look) + vase.art, bounds: { left: 120, right: 120, up: 400, down: 10 } };
};

const lemon: Drawer = (pen, look) => {
  const shape = blob([
    [-38, -30],
    [-28, -50],
    [0, -58],
    [26, -50],
    [42, -33],
    [28, -10],
    [0, -1],
    [-28, -10],
  ]);
  const paint = pen.radial([-14, -44], 64, [
    [0, shade(look.main, 0.5)],
    [0.45, look.main],
    [1, shade(look.main, -0.36)],
  ]);
  const pores = Array.from({ length: 26 }, () =>
    disc(between(pen.random, -26, 28), between(pen.random, -48, -8), 0.8, 0.7, shade(look.main, -0.3)),
  ).join('');
  return {
    art: fill(shape, paint) + group(pores, 'opacity="0.5"'),
    rest: 'table',
    bounds: { left: 40, right: 42, up: 58, down: 2 },
    foot: 30,
  };
};

const pear: Drawer = (pen, look) => {
  const solid = lathe(
    [
      [0, 20],
      [8, 36],
      [30, 44],
      [56, 34],
      [78, 20],
      [94, 15],
      [102, 5],
    ],
    look.tilt,
  );
  const blush = disc(14, -36, 26, 34, pen.spot('#b4532f', 0.42));
  return {
    art:
      stroke('M0,-98C2,-110 8,-116 14,-122', '#4b3524', 3.4) +
      body(pen, solid, look.main, 'wax') +
      group(blush, pen.clip(solid.path)),
    rest: 'table',
    bounds: { left: 44, right: 44, up: 122, down: 6 },
    foot: 30,
  };
};

const loaf: Drawer = (pen, look) => {
  const shape = blob([
    [-118, -18],
    [-108, -54],
    [-50, -86],
    [22, -90],
    [88, -70],
    [118, -34],
    [108, -6],
    [0, 4],
    [-104, 0],
  ]);
  const crust = pen.radial([-40, -76], 190, [
    [0, shade(look.main, 0.4)],
    [0.5, look.main],
    [1, shade(look.main, -0.56)],
  ]);
  const cuts = [-64, -16, 34, 78]
    .map(
      (x) =>
        fill(leaf([x - 16, -26], [x + 14, -78], 26), shade(look.main, 0.6), 'opacity="0.75"') +
        stroke(`M${x - 18},-28C${x - 22},-52 ${x - 4},-70 ${x + 12},-80`, shade(look.main, -0.5), 3, 'opacity="0.6"'),
    )
    .join('');
  const flour = Array.from({ length: 70 }, () =>
    disc(between(pen.random, -96, 96), between(pen.random, -80, -14), between(pen.random, 0.5, 1.6), 0.9, '#fff6e6'),
  ).join('');
  return {
    art: fill(shape, crust) + group(cuts + group(flour, 'opacity="0.6"'), pen.clip(shape)),
    rest: 'table',
    bounds: { left: 118, right: 118, up: 90, down: 5 },
    foot: 106,
  };
};

/** Fruit, bread and cut stems, which keep still lifes company. */
export const provisions = { vaseStems, lemon, pear, loaf } satisfies Record<string, Drawer>;
