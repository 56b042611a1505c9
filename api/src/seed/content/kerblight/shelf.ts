import type { Shelf } from '../draft.js';

/** The shop's name, as it stands on every page. */
export const SHOP_NAME = 'Kerblight';

/** A shelf of this shop. */
export function shelf(categoryNumber: number, categorySlug: string): Shelf {
  return { shopName: SHOP_NAME, shopNumber: 2, categoryNumber, categorySlug, format: 'square' };
}

/** The brand's colours and the finishes its parts come in. */
export const FINISH = {
  volt: '#d9ff3f',
  black: '#23272c',
  graphite: '#4a525a',
  silver: '#9aa3aa',
  slate: '#2c3a44',
  white: '#e8ecef',
  beam: '#fff6cf',
  red: '#ff3b2f',
  jet: '#0d0f11',
} as const;
