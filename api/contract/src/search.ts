import { z } from 'zod';
import { categoryReferenceSchema, listingFilters, productListSchema } from './catalog.js';
import { imageSchema } from './media.js';
import { moneySchema } from './money.js';
import { defineOperation } from './operation.js';
import { idSchema, pageQuery, slugSchema } from './primitives.js';

/** Orders of search results. */
export const searchSortSchema = z.enum(['relevance', '-publishedAt', 'price', '-price', 'title']);
export type SearchSort = z.infer<typeof searchSortSchema>;

const words = z.string().trim().min(1).max(100);

/** Words, and what narrows what they find. */
export const searchQuery = pageQuery
  .pick({ limit: true, cursor: true, include: true })
  .extend({ q: words, sort: searchSortSchema.default('relevance'), ...listingFilters });
export type SearchQuery = z.infer<typeof searchQuery>;

export const searchHelpSchema = z
  .strictObject({
    correctedTo: z.string().nullable().meta({ description: 'The wording the look-alikes shown were found by' }),
    shorter: z.array(z.string()).meta({ description: 'Queries of fewer words that find something' }),
  })
  .meta({ id: 'SearchHelp' });
export type SearchHelp = z.infer<typeof searchHelpSchema>;

export const searchResultSchema = productListSchema
  .extend({ help: searchHelpSchema.nullable().meta({ description: 'When the words as typed found nothing' }) })
  .meta({ id: 'SearchResult' });
export type SearchResult = z.infer<typeof searchResultSchema>;

export const searchProducts = defineOperation({
  id: 'searchProducts',
  method: 'GET',
  path: '/search',
  tag: 'Search',
  summary: 'Products matching words, forgiving of typos',
  access: 'public',
  query: searchQuery,
  response: searchResultSchema,
  rateClass: 'search',
  refusals: ['category.not_found'],
});

export const suggestionSchema = z
  .strictObject({
    id: idSchema,
    slug: slugSchema,
    title: z.string(),
    price: moneySchema,
    image: imageSchema.nullable(),
  })
  .meta({ id: 'Suggestion' });
export type Suggestion = z.infer<typeof suggestionSchema>;

export const suggestionsSchema = z
  .strictObject({
    items: z.array(suggestionSchema),
    categories: z.array(categoryReferenceSchema).meta({ description: 'With a word beginning as typed, at most 3' }),
    queries: z.array(z.string()).meta({ description: 'What others typed and found something by, at most 3' }),
  })
  .meta({ id: 'Suggestions' });
export type Suggestions = z.infer<typeof suggestionsSchema>;

export const suggestProducts = defineOperation({
  id: 'suggestProducts',
  method: 'GET',
  path: '/search/suggest',
  tag: 'Search',
  summary: 'Products, categories and queries that begin with, or resemble, what was typed',
  access: 'public',
  query: z.strictObject({
    q: z.string().trim().min(1).max(60),
    limit: z.coerce.number().int().min(1).max(10).default(6),
  }),
  response: suggestionsSchema,
  rateClass: 'search',
});

/** A search somebody made, as the page that showed its results reports it. */
export const searchReport = z.strictObject({
  q: words,
  found: z.int().min(0).max(1_000_000).meta({ description: 'Products found' }),
});
export const reportSearch = defineOperation({
  id: 'reportSearch',
  method: 'POST',
  path: '/search/terms',
  tag: 'Search',
  summary: 'Count a search for “what people search for”; nothing of who searched is kept',
  access: 'public',
  body: searchReport,
  status: 204,
  rateClass: 'report',
});
