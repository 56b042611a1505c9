import { shade } from './colour.js';
import type { Drawn } from './drawn.js';
import { room, silhouetteShadow, standingShadow, surface, windowLight, type Frame, type Ground } from './ground.js';
import { group, n, Pen } from './pen.js';
import { seededRandom, seedOf } from './random.js';
import type { PictureSpec, Placed, ProductPicture, ScenePicture, Subject } from './spec.js';
import { subjects } from './subjects.js';

const FRAMES = {
  tall: { width: 1600, height: 2000 },
  square: { width: 1600, height: 1600 },
  wide: { width: 2400, height: 1600 },
} as const satisfies Record<string, Frame>;

const TILTS = { front: 0.13, threeQuarter: 0.34, above: 0.62, detail: 0.2 } as const;
const SCENE_TILT = 0.21;
/** How far the shadow of a lying or hanging thing falls, as a share of its longer side. */
const LIFT_SHARE = 0.028;

function drawSubject(pen: Pen, subject: Subject, tilt: number): Drawn {
  const second = subject.second ?? shade(subject.main, 0.45);
  return subjects[subject.kind](pen, { main: subject.main, second, tilt });
}

function size(drawn: Drawn): { width: number; height: number } {
  const { left, right, up, down } = drawn.bounds;
  return { width: left + right, height: up + down };
}

function withShadow(pen: Pen, drawn: Drawn, ground: Ground, tilt: number): string {
  const { width, height } = size(drawn);
  if (drawn.rest === 'table') {
    const foot = drawn.foot ?? width / 2;
    return standingShadow(pen, ground, foot, drawn.bounds.up, tilt) + drawn.art;
  }
  const lift = Math.max(width, height) * LIFT_SHARE * (drawn.rest === 'wall' ? 0.7 : 1);
  return (drawn.outline ? silhouetteShadow(ground, drawn.outline, lift) : '') + drawn.art;
}

/** Small things fill less of the picture than large ones, so that a listing keeps a sense of scale. */
function fillShare(width: number, height: number): number {
  return Math.min(0.84, Math.max(0.54, 0.52 + 0.085 * Math.log2(Math.max(width, height) / 45)));
}

function fit(drawn: Drawn, frame: Frame): number {
  const { width, height } = size(drawn);
  const share = fillShare(width, height);
  const turned = Math.abs(((drawn.angle ?? 0) * Math.PI) / 180);
  const across = width * Math.cos(turned) + height * Math.sin(turned);
  const down = height * Math.cos(turned) + width * Math.sin(turned);
  return Math.min((frame.width * share) / across, (frame.height * share * 0.94) / down);
}

function standing(pen: Pen, picture: ProductPicture, frame: Frame, drawn: Drawn): string {
  const scale = fit(drawn, frame);
  const tall = size(drawn).height * scale;
  const isFromAbove = picture.view === 'threeQuarter' || picture.view === 'above';
  const lowest = frame.height * (isFromAbove ? 0.56 : 0.7);
  const base =
    Math.max(lowest, Math.min(frame.height * 0.84, frame.height * 0.52 + tall / 2)) - drawn.bounds.down * scale;
  const x = frame.width / 2 + ((drawn.bounds.left - drawn.bounds.right) / 2) * scale;
  const horizon = isFromAbove ? -frame.height : base - frame.height * 0.12;
  const back = horizon < 0 ? surface(pen, frame, picture.ground) : room(pen, frame, picture.ground, horizon);
  const art = withShadow(pen, drawn, picture.ground, TILTS[picture.view]);
  return back + group(art, `transform="translate(${n(x)} ${n(base)}) scale(${n(scale)})"`);
}

function lying(pen: Pen, picture: ProductPicture, frame: Frame, drawn: Drawn): string {
  const scale = fit(drawn, frame);
  const { left, right, up, down } = drawn.bounds;
  const centre = `translate(${n((left - right) / 2)} ${n((up - down) / 2)})`;
  const place = `translate(${frame.width / 2} ${frame.height / 2}) scale(${n(scale)}) rotate(${n(drawn.angle ?? 0)}) ${centre}`;
  const art = withShadow(pen, drawn, picture.ground, TILTS[picture.view]);
  return surface(pen, frame, picture.ground) + group(art, `transform="${place}"`);
}

function closeUp(frame: Frame, drawn: Drawn, content: string): string {
  const zoom = 2.15;
  const [fx, fy] = drawn.focus ?? (drawn.rest === 'table' ? [0.55, 0.42] : [0.56, 0.4]);
  const move = `translate(${frame.width / 2} ${frame.height / 2}) scale(${zoom}) translate(${n(-frame.width * fx)} ${n(-frame.height * fy)})`;
  return group(content, `transform="${move}"`);
}

function drawProduct(pen: Pen, picture: ProductPicture): string {
  const frame = FRAMES[picture.format];
  const drawn = drawSubject(pen, picture.subject, TILTS[picture.view]);
  const whole = drawn.rest === 'table' ? standing(pen, picture, frame, drawn) : lying(pen, picture, frame, drawn);
  return picture.view === 'detail' ? closeUp(frame, drawn, whole) : whole;
}

function place(pen: Pen, picture: ScenePicture, item: Placed, tilt: number): string {
  const drawn = drawSubject(pen, item.subject, tilt);
  const y = picture.seen === 'flat' ? (item.z ?? 0) : (item.z ?? 0) * tilt - (item.lift ?? 0);
  const turn = item.angle ?? (drawn.rest === 'flat' ? (drawn.angle ?? 0) : 0);
  const transform = `translate(${n(item.x)} ${n(y)})${turn ? ` rotate(${n(turn)})` : ''}`;
  const art = drawn.rest === 'table' && item.lift ? drawn.art : withShadow(pen, drawn, picture.ground, tilt);
  return group(art, `transform="${transform}"`);
}

function depth(item: Placed): number {
  return item.lift && item.lift > 150 ? -Infinity : (item.z ?? 0) + (item.lift ?? 0) * 0.01;
}

function drawScene(pen: Pen, picture: ScenePicture): string {
  const frame = FRAMES[picture.format];
  const scale = frame.width / picture.span;
  const flat = picture.seen === 'flat';
  const tilt = flat ? TILTS.threeQuarter : SCENE_TILT;
  const low = picture.format === 'tall' ? 0.74 : 0.82;
  const horizon = frame.height * (low - 0.16);
  const lit = picture.window ? windowLight(pen, frame, picture.ground, horizon) : '';
  const back = flat ? surface(pen, frame, picture.ground) : room(pen, frame, picture.ground, horizon) + lit;
  const items = flat ? picture.placed : picture.placed.toSorted((a, b) => depth(a) - depth(b));
  const content = items.map((item) => place(pen, picture, item, tilt)).join('');
  const y = flat ? frame.height / 2 : frame.height * low;
  return back + group(content, `transform="translate(${frame.width / 2} ${n(y)}) scale(${n(scale)})"`);
}

/** Draws a product picture or a still life as one self-contained SVG document; the same spec gives the same bytes. */
export function drawPicture(spec: PictureSpec): string {
  const { width, height } = FRAMES[spec.format];
  const pen = new Pen(seededRandom(seedOf(JSON.stringify(spec))));
  const content = spec.type === 'product' ? drawProduct(pen, spec) : drawScene(pen, spec);
  const size = `width="${width}" height="${height}" viewBox="0 0 ${width} ${height}"`;
  return `<svg xmlns="http://www.w3.org/2000/svg" ${size}>${pen.defs()}${content}</svg>`;
}
