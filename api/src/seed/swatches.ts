import type { ProductSeed } from './content/index.js';

/** The colour of an option value, taken from the picture that shows it; null for sizes and anything else not a colour. */
export function swatchOf(product: Pick<ProductSeed, 'pictures'>, option: string, value: string): string | null {
  const shown = product.pictures.find(({ shows }) => shows?.option === option && shows.value === value);
  if (shown?.picture.type !== 'product') return null;
  const { main, second } = shown.picture.subject;
  // Enamelled and lined ware is told apart by its rim or coat: where all values share the main colour, the second counts.
  const siblings = product.pictures.filter(({ shows }) => shows?.option === option);
  const isMainShared =
    siblings.length > 1 && siblings.every(({ picture }) => picture.type === 'product' && picture.subject.main === main);
  return isMainShared ? (second ?? main) : main;
}
