import { blades } from './blades.js';
import { candlelight } from './candlelight.js';
import { cookware } from './cookware.js';
import type { Drawer } from './drawn.js';
import { garden } from './garden.js';
import { paper } from './paper.js';
import { pots } from './pots.js';
import { provisions } from './provisions.js';
import { rideBags } from './ride-bags.js';
import { rideBells } from './ride-bells.js';
import { rideGear } from './ride-gear.js';
import { rideLights } from './ride-lights.js';
import { rideWear } from './ride-wear.js';
import { textiles } from './textiles.js';
import { tableware } from './vessels.js';

/** Every kind of object that can be drawn. */
export const subjects = {
  ...tableware,
  ...cookware,
  ...blades,
  ...textiles,
  ...candlelight,
  ...pots,
  ...garden,
  ...provisions,
  ...paper,
  ...rideLights,
  ...rideBells,
  ...rideBags,
  ...rideGear,
  ...rideWear,
} satisfies Record<string, Drawer>;

/** The name of a kind of object. */
export type SubjectKind = keyof typeof subjects;
