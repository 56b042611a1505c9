import type { Ground, Placed, ScenePicture, Subject } from '../illustration/index.js';

/** One object of a still life, written short. */
export function on(kind: Subject['kind'], main: string, second: string, x: number, z = 0, lift = 0): Placed {
  return { subject: { kind, main, second }, x, z, lift };
}

/** A table-top still life, `span` millimetres wide. */
export function table(
  ground: Ground,
  span: number,
  placed: readonly Placed[],
  format: ScenePicture['format'] = 'wide',
  window = false,
): ScenePicture {
  return { type: 'scene', format, ground, span, seen: 'table', window, placed };
}

/** Things laid out and seen from straight above, `span` millimetres wide. */
export function layout(
  ground: Ground,
  span: number,
  placed: readonly Placed[],
  format: ScenePicture['format'] = 'wide',
): ScenePicture {
  return { type: 'scene', format, ground, span, seen: 'flat', placed };
}
