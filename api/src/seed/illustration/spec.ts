import type { Ground } from './ground.js';
import type { SubjectKind } from './subjects.js';

/** One object: what it is, and its two colours as `#rrggbb`. */
export interface Subject {
  readonly kind: SubjectKind;
  readonly main: string;
  /** The other colour: bare clay, a lining, a stripe, a handle. Defaults to a tone of `main`. */
  readonly second?: string;
}

/** How a single object is looked at. */
export type View = 'front' | 'threeQuarter' | 'above' | 'detail';

/** A picture of one product. */
export interface ProductPicture {
  readonly type: 'product';
  readonly subject: Subject;
  readonly view: View;
  readonly ground: Ground;
  /** `tall` is 1600 × 2000 px, `square` 1600 × 1600 px. */
  readonly format: 'tall' | 'square';
}

/** An object in a scene. Millimetres from the middle of the table's front edge. */
export interface Placed {
  readonly subject: Subject;
  readonly x: number;
  /** Towards the viewer is positive. */
  readonly z?: number;
  /** Above the table: for what hangs on the wall, where it hangs; for a stack, how high it stands. */
  readonly lift?: number;
  readonly angle?: number;
}

/** A still life of several objects to one scale. */
export interface ScenePicture {
  readonly type: 'scene';
  /** `wide` is 2400 × 1600 px, `tall` 1600 × 2000 px, `square` 1600 × 1600 px. */
  readonly format: 'wide' | 'tall' | 'square';
  readonly ground: Ground;
  /** Millimetres from left to right. */
  readonly span: number;
  /** `table` is seen from the front, with a wall behind; `flat` from straight above. */
  readonly seen: 'table' | 'flat';
  readonly window?: boolean;
  readonly placed: readonly Placed[];
}

/** Anything that can be drawn. The same spec always gives the same picture. */
export type PictureSpec = ProductPicture | ScenePicture;
