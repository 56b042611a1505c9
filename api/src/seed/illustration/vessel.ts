import { shade } from './colour.js';
import type { Drawer, Drawn, Look } from './drawn.js';
import { body, mouth, roundPaint, type Finish } from './finish.js';
import { lathe, ringAt, type Profile, type Solid } from './lathe.js';
import { fill, group, n, stroke, type Pen } from './pen.js';

/** A turned or thrown vessel: its outline, its finish, and what is put on it. Millimetres; shares are of the height. */
export interface VesselForm {
  readonly profile: Profile;
  readonly finish: Finish;
  readonly wall?: number;
  /** Below this share of the height the second colour shows (bare clay, a dipped foot). */
  readonly dip?: number;
  /** Above this share of the height the second colour shows (a coloured rim). */
  readonly collar?: number;
  readonly handle?: { readonly top: number; readonly bottom: number; readonly reach: number; readonly thick: number };
  readonly spout?: { readonly from: number; readonly to: number; readonly reach: number; readonly thick: number };
  readonly lip?: number;
  readonly lid?: { readonly profile: Profile; readonly knob: Profile; readonly knobSecond?: boolean };
  readonly lugs?: { readonly at: number; readonly reach: number };
  readonly bail?: { readonly rise: number; readonly thick: number };
  readonly holds?: string;
  readonly inside?: 'main' | 'second';
  readonly saucer?: number;
  readonly isShallow?: boolean;
}

/** A bent round bar, lit from the upper left. */
export function tube(path: string, colour: string, thick: number): string {
  return (
    stroke(path, shade(colour, -0.36), thick) +
    group(
      stroke(path, shade(colour, -0.06), thick * 0.66),
      `transform="translate(${n(-thick * 0.1)} ${n(-thick * 0.12)})"`,
    ) +
    group(
      stroke(path, shade(colour, 0.42), thick * 0.14, 'opacity="0.7"'),
      `transform="translate(${n(-thick * 0.2)} ${n(-thick * 0.24)})"`,
    )
  );
}

function handle(solid: Solid, form: NonNullable<VesselForm['handle']>, colour: string): string {
  const [top, bottom] = [ringAt(solid, form.top), ringAt(solid, form.bottom)];
  const [x1, x2] = [top.radius * 0.9, bottom.radius * 0.9];
  const out = Math.max(top.radius, bottom.radius) + form.reach;
  const drop = bottom.y - top.y;
  const path = `M${n(x1)},${n(top.y)}C${n(out * 1.02)},${n(top.y - drop * 0.18)} ${n(out * 1.14)},${n(bottom.y - drop * 0.1)} ${n(x2)},${n(bottom.y)}`;
  return tube(path, colour, form.thick);
}

function spout(pen: Pen, solid: Solid, form: NonNullable<VesselForm['spout']>, colour: string): string {
  const root = ringAt(solid, form.from);
  const tipY = -form.to * solid.height;
  const x = -root.radius * 0.72;
  const tipX = -root.radius - form.reach;
  const t = form.thick;
  const path = [
    `M${n(x)},${n(root.y + t * 0.9)}`,
    `C${n(x - form.reach * 0.75)},${n(root.y + t * 0.6)} ${n(tipX + form.reach * 0.3)},${n(tipY + t)} ${n(tipX)},${n(tipY + t * 0.26)}`,
    `L${n(tipX + t * 0.4)},${n(tipY - t * 0.16)}`,
    `C${n(tipX + form.reach * 0.5)},${n(tipY + t * 0.9)} ${n(x - form.reach * 0.2)},${n(root.y - t)} ${n(x)},${n(root.y - t * 1.3)}z`,
  ].join('');
  const paint = pen.linear(
    [tipX, tipY],
    [x, root.y + t],
    [
      [0, shade(colour, 0.12)],
      [0.45, shade(colour, 0.2)],
      [1, shade(colour, -0.3)],
    ],
  );
  return fill(path, paint);
}

function lip(pen: Pen, solid: Solid, reach: number, colour: string): string {
  const { radius: r, y } = ringAt(solid, 1);
  const [ry, drop] = [r * solid.tilt, solid.height * 0.16];
  const tip = `${n(-r - reach)},${n(y - reach * 0.16)}`;
  const path = [
    `M${n(-r * 0.7)},${n(y - ry * 0.72)}C${n(-r - reach * 0.2)},${n(y - ry * 0.62)} ${n(-r - reach * 0.7)},${n(y - reach * 0.2)} ${tip}`,
    `C${n(-r - reach * 0.6)},${n(y + drop * 0.22)} ${n(-r * 1.02)},${n(y + drop * 0.4)} ${n(-r * 0.94)},${n(y + drop)}`,
    `C${n(-r * 0.8)},${n(y + drop * 0.7)} ${n(-r * 0.5)},${n(y + ry)} ${n(-r * 0.4)},${n(y + ry * 0.8)}z`,
  ].join('');
  const paint = pen.linear(
    [-r - reach, y],
    [-r * 0.5, y + drop],
    [
      [0, shade(colour, 0.3)],
      [0.5, shade(colour, 0.1)],
      [1, shade(colour, 0.16)],
    ],
  );
  return fill(path, paint);
}

function pouringEdge(solid: Solid, reach: number, colour: string): string {
  const { radius: r, y } = ringAt(solid, 1);
  const ry = r * solid.tilt;
  const path = `M${n(-r * 0.8)},${n(y - ry * 0.5)}Q${n(-r - reach * 0.3)},${n(y - ry * 0.4)} ${n(-r - reach * 0.82)},${n(y - reach * 0.1)}Q${n(-r - reach * 0.1)},${n(y + ry * 0.2)} ${n(-r * 0.8)},${n(y + ry * 0.5)}z`;
  return fill(path, shade(colour, -0.4));
}

function lugs(solid: Solid, form: NonNullable<VesselForm['lugs']>, colour: string): string {
  const ring = ringAt(solid, form.at);
  const side = (way: number) => {
    const x = ring.radius * 0.94 * way;
    const out = (ring.radius + form.reach) * way;
    const path = `M${n(x)},${n(ring.y - form.reach * 0.5)}C${n(out)},${n(ring.y - form.reach * 0.6)} ${n(out)},${n(ring.y + form.reach * 0.6)} ${n(x)},${n(ring.y + form.reach * 0.5)}`;
    return tube(path, colour, form.reach * 0.5);
  };
  return side(-1) + side(1);
}

function bail(solid: Solid, form: NonNullable<VesselForm['bail']>, colour: string): string {
  const ring = ringAt(solid, 0.86);
  const peak = ring.y - form.rise;
  const path = `M${n(-ring.radius * 0.92)},${n(ring.y)}C${n(-ring.radius * 1.05)},${n(peak - form.rise * 0.22)} ${n(ring.radius * 1.05)},${n(peak - form.rise * 0.22)} ${n(ring.radius * 0.92)},${n(ring.y)}`;
  return tube(path, colour, form.thick);
}

function skin(pen: Pen, form: VesselForm, solid: Solid, look: Look): string {
  const whole = body(pen, solid, look.main, form.finish);
  const top = form.profile.at(-1)?.[0] ?? 0;
  if (form.dip !== undefined) {
    const foot = lathe(form.profile, look.tilt, -Infinity, top * form.dip);
    return whole + body(pen, foot, look.second, 'terracotta');
  }
  if (form.collar !== undefined) {
    const collar = lathe(form.profile, look.tilt, top * form.collar);
    return whole + fill(collar.path, roundPaint(pen, look.second, form.finish, collar.radius));
  }
  return whole;
}

function lid(pen: Pen, form: NonNullable<VesselForm['lid']>, finish: Finish, at: number, look: Look): string {
  const cover = lathe(form.profile, look.tilt);
  const knob = lathe(form.knob, look.tilt);
  const knobColour = form.knobSecond ? look.second : look.main;
  const knobArt = group(
    body(pen, knob, knobColour, form.knobSecond ? 'matte' : finish),
    `transform="translate(0 ${n(-cover.height * 0.94)})"`,
  );
  const shadow = fill(cover.path, shade(look.main, -0.7), `opacity="0.25" transform="translate(1.5 2.2)"`);
  return group(shadow + body(pen, cover, look.main, finish) + knobArt, `transform="translate(0 ${n(at)})"`);
}

function saucer(pen: Pen, radius: number, look: Look, finish: Finish): string {
  const dish = lathe(
    [
      [0, radius * 0.55],
      [radius * 0.06, radius * 0.72],
      [radius * 0.16, radius],
    ],
    look.tilt,
  );
  return (
    body(pen, dish, look.main, finish) +
    mouth(pen, dish, { rim: look.main, inside: look.main, wall: 2, isShallow: true })
  );
}

function boundsOf(form: VesselForm, solid: Solid): Drawn['bounds'] {
  const lidHeight = form.lid ? (form.lid.profile.at(-1)?.[0] ?? 0) + (form.lid.knob.at(-1)?.[0] ?? 0) : 0;
  const side = Math.max(solid.radius + (form.lugs?.reach ?? 0), form.saucer ?? 0);
  return {
    left: form.spout ? solid.radius + form.spout.reach : side,
    right: form.handle ? solid.radius + form.handle.reach : side,
    up: solid.height + Math.max(lidHeight, form.bail?.rise ?? 0, ringAt(solid, 1).radius * solid.tilt),
    down: Math.max(...solid.rings.map((ring) => ring.y + ring.radius * solid.tilt)),
  };
}

function opening(pen: Pen, form: VesselForm, solid: Solid, look: Look): string {
  const inside = form.inside === 'second' ? look.second : look.main;
  const rim = form.collar === undefined ? inside : look.second;
  return mouth(pen, solid, { rim, inside, holds: form.holds, wall: form.wall ?? 2.6, isShallow: form.isShallow });
}

/** A drawer for a form of vessel. */
export function vessel(form: VesselForm): Drawer {
  return (pen, look) => {
    const solid = lathe(form.profile, look.tilt);
    const parts = [
      form.saucer ? saucer(pen, form.saucer, look, form.finish) : '',
      form.handle ? handle(solid, form.handle, look.main) : '',
      form.spout ? spout(pen, solid, form.spout, look.main) : '',
      form.lugs ? lugs(solid, form.lugs, look.main) : '',
      skin(pen, form, solid, look),
      form.lip ? lip(pen, solid, form.lip, look.main) : '',
      opening(pen, form, solid, look),
      form.lip ? pouringEdge(solid, form.lip, look.main) : '',
      form.lid ? lid(pen, form.lid, form.finish, ringAt(solid, 1).y, look) : '',
      form.bail ? bail(solid, form.bail, look.second) : '',
    ];
    const foot = form.saucer ? form.saucer * 0.7 : ringAt(solid, 0).radius;
    return { art: parts.join(''), rest: 'table', bounds: boundsOf(form, solid), foot };
  };
}
