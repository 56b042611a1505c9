import type { AdminMenu, LinkState, MenuInput } from '@smallshop/contract';
import type { TreeItem } from '../../ui/sortable/tree-order.js';

/** A link of a menu while it is edited; one without a parent stands on the first level. */
export interface LinkDraft extends TreeItem {
  readonly label: string;
  readonly href: string;
  /** What shoppers find there; null until the server has looked. */
  readonly state: LinkState | null;
}

/** A menu as it is arranged. */
export interface MenuDraft {
  readonly title: string;
  readonly links: readonly LinkDraft[];
}

/** What the form begins with: parents before children. Ids stay the same for the same version, so that drafts compare. */
export const draftOf = ({ title, items }: AdminMenu): MenuDraft => ({
  title,
  links: items.flatMap(({ label, href, state, children }, index) => [
    { id: `${index}`, parentId: null, label, href, state },
    ...children.map((child, k) => ({ id: `${index}-${k}`, parentId: `${index}`, ...child })),
  ]),
});

/** The write a draft stands for. */
export const inputOf = ({ title, links }: MenuDraft): MenuInput => ({
  title: title.trim(),
  items: links
    .filter(({ parentId }) => parentId === null)
    .map(({ id, label, href }) => ({
      label,
      href,
      children: links
        .filter(({ parentId }) => parentId === id)
        .map((child) => ({ label: child.label, href: child.href })),
    })),
});

/** The links without one, and without those below it. */
export const withoutLink = (links: readonly LinkDraft[], id: string): LinkDraft[] =>
  links.filter((link) => link.id !== id && link.parentId !== id);
