import {
  productSortSchema,
  type AdminCollection,
  type Currency,
  type Image,
  type ProductSort,
} from '@smallshop/contract';
import { rulesDraftOf, rulesInput, type RulesDraft } from './rule-draft.js';

/** A collection as it is typed. */
export interface CollectionDraft {
  readonly name: string;
  readonly description: string;
  readonly image: Image | null;
  readonly isPublished: boolean;
  readonly sort: ProductSort;
  /** Null when it is arranged by hand. */
  readonly rules: RulesDraft | null;
  readonly slug: string;
  readonly seoTitle: string;
  readonly seoDescription: string;
}

/** Orders a collection can begin with; the first is called otherwise where rules decide. */
export const sortNames: Readonly<Record<ProductSort, string>> = {
  featured: 'By hand',
  '-publishedAt': 'Newest first',
  price: 'Cheapest first',
  '-price': 'Dearest first',
  title: 'By title',
};

/** The order a select names, or the merchant's own. */
export const sortFrom = (name: string): ProductSort => productSortSchema.catch('featured').parse(name);

/** What the form begins with. Rows of rules get ids that stay the same for the same version. */
export const draftOf = (collection: AdminCollection, currency: Currency): CollectionDraft => ({
  name: collection.name,
  description: collection.description,
  image: collection.image,
  isPublished: collection.isPublished,
  sort: collection.sort,
  rules: collection.rules && withStableIds(rulesDraftOf(collection.rules, currency)),
  slug: collection.slug,
  seoTitle: collection.seo.title,
  seoDescription: collection.seo.description,
});

// Drafts are compared to tell whether anything changed: the same rules must make the same draft.
const withStableIds = (rules: RulesDraft): RulesDraft => ({
  ...rules,
  conditions: rules.conditions.map((condition, index) => ({ ...condition, id: `saved-${index}` })),
});

/** The write a draft stands for, for the contract to judge. */
export const inputOf = (draft: CollectionDraft, currency: Currency): Record<string, unknown> => ({
  name: draft.name,
  description: draft.description,
  mediaId: draft.image?.id ?? null,
  isPublished: draft.isPublished,
  sort: draft.sort,
  rules: draft.rules && rulesInput(draft.rules, currency),
  slug: draft.slug,
  seo: { title: draft.seoTitle.trim(), description: draft.seoDescription.trim() },
});
