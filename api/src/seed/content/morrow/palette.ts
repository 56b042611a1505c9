/** Glazes by name: glaze and the bare clay beneath it. */
export const GLAZE = {
  Oat: ['#e8dcc8', '#b98a63'],
  Tide: ['#5f7a86', '#c79d76'],
  Ember: ['#c4623f', '#c79d76'],
  Moss: ['#7d8a6a', '#b98a63'],
  Ink: ['#2f3a3f', '#c9a27c'],
  Honey: ['#d9a441', '#b98a63'],
  Chalk: ['#f4f1ea', '#c9a27c'],
} as const;

/** Dyed cloth by name: cloth and stitching or stripe. */
export const CLOTH = {
  Flax: ['#d8cbb4', '#8a7658'],
  Slate: ['#5f7a86', '#f0e8d8'],
  Rust: ['#b5593a', '#f0e0cc'],
  Olive: ['#7d8a6a', '#f0e8d8'],
  Ivory: ['#f0e8d8', '#c4623f'],
} as const;

/** Materials that keep one tone. */
export const MATERIAL = {
  walnut: '#6b4326',
  oak: '#caa06a',
  cherry: '#b9783f',
  ash: '#c9a878',
  brass: '#c9a04e',
  iron: '#3a3836',
  steel: '#c9c9c6',
  copper: '#b9714a',
  terracotta: '#c0714a',
  beeswax: '#d9a441',
  wool: '#e0d4be',
} as const;
