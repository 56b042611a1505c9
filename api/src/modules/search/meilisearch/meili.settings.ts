/** Indexes of products begin so; other uses of the same server keep their names. */
export const indexPrefix = 'smallshop-products-';

/** Languages differ in how words are told apart, so each has an index; all shops share it, told apart by `shop`. */
export const indexOf = (locale: string): string => `${indexPrefix}${locale}`;

/** Where the next contents of an index are gathered, until they are exchanged for the present ones. */
export const nextOf = (index: string): string => `${index}-next`;

/** How an index of products answers. Changing anything here wants a reindex. */
export const indexSettings = {
  searchableAttributes: ['title', 'brand', 'subtitle', 'tags', 'details', 'description'],
  filterableAttributes: ['id', 'shop', 'facets', 'price', 'numbers'],
  sortableAttributes: ['price', 'publishedAt', 'titleNorm', 'position', 'numbers'],
  displayedAttributes: ['id', 'price', 'numbers'],
  // An order that was asked for comes before everything; without one, equals stand in the merchant's order.
  rankingRules: ['sort', 'words', 'typo', 'proximity', 'attribute', 'exactness', 'position:asc'],
  typoTolerance: { minWordSizeForTypos: { oneTypo: 4, twoTypos: 8 } },
  // All pages a cursor can reach, and every value a shop's listings can be narrowed by.
  pagination: { maxTotalHits: 2_100 },
  faceting: { maxValuesPerFacet: 10_000, sortFacetValuesBy: { '*': 'count' } },
} as const;
