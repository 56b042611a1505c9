import type { PageKind } from '@smallshop/theme-kit';
import { categoryView } from './category.js';
import { collectionView } from './collection.js';
import { collectionsView } from './collections.js';
import { contentView } from './content.js';
import { homeView } from './home.js';
import { isPersonal, notFoundView, personalView } from './personal.js';
import { productView } from './product.js';
import { searchView } from './search.js';
import type { View } from './view.js';

const views: Partial<Record<PageKind, View>> = {
  home: homeView,
  category: categoryView,
  collection: collectionView,
  collections: collectionsView,
  product: productView,
  search: searchView,
  page: contentView,
};

/** The view of a kind of page. */
export const viewOf = (kind: PageKind): View => views[kind] ?? (isPersonal(kind) ? personalView : notFoundView);
