/** Text colours for computed contrast. Colours are `#rrggbb`. */
const channel = (hex: string, at: number): number => {
  const value = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
  return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
};

const luminance = (hex: string): number =>
  0.2126 * channel(hex, 1) + 0.7152 * channel(hex, 3) + 0.0722 * channel(hex, 5);

/** WCAG 2 contrast ratio of two colours, 1 to 21. */
export function contrastRatio(one: string, other: string): number {
  const [dark, light] = [luminance(one), luminance(other)].sort((left, right) => left - right);
  return ((light ?? 0) + 0.05) / ((dark ?? 0) + 0.05);
}

/** The better readable of `light` and `dark` on a ground, so that any colour a merchant picks keeps its label legible. */
export const readableOn = (ground: string, light = '#ffffff', dark = '#111111'): string =>
  contrastRatio(ground, light) >= contrastRatio(ground, dark) ? light : dark;

const mix = (from: string, to: string, share: number): string =>
  `#${[1, 3, 5]
    .map((at) => {
      const start = Number.parseInt(from.slice(at, at + 2), 16);
      const end = Number.parseInt(to.slice(at, at + 2), 16);
      return Math.round(start + (end - start) * share)
        .toString(16)
        .padStart(2, '0');
    })
    .join('')}`;

/**
 * Moves `color` towards black or white, just as far as needed to reach `ratio` on `ground`.
 *
 * @param ratio 4.5 for text, 3 for large text and the borders of controls
 */
export function legibleOn(color: string, ground: string, ratio = 4.5): string {
  const target = readableOn(ground, '#ffffff', '#000000');
  for (let share = 0; share < 1; share += 0.05) {
    const candidate = mix(color, target, share);
    if (contrastRatio(candidate, ground) >= ratio) return candidate;
  }
  return target;
}
