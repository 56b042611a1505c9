import type { AdminPage, ContentPageInput } from '@smallshop/contract';

/** A content page as it is typed. */
export interface PageDraft {
  readonly title: string;
  readonly bodyHtml: string;
  readonly isPublished: boolean;
  readonly slug: string;
  readonly seoTitle: string;
  readonly seoDescription: string;
}

/** What the form begins with. */
export const draftOf = ({ title, bodyHtml, isPublished, slug, seo }: AdminPage): PageDraft => ({
  title,
  bodyHtml,
  isPublished,
  slug,
  seoTitle: seo.title,
  seoDescription: seo.description,
});

/** The write a draft stands for. */
export const inputOf = ({ seoTitle, seoDescription, ...draft }: PageDraft): ContentPageInput => ({
  ...draft,
  seo: { title: seoTitle.trim(), description: seoDescription.trim() },
});
