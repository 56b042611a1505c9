import type { Random } from './random.js';

/** A gradient stop: offset 0 to 1, `#rrggbb`, opacity 0 to 1 (default 1). */
export type Stop = readonly [offset: number, colour: string, opacity?: number];
/** A point in drawing units, x to the right and y downwards. */
export type Point = readonly [x: number, y: number];

/** Writes a coordinate with two decimals at most. */
export function n(value: number): string {
  return String(Math.round(value * 100) / 100);
}

function stopTags(stops: readonly Stop[]): string {
  return stops
    .map(([at, colour, opacity = 1]) => {
      const see = opacity === 1 ? '' : ` stop-opacity="${n(opacity)}"`;
      return `<stop offset="${n(at)}" stop-color="${colour}"${see}/>`;
    })
    .join('');
}

/** Collects the definitions (gradients, clips, filters) of one picture, and carries its randomness. */
export class Pen {
  readonly #defs: string[] = [];

  constructor(readonly random: Random) {}

  /** A linear gradient in drawing units. Returns the paint. */
  linear(from: Point, to: Point, stops: readonly Stop[]): string {
    const line = `x1="${n(from[0])}" y1="${n(from[1])}" x2="${n(to[0])}" y2="${n(to[1])}"`;
    return this.#paint(
      `<linearGradient id="@" gradientUnits="userSpaceOnUse" ${line}>${stopTags(stops)}</linearGradient>`,
    );
  }

  /** A circular gradient in drawing units. Returns the paint. */
  radial(centre: Point, radius: number, stops: readonly Stop[]): string {
    const circle = `cx="${n(centre[0])}" cy="${n(centre[1])}" r="${n(radius)}"`;
    return this.#paint(
      `<radialGradient id="@" gradientUnits="userSpaceOnUse" ${circle}>${stopTags(stops)}</radialGradient>`,
    );
  }

  /** A gradient that fades from the middle of whatever it fills to its edge. Returns the paint. */
  spot(colour: string, opacity: number): string {
    const stops: readonly Stop[] = [
      [0, colour, opacity],
      [0.45, colour, opacity * 0.62],
      [0.75, colour, opacity * 0.2],
      [1, colour, 0],
    ];
    return this.#paint(`<radialGradient id="@">${stopTags(stops)}</radialGradient>`);
  }

  /** A clip in the shape of a path. Returns the attribute to put on a group. */
  clip(path: string): string {
    return `clip-path="${this.#paint(`<clipPath id="@"><path d="${path}"/></clipPath>`)}"`;
  }

  /** Everything collected so far, as one `<defs>`. */
  defs(): string {
    return `<defs>${this.#defs.join('')}</defs>`;
  }

  #paint(tag: string): string {
    const id = `p${this.#defs.length}`;
    this.#defs.push(tag.replace('id="@"', `id="${id}"`));
    return `url(#${id})`;
  }
}

/** A filled path. */
export function fill(path: string, paint: string, more = ''): string {
  return `<path d="${path}" fill="${paint}"${more && ` ${more}`}/>`;
}

/** A stroked path with round ends. */
export function stroke(path: string, paint: string, width: number, more = ''): string {
  const ends = more.includes('stroke-linecap') ? '' : ' stroke-linecap="round"';
  return `<path d="${path}" fill="none" stroke="${paint}" stroke-width="${n(width)}"${ends} stroke-linejoin="round"${more && ` ${more}`}/>`;
}

/**
 * A path with a soft edge, `softness` wide on either side.
 * Nested strokes, because a Gaussian blur of a turned shape costs the rasteriser over a second at 1600 px.
 */
export function softFill(path: string, paint: string, softness: number, opacity: number): string {
  const layers = 9;
  const each = 1 - (1 - opacity) ** (1 / layers);
  const strokes = Array.from({ length: layers }, (_, i) => {
    const width = softness * 2 * (1 - i / layers);
    return `<path d="${path}" stroke-width="${n(width)}" opacity="${Math.round(each * 1000) / 1000}"/>`;
  });
  return group(strokes.join(''), `fill="${paint}" stroke="${paint}" stroke-linejoin="round"`);
}

/** A filled ellipse. */
export function disc(x: number, y: number, rx: number, ry: number, paint: string, more = ''): string {
  const where = `cx="${n(x)}" cy="${n(y)}" rx="${n(rx)}" ry="${n(ry)}"`;
  return `<ellipse ${where} fill="${paint}"${more && ` ${more}`}/>`;
}

/** A group of drawings sharing attributes. */
export function group(content: string, attributes: string): string {
  return `<g ${attributes}>${content}</g>`;
}
