import { lightness, mix, shade } from './colour.js';
import { disc, fill, group, n, softFill, stroke, type Pen } from './pen.js';
import { between } from './random.js';
import { leaf, polygon } from './shapes.js';

/** A backdrop from a shop's palette. */
export type Ground = keyof typeof GROUNDS;

/** The size of a picture, in pixels. */
export interface Frame {
  readonly width: number;
  readonly height: number;
}

interface Backdrop {
  readonly wall: string;
  readonly table: string;
  readonly grid?: string;
}

const GROUNDS = {
  paper: { wall: '#efe7d9', table: '#e2d6c3' },
  oat: { wall: '#e6d9c3', table: '#d5c3a6' },
  sage: { wall: '#cdd2c0', table: '#b9bfa9' },
  clay: { wall: '#e2c3ae', table: '#cfa88f' },
  mist: { wall: '#cfd6d8', table: '#b8c1c4' },
  ochre: { wall: '#e5cd98', table: '#d1b377' },
  plum: { wall: '#c9b4b2', table: '#b29a99' },
  ink: { wall: '#3a4145', table: '#2c3235' },
  night: { wall: '#15181c', table: '#0c0e11', grid: '#ffffff' },
  studio: { wall: '#f3f5f6', table: '#e3e7ea', grid: '#0b0d10' },
  signal: { wall: '#d9ff3f', table: '#c4ea22', grid: '#0b0d10' },
  asphalt: { wall: '#3b4148', table: '#2b3036', grid: '#ffffff' },
} satisfies Record<string, Backdrop>;

function groundColours(ground: Ground): Backdrop {
  return GROUNDS[ground];
}

function grid(frame: Frame, colour: string): string {
  const step = frame.height / 16;
  const across = Array.from(
    { length: Math.ceil(frame.width / step) },
    (_, i) => `M${n((i + 0.5) * step)},0V${frame.height}`,
  );
  const down = Array.from({ length: 16 }, (_, i) => `M0,${n((i + 0.5) * step)}H${frame.width}`);
  return stroke([...across, ...down].join(''), colour, 1.5, 'opacity="0.055"');
}

function wash(pen: Pen, frame: Frame, colour: string): string {
  const reach = Math.max(frame.width, frame.height) * 1.15;
  const glow = lightness(colour) < 0.3 ? 0.3 : 1;
  const light = pen.radial([frame.width * 0.2, frame.height * 0.08], reach, [
    [0, shade(colour, 0.55 * glow)],
    [0.4, shade(colour, 0.12 * glow)],
    [0.75, colour],
    [1, shade(colour, -0.14)],
  ]);
  return `<rect width="${frame.width}" height="${frame.height}" fill="${light}"/>`;
}

/** A surface seen from straight above, or a bare wall. */
export function surface(pen: Pen, frame: Frame, ground: Ground): string {
  const { wall, grid: lines } = groundColours(ground);
  return wash(pen, frame, wall) + (lines ? grid(frame, lines) : '');
}

/** A wall meeting a table at `horizon` pixels from the top. */
export function room(pen: Pen, frame: Frame, ground: Ground, horizon: number): string {
  const { wall, table, grid: lines } = groundColours(ground);
  const top = pen.linear(
    [0, horizon],
    [frame.width * 0.5, frame.height],
    [
      [0, shade(table, 0.1)],
      [0.5, table],
      [1, shade(table, -0.16)],
    ],
  );
  const hush = pen.linear(
    [0, horizon - frame.height * 0.12],
    [0, horizon],
    [
      [0, shade(wall, -0.5), 0],
      [1, shade(wall, -0.5), 0.14],
    ],
  );
  return [
    wash(pen, frame, wall),
    lines ? grid(frame, lines) : '',
    `<rect y="${n(horizon - frame.height * 0.12)}" width="${frame.width}" height="${n(frame.height * 0.12)}" fill="${hush}"/>`,
    `<rect y="${n(horizon)}" width="${frame.width}" height="${n(frame.height - horizon)}" fill="${top}"/>`,
    `<rect y="${n(horizon)}" width="${frame.width}" height="3" fill="${shade(table, 0.5)}" opacity="0.5"/>`,
  ].join('');
}

/** Morning light through a window, thrown on the wall above `horizon`, with a branch in front of the pane. */
export function windowLight(pen: Pen, frame: Frame, ground: Ground, horizon: number): string {
  const { wall } = groundColours(ground);
  const [x, width, height] = [frame.width * 0.42, frame.width * 0.2, horizon * 0.36];
  const lean = frame.width * 0.09;
  const pane = (column: number, row: number) => {
    const left = x + column * width * 1.08 + row * lean * 1.08;
    const top = horizon * 0.08 + row * height * 1.08 + column * height * 0.12;
    return polygon([
      [left, top],
      [left + width, top + height * 0.12],
      [left + width + lean, top + height * 1.12],
      [left + lean, top + height],
    ]);
  };
  const panes = pane(0, 0) + pane(1, 0) + pane(0, 1) + pane(1, 1);
  const light =
    fill(panes, '#fff4da', 'opacity="0.34"') + stroke(panes, '#fff4da', frame.width * 0.004, 'opacity="0.16"');
  return light + group(branch(pen, frame, horizon, mix(wall, '#6d5a3c', 0.2)), pen.clip(panes));
}

function branch(pen: Pen, frame: Frame, horizon: number, colour: string): string {
  const [x0, y0, span] = [frame.width * 0.8, horizon * 0.02, frame.width * 0.3];
  const leaves = Array.from({ length: 15 }, (_, i) => {
    const share = i / 15;
    const [x, y] = [x0 - span * share, y0 + horizon * 0.55 * share ** 1.3];
    const way = i % 2 ? 1 : -1;
    const reach = span * between(pen.random, 0.2, 0.3);
    return leaf([x, y], [x - reach * 0.7, y + reach * (way > 0 ? 0.9 : -0.15)], reach * 0.34);
  });
  return fill(leaves.join(''), colour, 'opacity="0.5"');
}

/** The shadow of something standing on the table, in the object's own millimetres. */
export function standingShadow(pen: Pen, ground: Ground, foot: number, height: number, tilt: number): string {
  const dark = mix(groundColours(ground).table, '#160d06', 0.88);
  const flat = Math.max(tilt, 0.1);
  const cast = disc(
    foot * 0.75 + height * 0.3,
    foot * flat * 0.12,
    foot * 1.15 + height * 0.42,
    foot * flat * 1.25,
    pen.spot(dark, 0.34),
  );
  const contact = disc(foot * 0.1, foot * flat * 0.34, foot * 1.26, foot * flat * 1.2, pen.spot(dark, 0.72));
  return cast + contact;
}

/** The shadow a silhouette throws on what is right behind or beneath it, `lift` millimetres away. */
export function silhouetteShadow(ground: Ground, outline: string, lift: number): string {
  const dark = mix(groundColours(ground).wall, '#160d06', 0.86);
  const far = group(softFill(outline, dark, lift * 1.5, 0.24), `transform="translate(${n(lift)} ${n(lift * 1.4)})"`);
  const near = group(
    softFill(outline, dark, lift * 0.34, 0.4),
    `transform="translate(${n(lift * 0.26)} ${n(lift * 0.4)})"`,
  );
  return far + near;
}
