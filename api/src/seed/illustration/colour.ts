const WARM_SHADOW = '#20160f';
const WARM_LIGHT = '#fffaf1';

function channels(hex: string): [number, number, number] {
  const value = Number.parseInt(hex.slice(1), 16);
  return [(value >> 16) & 255, (value >> 8) & 255, value & 255];
}

/** Mixes two `#rrggbb` colours; `share` 0 gives `a`, 1 gives `b`. */
export function mix(a: string, b: string, share: number): string {
  const [ar, ag, ab] = channels(a);
  const [br, bg, bb] = channels(b);
  const at = (from: number, to: number) => Math.round(from + (to - from) * share);
  return `#${((at(ar, br) << 16) | (at(ag, bg) << 8) | at(ab, bb)).toString(16).padStart(6, '0')}`;
}

/** Lightens (0 to 1) or darkens (-1 to 0) a `#rrggbb` colour towards a warm white or a warm black. */
export function shade(hex: string, amount: number): string {
  return amount < 0 ? mix(hex, WARM_SHADOW, -amount) : mix(hex, WARM_LIGHT, amount);
}

/** Perceived lightness from 0 (black) to 1 (white). */
export function lightness(hex: string): number {
  const [r, g, b] = channels(hex);
  return (0.299 * r + 0.587 * g + 0.114 * b) / 255;
}
