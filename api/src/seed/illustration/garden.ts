import { shade } from './colour.js';
import type { Drawer } from './drawn.js';
import { body } from './finish.js';
import { label, wrapLight } from './label.js';
import { lathe, ringAt, type Profile } from './lathe.js';
import { disc, fill, group, n, stroke } from './pen.js';
import { between } from './random.js';
import { tube, vessel } from './vessel.js';

const wateringCan: Drawer = (pen, look) => {
  const can = vessel({
    profile: [
      [0, 74],
      [4, 78],
      [60, 78],
      [118, 70],
      [128, 64],
    ],
    finish: 'enamel',
    wall: 2,
  })(pen, look);
  const neck = 'M-60,-26C-110,-44 -140,-96 -168,-150L-158,-156C-126,-108 -104,-84 -58,-66z';
  const paint = pen.linear(
    [-150, -120],
    [-100, -40],
    [
      [0, shade(look.main, 0.3)],
      [0.5, look.main],
      [1, shade(look.main, -0.35)],
    ],
  );
  const rose =
    fill('M-172,-146L-156,-160C-168,-176 -186,-186 -200,-180C-204,-166 -190,-150 -172,-146z', shade(look.second, 0)) +
    group(disc(0, 0, 8, 20, shade(look.second, 0.3)), 'transform="translate(-189 -167) rotate(-42)"');
  const hoop = 'M58,-100C120,-150 132,-40 66,-24';
  const carry = 'M-46,-122C-40,-196 40,-200 50,-118';
  const brace = stroke('M-112,-84L-66,-112', shade(look.main, -0.3), 5);
  const art = fill(neck, paint) + rose + brace + tube(hoop, look.main, 9) + can.art + tube(carry, look.second, 9);
  return { art, rest: 'table', bounds: { left: 204, right: 122, up: 190, down: 14 }, foot: 76 };
};

function handTool(blade: string, lines: string): Drawer {
  return (pen, look) => {
    const steel = pen.linear(
      [-44, 0],
      [44, 0],
      [
        [0, shade(look.second, 0.4)],
        [0.42, shade(look.second, 0.1)],
        [0.52, shade(look.second, -0.36)],
        [1, shade(look.second, 0.06)],
      ],
    );
    const ash = pen.linear(
      [-17, 0],
      [17, 0],
      [
        [0, shade(look.main, 0.12)],
        [0.3, shade(look.main, 0.4)],
        [0.6, look.main],
        [1, shade(look.main, -0.4)],
      ],
    );
    const grip = 'M-11,-20C-13,-60 -18,-110 -15,-148C-13,-166 13,-166 15,-148C18,-110 13,-60 11,-20z';
    const cord = stroke('M0,-148C-24,-196 22,-204 2,-150', '#7b4d2a', 4);
    const neck =
      fill('M-7,-26L-5,36H5L7,-26z', shade(look.second, -0.22)) +
      fill('M-12,-36H12L10,-14H-10z', shade(look.second, -0.1)) +
      stroke('M-9,-32H-2', '#ffffff', 2, 'opacity="0.6"');
    const metal = fill(blade, steel) + stroke(lines, '#ffffff', 2, 'opacity="0.5"');
    const art =
      metal +
      neck +
      fill(grip, ash) +
      stroke('M-7,-50C-9,-90 -11,-120 -9,-144', '#ffffff', 2.4, 'opacity="0.35"') +
      disc(0, -150, 3, 3, '#3b2a1c') +
      cord;
    const outline = `${blade}${grip}`;
    return { art, rest: 'flat', angle: 34, bounds: { left: 48, right: 48, up: 196, down: 206 }, outline };
  };
}

const CAN: Profile = [
  [0, 50],
  [2, 51],
  [84, 51],
];
const LID: Profile = [
  [0, 53],
  [18, 53],
  [22, 50],
];
const SEAT: Profile = [
  [78, 51],
  [83, 51],
];

const tin: Drawer = (pen, look) => {
  const solid = lathe(CAN, look.tilt);
  const lid = lathe(LID, look.tilt);
  const colours = { paper: look.second, ink: shade(look.second, -0.7) };
  const paper = label(51, look.tilt, { bottom: 14, top: 70, width: 0.86 }, colours);
  const seat = fill(lathe(SEAT, look.tilt).path, '#20160f', 'opacity="0.22"');
  const top = ringAt(lid, 1);
  const pressed =
    disc(0, top.y, 49, 49 * look.tilt, shade(look.main, 0.22)) +
    disc(0, top.y + 0.6, 42, 42 * look.tilt, shade(look.main, 0.08));
  const cover = group(body(pen, lid, look.main, 'enamel') + pressed, `transform="translate(0 ${n(-solid.height)})"`);
  const art = body(pen, solid, look.main, 'enamel') + paper + wrapLight(pen, solid.path, 51) + seat + cover;
  return { art, rest: 'table', bounds: { left: 53, right: 53, up: 108, down: 8 }, foot: 50 };
};

const twine: Drawer = (pen, look) => {
  const ball = lathe(
    [
      [0, 26],
      [8, 42],
      [30, 54],
      [54, 54],
      [76, 42],
      [88, 22],
    ],
    look.tilt,
  );
  const turns = Array.from({ length: 38 }, (_, i) => {
    const [turn, flat] = [between(pen.random, -70, 70), between(pen.random, 8, 44)];
    return `<ellipse cx="0" cy="-43" rx="54" ry="${n(flat)}" fill="none" stroke="${shade(look.main, i % 3 ? -0.34 : 0.4)}" stroke-width="1.5" opacity="0.42" transform="rotate(${n(turn)} 0 -43)"/>`;
  });
  const tail =
    stroke('M40,-8C80,6 92,-14 120,2C134,10 128,18 112,16', shade(look.main, -0.1), 3.2) +
    stroke('M40,-9C80,5 92,-15 120,1', shade(look.main, 0.4), 1, 'opacity="0.6"');
  return {
    art: tail + body(pen, ball, look.main, 'matte') + group(turns.join(''), pen.clip(ball.path)),
    rest: 'table',
    bounds: { left: 54, right: 124, up: 88, down: 12 },
    foot: 46,
  };
};

/** What a gardener carries. */
export const garden = {
  wateringCan,
  trowel: handTool(
    'M-8,34C-30,40 -42,60 -42,96C-42,146 -20,186 0,202C20,186 42,146 42,96C42,60 30,40 8,34z',
    'M-26,64C-34,100 -24,150 -8,180',
  ),
  handFork: handTool(
    'M-6,34C-34,44 -42,66 -41,100L-37,196L-31,196L-27,104C-26,86 -16,76 -5,74L-3,200L3,200L5,74C16,76 26,86 27,104L31,196L37,196L41,100C42,66 34,44 6,34z',
    'M-34,80C-36,110 -34,150 -33,182',
  ),
  tin,
  twine,
} satisfies Record<string, Drawer>;
