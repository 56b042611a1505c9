import type { Drawer, Look } from './drawn.js';
import { body, mouth } from './finish.js';
import { lathe, ringAt, type Profile, type Solid } from './lathe.js';
import { fill, group } from './pen.js';
import type { Pen } from './pen.js';
import { foliage, type Plant } from './plants.js';

interface PotForm {
  readonly profile: Profile;
  readonly plant: Plant;
  readonly finish: 'terracotta' | 'gloss' | 'speckle';
  readonly rim?: number;
  readonly saucer?: number;
}

/** How high a plant stands above the pot, as a share of the radius of its mouth. */
const PLANT_RISE: Readonly<Record<Plant, number>> = { none: 0, strap: 2.5, olive: 2.75, herb: 1.95 };

function potRim(form: PotForm, solid: Solid, tilt: number): { rim: Solid; shadow: string } {
  const { radius } = ringAt(solid, 1);
  const height = form.profile.at(-1)?.[0] ?? 0;
  if (!form.rim) return { rim: solid, shadow: '' };
  const low = height - form.rim;
  const under: Profile = [
    [low - 6, radius],
    [low, radius],
  ];
  const band: Profile = [
    [low, radius + 3],
    [height, radius + 5],
  ];
  return { rim: lathe(band, tilt), shadow: fill(lathe(under, tilt).path, '#20160f', 'opacity="0.2"') };
}

function tray(pen: Pen, form: PotForm, look: Look): string {
  if (!form.saucer) return '';
  const dish = lathe(
    [
      [0, form.saucer * 0.86],
      [10, form.saucer],
    ],
    look.tilt,
  );
  const inside = mouth(pen, dish, { rim: look.main, inside: look.main, wall: 3, isShallow: true });
  return body(pen, dish, look.main, form.finish) + inside;
}

function pot(form: PotForm): Drawer {
  return (pen, look) => {
    const solid = lathe(form.profile, look.tilt);
    const top = ringAt(solid, 1);
    const { rim, shadow } = potRim(form, solid, look.tilt);
    const collar = form.rim ? body(pen, rim, look.main, form.finish) : '';
    const holds = form.plant === 'none' ? undefined : '#3d2c20';
    const earth = mouth(pen, rim, { rim: look.main, inside: look.main, holds, wall: 5 });
    const grown = foliage(pen, form.plant, -rim.height + 3, top.radius);
    const lift = form.saucer ? 6 : 0;
    const standing = body(pen, solid, look.main, form.finish) + shadow + collar + earth + grown;
    const art = tray(pen, form, look) + group(standing, `transform="translate(0 ${-lift})"`);
    const side = Math.max(rim.radius, form.saucer ?? 0, form.plant === 'none' ? 0 : top.radius * 1.45);
    const up = solid.height + PLANT_RISE[form.plant] * top.radius + lift;
    const bounds = { left: side, right: side, up, down: solid.radius * look.tilt };
    return { art, rest: 'table', bounds, foot: form.saucer ?? ringAt(solid, 0).radius };
  };
}

/** Pots, with and without what grows in them. */
export const pots = {
  planterHerb: pot({
    profile: [
      [0, 46],
      [3, 48],
      [92, 64],
    ],
    plant: 'herb',
    finish: 'terracotta',
    rim: 24,
    saucer: 66,
  }),
  planterTall: pot({
    profile: [
      [0, 62],
      [4, 66],
      [110, 84],
      [150, 88],
    ],
    plant: 'olive',
    finish: 'terracotta',
    rim: 20,
  }),
  planterGlazed: pot({
    profile: [
      [0, 50],
      [8, 62],
      [54, 78],
      [104, 74],
      [118, 72],
    ],
    plant: 'strap',
    finish: 'gloss',
  }),
  planterEmpty: pot({
    profile: [
      [0, 46],
      [3, 48],
      [92, 64],
    ],
    plant: 'none',
    finish: 'terracotta',
    rim: 24,
    saucer: 66,
  }),
} satisfies Record<string, Drawer>;
