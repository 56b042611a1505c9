import type { Pen } from './pen.js';

/** How an object is placed: on the table, lying flat under the eye, or hanging on the wall. */
export type Rest = 'table' | 'flat' | 'wall';

/** One object, drawn in millimetres: foot (table), middle (flat) or top (wall) at the origin. */
export interface Drawn {
  readonly art: string;
  readonly rest: Rest;
  /** Distances from the origin, all positive. */
  readonly bounds: { readonly left: number; readonly right: number; readonly up: number; readonly down: number };
  /** Half the width of what touches the table. */
  readonly foot?: number;
  /** The silhouette that casts a shadow, for `flat` and `wall`. */
  readonly outline?: string;
  /** Where a close view looks, as shares of the picture's width and height. */
  readonly focus?: readonly [x: number, y: number];
  /** How a flat object likes to lie, degrees clockwise. */
  readonly angle?: number;
}

/** What a drawer is told: colours as `#rrggbb`, and how steeply the eye looks down (0 to 1). */
export interface Look {
  readonly main: string;
  readonly second: string;
  readonly tilt: number;
}

/** Draws one kind of object. */
export type Drawer = (pen: Pen, look: Look) => Drawn;
