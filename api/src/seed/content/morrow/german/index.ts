import type { TranslationSeed } from '../../shape.js';
import { SHOP_NAME } from '../shelf.js';
import { home } from './home.js';
import { kitchen } from './kitchen.js';
import { measures } from './measures.js';
import { pages } from './pages.js';
import { storefront } from './storefront.js';
import { table } from './table.js';
import { words } from './words.js';

/** Morrow & Clay in German. */
export const german: TranslationSeed = {
  locale: 'de',
  shopName: SHOP_NAME,
  products: { ...table, ...kitchen, ...home },
  pages,
  words: { ...words, ...measures, ...storefront },
};
