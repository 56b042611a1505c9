import { z } from 'zod';
import { imageSchema } from './media.js';
import { defineOperation } from './operation.js';
import { orderRowSchema } from './order.js';
import { idSchema, slugSchema, textLine, timestampSchema, versionSchema } from './primitives.js';

const byId = z.strictObject({ id: idSchema });
const term = textLine(60);

/** Words that find each other (`two_way`), or terms that also find replacements (`one_way`). */
export const synonymInput = z
  .strictObject({
    kind: z.enum(['two_way', 'one_way']),
    terms: z.array(term).min(1).max(20),
    replacements: z.array(term).max(20).default([]),
  })
  .refine(({ kind, terms }) => kind === 'one_way' || terms.length > 1, {
    path: ['terms'],
    message: 'Give two words or more that mean the same.',
  })
  .refine(({ kind, replacements }) => (kind === 'one_way') === replacements.length > 0, {
    path: ['replacements'],
    message: 'One-way synonyms need what else to look for; two-way ones have nothing here.',
  })
  .meta({ examples: [{ kind: 'two_way', terms: ['mug', 'beaker'], replacements: [] }] });
export type SynonymInput = z.infer<typeof synonymInput>;
export const synonymSchema = z
  .strictObject({
    id: idSchema,
    kind: z.enum(['two_way', 'one_way']),
    terms: z.array(z.string()),
    replacements: z.array(z.string()),
    version: versionSchema,
    updatedBy: z.string(),
    updatedAt: timestampSchema,
  })
  .meta({ id: 'Synonym' });
export type Synonym = z.infer<typeof synonymSchema>;

/** Which products one query shows first, in this order, and which never. */
export const searchRuleInput = z.strictObject({
  query: textLine(100),
  pinnedIds: z.array(idSchema).max(20).default([]),
  hiddenIds: z.array(idSchema).max(50).default([]),
});
export type SearchRuleInput = z.infer<typeof searchRuleInput>;
const ruleProduct = z.strictObject({
  id: idSchema,
  title: z.string(),
  slug: slugSchema,
  image: imageSchema.nullable(),
});
export const searchRuleSchema = z
  .strictObject({
    id: idSchema,
    query: z.string(),
    pinned: z.array(ruleProduct),
    hidden: z.array(ruleProduct),
    version: versionSchema,
    updatedBy: z.string(),
    updatedAt: timestampSchema,
  })
  .meta({ id: 'SearchRule' });
export type SearchRule = z.infer<typeof searchRuleSchema>;

/** What people typed, over days of the shop. */
export const searchTermsSchema = z
  .strictObject({
    searches: z.int().min(0),
    withoutResults: z.int().min(0),
    top: z.array(z.strictObject({ term: z.string(), searches: z.int(), withoutResults: z.int() })),
    fruitless: z.array(z.strictObject({ term: z.string(), searches: z.int() })),
  })
  .meta({ id: 'SearchTerms' });
export type SearchTerms = z.infer<typeof searchTermsSchema>;

/** What the whole console finds; kinds the caller may not see are empty. */
export const adminSearchSchema = z
  .strictObject({
    products: z.array(
      z.strictObject({ id: idSchema, title: z.string(), status: z.string(), image: imageSchema.nullable() }),
    ),
    orders: z.array(orderRowSchema.pick({ id: true, number: true, customerName: true, total: true, placedAt: true })),
    customers: z.array(z.strictObject({ id: idSchema, name: z.string(), email: z.string() })),
  })
  .meta({ id: 'AdminSearch' });
export type AdminSearch = z.infer<typeof adminSearchSchema>;

const common = { tag: 'Search settings' } as const;

export const searchAdmin = defineOperation({
  ...common,
  id: 'searchAdmin',
  method: 'GET',
  path: '/admin/search',
  summary: 'Products, orders and customers by title, SKU, number, name or e-mail',
  access: 'catalog.read',
  query: z.strictObject({
    q: z.string().trim().min(1).max(100),
    limit: z.coerce.number().int().min(1).max(20).default(5),
  }),
  response: adminSearchSchema,
});
export const listSearchTerms = defineOperation({
  ...common,
  id: 'listSearchTerms',
  method: 'GET',
  path: '/admin/search/terms',
  summary: 'What people search for',
  access: 'catalog.read',
  query: z.strictObject({ days: z.coerce.number().int().min(1).max(365).default(30) }),
  response: searchTermsSchema,
});
export const listSynonyms = defineOperation({
  ...common,
  id: 'listSynonyms',
  method: 'GET',
  path: '/admin/search/synonyms',
  summary: 'Synonyms, newest first',
  access: 'catalog.read',
  response: z.strictObject({ items: z.array(synonymSchema) }),
});
export const addSynonym = defineOperation({
  ...common,
  id: 'addSynonym',
  method: 'POST',
  path: '/admin/search/synonyms',
  summary: 'Add synonyms',
  access: 'catalog.write',
  status: 201,
  body: synonymInput,
  response: synonymSchema,
  versioned: true,
  refusals: ['synonym.too_many', 'synonym.no_word'],
});
export const updateSynonym = defineOperation({
  ...common,
  id: 'updateSynonym',
  method: 'PUT',
  path: '/admin/search/synonyms/{id}',
  summary: 'Replace synonyms',
  access: 'catalog.write',
  params: byId,
  body: synonymInput,
  response: synonymSchema,
  versioned: true,
  refusals: ['synonym.not_found', 'synonym.no_word', 'precondition.failed'],
});
export const deleteSynonym = defineOperation({
  ...common,
  id: 'deleteSynonym',
  method: 'DELETE',
  path: '/admin/search/synonyms/{id}',
  summary: 'Remove synonyms',
  access: 'catalog.write',
  params: byId,
  refusals: ['synonym.not_found'],
});
export const listSearchRules = defineOperation({
  ...common,
  id: 'listSearchRules',
  method: 'GET',
  path: '/admin/search/rules',
  summary: 'Queries with pinned or hidden products, by query',
  access: 'catalog.read',
  response: z.strictObject({ items: z.array(searchRuleSchema) }),
});
export const addSearchRule = defineOperation({
  ...common,
  id: 'addSearchRule',
  method: 'POST',
  path: '/admin/search/rules',
  summary: 'Pin or hide products for a query',
  access: 'catalog.write',
  status: 201,
  body: searchRuleInput,
  response: searchRuleSchema,
  versioned: true,
  refusals: ['search_rule.query_taken', 'search_rule.no_word', 'product.not_found'],
});
export const updateSearchRule = defineOperation({
  ...common,
  id: 'updateSearchRule',
  method: 'PUT',
  path: '/admin/search/rules/{id}',
  summary: 'Change what a query pins and hides',
  access: 'catalog.write',
  params: byId,
  body: searchRuleInput,
  response: searchRuleSchema,
  versioned: true,
  refusals: [
    'search_rule.not_found',
    'search_rule.query_taken',
    'search_rule.no_word',
    'product.not_found',
    'precondition.failed',
  ],
});
export const deleteSearchRule = defineOperation({
  ...common,
  id: 'deleteSearchRule',
  method: 'DELETE',
  path: '/admin/search/rules/{id}',
  summary: 'Let a query show what it finds',
  access: 'catalog.write',
  params: byId,
  refusals: ['search_rule.not_found'],
});
