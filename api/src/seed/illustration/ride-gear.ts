import { shade } from './colour.js';
import type { Drawer } from './drawn.js';
import { disc, fill, group, n, softFill, stroke } from './pen.js';
import { barrel, part } from './plate.js';
import { roundedRect } from './shapes.js';

const STEEL = '#a9b1b7';

const miniPump: Drawer = (pen, look) => {
  const tube = roundedRect(-120, -15, 190, 30, 8);
  const grip = roundedRect(-176, -18, 62, 36, 12);
  const head = part(
    pen,
    'M66,-15H96C110,-15 118,-8 118,4V34C118,40 114,44 108,44H86C82,44 80,42 80,38V15H66z',
    '#1d2125',
    { x: 66, y: -15, width: 52, height: 59 },
    'rubber',
  );
  const lever = stroke('M108,-10L146,-34', '#1d2125', 11) + stroke('M110,-13L143,-34', '#5a6168', 3);
  const ridges = Array.from({ length: 11 }, (_, i) => `M${-168 + i * 5},-16V16`).join('');
  const knurl = stroke(ridges, '#0d0f11', 1.6, 'opacity="0.5"');
  const rings = [-114, 58].map((x) => barrel(pen, roundedRect(x, -17, 8, 34, 2), look.second, -17, 17)).join('');
  const marks = Array.from({ length: 8 }, (_, i) => `M${-60 + i * 9},4v${i % 2 ? 4 : 7}`).join('');
  const scale = stroke(marks, '#ffffff', 1, 'opacity="0.7"') + fill('M-84,-5h14l-7,9z', look.second);
  const art =
    lever +
    barrel(pen, tube, look.main, -15, 15) +
    barrel(pen, grip, '#2a2f34', -18, 18, 0.3) +
    knurl +
    rings +
    scale +
    head;
  return {
    art,
    rest: 'flat',
    angle: -34,
    bounds: { left: 176, right: 148, up: 40, down: 46 },
    outline: `${tube}${grip}M66,-15H118V44H80V15H66z`,
  };
};

function bit(x: number, length: number, turn: number, tip: string): string {
  const shaft =
    fill(roundedRect(-4, -length, 8, length, 1), STEEL) +
    fill(roundedRect(-4, -length, 3, length, 1), '#e6eaed') +
    tip.replaceAll('@', String(-length));
  return group(shaft, `transform="translate(${x} 0) rotate(${turn})"`);
}

const multitool: Drawer = (pen, look) => {
  const hex = '<path d="M-4,@l4,-5l4,5z" fill="#7d858c"/>';
  const wide = '<path d="M-6,@h12l-2,-12h-8z" fill="#8f979e"/>';
  const fan = (x: number, spread: readonly (readonly [number, number, string])[]) =>
    spread.map(([length, turn, tip]) => bit(x, length, turn, tip)).join('');
  const left = fan(-78, [
    [84, -64, hex],
    [98, -40, hex],
    [108, -16, wide],
    [92, 8, hex],
  ]);
  const right = fan(78, [
    [86, 66, hex],
    [104, 42, wide],
    [96, 18, hex],
  ]);
  const frame = roundedRect(-96, -18, 192, 40, 18);
  const inner = part(pen, roundedRect(-90, -26, 180, 42, 18), '#3a4046', { x: -90, y: -26, width: 180, height: 42 });
  const bolts = [-78, 78]
    .map(
      (x) =>
        disc(x, 2, 11, 11, '#15181b') +
        disc(x - 1, 1, 8, 8, STEEL) +
        fill(`M${x - 4},-1l4,-2.4l4,2.4v5l-4,2.4l-4,-2.4z`, '#3a4046'),
    )
    .join('');
  const slots =
    stroke('M-46,2H46', shade(look.main, -0.6), 9) + stroke('M-46,2H46', look.second, 2.4, 'stroke-dasharray="10 8"');
  const art =
    left + right + inner + part(pen, frame, look.main, { x: -96, y: -18, width: 192, height: 40 }) + slots + bolts;
  return {
    art,
    rest: 'flat',
    focus: [0.5, 0.5],
    angle: -12,
    bounds: { left: 158, right: 158, up: 122, down: 24 },
    outline: frame,
  };
};

const tyreLevers: Drawer = (pen, look) => {
  const one =
    'M-88,-9C-60,-13 30,-12 74,-12C92,-12 102,-18 110,-13C114,-9 108,-4 100,-3C84,4 60,11 20,11C-20,12 -60,12 -88,9C-98,8 -98,-8 -88,-9z';
  const lever = (y: number, turn: number, colour: string) =>
    group(
      group(softFill(one, '#0d0b09', 5, 0.34), 'transform="translate(4 6)"') +
        part(pen, one, colour, { x: -96, y: -14, width: 208, height: 26 }) +
        stroke('M-60,0H40', shade(colour, -0.5), 4, 'opacity="0.5"') +
        disc(-78, 0, 4.4, 4.4, shade(colour, -0.7)),
      `transform="translate(0 ${y}) rotate(${turn})"`,
    );
  return {
    art: lever(-44, -5, look.main) + lever(0, 2, look.second) + lever(44, -2, look.main),
    rest: 'flat',
    angle: -24,
    bounds: { left: 104, right: 114, up: 70, down: 64 },
  };
};

const uLock: Drawer = (pen, look) => {
  const bow = 'M-66,70V-70C-66,-158 66,-158 66,-70V70';
  const shackle =
    stroke(bow, '#4c535a', 27, 'stroke-linecap="butt"') +
    stroke('M-70,70V-70C-70,-162 62,-162 62,-72V70', '#8f979e', 12, 'stroke-linecap="butt"') +
    stroke('M-73,68V-70C-72,-166 58,-166 58,-74', '#e8edf0', 2.6, 'stroke-linecap="butt" opacity="0.8"');
  const sleeve =
    stroke('M-66,40V-66C-66,-152 66,-152 66,-66V40', look.main, 31, 'stroke-linecap="butt"') +
    stroke('M-73,38V-66C-73,-164 57,-164 57,-70', shade(look.main, 0.5), 4, 'stroke-linecap="butt" opacity="0.55"');
  const bar = barrel(pen, roundedRect(-112, 62, 224, 52, 16), '#23272c', 62, 114, 0.4);
  const ends = [-112, 90].map((x) => barrel(pen, roundedRect(x, 60, 22, 56, 8), look.second, 60, 116)).join('');
  const keyhole =
    disc(0, 88, 15, 15, '#0d0f11') + disc(0, 88, 11, 11, STEEL) + fill(roundedRect(-2, 80, 4, 16, 2), '#15181b');
  const outline = 'M-82,70V-70C-82,-180 82,-180 82,-70V70H50V-70C50,-136 -50,-136 -50,-70V70z';
  return {
    art: shackle + sleeve + bar + ends + keyhole,
    rest: 'flat',
    angle: 14,
    bounds: { left: 114, right: 114, up: 156, down: 118 },
    outline: `${outline}${roundedRect(-112, 62, 224, 52, 16)}`,
  };
};

const foldingLock: Drawer = (pen, look) => {
  const joints = [
    [-120, 70],
    [-90, -60],
    [-20, -100],
    [60, -86],
    [112, -10],
    [96, 72],
  ] as const;
  const links = joints.slice(1).map(([x, y], i) => {
    const from = joints[i] ?? [0, 0];
    const [length, turn] = [
      Math.hypot(x - from[0], y - from[1]),
      (Math.atan2(y - from[1], x - from[0]) * 180) / Math.PI,
    ];
    const bar = part(pen, roundedRect(-13, -15, length + 26, 30, 15), i % 2 ? look.main : shade(look.main, 0.12), {
      x: -13,
      y: -15,
      width: length + 26,
      height: 30,
    });
    return group(bar, `transform="translate(${from[0]} ${from[1]}) rotate(${n(turn)})"`);
  });
  const rivets = joints.map(([x, y]) => disc(x, y, 8, 8, '#15181b') + disc(x - 1, y - 1, 5.6, 5.6, STEEL)).join('');
  const body =
    part(pen, roundedRect(-150, 52, 270, 44, 14), '#23272c', { x: -150, y: 52, width: 270, height: 44 }, 'rubber') +
    fill(roundedRect(-134, 66, 60, 5, 2), look.second) +
    disc(92, 74, 11, 11, STEEL) +
    fill(roundedRect(90, 67, 4, 14, 2), '#15181b');
  return {
    art: links.join('') + rivets + body,
    rest: 'flat',
    angle: 0,
    bounds: { left: 152, right: 130, up: 118, down: 98 },
    outline: roundedRect(-150, 52, 270, 44, 14),
  };
};

const phoneMount: Drawer = (pen, look) => {
  const phone = roundedRect(-76, -168, 152, 300, 22);
  const screen = roundedRect(-68, -160, 136, 284, 16);
  const route =
    stroke('M-40,104C-50,50 20,54 14,4C8,-40 -36,-30 -28,-78C-22,-112 24,-104 34,-130', look.second, 7) +
    disc(34, -130, 9, 9, look.second) +
    disc(-40, 104, 7, 7, '#ffffff');
  const streets = stroke('M-68,-60L68,-96M-68,20L68,-22M-68,86L68,52M-44,-160L-20,124M28,-160L50,124', '#3a424a', 4);
  const bar = barrel(pen, roundedRect(-600, 128, 1200, 34, 17), '#5a6168', 128, 162);
  const arm = part(
    pen,
    'M-34,112H34L42,150C42,174 -42,174 -42,150z',
    '#15181b',
    { x: -42, y: 112, width: 84, height: 60 },
    'rubber',
  );
  const corner = (sx: number, y: number) =>
    part(pen, roundedRect(sx > 0 ? 62 : -84, y, 22, 46, 7), look.main, {
      x: sx > 0 ? 62 : -84,
      y,
      width: 22,
      height: 46,
    });
  const grips = corner(-1, -120) + corner(1, -120) + corner(-1, 40) + corner(1, 40);
  const glass = fill('M-68,-160H20L-68,40z', '#ffffff', 'opacity="0.07"');
  const art =
    bar +
    arm +
    part(pen, phone, '#23272c', { x: -76, y: -168, width: 152, height: 300 }, 'polished') +
    fill(screen, '#12161a') +
    group(streets + route + glass, pen.clip(screen)) +
    grips;
  return {
    art,
    rest: 'wall',
    bounds: { left: 90, right: 90, up: 168, down: 172 },
    outline: `${phone}${roundedRect(-600, 128, 1200, 34, 17)}`,
  };
};

/** Tools, locks and mounts. */
export const rideGear = { miniPump, multitool, tyreLevers, uLock, foldingLock, phoneMount } satisfies Record<
  string,
  Drawer
>;
