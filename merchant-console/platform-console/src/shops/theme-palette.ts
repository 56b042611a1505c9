/** The three colours a preview is drawn with, as `#rrggbb`. */
export interface PreviewPalette {
  ground: string;
  ink: string;
  accent: string;
}

const channels = (hex: string): [number, number, number] => {
  const value = Number.parseInt(hex.slice(1), 16);
  return [(value >> 16) & 255, (value >> 8) & 255, value & 255];
};

const lightness = (hex: string): number => {
  const [red, green, blue] = channels(hex);
  return 0.299 * red + 0.587 * green + 0.114 * blue;
};

const colourfulness = (hex: string): number => Math.max(...channels(hex)) - Math.min(...channels(hex));

const most = (colors: readonly string[], rank: (hex: string) => number): string | undefined =>
  [...colors].sort((a, b) => rank(b) - rank(a))[0];

/**
 * Roles for a theme's characteristic colours: the first is the ground, the farthest from it in lightness the ink, the most
 * colourful of the others the accent. Colours that are not `#rrggbb` are left out.
 */
export function previewPalette(colors: readonly string[]): PreviewPalette {
  const [ground = '#ffffff', ...others] = colors.filter((color) => /^#[0-9a-f]{6}$/i.test(color));
  const ink =
    most(others, (color) => Math.abs(lightness(color) - lightness(ground))) ??
    (lightness(ground) > 128 ? '#111111' : '#ffffff');
  const accent =
    most(
      others.filter((color) => color !== ink),
      colourfulness,
    ) ?? ink;
  return { ground, ink, accent };
}
