import { shade } from './colour.js';
import type { Drawer } from './drawn.js';
import { disc, fill, group, softFill, stroke } from './pen.js';
import { canvasThreads, part } from './plate.js';
import { roundedRect } from './shapes.js';

const gloves: Drawer = (pen, look) => {
  const hand =
    'M-52,120C-54,60 -62,20 -66,-14C-70,-34 -74,-78 -72,-96C-70,-110 -50,-110 -48,-96L-44,-42C-44,-70 -44,-112 -42,-126C-40,-140 -20,-140 -18,-126L-16,-46C-14,-76 -12,-116 -8,-128C-4,-140 14,-138 14,-124L12,-40C16,-64 22,-92 26,-102C32,-114 48,-108 46,-94C44,-64 42,-30 44,-6C58,-22 76,-40 88,-44C100,-46 108,-34 100,-24C84,0 66,34 60,52C56,70 54,96 54,120z';
  const one = (mirror: number, x: number, turn: number) => {
    const extent = { x: -76, y: -140, width: 180, height: 262 };
    const palm = group(
      canvasThreads(pen, extent, look.main) +
        stroke('M-50,60C-20,50 20,50 56,62', shade(look.main, -0.6), 2.4, 'opacity="0.6"') +
        [-56, -28, 0, 30]
          .map((fx) => fill(roundedRect(fx - 12, -104, 24, 28, 8), look.second, 'opacity="0.9"'))
          .join('') +
        fill('M-56,-16C-20,-30 24,-28 46,-12L44,6C20,-8 -24,-8 -54,4z', shade(look.main, 0.16)),
      pen.clip(hand),
    );
    const cuff =
      part(pen, roundedRect(-56, 96, 112, 40, 6), '#15181b', { x: -56, y: 96, width: 112, height: 40 }, 'rubber') +
      fill(roundedRect(-18, 104, 62, 22, 4), shade(look.main, 0.12)) +
      fill(roundedRect(22, 108, 16, 14, 2), '#e3e8eb');
    const drop = group(softFill(hand, '#0d0b09', 8, 0.34), `transform="translate(${6 * mirror} 9)"`);
    return group(
      drop + part(pen, hand, look.main, extent, 'canvas') + palm + cuff,
      `transform="translate(${x} 0) rotate(${turn}) scale(${mirror} 1)"`,
    );
  };
  return {
    art: one(-1, 104, 7) + one(1, -104, -7),
    rest: 'flat',
    focus: [0.34, 0.44],
    angle: 0,
    bounds: { left: 192, right: 192, up: 144, down: 142 },
  };
};

const helmet: Drawer = (pen, look) => {
  const shell =
    'M-148,20C-156,-60 -104,-134 -6,-138C94,-142 152,-76 158,4C160,26 150,32 130,32L-126,40C-140,40 -147,34 -148,20z';
  const vents = [
    'M-84,-22C-70,-66 -40,-96 -2,-106C-22,-84 -36,-56 -40,-24C-52,-14 -72,-12 -84,-22z',
    'M-16,-28C-12,-66 6,-94 34,-106C30,-80 30,-58 34,-32C22,-18 -4,-16 -16,-28z',
    'M56,-34C52,-60 52,-82 58,-98C82,-82 102,-58 112,-24C100,-16 70,-16 56,-34z',
  ];
  const holes = vents.map((d) => fill(d, '#0d0f11') + stroke(d, shade(look.main, 0.5), 1.6, 'opacity="0.5"')).join('');
  const rim = part(
    pen,
    'M-148,18C-60,4 70,2 158,6C160,26 150,34 130,34L-126,42C-140,42 -148,34 -148,18z',
    '#1d2125',
    { x: -148, y: 4, width: 306, height: 38 },
    'rubber',
  );
  const straps =
    stroke('M-84,38L-22,122M66,36L-14,122M-22,122L-16,146', '#23272c', 9) +
    stroke('M-84,38L-22,122M66,36L-14,122', '#5a6168', 1.4) +
    fill(roundedRect(-34, 136, 34, 18, 5), '#15181b');
  const shine = stroke('M-124,-36C-112,-84 -72,-116 -26,-124', '#ffffff', 7, 'opacity="0.55"');
  const lamp =
    fill(roundedRect(134, -26, 20, 30, 7), '#15181b') +
    fill(roundedRect(138, -21, 12, 20, 4), look.second) +
    disc(146, -11, 34, 34, pen.spot(look.second, 0.5));
  return {
    art:
      straps + part(pen, shell, look.main, { x: -150, y: -140, width: 308, height: 176 }) + holes + shine + rim + lamp,
    rest: 'wall',
    bounds: { left: 152, right: 166, up: 140, down: 156 },
    outline: shell,
  };
};

const vest: Drawer = (pen, look) => {
  const shell =
    'M-66,-150C-58,-110 -36,-96 0,-94C36,-96 58,-110 66,-150L108,-132C104,-80 116,-40 140,-20L134,150C60,162 -60,162 -134,150L-140,-20C-116,-40 -104,-80 -108,-132z';
  const extent = { x: -140, y: -150, width: 280, height: 310 };
  const tape = (y: number) =>
    fill(
      `M-142,${y}C-60,${y + 12} 60,${y + 12} 142,${y}V${y + 26}C60,${y + 38} -60,${y + 38} -142,${y + 26}z`,
      '#dfe5e8',
    ) +
    fill(
      `M-142,${y}C-90,${y + 8} -60,${y + 9} -30,${y + 9}V${y + 35}C-60,${y + 35} -90,${y + 34} -142,${y + 26}z`,
      '#ffffff',
      'opacity="0.6"',
    );
  const zip =
    stroke('M0,-94V158', '#15181b', 5) +
    stroke('M0,-94V158', '#8f979e', 1.4, 'stroke-dasharray="2 2"') +
    fill(roundedRect(-4, -88, 8, 20, 3), '#15181b');
  const creases = stroke(
    'M-90,-60C-70,-10 -80,60 -66,120M84,-50C66,0 80,70 62,130M-30,40C-40,80 -26,110 -34,140',
    shade(look.main, -0.5),
    9,
    'opacity="0.13"',
  );
  const piping = stroke('M-108,-132C-104,-80 -116,-40 -140,-20M108,-132C104,-80 116,-40 140,-20', '#15181b', 6);
  const art =
    part(pen, shell, look.main, extent, 'canvas') +
    group(creases + tape(30) + tape(84), pen.clip(shell)) +
    zip +
    piping;
  return { art, rest: 'flat', angle: 0, bounds: { left: 142, right: 142, up: 152, down: 160 }, outline: shell };
};

/** What a rider wears. */
export const rideWear = { gloves, helmet, vest } satisfies Record<string, Drawer>;
