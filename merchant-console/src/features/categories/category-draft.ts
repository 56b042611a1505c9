import type { AdminCategory, CategoryChangeInput, Image } from '@smallshop/contract';

/** A category as it is typed. */
export interface CategoryDraft {
  readonly name: string;
  readonly description: string;
  readonly image: Image | null;
  readonly slug: string;
  readonly seoTitle: string;
  readonly seoDescription: string;
}

/** What the form begins with. */
export const draftOf = ({ name, description, image, slug, seo }: AdminCategory): CategoryDraft => ({
  name,
  description,
  image,
  slug,
  seoTitle: seo.title,
  seoDescription: seo.description,
});

/** The write a draft stands for. */
export const inputOf = ({
  name,
  description,
  image,
  slug,
  seoTitle,
  seoDescription,
}: CategoryDraft): CategoryChangeInput => ({
  name,
  description,
  mediaId: image?.id ?? null,
  slug,
  seo: { title: seoTitle.trim(), description: seoDescription.trim() },
});
