import { shade } from './colour.js';
import type { Drawer, Look } from './drawn.js';
import { body } from './finish.js';
import { lathe } from './lathe.js';
import { disc, fill, group, n, stroke, type Pen } from './pen.js';
import { barrel, part } from './plate.js';
import { polygon, roundedRect } from './shapes.js';

function dome(pen: Pen, look: Look, r: number): string {
  const cup = lathe(
    [
      [0, r],
      [r * 0.3, r * 0.96],
      [r * 0.62, r * 0.76],
      [r * 0.84, r * 0.42],
      [r * 0.92, r * 0.08],
    ],
    look.tilt,
  );
  return body(pen, cup, look.main, 'steel');
}

/** A bell on a bar: the dome, its striker, the strap. */
function bell(r: number): Drawer {
  return (pen, look) => {
    const bar = barrel(pen, roundedRect(-600, -6, 1200, 30, 15), '#3a4046', -6, 24);
    const base = part(
      pen,
      roundedRect(-r * 0.5, -22, r, 50, 8),
      '#1b1e22',
      { x: -r * 0.5, y: -22, width: r, height: 50 },
      'rubber',
    );
    const hammer =
      stroke(`M${n(-r * 0.5)},-12C${n(-r * 1.5)},-16 ${n(-r * 1.62)},-30 ${n(-r * 1.5)},-52`, '#8f979e', 5) +
      disc(-r * 1.48, -56, 7.5, 7.5, shade(look.second, -0.2)) +
      disc(-r * 1.48 - 2, -58, 4.4, 4.4, shade(look.second, 0.5));
    const art = bar + base + hammer + group(dome(pen, look, r), 'transform="translate(0 -24)"');
    return {
      art,
      rest: 'wall',
      bounds: { left: r * 1.8, right: r * 1.5, up: r + 30, down: 30 },
      outline: `${roundedRect(-600, -6, 1200, 30, 15)}M${-r},-24C${-r},${n(-24 - r * 1.2)} ${r},${n(-24 - r * 1.2)} ${r},-24z`,
    };
  };
}

/** A printed reflective band, wound once. */
const band: Drawer = (pen, look) => {
  const outline =
    'M-120,30C-130,-60 -40,-96 40,-84C124,-72 140,10 90,52C60,76 10,80 -20,64L-8,30C30,44 62,32 76,8C92,-30 50,-48 20,-52C-40,-58 -84,-30 -78,34z';
  const light = part(pen, outline, look.main, { x: -130, y: -96, width: 270, height: 176 }, 'satin');
  const stripe =
    stroke('M-99,30C-108,-44 -34,-78 34,-68C104,-58 118,-2 82,30C56,54 20,58 -14,46', '#eef2f4', 9) +
    stroke(
      'M-99,30C-108,-44 -34,-78 34,-68C104,-58 118,-2 82,30C56,54 20,58 -14,46',
      look.second,
      2.4,
      'stroke-dasharray="2 7"',
    );
  const tab = fill(
    polygon([
      [-20, 64],
      [-8, 30],
      [-22, 26],
      [-34, 58],
    ]),
    shade(look.main, -0.4),
  );
  return {
    art: light + stripe + tab,
    rest: 'flat',
    angle: -12,
    bounds: { left: 128, right: 134, up: 96, down: 78 },
    outline,
  };
};

/** Bells and bands: to be heard, and seen without a battery. */
export const rideBells = { bell: bell(44), bellSmall: bell(28), band } satisfies Record<string, Drawer>;
