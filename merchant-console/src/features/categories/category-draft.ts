import type { AdminCategory, CategoryChangeInput } from '@smallshop/contract';

/** A category as it is typed. */
export interface CategoryDraft {
  readonly name: string;
  readonly description: string;
  readonly slug: string;
  readonly seoTitle: string;
  readonly seoDescription: string;
}

/** What the form begins with. */
export const draftOf = ({ name, description, slug, seo }: AdminCategory): CategoryDraft => ({
  name,
  description,
  slug,
  seoTitle: seo.title,
  seoDescription: seo.description,
});

/** The write a draft stands for. */
export const inputOf = ({ name, description, slug, seoTitle, seoDescription }: CategoryDraft): CategoryChangeInput => ({
  name,
  description,
  slug,
  seo: { title: seoTitle.trim(), description: seoDescription.trim() },
});
